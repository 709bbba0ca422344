from django.db import models
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry
from history.querysets import ChapterQuerySet


class Chapter(Narrated, Dated, Entry):
    """The narrative, period by period."""

    precedence = 6

    number = models.PositiveSmallIntegerField()

    objects = ChapterQuerySet.as_manager()

    class Meta:
        ordering = ["number", "uid"]
        constraints = [*Entry.Meta.constraints, *Dated.Meta.constraints]

    def get_absolute_url(self):
        return reverse("history:chapter", args=[self.slug])
