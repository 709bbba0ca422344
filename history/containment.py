"""Who was inside whom, read off the events of joining a host and of parting from it.

Pure: it is given rows of EventRole with their events, and asks no database.
"""

from dataclasses import dataclass
from functools import cached_property

from awl_archive.dates.bounds import Bounds

KINDS = ("joining_host", "departure")
INSIDE = ("entrant", "faction")


@dataclass(frozen=True)
class Stay:
    """A body inside a host, from joining to departure; either event may not be recorded."""

    body: object
    host: object
    joining: object = None
    departure: object = None

    @property
    def events(self):
        return [event for event in (self.joining, self.departure) if event]

    @cached_property
    def bounds(self):
        """An event that is undated sets no bound. It was inside at the moment of either event."""
        begin, end = _bounds(self.joining), _bounds(self.departure)
        return Bounds(
            begin.earliest_begin,
            min(filter(None, [begin.latest_end, end.latest_end]), default=None),
            max(filter(None, [begin.earliest_begin, end.earliest_begin]), default=None),
            end.latest_end,
            begin.doubtful or end.doubtful,
        )

    @property
    def is_undated(self):
        return all(event.is_undated for event in self.events)


def stays(roles):
    """In order of the events. Who joined stays until the next departure from the same host, of
    that body, of the faction it formed, or of what became of the faction."""
    moves = _by_event(roles)
    departures, found, closed = _by_place(moves), [], set()
    for joining in (move for move in moves if move.event.kind == "joining_host"):
        departure = joining.next_of(departures)
        closed.add(departure)
        end = departure and departure.event
        for host in joining.hosts:
            found += [Stay(body, host, joining.event, end) for body in joining.inside]
    for one in moves:
        if one.event.kind == "departure" and one not in closed:
            found += [Stay(b, host, None, one.event) for host in one.hosts for b in one.inside]
    return found


class Move:
    """An event of either kind with the rows of its roles."""

    def __init__(self, event, rows):
        self.event = event
        self.hosts = [row for row in rows if row.role == "host"]
        self.inside = [row for row in rows if row.role in INSIDE]
        self.after = [row for row in rows if row.role == "successor"]

    def places(self, *more):
        """(body, host) uids of all recorded bodies in it."""
        bodies = [row.party_id for row in (*self.inside, *more) if row.party_id]
        return [(body, row.party_id) for row in self.hosts if row.party_id for body in bodies]

    def next_of(self, departures):
        found = [move for place in self.places() for move in departures.get(place, ())
                 if not _before(move.event, self.event)]  # fmt: skip
        return min(found, key=lambda move: _order(move.event), default=None)


def _by_event(roles):
    found = {}
    for row in roles:
        found.setdefault(row.event, []).append(row)
    return [Move(event, found[event]) for event in sorted(found, key=_order)]


def _by_place(moves):
    """Departures by each (body, host) that they part."""
    found = {}
    for move in moves:
        for place in move.places(*move.after) if move.event.kind == "departure" else ():
            found.setdefault(place, []).append(move)
    return found


def _order(event):
    return event.date_order, event.pk


def _before(event, other):
    """Whether it was certainly over before the other began."""
    last, first = event.bounds.latest_end, other.bounds.earliest_begin
    return bool(last and first and last < first)


def _bounds(event):
    return event.bounds if event else Bounds()
