"""What happened on this day, or else in this month, of an earlier year."""

from dataclasses import dataclass

from django.db.models import Case, F, Q, When
from django.db.models.functions import Length, Substr
from django.utils import timezone

from awl_archive.catalogue.models import Card
from history.models import Event
from publications.models import Issue, Publication

KINDS = tuple(model._meta.label for model in (Event, Publication, Issue))
MOST = 5
# The lengths of 1975-12 and 1975-12-31; no interval and no doubt is as long and as plain.
MONTH, DAY = 7, 10


@dataclass(frozen=True)
class Anniversaries:
    heading: str
    cards: list


def anniversaries(at):
    """Of public entries that need no care, dated to the day or the month; None where none is."""
    today = timezone.localdate(at)
    dated = Card.objects.published(at).filter(kind__in=KINDS, needs_care=False, doubtful=False)
    exact = dated.annotate(exact=Length("edtf"), month=Substr("edtf", 5, 3)).filter(
        Q(exact=MONTH) | Q(exact=DAY, earliest_begin=F("latest_end")),
        month=f"-{today.month:02}",
        earliest_begin__lt=today.replace(month=1, day=1),
    )
    is_today = Case(When(exact=DAY, edtf__endswith=f"-{today.day:02}", then=0), default=1)
    found = list(exact.order_by(is_today, "date_order", "pk")[:MOST])
    on_day = [card for card in found if card.edtf[5:] == f"{today.month:02}-{today.day:02}"]
    if on_day:
        return Anniversaries("On this day", on_day)
    return Anniversaries("In this month", found) if found else None
