"""Keep the index: each entry has exactly the documents that its words make."""

from dataclasses import dataclass

from django.db import transaction

from awl_archive.search.backends import backend
from awl_archive.search.models import Document, Name, Words
from awl_archive.search.words import GAP, STOP_WORDS, joined, stems, words

CHUNK = 500
DOCUMENT_FIELDS = (
    "entry_id", "root_id", "kind", "date_order", "first_year", "last_year", "is_dated", "is_cited",
)  # fmt: skip
WORD_FIELDS = ("heading", "body", "text")
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

    @property
    def document(self):
        return {name: getattr(self, name) for name in DOCUMENT_FIELDS}

    @property
    def words(self):
        headings = [
            " ".join([*stems(name), *([GAP, *more] if (more := list(joined(name))) else [])])
            for name in self.names
        ]
        return {
            "heading": f" {GAP} ".join(headings),
            "body": " ".join(stems(self.text)),
            "text": self.text,
        }

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


@transaction.atomic
def write(drafts_by_entry):
    """Make the index hold these documents of these entries, and no others of theirs. Returns how
    many were written or removed."""
    wanted = {draft.record_id: draft for drafts in drafts_by_entry.values() for draft in drafts}
    known = {
        document.record_id: document
        for document in Document.objects.filter(entry__in=drafts_by_entry).select_related("words")
    }
    stale = [document.pk for uid, document in known.items() if uid not in wanted]
    changed = [
        (known.get(uid), draft)
        for uid, draft in wanted.items()
        if uid not in known or _differs(known[uid], draft)
    ]
    _remove([*stale, *(document.pk for document, _ in changed if document)])
    _add(changed)
    return len(stale) + len(changed)


def remove(entry_uid):
    _remove(list(Document.objects.filter(entry=entry_uid).values_list("pk", flat=True)))


def _remove(ids):
    """Raw, as Django would read the rows first for those who listen to deletions."""
    if ids:
        for rows in (
            Name.objects.filter(document__in=ids),
            Words.objects.filter(document__in=ids),
            Document.objects.filter(pk__in=ids),
        ):
            rows._raw_delete(rows.db)


def _add(changed):
    """What was there keeps its number, and with it its place among equals."""
    documents = [
        Document(pk=before.pk if before else None, record_id=draft.record_id, **draft.document)
        for before, draft in changed
    ]
    for some in ([d for d in documents if d.pk], [d for d in documents if not d.pk]):
        Document.objects.bulk_create(some, batch_size=CHUNK)
    pairs = [(document, draft) for document, (_, draft) in zip(documents, changed, strict=True)]
    found = [Words(document=document, **draft.words) for document, draft in pairs]
    backend().add(found)
    Name.objects.bulk_create(
        [name for document, draft in pairs for name in _names(document, draft)], batch_size=CHUNK
    )


def _names(document, draft):
    return [
        Name(
            document=document,
            text=text,
            key=key,
            backward=key.split(" ")[0][::-1],
            is_whole=whole,
            is_below=draft.is_below,
        )
        for text, key, whole in dict.fromkeys(draft.name_rows())
    ]


def _differs(document, draft):
    words = getattr(document, "words", None)
    return (
        words is None
        or {name: getattr(document, name) for name in DOCUMENT_FIELDS} != draft.document
        or {name: getattr(words, name) for name in WORD_FIELDS} != draft.words
    )


def disagreements(drafts_by_entry):
    """Sentences: documents that are missing, too many, or not what the tables say."""
    wanted = {draft.record_id: draft for drafts in drafts_by_entry.values() for draft in drafts}
    found = Document.objects.filter(entry__in=drafts_by_entry).select_related("words")
    known = {document.record_id: document for document in found}
    for uid in known.keys() - wanted.keys():
        yield f"search: the document of {uid} should not be there"
    names = _names_of(known.values())
    for uid, draft in wanted.items():
        if uid not in known:
            yield f"search: {uid} has no document"
        elif _differs(known[uid], draft):
            yield f"search: the document of {uid} disagrees"
        elif names.get(known[uid].pk, set()) != set(draft.name_rows()):
            yield f"search: the names of {uid} disagree"


def _names_of(documents):
    found = {}
    rows = Name.objects.filter(document__in=[document.pk for document in documents])
    for pk, *name in rows.values_list("document", "text", "key", "is_whole"):
        found.setdefault(pk, set()).add(tuple(name))
    return found
