"""What an address leads to: an entry, another address, a tombstone, or nothing."""

from django.apps import apps
from django.http import Http404

from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.records import Record
from awl_archive.publishing.status import ReasonClass


class Moved(Exception):
    """The entry has another address now."""

    def __init__(self, address):
        super().__init__(address)
        self.address = address


class Gone(Exception):
    """Public once, not now. For a person's sake only the class of the reason is said."""

    def __init__(self, title, reason, reason_class):
        personal = reason_class == ReasonClass.PERSONAL
        self.title = "" if personal else title
        self.reason = "" if personal else reason
        self.reason_words = ReasonClass(reason_class).label if reason_class else ""
        super().__init__(self.reason or self.reason_words)

    @classmethod
    def of(cls, entry, at):
        """With the reason of the uppermost that went, where an entry above it did."""
        above = getattr(entry, entry.parent) if entry.parent else None
        if above is not None and not above.is_public(at):
            return cls.of(above, at)
        return cls(entry.authorised_form, entry.reason, entry.reason_class)


def find(queryset, slug, at, parent=""):
    """The public entry at this address. Raises Moved, Gone or Http404."""
    entry = queryset.filter(slug=slug).published(at).first()
    if entry is not None:
        return entry
    hidden = queryset.filter(slug=slug).first()
    if hidden is not None and Record.objects.get(pk=hidden.pk).was_public(at):
        raise Gone.of(hidden, at)
    past = PastSlug.objects.filter(model=queryset.model._meta.label, parent=parent, slug=slug)
    record = Record.objects.filter(past_slugs__in=past).first()
    if hidden is not None or record is None:
        raise Http404
    raise Moved(follow(record, at).get_absolute_url())


def follow(record, at):
    """The public entry that a record of an entry stands for, through merges."""
    for _ in range(10):
        if record.merged_into_id is None:
            break
        record = record.merged_into
    if record.deleted_at is not None:
        raise Gone("", record.reason, record.reason_class)
    entry = apps.get_model(record.model).objects.get(pk=record.pk)
    if record.is_public(at):
        return entry
    if record.was_public(at):
        raise Gone.of(entry, at)
    raise Http404


def permanent(uid, at):
    """The present address of an entry or part, by its permanent one. Raises Gone or Http404."""
    record = Record.objects.select_related("entry").filter(pk=uid).first()
    if record is None:
        raise Http404
    entry = follow(record.entry, at)
    if record.is_entry:
        return entry.get_absolute_url()
    if record.deleted_at is not None:
        raise Gone("", "This statement was removed.", ReasonClass.EDITORIAL)
    if not record.is_public(at):
        raise Http404
    part = apps.get_model(record.model).objects.get(pk=uid)
    place = getattr(part, part.anchor)
    return entry.get_absolute_url() + (f"#{place}" if place != entry.pk else "")
