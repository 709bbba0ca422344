from django.db import models
from django.db.models import Q

from history.models.kinds import Share


def share_words(share, extent):
    whole = share in ("", Share.WHOLE)
    return " of the ".join(filter(None, [extent, "" if whole else Share(share).label]))


class Party(models.Model):
    """Who takes part: a recorded organisation or words, never both, never neither."""

    party = models.ForeignKey(
        "history.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
        help_text="A recorded organisation; or leave empty and describe the party in words.",
    )
    party_words = models.CharField(
        "in words",
        max_length=200,
        blank=True,
        help_text="Only where there is no record, e.g. “other far-left groups”.",
    )
    share = models.CharField(
        max_length=20, choices=Share, blank=True, help_text="Which part of it acted."
    )
    extent = models.CharField(max_length=100, blank=True, help_text="e.g. two-thirds, most")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(party=None) & ~Q(party_words=""))
                | (Q(party__isnull=False) & Q(party_words="")),
                name="%(app_label)s_%(class)s_party",
                violation_error_message=(
                    "Choose an organisation, or describe the party in words: one of the two."
                ),
            )
        ]

    def typed_words(self):
        return [self.party_words]

    @property
    def party_name(self):
        return self.party.authorised_form if self.party_id else self.party_words

    @property
    def share_words(self):
        """Which part of it acted: "leadership", "most of the former members"; "" for the whole."""
        return share_words(self.share, self.extent)
