"""Names that are one slip away from a word that nothing public holds: a letter too many, too few,
another, or two that changed places."""

from awl_archive.search.backends import backend

SHORTEST = 4
MOST = 400


def near(word, at):
    """Words of public names one slip away from this one, the likeliest first.

    A slip stands in one half of the word: the other is looked up, from either end.
    """
    if len(word) < SHORTEST:
        return []
    half = max(2, len(word) // 2 - 1)
    found = {}
    for column, part in (("key", word[:half]), ("backward", word[::-1][:half])):
        for known in _words(column, part, at):
            if known != word and known not in found and is_one_slip(word, known):
                found[known] = (known[0] != word[0], abs(len(known) - len(word)), known)
    return sorted(found, key=found.get)


def _words(column, part, at):
    index = backend()
    where, values = index.starts(column, part)
    rows = index.name_words(f"NOT n.is_below AND {where}", values, at, MOST)
    return (key.split(" ")[0] for key in rows)


def is_one_slip(one, other):
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    swapped = one[same + 1 : same + 2] + one[same : same + 1] + one[same + 2 :]
    return one[same + 1 :] == other[same + 1 :] or swapped == other[same:]
