from django.db import models
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from history.models.kinds import CharacteristicKind, NameKind, OrganisationKind
from history.querysets import DatedPartQuerySet, OrganisationQuerySet


class Organisation(Narrated, Dated, Entry):
    """Its life is typed on it and cited; descent is read off the events."""

    precedence = 1

    kind = models.CharField(max_length=30, choices=OrganisationKind)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["title", "qualifier", "uid"]
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values),
                name="history_organisation_kind",
                violation_error_message="This is no kind of organisation.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("history:organisation", args=[self.slug])

    def other_names(self):
        return [name.name for name in self.names.all()]


class OrganisationName(Dated, Part):
    owners = ("organisation",)
    said_in = ("name",)
    is_name = True

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=NameKind)
    note = models.CharField(max_length=300, blank=True)

    objects = DatedPartQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "name", "uid"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "name", "kind"],
                name="history_organisationname_once",
                violation_error_message="This name is already here.",
            ),
        ]

    def __str__(self):
        return self.name

    def typed_words(self):
        return [self.name]


class Characteristic(Dated, Part):
    """One row of what reference works put into a box: a value, dated and cited."""

    owners = ("organisation",)
    said_in = ("value",)

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="characteristics")
    kind = models.CharField(max_length=30, choices=CharacteristicKind)
    value = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)

    objects = DatedPartQuerySet.as_manager()

    class Meta:
        ordering = ["text_order", "date_order", "uid"]
        constraints = Dated.Meta.constraints

    def __str__(self):
        return f"{self.get_kind_display()}: {self.value}"

    def typed_words(self):
        return [self.value]
