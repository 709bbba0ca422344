from datetime import date
from itertools import product

import pytest

from awl_archive.dates.bounds import PORTIONS, READINGS, Bounds, bounds, date_order
from awl_archive.dates.edtf import Missing, parse
from awl_archive.dates.span import Span, certain, possible
from awl_archive.dates.wording import in_words
from tests.dates import oracle
from tests.dates.values import VALUES

# MODEL: edtf, reading, a, b, c, d, possible in 1979, certain in 1979
TABLE = """
1979      | within   | 1979-01-01 | 1979-12-31 | 1979-01-01 | 1979-12-31 | yes | yes
1979-05   | within   | 1979-05-01 | 1979-05-31 | 1979-05-01 | 1979-05-31 | yes | yes
197X      | within   | 1970-01-01 | 1979-12-31 | 1970-01-01 | 1979-12-31 | yes | no
198X      | within   | 1980-01-01 | 1989-12-31 | 1980-01-01 | 1989-12-31 | no  | no
/1979     | within   | -          | 1979-12-31 | -          | 1979-12-31 | yes | no
/1979     | lasted   | -          | 1979-12-31 | 1979-01-01 | 1979-12-31 | yes | yes
1978/1981 | within   | 1978-01-01 | 1981-12-31 | 1978-01-01 | 1981-12-31 | yes | no
1978/1981 | lasted   | 1978-01-01 | 1978-12-31 | 1981-01-01 | 1981-12-31 | yes | yes
1966/     | within   | 1966-01-01 | -          | 1966-01-01 | -          | yes | no
1975/     | lasted   | 1975-01-01 | 1975-12-31 | 1975-01-01 | -          | yes | no
1975/..   | lasted   | 1975-01-01 | 1975-12-31 | 2024-01-01 | -          | yes | yes
1979      | attested | -          | 1979-12-31 | 1979-01-01 | -          | yes | yes
1983      | attested | -          | 1983-12-31 | 1983-01-01 | -          | yes | no
1979?     | within   | 1979-01-01 | -          | -          | 1979-12-31 | yes | no
1980~     | within   | 1979-01-01 | 1981-12-31 | 1979-01-01 | 1981-12-31 | yes | no
1980/1989 | lasted   | 1980-01-01 | 1980-12-31 | 1989-01-01 | 1989-12-31 | no  | no
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_table_of_bounds(row):
    text, reading, *days, is_possible, is_certain = row
    found = bounds(parse(text), reading, parse("2024"))
    expected = [None if day == "-" else date.fromisoformat(day) for day in days]
    assert found == Bounds(*expected, doubtful=text[-1] in "?~%")
    assert possible(found, Span.of("1979")) == (is_possible == "yes")
    assert certain(found, Span.of("1979")) == (is_certain == "yes")


# MODEL: what the source says, its record (edtf, reading, portion), and how people read it
WORDINGS = [
    ("end of 1975", "1975", "within", "end", "at the end of 1975"),
    ("by 1979 both discontinued", "/1979", "within", "", "by 1979"),
    ("by 1979 both discontinued: run", "1975/1979", "within", "", "between 1975 and 1979"),
    ("by 1983 identified with", "1983", "attested", "", "attested in 1983"),
    ("the split", "/1983", "within", "", "by 1983"),
    ("late 1980s", "198X", "within", "late", "late 1980s"),
    ("throughout the 1980s", "1980/1989", "lasted", "", "1980 to 1989"),
    ("by the 1990s a majority held", "199X", "attested", "", "attested in the 1990s"),
    ("two days after", "2015", "within", "", "2015"),
    ("roughly quarterly, 1985 to 2001", "1985/2001", "lasted", "", "1985 to 2001"),
    ("from February 2006", "2006-02/", "lasted", "", "from February\N{NO-BREAK SPACE}2006"),
    ("since 1995", "1995/..", "lasted", "", "since 1995"),
    ("since 1999", "1999/..", "lasted", "", "since 1999"),
]


@pytest.mark.parametrize(("_", "text", "reading", "portion", "words"), WORDINGS)
def test_table_of_wordings(_, text, reading, portion, words):
    assert in_words(parse(text), reading, portion) == words


def test_what_the_wordings_claim():
    def claims(text, reading, span):
        found = bounds(parse(text), reading, parse("2024"))
        return possible(found, Span.of(span)), certain(found, Span.of(span))

    assert order("1975", "within", "end") > order("1975", "within", "")
    assert claims("1975/1979", "within", "1977") == (True, False)  # lasted would claim it
    assert claims("1975/1979", "lasted", "1977") == (True, True)
    assert claims("198X", "within", "1985") == (True, False)
    assert claims("1980/1989", "lasted", "1985") == (True, True)
    assert claims("2006-02/", "lasted", "2010") == (True, False)
    assert claims("1995/..", "lasted", "2023") == (True, True)
    assert claims("1995/..", "lasted", "2025") == (True, False)
    assert claims("1983", "attested", "1970") == (True, False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1980-03-01~", date(1980, 2, 29), date(1980, 3, 2)),
        ("1980-01~", date(1979, 12, 1), date(1980, 2, 29)),
        ("1980-22~", date(1980, 3, 1), date(1980, 11, 30)),
        ("1979-24~", date(1979, 9, 1), date(1980, 5, 31)),
        ("1980~", date(1979, 1, 1), date(1981, 12, 31)),
        ("1980-XX~", date(1979, 1, 1), date(1981, 12, 31)),
        ("1980-03-XX~", date(1980, 2, 1), date(1980, 4, 30)),
        ("197X~", date(1960, 1, 1), date(1989, 12, 31)),
        ("19XX~", date(1800, 1, 1), date(2099, 12, 31)),
        ("10XX~", date(900, 1, 1), date(1199, 12, 31)),
        ("21XX~", date(2000, 1, 1), date(2299, 12, 31)),
        ("2199-24~", date(2199, 9, 1), date(2200, 5, 31)),
    ],
)
def test_about_widens_by_one_unit(text, first, last):
    assert bounds(parse(text), "within") == Bounds(first, last, first, last, doubtful=True)
    found = bounds(parse(text.replace("~", "%")), "within")
    assert found == Bounds(first, None, None, last, doubtful=True)


@pytest.mark.parametrize(
    ("text", "as_of", "ends"),
    [
        ("1975/..", None, date(1975, 1, 1)),
        ("1975/..", "2024-05", date(2024, 5, 1)),
        ("1975/..", "1974", date(1975, 1, 1)),
        ("1975/", "2024", date(1975, 1, 1)),
        ("1975/1979", "2024", date(1979, 1, 1)),
        ("../1979", "2024", date(1979, 1, 1)),
        ("1975?/..", "2024", None),
        ("1975~/..", "2024", date(2024, 1, 1)),
    ],
)
def test_open_ends_are_certain_up_to_as_of(text, as_of, ends):
    found = bounds(parse(text), "lasted", as_of and parse(as_of))
    assert found.earliest_end == ends


def test_as_of_touches_only_what_lasted():
    for reading in ("within", "attested"):
        assert bounds(parse("1975/.."), reading, parse("2024")) == bounds(parse("1975/"), reading)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1975", (date(1975, 1, 1), date(1975, 12, 31), date(1975, 1, 1), date(1975, 12, 31))),
        (
            "1975/1975-03",
            (date(1975, 1, 1), date(1975, 3, 31), date(1975, 3, 1), date(1975, 3, 31)),
        ),
        (
            "1975-03/1975",
            (date(1975, 3, 1), date(1975, 3, 31), date(1975, 3, 1), date(1975, 12, 31)),
        ),
        ("../1975", (None, date(1975, 12, 31), date(1975, 1, 1), date(1975, 12, 31))),
    ],
)
def test_lasted_clips(text, found):
    assert bounds(parse(text), "lasted") == Bounds(*found)


@pytest.mark.parametrize(
    ("text", "begun", "ending"),
    [
        ("1990/1992", date(1992, 12, 31), date(1990, 1, 1)),
        ("1966/", None, date(1966, 1, 1)),
        ("/1979", date(1979, 12, 31), None),
        ("1979?", None, None),
    ],
)
def test_attested_at_some_moment_inside(text, begun, ending):
    found = bounds(parse(text), "attested")
    assert found == Bounds(None, begun, ending, None, doubtful="?" in text)


@pytest.mark.parametrize("reading", READINGS)
def test_bounds_are_in_order(reading):
    for text, as_of in product(VALUES, (None, parse("1980"), parse("2024-02-03"))):
        found = bounds(parse(text), reading, as_of)
        a, b, c, d = found.earliest_begin, found.latest_begin, found.earliest_end, found.latest_end
        for early, late in ((a, b), (c, d), (b, d), (a, c)):
            assert not (early and late) or early <= late, text
        assert found.doubtful == any(mark in text for mark in "?~%")


def test_unknown_readings_are_refused():
    with pytest.raises(LookupError):
        bounds(parse("1975"), "sometime")


def test_bounds_agree_with_the_edtf_package(record_property):
    """All four, from the extents that it gives for each end."""
    compared = 0
    for text in VALUES:
        ours = parse(text)
        begin, end = oracle.extent(ours.begin), oracle.extent(ours.end)
        if not (begin and end):
            continue
        (first, begun), (ending, last) = begin, end
        assert four(ours, "within") == [first, last, first, last], text
        assert four(ours, "lasted") == [first, min(begun, last), max(ending, first), last], text
        assert four(ours, "attested") == [None, last, first, None], text
        compared += 1
    record_property("EDTF values whose bounds the edtf package confirms", compared)
    assert compared > 300


def four(when, reading):
    found = bounds(when, reading)
    days = found.earliest_begin, found.latest_begin, found.earliest_end, found.latest_end
    return [day and day.timetuple()[:3] for day in days]


def order(text, reading="within", portion="", place=0):
    when = parse(text) if text else None
    return date_order(when, bounds(when, reading) if when else Bounds(), portion, place)


def test_order_has_fifteen_digits():
    assert order("1975-05-12", portion="late", place=42) == 19750512_3_000042
    assert order("") == 99999999_0_000000
    assert order("", place=999_999) < 10**15
    for text in VALUES:
        assert 9_000101 * 10**7 <= order(text) < order("")


def test_order_by_the_first_known_of_a_d_c_b():
    assert order("1975", "lasted") == 19750101 * 10**7
    assert order("/1979") == 19791231 * 10**7
    assert order("1979", "attested") == 19790101 * 10**7
    assert order("/1979", "attested") == 19791231 * 10**7
    assert order("1979?", "attested") == order("/1979?", "attested") == 19790101 * 10**7


def test_order_by_portion_then_by_text_then_nothing():
    keys = [(portion, place) for portion in PORTIONS for place in (0, 1, 999_999)]
    orders = [order("1975", portion=portion, place=place) for portion, place in keys]
    assert orders == sorted(set(orders))
    assert orders[-1] < order("1975-01-02")


def test_an_interval_with_an_unknown_begin_knows_its_end():
    assert parse("/1979").begin is Missing.UNKNOWN
    assert order("../1979") == order("/1979")
