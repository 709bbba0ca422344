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
    names = backend().names("key", prefix, at, most * 6)
    for text, uid, *_ in sorted(names, key=_order):
        found.setdefault(uid, text)
    return [(text, uid) for uid, text in found.items()][:most]


def _order(name):
    text, _, is_whole, is_below, key = name
    return is_below, not is_whole, len(text), key
