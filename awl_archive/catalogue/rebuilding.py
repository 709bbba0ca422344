"""Write all that is derived, from the tables; and say where it disagrees with them."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from awl_archive.catalogue.cards import card_of, digest
from awl_archive.catalogue.changes import CARD_FIELDS, unheard
from awl_archive.catalogue.documents import drafts_of, with_what_they_read
from awl_archive.catalogue.models import Card
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.search.backends import backend
from awl_archive.search.indexing import disagreements as document_disagreements
from awl_archive.search.indexing import names_too_many, remove, write
from awl_archive.search.models import Document

CHUNK = 500
# A memory of what the public last saw, not a reading of the tables.
NOT_COMPARED = {"digest"}


def derive(model, progress=lambda done: None):
    """Save every row of an entry or part model once: bounds, HTML, marks, record.

    Locked before they are read: else what an editor saves meanwhile would be written over. Entries
    come before parts, which is the order in which the desk and the door lock.
    """
    done = 0
    with unheard(), transaction.atomic():
        for chunk in _chunks(model.objects.order_by("pk").select_for_update(of=("self",))):
            for row in chunk:
                row.save()
            done += len(chunk)
            if len(chunk) == CHUNK:
                progress(done)
    return done


def rewrite_cards(model, progress=lambda done: None):
    done, at = 0, timezone.now()
    for chunk in _chunks(with_what_they_read(model.objects.order_by("pk"))):
        cards = [card_of(entry) for entry in chunk]
        for entry, card in zip(chunk, cards, strict=True):
            card.digest = digest(entry, at)
        Card.objects.bulk_create(
            cards, update_conflicts=True, unique_fields=["record"], update_fields=CARD_FIELDS
        )
        write(drafts_of(chunk))
        done += len(cards)
        progress(done)
    return done


def rewrite_documents(progress=lambda words: None):
    """Mend the index of search while the site serves: each chunk is a transaction of its own, and
    only what disagrees is written. Returns how many documents were."""
    # First: SQLite refuses to take a row out of an index that does not hold it.
    if mend_index():
        progress("the index itself was made anew")
    written = 0
    with backend().filling():
        for model in entry_models():
            last = ""
            while last is not None:
                last, done = _rewrite_after(model, last)
                written += done
            progress(f"{model._meta.label}: {written} written so far")
    return written + remove_orphans()


@transaction.atomic
def _rewrite_after(model, last):
    """(where the chunk ended, documents written). Locked before they are read, as in `derive`."""
    entries = with_what_they_read(model.objects.order_by("pk")).select_for_update(of=("self",))
    chunk = list(entries.filter(pk__gt=last)[:CHUNK])
    return (chunk[-1].pk, write(drafts_of(chunk))) if chunk else (None, 0)


def mend_index():
    """Returns whether it had to."""
    if backend().is_sound():
        return False
    backend().mend()
    return True


def remove_orphans():
    """Documents of what is no entry, and names without a document."""
    orphans = Document.objects.exclude(_is_entry("entry"))
    uids = set(orphans.values_list("entry", flat=True))
    uids |= names_too_many()
    remove(uids)
    return len(uids)


def _is_entry(path):
    """Whether an entry stands behind a record. Not asked by `in`: PostgreSQL would look through
    all of them for each of many."""
    labels = [model._meta.label for model in entry_models()]
    return Exists(Record.objects.filter(pk=OuterRef(path), model__in=labels, deleted_at=None))


def _chunks(queryset):
    last = ""
    while chunk := list(queryset.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def drop_orphans():
    """Records, and with them cards, that stand for no row; cards that stand for no entry."""
    living = Record.objects.filter(deleted_at=None)
    with unheard():
        for model in (*entry_models(), *part_models()):
            rows = model.objects.filter(pk=OuterRef("pk"))
            living.filter(model=model._meta.label).exclude(Exists(rows)).delete()
    Card.objects.exclude(_is_entry("record")).delete()
    remove_orphans()


@transaction.atomic
def rebuild(progress=lambda words: None):
    """Returns the number of rows derived. One transaction: readers see the old or the new."""
    total = 0
    for model in (*entry_models(), *part_models()):
        total += derive(model, lambda n, m=model: progress(f"{m._meta.label}: {n}"))
        progress(f"{model._meta.label}: derived")
    mend_index()
    drop_orphans()
    for model in entry_models():
        progress(f"{model._meta.label}: {rewrite_cards(model)} cards")
    return total


def disagreements():
    """Sentences that name each row whose record or card is not what the tables say."""
    yield from _record_disagreements()
    yield from _window_disagreements()
    yield from _card_disagreements()
    yield from search_disagreements()


def _record_disagreements():
    for model in (*entry_models(), *part_models()):
        records = Record.objects.filter(model=model._meta.label, deleted_at=None).in_bulk()
        for row in model.objects.iterator(chunk_size=CHUNK):
            record = records.pop(row.pk, None)
            if record is None:
                yield f"{model._meta.label} {row.pk} has no record"
                continue
            due = row.record_values()
            if getattr(row, "parent", ""):
                del due["first_public"]  # it may have been public later than its own columns say
            for name, value in due.items():
                if getattr(record, name) != value:
                    yield f"{model._meta.label} {row.pk}: the record's {name} disagrees"
        for uid in records:
            yield f"record {uid} ({model._meta.label}) stands for no row"


def _window_disagreements():
    known = Record.objects.in_bulk()
    for record in known.values():
        if record.window != record.due_window(known):
            yield f"{record.model} {record.pk}: the record's window disagrees"


def search_disagreements():
    known = set(Document.objects.values_list("entry", flat=True))
    for model in entry_models():
        for chunk in _chunks(with_what_they_read(model.objects.order_by("pk"))):
            yield from document_disagreements(drafts_of(chunk))
            known.difference_update(entry.pk for entry in chunk)
    for uid in known:
        yield f"search: the document of {uid} should not be there"
    for uid in names_too_many():
        yield f"search: the names of {uid} should not be there"
    if not backend().is_sound():
        yield "search: the index does not hold what its table does"


def _card_disagreements():
    cards = Card.objects.in_bulk()
    for model in entry_models():
        for entry in with_what_they_read(model.objects.all()).iterator(chunk_size=CHUNK):
            card, due = cards.pop(entry.pk, None), card_of(entry)
            if card is None:
                yield f"{model._meta.label} {entry.pk} has no card"
                continue
            for name in set(CARD_FIELDS) - NOT_COMPARED:
                if getattr(card, name) != getattr(due, name):
                    yield f"{model._meta.label} {entry.pk}: the card's {name} disagrees"
    for uid in cards:
        yield f"card {uid} stands for no entry"
