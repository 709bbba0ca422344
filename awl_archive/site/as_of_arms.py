"""The kinds of record that answer what stood on a date, how many, and when an answer changes."""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Min, Q, Value
from django.urls import reverse

from awl_archive.dates.models import BOUNDS
from awl_archive.dates.querysets import is_certain, is_possible
from awl_archive.dates.span import possible, told
from awl_archive.site.dated_kinds import DATED_KINDS, TEXT
from history.models.kinds import OrganisationKind, TieKind

DAY = timedelta(1)
CAMPAIGNS = (OrganisationKind.CAMPAIGN, OrganisationKind.ALLIANCE)
INSIDE = (
    TieKind.PHASE_OF, TieKind.PART_OF, TieKind.ORGAN_OF, TieKind.FACTION_OF, TieKind.NOW_PART_OF,
    TieKind.MEMBER_OF, TieKind.AFFILIATED_TO,
)  # fmt: skip


@dataclass(frozen=True)
class Arm:
    """Rows of one kind that answer, in words; `route` and `query` say where they are listed."""

    name: str
    kind: str
    words: str
    narrowed: Q = field(default_factory=Q)
    route: str = ""
    query: tuple = ()

    def rows(self, at):
        return DATED_KINDS[self.kind].public(at).filter(self.narrowed)

    def link(self, text):
        """The list of what is possible in the span that `text` says; "" where there is none."""
        return self._address({"from": text, "to": text})

    def lists(self, other):
        """Whether its list holds the rows of the other arm."""
        return self.route == other.route and set(self.query) <= set(other.query)

    def undated_link(self):
        return self._address({"dated": "undated"})

    def _address(self, query):
        return self.route and f"{reverse(self.route)}?{urlencode(dict(self.query) | query)}"


UNDATED_TITLE = Q(publication__edtf="")
ORGANISATIONS = "history:organisations"
ARMS = {
    arm.name: arm
    for arm in (
        Arm("organisations", "organisation", "organisations, campaigns among them",
            ~Q(kind__in=CAMPAIGNS), ORGANISATIONS),
        Arm("inside", "tie", "ties of one to another", Q(kind__in=INSIDE)),
        Arm("campaign", "organisation", "organisations for a campaign", Q(kind="campaign"),
            ORGANISATIONS, (("kind", "campaign"),)),
        Arm("alliance", "organisation", "alliances", Q(kind="alliance"), ORGANISATIONS,
            (("kind", "alliance"),)),
        Arm("campaigns", "event", "campaigns", Q(kind="campaign"), "history:events",
            (("kind", "campaign"),)),
        Arm("titles", "publication", "titles", Q(), "publications:index"),
        Arm("series", "series", "series of undated titles", UNDATED_TITLE),
        Arm("imprints", "imprint", "imprints of undated titles", UNDATED_TITLE),
        Arm("positions", "position", "positions"),
        Arm("offices", "office", "offices"),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """Of one arm: how many, and the days nearest to the span on which one of its rows changes."""

    possible: int
    certain: int
    undated: int
    before: list
    after: list

    @classmethod
    def of(cls, count, sure, undated, *days):
        ends = [name.endswith("_end") for name in BOUNDS for _ in range(2)]
        # What ends on a day is there until the next.
        moved = [day and day + DAY * is_end for day, is_end in zip(days, ends, strict=True)]
        return cls(count, sure, undated, moved[::2], moved[1::2])

    def with_stays(self, stays, span):
        dated = [one.bounds for one in stays if not one.is_undated]
        days = [day for bounds in dated for day in changes(bounds)]
        here = [told(bounds, span) for bounds in dated if possible(bounds, span)]
        return Tally(
            self.possible + len(here),
            self.certain + here.count(0),
            self.undated + len(stays) - len(dated),
            [*self.before, max((day for day in days if day < span.start), default=None)],
            [*self.after, min((day for day in days if day > span.end), default=None)],
        )


def tally(arm, span, at):
    """The values of an arm's Tally, as a query of one row."""
    sure = Q(doubtful=False, latest_begin__lte=F("earliest_end"))
    found = {
        "possible": Count("pk", filter=is_possible(span)),
        "certain": Count("pk", filter=is_certain(span)),
        "undated": Count("pk", filter=Q(edtf="")),
    }
    for name in BOUNDS:
        condition = sure if name in ("latest_begin", "earliest_end") else Q()
        moved = DAY * name.endswith("_end")
        before = condition & Q(**{f"{name}__lt": span.start - moved})
        after = condition & Q(**{f"{name}__gt": span.end - moved})
        found[f"before_{name}"] = Max(name, filter=before)
        found[f"after_{name}"] = Min(name, filter=after)
    rows = arm.rows(at).annotate(arm=Value(arm.name, TEXT)).values_list("arm")
    return rows.annotate(**found)


def changes(bounds):
    """The days on which it comes, becomes certain, ceases to be certain, goes."""
    begun, ended = bounds.latest_begin, bounds.earliest_end
    is_ever_certain = begun and ended and begun <= ended and not bounds.doubtful
    found = [bounds.earliest_begin, bounds.latest_end and bounds.latest_end + DAY]
    return filter(None, found + ([begun, ended + DAY] if is_ever_certain else []))
