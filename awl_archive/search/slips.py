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
    found, index = {}, backend()
    for column, part in (("key", word[:half]), ("backward", word[::-1][:half])):
        for known in index.name_words(column, part, at, MOST):
            if known != word and known not in found and is_one_slip(word, known):
                found[known] = (known[0] != word[0], abs(len(known) - len(word)), known)
    return sorted(found, key=found.get)


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
