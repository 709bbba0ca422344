"""The one door for a change of status: checks the move, logs it, stamps it, in one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from awl_archive.publishing.models import PastSlug, StatusChange
from awl_archive.publishing.records import Record
from awl_archive.publishing.status import MOVES, Status


class MoveRefused(ValidationError):
    """The entry may not make this move; the message says why in an editor's words."""


def _refuse_unless_allowed(entry, to, reason, reason_class):
    if to not in Status.values:
        raise MoveRefused("There is no such status.")
    if to not in MOVES[entry.status]:
        raise MoveRefused(
            f"An entry that is {entry.get_status_display()} cannot become {Status(to).label}."
        )
    if to == Status.WITHDRAWN and not (reason and reason_class):
        raise MoveRefused("A withdrawal needs a reason for the public, and its class.")
    if to == Status.PUBLISHED and (problems := entry.publication_problems()):
        raise MoveRefused(problems)


@transaction.atomic
def move(entry, to, *, by="", reason="", reason_class=""):
    """Return the entry in its new state. Raises MoveRefused; nothing is changed then."""
    now = timezone.now()
    entry = type(entry).objects.select_for_update().get(pk=entry.pk)
    _refuse_unless_allowed(entry, to, reason, reason_class)
    before, entry.status = entry.status, Status(to)
    if to == Status.WITHDRAWN:
        entry.reason, entry.reason_class = reason, reason_class
        if not entry.was_public(now):
            entry.first_public = None  # withdrawn before its hour came: it never was public
    if to == Status.PUBLISHED:
        if entry.withdraw_at and entry.withdraw_at <= now:
            entry.withdraw_at = None
        if entry.withdraw_at is None:
            entry.reason = entry.reason_class = ""
    entry.save()
    StatusChange.objects.create(
        record_id=entry.pk, before=before, after=to, by=by, at=now,
        reason=reason, reason_class=reason_class,
    )  # fmt: skip
    return entry


@transaction.atomic
def merge(duplicate, into, *, by=""):
    """Delete a duplicate and lead its address to `into`. Its parts are to be moved before."""
    if type(duplicate) is not type(into) or duplicate.pk == into.pk:
        raise MoveRefused("An entry can be merged only into another of its kind.")
    if Record.objects.filter(entry=duplicate.pk, deleted_at=None).exclude(pk=duplicate.pk).exists():
        raise MoveRefused("The duplicate still has parts or citations: move or delete them first.")
    uid, before = duplicate.pk, duplicate.status
    try:
        duplicate.delete()
    except ProtectedError as error:
        raise MoveRefused("Other entries name the duplicate: let them name the other.") from error
    left = Record.objects.filter(pk=uid)
    left.update(merged_into=into.pk)
    if left.exists():
        StatusChange.objects.create(
            record_id=uid, before=before, after=Status.WITHDRAWN, by=by,
            reason=f"merged into {into.pk}",
        )  # fmt: skip


def bury(row):
    """After a deletion: leave a tombstone for what was public, and nothing for what was not."""
    record = Record.objects.filter(pk=row.pk).first()
    if record is None:
        return
    now = timezone.now()
    if not record.was_public(now):
        record.delete()
        return
    if record.is_entry:
        PastSlug.keep(row, row.slug)
        record.reason = row.reason or "The entry was removed."
        record.reason_class = row.reason_class or "editorial"
    record.deleted_at = now
    record.public_from = record.public_until = None
    record.save()
