"""The notes of one page: which citation stands where, numbered as they are first met.

Built once per page from the uids on it; templates ask for marks while they render, and print the
list at the end, so that numbers follow the order of reading.
"""

from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join

from awl_archive.sources.models import Citation, Source

# How a statement is marked that no source makes outright.
INDIRECT = {"implies": "implied", "reports": "reported"}


@dataclass
class Note:
    number: int
    source: Source
    locator: str = ""
    citation: Citation | None = None
    references: list = field(default_factory=list)


class Apparatus:
    def __init__(self, citations, sources=()):
        self.by_uid = {}
        for citation in citations:
            self.by_uid.setdefault(citation.about_id, []).append(citation)
        self.sources = {source.slug: source for source in sources}
        self._notes = {}

    @classmethod
    def of(cls, uids, at, in_prose=()):
        """One query for the citations of these records; `in_prose`: public sources cited there."""
        found = Citation.objects.published(at).filter(about__in=uids)
        citations = list(found.select_related("source").in_order())
        return cls(citations, [*in_prose, *(citation.source for citation in citations)])

    def citations(self, uid):
        return self.by_uid.get(uid, [])

    def evidence(self, uid):
        found = self.citations(uid)
        if any(citation.against for citation in found):
            return "contested"
        return "sourced" if found else "unsourced"

    def entry_evidence(self, uid, parts):
        """Contested if the entry or any of its own parts on the page is; else by its own."""
        if any(self.evidence(key) == "contested" for key in (uid, *parts)):
            return "contested"
        return self.evidence(uid)

    def marks(self, uid):
        """Short words on one record: its evidence, what is not plainly stated, what is not clear.

        Where one source states what another implies, it is stated.
        """
        found = [citation for citation in self.citations(uid) if not citation.against]
        modes = {citation.mode for citation in found}
        words = [self.evidence(uid)]
        words += [] if "states" in modes else sorted(INDIRECT[mode] for mode in modes)
        return words + sorted({citation.condition for citation in found} - {"clear"})

    @property
    def notes(self):
        return list(self._notes.values())

    def _refer(self, key, **values):
        note = self._notes.get(key)
        if note is None:
            note = self._notes[key] = Note(len(self._notes) + 1, **values)
        reference = f"ref-{note.number}-{len(note.references) + 1}"
        note.references.append(reference)
        return format_html(
            '<a href="#note-{0}" id="{1}" aria-label="Note {0}">{0}</a>', note.number, reference
        )

    def _mark(self, citation):
        key = (
            citation.source_id, citation.locator, citation.quotation, citation.against,
            citation.mode, citation.condition, citation.note,
        )  # fmt: skip
        return self._refer(key, source=citation.source, locator=citation.locator, citation=citation)

    def cite(self, uid):
        """The note marks of one record, as HTML; empty where nothing is cited."""
        marks = [(self._mark(citation),) for citation in self.citations(uid)]
        if not marks:
            return ""
        return format_html('<sup class="cite">{}</sup>', format_html_join(" ", "{}", marks))

    def cite_in_prose(self, key, locator):
        source = self.sources.get(key)
        if source is None:
            return ""
        mark = self._refer((source.pk, locator, "prose"), source=source, locator=locator)
        return format_html('<sup class="cite">{}</sup>', mark)

    def cite_in_words(self, key, locator):
        """For readers without a list of notes: the source and the place in brackets."""
        source = self.sources.get(key)
        if source is None:
            return ""
        words = f"{source.title}, {locator}" if locator else source.title
        return format_html(" <cite>[{}]</cite>", words)
