"""Who may see what, as conditions on time: the one place where they are built."""

from datetime import UTC, datetime

from django.db.models import Q

from awl_archive.publishing.status import Status

# The beginning of an entry's window when its publication was not set to a time.
ALWAYS = datetime(1900, 1, 1, tzinfo=UTC)


def entry_is_public(at, path=""):
    """Condition on an entry's own columns; `path` leads to the entry ("event__")."""
    return (
        Q(**{f"{path}status": Status.PUBLISHED})
        & (Q(**{f"{path}publish_at__isnull": True}) | Q(**{f"{path}publish_at__lte": at}))
        & (Q(**{f"{path}withdraw_at__isnull": True}) | Q(**{f"{path}withdraw_at__gt": at}))
    )


def _record_is_open(at, path):
    return Q(**{f"{path}public_from__lte": at}) & (
        Q(**{f"{path}public_until__isnull": True}) | Q(**{f"{path}public_until__gt": at})
    )


def record_is_public(at, path=""):
    """Condition on a record: its entry and its other ends are public."""
    condition = _record_is_open(at, f"{path}entry__") & Q(**{f"{path}deleted_at__isnull": True})
    for end in ("first_end", "second_end"):
        absent = Q(**{f"{path}{end}__isnull": True})
        condition &= absent | _record_is_open(at, f"{path}{end}__")
    return condition


def part_is_public(model, at, path=""):
    """Condition on a part: its owner and every other end are public."""
    condition = entry_is_public(at, f"{path}{model.owner}__")
    for end in model.ends:
        field = model._meta.get_field(end)
        public = entry_is_public(at, f"{path}{end}__")
        condition &= (Q(**{f"{path}{end}__isnull": True}) | public) if field.null else public
    return condition
