"""Names while they are typed."""

from awl_archive.search.backends import backend
from awl_archive.search.words import words

MOST = 8


def suggestions(typed, at, most=MOST):
    """Public names that begin as typed, or one of whose words does: (text, uid of the entry)."""
    prefix = " ".join(words(typed))
    if not prefix:
        return []
    found = {}
    for is_below in (False, True):
        names = _beginning(prefix, is_below, at, most * 6)
        for text, uid, _ in sorted(names, key=_shortest_whole):
            found.setdefault(uid, text)
        if len(found) >= most:
            break
    return [(text, uid) for uid, text in found.items()][:most]


def _beginning(prefix, is_below, at, most):
    index = backend()
    where, values = index.starts("key", prefix)
    return index.names(f"n.is_below = %s AND {where}", [is_below, *values], at, most)


def _shortest_whole(name):
    text, _, is_whole = name
    return not is_whole, len(text)
