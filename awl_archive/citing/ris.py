"""RIS, as reference managers take it: one tag and one value a line."""


def write(reference):
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _lines(reference) if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def _lines(reference):
    yield "TY", reference.form.ris
    yield "ID", reference.key
    yield "TI", reference.title
    yield from (("AU", agent.name) for agent in reference.authors)
    yield from (("ED", agent.name) for agent in reference.editors)
    yield "T2", reference.container
    yield "IS", reference.issue
    yield from zip(("SP", "EP"), reference.pages, strict=False)
    yield "PB", reference.publisher
    if reference.date:
        yield "PY", reference.date[:4]
        yield "DA", _day(reference.date)
    yield "LA", reference.language
    yield "N1", reference.note
    yield "UR", reference.address


def _day(date):
    """Year/month/day/words, with all slashes whatever is missing."""
    return "/".join((*date.split("-"), "", "")[:3]) + "/"
