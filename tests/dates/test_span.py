from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awl_archive.dates.bounds import READINGS, bounds
from awl_archive.dates.edtf import EdtfError, parse
from awl_archive.dates.span import Span, certain, possible, span, told, unlimited
from tests.dates.values import AS_OF, NEAR_TEXTS, VALUES, candidates, meets

SPANS = [
    Span(),
    Span(date(1980, 2, 28), date(1980, 2, 28)),
    Span(date(1980, 3, 2), date(1980, 3, 2)),
    Span.of("1980-02"),
    Span.of("1980-03"),
    Span.of("1980-21"),
    Span.of("1980"),
    Span.of("1979"),
    span("1979-12", "1980-03-02"),
    span("1980-03-03", ""),
    span("", "1980-02-29"),
    Span.of("1981"),
    span("1980-02-29", "1980-03-01"),
    Span.of("1980-07"),
]
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1979", date(1979, 1, 1), date(1979, 12, 31)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("1979-02", date(1979, 2, 1), date(1979, 2, 28)),
        ("1979-05-12", date(1979, 5, 12), date(1979, 5, 12)),
        ("1979-24", date(1979, 12, 1), date(1980, 2, 29)),
    ],
)
def test_whole_extent(text, start, end):
    assert Span.of(text) == Span(start, end) == span(text, text)


def test_from_and_to():
    assert span("1975-05", "197X") == Span(date(1975, 5, 1), date(1979, 12, 31))
    assert span("", "1979") == Span(None, date(1979, 12, 31))
    assert span("1979", " ") == Span(date(1979, 1, 1), None)
    assert span("", "") == Span()


@pytest.mark.parametrize("text", ["1975/1979", "1979?", "1979-13", "", "x", "1979\0"])
def test_spans_are_of_plain_dates(text):
    with pytest.raises(EdtfError):
        Span.of(text)


def test_a_span_does_not_end_before_it_begins():
    with pytest.raises(EdtfError, match="before it begins"):
        span("1980", "1979")


@pytest.mark.parametrize("reading", READINGS)
def test_possible_and_certain_equal_brute_force(reading, record_property):
    certain_somewhere = 0
    for text in NEAR_TEXTS:
        pairs = candidates(text, reading, AS_OF)
        found = bounds(parse(text), reading, parse("1980-06"))
        assert pairs, text
        hits = 0
        for asked in SPANS:
            met = [meets(pair, asked.start, asked.end) for pair in pairs]
            assert possible(found, asked) == any(met), (text, asked)
            sure = all(met) and not any(mark in text for mark in "?~%")
            assert certain(found, asked) == sure, (text, asked, found)
            hits += sure and asked != Span()
        certain_somewhere += bool(hits)
    record_property(f"certain somewhere, {reading}", f"{certain_somewhere} of {len(NEAR_TEXTS)}")
    assert certain_somewhere


def test_a_third_of_the_values_is_certain_somewhere(record_property):
    asked = [
        *(Span.of(f"{decade}X") for decade in range(190, 203)),
        Span.of("19XX"),
        *(Span.of(str(year)) for year in range(1960, 2025)),
        Span.of("10XX"),
        Span.of("21XX"),
    ]
    found = [bounds(parse(text), reading) for text in VALUES for reading in READINGS]
    certain_in = [one for one in found if any(certain(one, span) for span in asked)]
    total = len(VALUES) * len(READINGS)
    record_property("certain somewhere", f"{len(certain_in)} of {total}")
    assert len(certain_in) >= total / 3


@given(st.sampled_from(VALUES), st.sampled_from(READINGS), st.none() | DAYS, st.none() | DAYS)
@settings(max_examples=2000, deadline=None)
def test_certain_is_a_subset_of_possible(text, reading, start, end):
    if start and end and end < start:
        start, end = end, start
    found = bounds(parse(text), reading, parse("2024"))
    assert possible(found, Span(start, end)) or not certain(found, Span(start, end))


@given(st.sampled_from(VALUES), st.sampled_from(READINGS), DAYS, st.integers(0, 4000))
@settings(max_examples=1000, deadline=None)
def test_a_wider_span_matches_no_less(text, reading, start, more):
    found = bounds(parse(text), reading, parse("2024"))
    inner, outer = Span(start, start), Span(start, date.fromordinal(start.toordinal() + more))
    for match in (possible, certain):
        assert match(found, outer) or not match(found, inner)


def test_all_time_is_possible_and_certain_unless_doubtful():
    for text in VALUES:
        for reading in READINGS:
            found = bounds(parse(text), reading)
            assert possible(found, Span())
            assert certain(found, Span()) == (not found.doubtful)


@pytest.mark.parametrize(
    ("text", "reading", "asked", "expected"),
    [
        ("1970/1980", "lasted", "1975", 0),
        ("1970/1980", "within", "1975", 1),
        ("1970/", "lasted", "1970-06", 1),
        ("1970/", "lasted", "1971", 2),
        ("/1980", "lasted", "1975", 2),
        ("/1980", "lasted", "1980-06", 1),
        ("2016", "attested", "1975", 2),
        ("2016", "attested", "2016-05", 1),
        ("1979?", "attested", "1979", 2),
        ("1979?", "within", "1979", 1),
        ("1995/..", "lasted", "2030", 2),
    ],
)
def test_how_what_is_possible_is_told(text, reading, asked, expected):
    found = bounds(parse(text), reading, parse("2024") if text.endswith("..") else None)
    assert told(found, Span.of(asked)) == expected


def test_within_its_limits_nothing_is_unlimited():
    for text in VALUES[::5]:
        for reading in READINGS:
            found = bounds(parse(text), reading)
            if found.earliest_begin and found.latest_end:
                assert not any(unlimited(found, asked) for asked in SPANS)


@pytest.mark.parametrize(
    ("begin", "end", "is_of_years"),
    [
        ("", "", True), ("1975", "", True), ("", "197X", True), ("1975", "19XX", True),
        ("1975-01", "1975", True), ("1975-02", "1976", False), ("1975", "1976-11", False),
        ("1975-01-01", "1975-12-31", True), ("1975-01-02", "", False), ("", "1975-12-30", False),
    ],
)  # fmt: skip
def test_whether_it_is_of_years(begin, end, is_of_years):
    assert span(begin, end).is_of_years == is_of_years


@pytest.mark.parametrize(
    ("outer", "inner", "is_held"),
    [
        (("", ""), ("", ""), True), (("", ""), ("1970", "1979"), True),
        (("1970", ""), ("1970", "1979"), True), (("1971", ""), ("1970", "1979"), False),
        (("", "1979"), ("1970", "1979"), True), (("", "1979-11"), ("1970", "1979"), False),
        (("1970", ""), ("", "1979"), False), (("", "1979"), ("1970", ""), False),
    ],
)  # fmt: skip
def test_whether_one_holds_another(outer, inner, is_held):
    assert span(*outer).holds(span(*inner)) == is_held
