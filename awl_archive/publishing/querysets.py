from django.db import models
from django.utils import timezone

from awl_archive.publishing.visibility import entry_is_public, part_is_public, record_is_public


class VisibilityQuerySet(models.QuerySet):
    def _public(self, at):
        raise NotImplementedError

    def published(self, at=None):
        return self.filter(self._public(at or timezone.now()))

    def visible_to(self, user):
        """For the admin and its autocomplete only: public channels use `published`."""
        return self if user.is_active and user.is_staff else self.published()


class EntryQuerySet(VisibilityQuerySet):
    def _public(self, at):
        return entry_is_public(at)

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class PartQuerySet(VisibilityQuerySet):
    def _public(self, at):
        return part_is_public(self.model, at)


class RecordQuerySet(VisibilityQuerySet):
    def _public(self, at):
        return record_is_public(at)
