from django.apps import apps
from django.db import models

from awl_archive.publishing.querysets import VisibilityQuerySet
from awl_archive.publishing.records import Record


class Card(models.Model):
    """One per entry, derived and rebuildable: what pages that list several kinds read.

    When it is public stands on its record, which is written in the same save.
    """

    record = models.OneToOneField(
        Record, models.CASCADE, primary_key=True, db_column="uid", related_name="card"
    )
    kind = models.CharField(max_length=50, db_index=True)
    type = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    names = models.JSONField(default=list)
    summary = models.CharField(max_length=400)
    needs_care = models.BooleanField(default=False)
    address = models.CharField(max_length=300)
    edtf = models.CharField(max_length=60)
    date_text = models.CharField(max_length=100)
    earliest_begin = models.DateField(null=True)
    latest_begin = models.DateField(null=True)
    earliest_end = models.DateField(null=True)
    latest_end = models.DateField(null=True)
    doubtful = models.BooleanField(default=False)
    date_order = models.BigIntegerField(db_index=True)
    digest = models.CharField(max_length=64)
    updated = models.DateTimeField(db_index=True)

    objects = VisibilityQuerySet.as_manager()

    class Meta:
        ordering = ["title", "record"]

    def __str__(self):
        return self.title

    @property
    def model(self):
        return apps.get_model(self.kind)

    @property
    def kind_words(self):
        return self.model._meta.verbose_name
