from datetime import date
from types import SimpleNamespace

from awl_archive.dates.bounds import Bounds, bounds
from awl_archive.dates.edtf import parse
from history.containment import stays

ORDER = {"joining_host": 1, "departure": 2}


def roles(kind, edtf="", pk="", /, order=None, **who):
    """The rows of one event; each role names bodies by one letter each."""
    found = bounds(parse(edtf), "within") if edtf else Bounds()
    event = Event(pk or f"{kind} {edtf}", kind, order or ORDER[kind], found, not edtf)
    return [
        SimpleNamespace(pk=f"{event.pk} {role} {body}", role=role, party_id=body, event=event)
        for role, bodies in who.items()
        for body in bodies
    ]


class Event(SimpleNamespace):
    def __init__(self, pk, kind, order, found, is_undated):
        super().__init__(
            pk=pk, kind=kind, date_order=order, bounds=found, is_undated=is_undated,
        )  # fmt: skip

    def __hash__(self):
        return hash(self.pk)


def told(rows):
    return [
        (stay.body.party_id, stay.host.party_id, bool(stay.joining), bool(stay.departure))
        for stay in stays(rows)
    ]


def test_who_joined_stays_until_the_departure_of_the_faction():
    joined = roles("joining_host", "1968", entrant="W", host="S", faction="T")
    left = roles("departure", "1971-12/", faction="T", host="S", successor="W")
    found = stays(joined + left)
    assert [one.body.party_id for one in found] == ["W", "T"]
    assert {one.bounds for one in found} == {
        Bounds(date(1968, 1, 1), date(1968, 12, 31), date(1971, 12, 1), None)
    }


def test_a_body_without_a_faction_of_its_own_is_known_by_what_came_of_it():
    joined = roles("joining_host", "1968", entrant="W", host="S")
    left = roles("departure", "1971", faction="T", host="S", successor="W")
    assert told(joined + left) == [("W", "S", True, True)]


def test_without_a_departure_it_was_there_at_the_joining():
    [stay] = stays(roles("joining_host", "1968", entrant="W", host="S"))
    first, last = date(1968, 1, 1), date(1968, 12, 31)
    assert stay.bounds == Bounds(first, last, first, None)


def test_without_a_joining_it_was_there_at_the_departure():
    [stay] = stays(roles("departure", "1975", faction="L", host="S", successor="P"))
    first, last = date(1975, 1, 1), date(1975, 12, 31)
    assert stay.bounds == Bounds(None, last, first, last)
    assert told(roles("departure", "", faction="L", host="S")) == [("L", "S", False, True)]


def test_an_undated_stay_is_undated():
    [stay] = stays(roles("departure", "", faction="L", host="S"))
    assert stay.is_undated
    assert stay.bounds == Bounds()


def test_it_may_enter_leave_and_enter_again():
    rows = [
        *roles("joining_host", "1968", order=1, entrant="W", host="S"),
        *roles("departure", "1971", order=2, faction="W", host="S"),
        *roles("joining_host", "1980", order=3, entrant="W", host="S"),
        *roles("departure", "1984", order=4, faction="W", host="S"),
    ]
    years = [(one.bounds.earliest_begin.year, one.bounds.latest_end.year) for one in stays(rows)]
    assert years == [(1968, 1971), (1980, 1984)]


def test_another_host_and_another_body_end_nothing():
    joined = roles("joining_host", "1968", entrant="W", host="S")
    rows = joined + roles("departure", "1971", faction="W", host="R")
    assert told(rows) == [("W", "S", True, False), ("W", "R", False, True)]


def test_hosts_in_words_are_never_one_and_the_same():
    joined = roles("joining_host", "1968", entrant="W", host=[None])
    rows = joined + roles("departure", "1971", faction="W", host=[None])
    assert told(rows) == [("W", None, True, False), ("W", None, False, True)]


def test_many_moves_are_paired_in_good_time():
    rows = []
    for number in range(2_000):
        body = [f"body {number}"]
        rows += roles("joining_host", "1968", f"in {number}", entrant=body, host="S")
        rows += roles("departure", "1971", f"out {number}", faction=body, host="S")
    assert all(one.joining and one.departure for one in stays(rows))
    assert len(stays(rows)) == 2_000
