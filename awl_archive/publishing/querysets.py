from django.db import models
from django.utils import timezone

from awl_archive.publishing.visibility import IsOpen, is_open


class VisibilityQuerySet(models.QuerySet):
    """Of models with a record: public while the record's window is open."""

    def published(self, at=None):
        return self.filter(IsOpen(at or timezone.now()))

    def visible_to(self, user):
        """For the admin and its autocomplete only: public channels use `published`."""
        return self if user.is_active and user.is_staff else self.published()


class EntryQuerySet(VisibilityQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class PartQuerySet(VisibilityQuerySet):
    def with_ends(self):
        """With what the words of a row read: its ends, and those of an end that is a part."""
        ends = [self.model._meta.get_field(name) for name in self.model.ends]
        beyond = [
            f"{end.name}__{name}" for end in ends for name in getattr(end.related_model, "ends", ())
        ]
        return self.select_related(*self.model.ends, *beyond)


class RecordQuerySet(models.QuerySet):
    def published(self, at=None):
        return self.filter(is_open(at or timezone.now()))
