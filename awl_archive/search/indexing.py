"""Keep the index: each entry has exactly the documents that its words make."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from awl_archive.search.backends import backend
from awl_archive.search.models import Document, Name
from awl_archive.search.words import GAP, STOP_WORDS, joined, stems, words

CHUNK = 500
FIELDS = [f.attname for f in Document._meta.concrete_fields if not f.primary_key]
NAME_FIELDS = ("text", "key", "backward", "is_whole", "is_below")
LONGEST_NAME = 300


@dataclass(frozen=True)
class Draft:
    """What a document should be. `names`: the title first; none for a part of an entry."""

    record_id: str
    entry_id: str
    root_id: str
    kind: str
    names: tuple
    text: str
    date_order: int
    first_year: int | None = None
    last_year: int | None = None
    is_dated: bool = False
    is_cited: bool = False

    @cached_property
    def heading(self):
        names = [[*stems(name), *_short(name)] for name in self.names]
        return f" {GAP} ".join(" ".join(name) for name in names)

    @cached_property
    def body(self):
        return " ".join(stems(self.text))

    @property
    def fields(self):
        return {name: getattr(self, name) for name in FIELDS}

    @property
    def is_below(self):
        return self.root_id != self.entry_id

    def name_rows(self):
        """{(text, key, is whole)}: an entry below another is only found from its first word on."""
        for name in self.names:
            typed = words(name)
            starts = range(len(typed)) if not self.is_below else range(min(1, len(typed)))
            for start in starts:
                if start == 0 or typed[start] not in STOP_WORDS:
                    yield name[:LONGEST_NAME], " ".join(typed[start:])[:LONGEST_NAME], start == 0
            for short in joined(name):
                yield name[:LONGEST_NAME], short, True


@transaction.atomic(savepoint=False)
def write(drafts_by_entry):
    """Make the index hold these documents of these entries, and no others of theirs. Returns how
    many were written or removed."""
    wanted = {draft.record_id: draft for drafts in drafts_by_entry.values() for draft in drafts}
    known, names = _known(drafts_by_entry)
    stale = [document.pk for uid, document in known.items() if uid not in wanted]
    changed = {uid for uid, draft in wanted.items() if _disagrees(known.get(uid), draft)}
    renamed = {uid for uid, draft in wanted.items() if _renamed(known.get(uid), draft, names)}
    _remove(stale)
    written = [Document(**wanted[uid].fields) for uid in changed]
    backend().write(written)
    _write_names([(one, wanted[uid]) for uid, one in (known | _by_record(written)).items()
                  if uid in renamed])  # fmt: skip
    return len(stale) + len(changed | renamed)


def _short(name):
    """The abbreviations in it, apart from the rest."""
    found = list(joined(name))
    return [GAP, *found] if found else []


def remove(entries):
    """All documents of these entries."""
    _remove(list(Document.objects.filter(entry__in=entries).values_list("pk", flat=True)))


def _remove(ids):
    """Raw, as Django would read the rows first for those who listen to deletions."""
    if ids:
        for rows in (
            Name.objects.filter(document__in=ids),
            Document.objects.filter(pk__in=ids),
        ):
            rows._raw_delete(rows.db)


def _write_names(pairs):
    before = Name.objects.filter(document__in=[document.pk for document, _ in pairs])
    if pairs:
        before._raw_delete(before.db)
    rows = [(document, row) for document, draft in pairs for row in _names(draft)]
    Name.objects.bulk_create(
        [Name(document=one, **dict(zip(NAME_FIELDS, row, strict=True))) for one, row in rows],
        batch_size=CHUNK,
    )


def _names(draft):
    """Each once, in their order."""
    return dict.fromkeys(
        (text, key, key.split(" ")[0][::-1], is_whole, draft.is_below)
        for text, key, is_whole in draft.name_rows()
    )


def _disagrees(document, draft):
    return document is None or any(getattr(document, name) != getattr(draft, name) for name in FIELDS)


def _renamed(document, draft, names):
    """A name may change where no stem of it does: its capitals, its accents, its endings."""
    return document is None or Counter(names.get(document.pk, ())) != Counter(_names(draft).keys())


def disagreements(drafts_by_entry):
    """Sentences: documents that are missing, too many, or not what the tables say."""
    wanted = {draft.record_id: draft for drafts in drafts_by_entry.values() for draft in drafts}
    known, names = _known(drafts_by_entry)
    for uid in known.keys() - wanted.keys():
        yield f"search: the document of {uid} should not be there"
    for uid, draft in wanted.items():
        if uid not in known:
            yield f"search: {uid} has no document"
        elif _disagrees(known[uid], draft):
            yield f"search: the document of {uid} disagrees"
        elif _renamed(known[uid], draft, names):
            yield f"search: the names of {uid} disagree"


def _by_record(documents):
    return {document.record_id: document for document in documents}


def _known(entries):
    """{uid: document} of these entries, and {key of a document: its names}."""
    known = _by_record(Document.objects.filter(entry__in=entries))
    names, rows = {}, Name.objects.filter(document__in=[one.pk for one in known.values()])
    for pk, *name in rows.values_list("document", *NAME_FIELDS):
        names.setdefault(pk, []).append(tuple(name))
    return known, names
