import pytest

from history.drawing.plan import plan
from history.drawing.times import phases, succession, times, whisker
from tests.history.drawing.rows import Lineage, Link, Tie


def looks(lineage, key, links=()):
    found = times(plan(lineage.joints(), links=links))
    return [(round(part.start, 1), round(part.end, 1), part.look) for part in found.segments[key]]


def at(lineage, **options):
    """Where each event stands, by its number."""
    found = plan(lineage.joints(), **options)
    return {key: round(moment.at, 1) for key, moment in times(found).moments.items()}


@pytest.mark.parametrize(
    ("life", "drawn"),
    [
        (("1970/1980", "lasted"), [(1971, 1980, "certain")]),
        (("1970/..", "lasted"), [(1971, 2024, "certain"), (2024, 2024, "open")]),
        (("1970/", "lasted"), [(1970, 1971, "certain"), (1971, 1973.5, "unknown")]),
        (("/1979", "lasted"), [(1976.5, 1979, "unknown"), (1979, 1980, "certain")]),
        (("1979", "attested"),
         [(1976.5, 1979, "unknown"), (1979, 1980, "certain"), (1980, 1982.5, "unknown")]),
        (("196X/1980", "lasted"), [(1960, 1970, "possible"), (1970, 1980, "certain")]),
    ],
)  # fmt: skip
def test_a_bar_by_its_own_dates(life, drawn):
    lineage = Lineage({"a": life})
    lineage.event("breakaway", "1975", parent="a", successor="b")
    assert looks(lineage, "a") == drawn


def test_dated_knots_begin_and_end_a_bar():
    lineage = Lineage()
    lineage.event("breakaway", "1970", parent="x", successor="a")
    lineage.event("succession", "1980", predecessor="a", successor="b")
    assert looks(lineage, "a") == [(1970.5, 1980.5, "certain")]


def test_what_an_undated_knot_begins_is_possible_until_it_is_known():
    lineage = Lineage({"a": ("1981/1990", "attested")})
    lineage.event("breakaway", "1978", parent="x", successor="p")
    lineage.event("succession", "", parent="p", successor="a")
    assert looks(lineage, "a") == [
        (1979.7, 1981, "possible"), (1981, 1991, "certain"), (1991, 1993.5, "unknown"),
    ]  # fmt: skip


def test_an_entrant_is_dashed_while_it_is_inside():
    lineage = Lineage({"a": ("1960/1980", "lasted")})
    lineage.event("joining_host", "1968", entrant="a", host="h", faction="f")
    lineage.event("departure", "1971", faction="f", host="h", successor="a")
    assert looks(lineage, "a") == [
        (1961, 1968.5, "certain"), (1968.5, 1971.5, "dashed"), (1971.5, 1980, "certain"),
    ]  # fmt: skip


def test_undated_knots_stand_between_what_they_must():
    lineage = Lineage()
    lineage.event("breakaway", "1970", parent="x", successor="a")
    lineage.event("succession", "", predecessor="a", successor="b")
    lineage.event("succession", "1980", predecessor="b", successor="c")
    assert at(lineage) == {"e0": 1970.5, "e1": 1975.5, "e2": 1980.5}


def test_a_part_of_another_event_stands_with_it_and_a_later_one_after():
    lineage = Lineage()
    whole = lineage.event("fusion", "1975", predecessor="a b", successor="c")
    part = lineage.event("breakaway", "", successor="d")
    later = lineage.event("fusion", "", predecessor="d", continuing_party="e")
    links = [Link(part, "part_of", whole), Link(later, "after", part)]
    found = at(lineage, links=links)
    assert found == {"e0": 1975.5, "e1": 1975.5, "e2": 1977.0}


def test_how_vague_a_date_is_stays_with_it():
    lineage = Lineage()
    lineage.event("succession", "1966/1968", predecessor="a", successor="b")
    lineage.event("succession", "1971-12/", predecessor="b", successor="c")
    lineage.event("succession", "1975", predecessor="c", successor="d")
    moments = times(plan(lineage.joints())).moments
    assert [moments[key].is_vague for key in ("e0", "e1", "e2")] == [True, True, False]
    assert [round(year, 1) for year in whisker(moments["e1"])] == [1971.9, 1974.4]


def test_an_undated_phase_fills_what_the_dated_ones_leave():
    lineage = Lineage({"a": ("1970/1980", "lasted"), "b": ("1975/1990", "lasted")})
    lineage.event("succession", "1980", predecessor="a", successor="b")
    lineage.bodies["b"].edtf = "1975/1990"
    group, other = lineage.bodies["a"], lineage.bodies["b"]
    whole = lineage.body("tendency")
    ties = [Tie("1970/1980", organisation=group, party=whole, kind="phase_of"),
            Tie(organisation=other, party=whole, kind="phase_of")]  # fmt: skip
    found = plan(lineage.joints(), ties)
    drawn = phases(found.bands[0], times(found))
    assert [(key, round(start, 1), round(end, 1)) for key, start, end in drawn] == [
        ("a", 1971.0, 1980.5), ("b", 1980.5, 1990.0),
    ]  # fmt: skip
    assert succession(drawn) == drawn


def test_without_any_date_places_show_an_order():
    lineage = Lineage()
    lineage.event("succession", "", predecessor="a", successor="b")
    lineage.event("succession", "", predecessor="b", successor="c")
    found = plan(lineage.joints())
    assert not found.is_dated
    moments = times(found).moments
    assert moments["e0"].at < moments["e1"].at
