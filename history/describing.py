"""How organisations, events, questions and chapters are described: see awl_archive.citing."""

from awl_archive.dates.exact import begun, ended
from awl_archive.pages.describing import as_page
from history.models.kinds import NameKind

# What a body was described as by others is no name of it.
NAMES = (NameKind.OTHER, NameKind.ABBREVIATION, NameKind.FORMER)


def organisation(entry, rows):
    names = [row.name for row in rows["names"] if row.kind in NAMES]
    life = _ends(entry, "foundingDate", "dissolutionDate") if entry.reading == "lasted" else {}
    facts = {"alternateName": names} | life
    return as_page(entry, "Organization", entry.get_kind_display(), facts=facts)


def event(entry, rows):
    facts = _ends(entry, "startDate", "endDate")
    return as_page(entry, "Event", entry.get_kind_display(), facts=facts)


def question(entry, rows):
    about = {"@type": "Thing", "name": entry.get_topic_display()}
    return as_page(entry, "Question", "question", facts={"about": about})


def chapter(entry, rows):
    return as_page(entry, "Chapter", "chapter", facts={"position": entry.number})


def _ends(entry, begin, end):
    return {begin: begun(entry), end: ended(entry)}
