"""The answers to what stood on a date, section by section, and the steps to where they change."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from awl_archive.dates.bounds import Bounds
from awl_archive.dates.edtf import FIRST_YEAR, LAST_YEAR
from awl_archive.dates.models import BOUNDS
from awl_archive.dates.span import possible, told
from awl_archive.site.as_of_arms import ARMS, Tally, tally
from awl_archive.site.dated_kinds import DATED_KINDS
from awl_archive.site.dated_rows import Row, furnished
from awl_archive.site.timeline import united
from history.containment import KINDS, Stay, stays
from history.models import EventRole

SHOWN = 50  # of each arm, certain ones first
SURE = ("certain", "possible", "unlimited")  # as `dates.span.told` numbers them
SECTIONS = {
    "organisations": ("Organisations", ("organisations",)),
    "inside": ("One inside another", ("inside",)),
    "campaigns": ("Campaigns and alliances", ("campaign", "alliance", "campaigns")),
    "publications": ("Papers and other titles", ("titles", "series", "imprints")),
    "positions": ("Positions held", ("positions",)),
    "offices": ("Offices held in public", ("offices",)),
}


class Moment(NamedTuple):
    """As much of an event as is needed to say how long a stay lasted."""

    pk: str
    kind: str
    date_order: int
    bounds: Bounds
    is_undated: bool


class Part(NamedTuple):
    """As much of a role in it."""

    pk: str
    role: str
    party_id: str
    party_words: str
    event: Moment


def moves(at):
    """Roles in all public events of joining a host and of parting from one."""
    rows = EventRole.objects.published(at).filter(event__kind__in=KINDS).order_by()
    columns = (
        "pk", "role", "party_id", "party_words", "event_id", "event__kind", "event__date_order",
        "event__edtf", *(f"event__{name}" for name in (*BOUNDS, "doubtful")),
    )  # fmt: skip
    for pk, role, party, words, event, kind, order, edtf, *bounds in rows.values_list(*columns):
        yield Part(pk, role, party, words, Moment(event, kind, order, Bounds(*bounds), not edtf))


@dataclass
class StayRow:
    """A stay with a host, as a row beside those of records."""

    stay: Stay
    told: int
    cards: dict = field(default_factory=dict, repr=False)
    marks: list = field(default_factory=list)

    kind = "stay"
    is_stay = True

    @property
    def pk(self):
        return self.stay.body.pk

    @property
    def owner(self):
        return self.stay.body.party_id or ""

    @property
    def end(self):
        return self.stay.host.party_id or ""

    @property
    def order(self):
        return self.stay.events[0].date_order

    @property
    def card(self):
        return self.cards.get(self.owner)

    @property
    def other(self):
        return self.cards.get(self.end)

    @property
    def uids(self):
        return (self.owner, self.end, *(event.pk for event in self.stay.events))

    @property
    def joining(self):
        return self.stay.joining and self.cards[self.stay.joining.pk]

    @property
    def departure(self):
        return self.stay.departure and self.cards[self.stay.departure.pk]


@dataclass
class Section:
    """One question with its answers; `more` and `undated` are (count, words, address)."""

    anchor: str
    title: str
    rows: list
    more: list
    undated: list

    @property
    def told(self):
        """(how sure, rows) for each that there is."""
        found = [[row for row in self.rows if row.told == sure] for sure in range(len(SURE))]
        return [one for one in zip(SURE, found, strict=True) if one[1]]


class Answers:
    """All that is public at a moment (`at`) and stood at some time within a span; `text` is how
    a list is asked for that span."""

    def __init__(self, span, text, at):
        self.span, self.text, self.at = span, text, at

    @cached_property
    def tallies(self):
        found = united([tally(arm, self.span, self.at) for arm in ARMS.values()])
        counted = {name: Tally.of(*values) for name, *values in found}
        counted["inside"] = counted["inside"].with_stays(self.stays, self.span)
        return counted

    @cached_property
    def stays(self):
        return stays(moves(self.at))

    @cached_property
    def rows(self):
        """{arm: its rows, certain ones first}, at most so many of each."""
        found = {name: list(self._rows_of(arm)) for name, arm in ARMS.items()}
        found["inside"] += self._stays()
        furnished([row for rows in found.values() for row in rows], self.at)
        return found

    def _rows_of(self, arm):
        kind, found = DATED_KINDS[arm.kind], arm.rows(self.at).surest_first(self.span)
        dates = (*BOUNDS, "doubtful")
        for values in kind.columns(found, *dates)[:SHOWN]:
            row, bounds = Row(*values[: -len(dates)]), Bounds(*values[-len(dates) :])
            row.told = told(bounds, self.span)
            yield row

    def _stays(self):
        here = [one for one in self.stays if not one.is_undated and possible(one.bounds, self.span)]
        rows = [StayRow(one, told(one.bounds, self.span)) for one in here]
        return sorted(rows, key=lambda row: (row.told, row.order, row.pk))[:SHOWN]

    @cached_property
    def sections(self):
        return [self._section(anchor, title, names) for anchor, (title, names) in SECTIONS.items()]

    def _section(self, anchor, title, names):
        rows = [row for name in names for row in self.rows[name]]
        rows.sort(key=lambda row: (row.order, row.pk))
        more = [
            self._listed(ARMS[name], "possible")
            for name in names
            if self.tallies[name].possible > SHOWN
        ]
        undated = [
            self._listed(ARMS[name], "undated") for name in names if self.tallies[name].undated
        ]
        return Section(anchor, title, rows, more, undated)

    def _listed(self, arm, count):
        """(count, words, address); a list that is not narrowed holds the rows of other arms too."""
        others = [name for name, other in ARMS.items() if arm.route and arm.lists(other)]
        total = sum(getattr(self.tallies[name], count) for name in others or [arm.name])
        return total, arm.words, arm.link(self.text) if count == "possible" else arm.undated_link()

    @property
    def previous(self):
        """The last day before the span on which an answer changed, or None."""
        found = [day for one in self.tallies.values() for day in one.before if _askable(day)]
        return max(found, default=None)

    @property
    def next(self):
        found = [day for one in self.tallies.values() for day in one.after if _askable(day)]
        return min(found, default=None)

    @property
    def certain(self):
        return sum(one.certain for one in self.tallies.values())

    @property
    def possible(self):
        return sum(one.possible for one in self.tallies.values())


def _askable(day):
    return day and FIRST_YEAR <= day.year <= LAST_YEAR
