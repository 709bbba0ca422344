"""BibTeX, with the fields that biblatex adds; in UTF-8."""

import calendar

# A brace is counted whatever stands before it, so that it cannot be escaped by a backslash.
ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "$&%#_"}
)


def write(reference):
    fields = [(name, value) for name, value in _fields(reference) if value]
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    return f"@{reference.form.bibtex}{{{reference.key},\n{lines}}}\n"


def _fields(reference):
    year, month, day = (*reference.issued, 0, 0, 0)[:3]
    yield "author", _names(reference.authors)
    yield "editor", _names(reference.editors)
    yield "title", _whole(reference.title)
    yield reference.form.within, _whole(reference.container)
    yield "number", _text(reference.issue)
    yield "pages", _text("--".join(reference.pages))
    yield "publisher", _whole(reference.publisher)
    yield "year", _text(str(year or ""))
    yield "month", calendar.month_abbr[month].lower()
    yield "day", _text(str(day or ""))
    yield "language", _text(reference.language)
    yield "note", _text(reference.note)
    yield "url", f"{{{reference.address}}}"


def _text(text):
    return f"{{{' '.join(text.split()).translate(ESCAPED)}}}" if text else ""


def _whole(text):
    """In two pairs of braces: no style changes its case, and no name is taken apart."""
    return f"{{{_text(text)}}}" if text else ""


def _names(agents):
    names = " and ".join(_text(agent.name) for agent in agents)
    return f"{{{names}}}" if names else ""
