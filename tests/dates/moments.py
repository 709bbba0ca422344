from django.db import models

from awl_archive.dates.models import Dated
from awl_archive.dates.querysets import DatedQuerySet


class Moment(Dated):
    uid = models.CharField(primary_key=True, max_length=10)
    title = models.CharField(max_length=20, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        app_label = "dates_test"
