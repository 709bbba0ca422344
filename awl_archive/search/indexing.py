"""Keep the index: each entry has exactly the documents that its words make."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.db.models import Exists, OuterRef

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
    changed = [draft for uid, draft in wanted.items() if _disagrees(known.get(uid), draft)]
    renamed = [draft for uid, draft in wanted.items() if _renamed(names.get(uid, ()), draft)]
    stale = known.keys() - wanted.keys()
    _remove(stale)
    backend().write([Document(**draft.fields) for draft in changed])
    _write_names(renamed)
    return len(stale) + len({draft.record_id for draft in (*changed, *renamed)})


def _short(name):
    """The abbreviations in it, apart from the rest."""
    found = list(joined(name))
    return [GAP, *found] if found else []


def remove(entries):
    """All documents of these entries, and all names."""
    documents = Document.objects.filter(entry__in=entries).values_list("record", flat=True)
    _remove({*documents, *entries})


def names_too_many():
    """Records that have names and no document."""
    documents = Document.objects.filter(record=OuterRef("record"))
    return set(Name.objects.exclude(Exists(documents)).values_list("record", flat=True))


def _remove(uids):
    """Raw, as Django would read the rows first for those who listen to deletions."""
    for model in (Name, Document) if uids else ():
        rows = model.objects.filter(record__in=list(uids))
        rows._raw_delete(rows.db)


def _write_names(drafts):
    before = Name.objects.filter(record__in=[draft.record_id for draft in drafts])
    if drafts:
        before._raw_delete(before.db)
    rows = [(draft.record_id, row) for draft in drafts for row in _names(draft)]
    Name.objects.bulk_create(
        [Name(record_id=uid, **dict(zip(NAME_FIELDS, row, strict=True))) for uid, row in rows],
        batch_size=CHUNK,
    )


def _names(draft):
    """Each once, in their order."""
    return dict.fromkeys(
        (text, key, key.split(" ")[0][::-1], is_whole, draft.is_below)
        for text, key, is_whole in draft.name_rows()
    )


def _disagrees(document, draft):
    return not document or any(getattr(document, name) != getattr(draft, name) for name in FIELDS)


def _renamed(names, draft):
    """A name may change where no stem of it does: its capitals, its accents, its endings."""
    return Counter(names) != Counter(_names(draft).keys())


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
        elif _renamed(names.get(uid, ()), draft):
            yield f"search: the names of {uid} disagree"


def _known(entries):
    """{uid: document} and {uid: [names]} of these entries."""
    known = {one.record_id: one for one in Document.objects.filter(entry__in=entries)}
    names, rows = {}, Name.objects.filter(record__in=list(known))
    for uid, *name in rows.values_list("record", *NAME_FIELDS):
        names.setdefault(uid, []).append(tuple(name))
    return known, names
