from django.db import models
from django.db.models import F, Q

from awl_archive.dates.models import Dated
from awl_archive.publishing.models import Part
from history.models.kinds import TieKind
from history.models.organisations import Organisation
from history.models.parties import Party
from history.querysets import TieQuerySet


class Tie(Party, Dated, Part):
    """A standing relation of one organisation to another, without descent."""

    owners = ("organisation",)
    ends = ("party",)
    said_in = ("party__title", "party_words")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=30, choices=TieKind)
    verb = models.CharField(
        max_length=100, blank=True, help_text="The source's own verb, e.g. “was central to”."
    )
    note = models.CharField(max_length=500, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [
            *Dated.Meta.constraints,
            *Party.Meta.constraints,
            models.CheckConstraint(
                condition=Q(party=None) | ~Q(party=F("organisation")),
                name="history_tie_not_itself",
                violation_error_message="An organisation has no tie to itself.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TieKind.values),
                name="history_tie_kind",
                violation_error_message="This is no kind of tie.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.party_name}"
