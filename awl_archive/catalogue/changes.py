"""The one listener: after a change of an entry, its parts or citations its card and version follow.

Connected in `ready()`. Raw saves (fixtures) are left to `rebuild`. Inside `collected()` every
entry is refreshed once, at the end; bulk verbs call `touch` themselves.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from awl_archive.catalogue.cards import card_of, digest
from awl_archive.catalogue.documents import drafts_of
from awl_archive.catalogue.models import Card
from awl_archive.publishing.door import bury
from awl_archive.publishing.models import Entry, Part
from awl_archive.publishing.records import Record
from awl_archive.search import indexing
from awl_archive.sources.models import Citation, ExternalIdentifier

_collecting = ContextVar("collecting", default=None)
# What the cards of entries below it read off an entry; and what is known of it from before.
INHERITED = ("address", "edtf", "date_order", "date_text")
REMEMBERED = ("digest", *INHERITED)
CARD_FIELDS = [f.name for f in Card._meta.concrete_fields if not f.primary_key]


@contextmanager
def collected():
    """Refresh each touched entry once, when the outermost block ends, in its transaction."""
    if _collecting.get() is not None:
        yield
        return
    token = _collecting.set({})
    try:
        with transaction.atomic():
            yield
            changed = _collecting.get()
            for uid in list(changed):
                refresh(uid, bump=changed[uid])
    finally:
        _collecting.reset(token)


@contextmanager
def unheard():
    """For `rebuild`, which writes what is derived and changes no entry."""
    token = _collecting.set({})
    try:
        yield
    finally:
        _collecting.reset(token)


def touch(uid, *, bump=True):
    """An entry changed (`bump`), or something that its card shows did."""
    pending = _collecting.get()
    if pending is None:
        refresh(uid, bump=bump)
    else:
        pending[uid] = pending.get(uid, False) or bump


def refresh(uid, *, bump):
    record = Record.objects.filter(pk=uid, deleted_at=None).first()
    if record is None:
        return
    model = apps.get_model(record.model)
    entries = model.objects.filter(pk=uid)
    if bump:
        entries.update(version=F("version") + 1)
    entry = entries.first()
    if entry is not None:
        write(entry, timezone.now())


def write(entry, at):
    """Write the card; `updated` moves only when the public sees something else than before."""
    card = card_of(entry)
    card.digest = digest(entry, at)
    before = Card.objects.filter(pk=entry.pk).values_list(*REMEMBERED).first()
    if before is not None and before[0] != card.digest:
        card.updated = at
        type(entry).objects.filter(pk=entry.pk).update(updated=at)
    Card.objects.bulk_create(
        [card], update_conflicts=True, unique_fields=["record"], update_fields=CARD_FIELDS
    )
    indexing.write(drafts_of([entry]))
    if before is not None and before[1:] != tuple(getattr(card, name) for name in INHERITED):
        _carry_on_below(entry)


def _carry_on_below(entry):
    """What stands below has other words now, too."""
    below = Record.objects.filter(first_end=entry.pk, entry=F("uid"), deleted_at=None)
    for uid in below.values_list("pk", flat=True):
        touch(uid, bump=False)


def saved(sender, instance, raw=False, created=False, **kwargs):
    if raw:
        return
    if isinstance(instance, Entry):
        touch(instance.pk, bump=not created)
    elif isinstance(instance, Part):
        _part_changed(instance)


def deleted(sender, instance, **kwargs):
    if not isinstance(instance, Entry | Part):
        return
    for model in (Citation, ExternalIdentifier):
        model.objects.filter(about=instance.pk).delete()
    bury(instance)
    if isinstance(instance, Entry):
        Card.objects.filter(pk=instance.pk).delete()
        indexing.remove([instance.pk])
    else:
        _part_changed(instance)


def linked(sender, instance, action, reverse=False, pk_set=None, **kwargs):
    if not action.startswith("post_"):
        return
    for row in [instance] if not reverse else []:
        if isinstance(row, Entry):
            touch(row.pk)
    if reverse:
        for uid in pk_set or ():
            touch(uid)


def _part_changed(part):
    touch(part.owner_uid)
    for uid in _entries_at_the_ends(part):
        touch(uid, bump=False)


def _entries_at_the_ends(part):
    for end in part.ends:
        if uid := getattr(part, f"{end}_id"):
            is_part = issubclass(part._meta.get_field(end).related_model, Part)
            yield Record.objects.get(pk=uid).entry_id if is_part else uid
