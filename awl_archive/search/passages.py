"""The place in a text where the words of a query stand."""

from itertools import islice

from awl_archive.search.words import WORD, stem

BEFORE, AFTER = 12, 28


def passage(text, body, marked):
    """[(words, whether they are a hit)] round the first hit; [] where the text has none.

    `body` holds the stems of `text`, word for word: the place is found there.
    """
    place = _first(f" {body} ", marked)
    if place is None:
        return []
    begin, end = max(0, place - BEFORE), place + AFTER
    found = list(islice(WORD.finditer(text), begin, end))
    if not found:
        return []
    return list(_pieces(text, found, marked, begin > 0))


def _first(body, marked):
    """The place of the first word that is marked, counted in words."""
    found = [at for one in marked if (at := body.find(f" {one} ")) >= 0]
    return body.count(" ", 0, min(found)) if found else None


def _pieces(text, found, marked, is_cut):
    start = found[0].start() if is_cut else 0
    before = "… " if is_cut else ""
    for match in found:
        if stem(match[0]) in marked:
            if before or match.start() > start:
                yield before + text[start : match.start()], False
            yield match[0], True
            before, start = "", match.end()
    last = found[-1].end()
    rest = text[start:last] + ("…" if last < len(text.rstrip()) else "")
    if rest:
        yield before + rest, False
