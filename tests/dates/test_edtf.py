from datetime import date
from itertools import product

import pytest
from edtf import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from awl_archive.dates.edtf import Date, EdtfError, Interval, Missing, parse, parse_plain, shift
from tests.dates import oracle
from tests.dates.values import VALUES


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1975", date(1975, 1, 1), date(1975, 12, 31)),
        ("1980-02", date(1980, 2, 1), date(1980, 2, 29)),
        ("1980-02-29", date(1980, 2, 29), date(1980, 2, 29)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1975-XX", date(1975, 1, 1), date(1975, 12, 31)),
        ("1975-05-XX", date(1975, 5, 1), date(1975, 5, 31)),
        ("1975-XX-XX", date(1975, 1, 1), date(1975, 12, 31)),
        ("1917-21", date(1917, 3, 1), date(1917, 5, 31)),
        ("1917-22", date(1917, 6, 1), date(1917, 8, 31)),
        ("1917-23", date(1917, 9, 1), date(1917, 11, 30)),
        ("1979-24", date(1979, 12, 1), date(1980, 2, 29)),
        ("1979%", date(1979, 1, 1), date(1979, 12, 31)),
        ("1000", date(1000, 1, 1), date(1000, 12, 31)),
        ("21XX", date(2100, 1, 1), date(2199, 12, 31)),
    ],
)
def test_extent(text, first, last):
    assert (parse(text).first, parse(text).last) == (first, last)


def test_parts():
    assert parse(" 1979-05?\n") == Date("1979", "05", "", "?")
    assert parse("1975/..") == Interval(Date("1975"), Missing.OPEN)
    assert parse("/1979~") == Interval(Missing.UNKNOWN, Date("1979", qualifier="~"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1980-02-30", "February 1980 has 29 days, so 1980-02-30 is no date."),
        ("2023-02-29", "February 2023 has 28 days, so 2023-02-29 is no date."),
        ("1980-04-00", "April 1980 has 30 days, so 1980-04-00 is no date."),
        ("1990/1980", "The interval ends (1980) before it begins (1990)."),
        ("1980-05/1980-04", "The interval ends (1980-04) before it begins (1980-05)."),
        ("../..", "at least one date"),
        ("/", "at least one date"),
        ("../", "at least one date"),
        ("/..", "at least one date"),
        ("1979-13", "no month 13"),
        ("1979-00", "no month 00"),
        ("1979-25", "no month 25"),
        ("1979-80", "A span of years is written 1975/1979"),
        ("0000", "outside 1000 to 2199"),
        ("0198", "outside"),
        ("2984", "outside"),
        ("00XX", "outside"),
        ("22XX", "outside"),
        ("", "No date is given."),
        (" \t ", "No date is given."),
        ("1975/1976/1977", "2 slashes"),
        ("//", "2 slashes"),
        ("-0500", "four digits"),
        ("Y17000", "four digits"),
        ("19790", "four digits"),
        ("1985-04-12T23:20:30", "Times"),
        ("1979-05-01 ", None),
        ("1979 -05", "no spaces"),
        ("1975 / 1979", "no spaces"),
        ("197x", "capital X"),
        ("1970s", "197X"),
        ("1979-1981", "slash"),
        ("1979-5", "two digits"),
        ("1979-5-12", "two digits"),
        ("1979-05-1", "two digits"),
        ("?1979", "at the end"),
        ("1979?-05", "at the end"),
        ("1979??", "at the end"),
        ("1979?~", "at the end"),
        ("197X-05", "year without X"),
        ("197X-XX", "year without X"),
        ("1979-21-05", "season"),
        ("1979-21-XX", "season"),
        ("1979-XX-05", "needs a month"),
        ("XXXX", "Write it like"),
        ("1X79", "Write it like"),
        ("[1979,1980]", "Write it like"),
        ("about 1979", "no spaces"),
        ("1979-05-01-02", "Write it like"),
        ("..", "Write it like"),
        ("1979/...", "Write it like"),
        ("１９７９", "plain digits"),
        ("١٩٧٩", "plain digits"),
        ("197²", "plain digits"),
        ("1979\0", "plain digits"),
        ("19\x0079", "plain digits"),
        ("1979\u2013", "plain digits"),
    ],
)
def test_refusals_say_why(text, words):
    if words is None:
        assert str(parse(text)) == text.strip()
        return
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert words in str(refused.value)
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("text", ["9" * 10_000_000, "1979/" * 100_000, "\0" * 1000, "X" * 61])
def test_a_huge_text_is_cut(text):
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert len(str(refused.value)) < 200


def test_plain_dates_only():
    assert parse_plain("197X") == parse("197X")
    for text in ("1975/1979", "1975/", "1979?", "1979~", "1979%", "1979-13", ""):
        with pytest.raises(EdtfError):
            parse_plain(text)


def test_shift_crosses_years():
    assert shift(date(1979, 12, 1), 1) == date(1980, 1, 1)
    assert shift(date(1980, 1, 1), -1) == date(1979, 12, 1)
    assert shift(date(1980, 1, 1), -1200) == date(1880, 1, 1)


def test_parse_and_print_agree():
    assert len(VALUES) > 1000
    for text in VALUES:
        assert str(parse(text)) == text
        assert parse(str(parse(text))) == parse(text)


@given(st.text(alphabet="0123456789X-/.?~%TYx s[]{}\0é٣", max_size=70) | st.text(max_size=70))
@settings(max_examples=1500, deadline=None)
def test_any_text_is_a_date_or_is_explained(text):
    try:
        found = parse(text)
    except EdtfError as error:
        found, message = None, str(error)
    if found is None:
        assert message.isprintable()
        assert len(message) < 200
    else:
        assert str(found) == text.strip()
        assert parse(str(found)) == found


YEARS = st.integers(1000, 2199).map(str)


@given(YEARS, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["", "?", "~", "%"]))
@settings(max_examples=1000, deadline=None)
def test_days_are_those_of_the_calendar(year, month, day, mark):
    text = f"{year}-{month:02}-{day:02}"
    try:
        expected = date(int(year), month, day)
    except ValueError:
        with pytest.raises(EdtfError):
            parse(text + mark)
    else:
        assert parse(text + mark).first == parse(text + mark).last == expected


def test_extents_agree_with_the_edtf_package():
    compared = 0
    for text in [text for text in VALUES if "/" not in text] + oracle.INTERVALS:
        ours = parse(text)
        if oracle.knows(ours.begin):
            assert day(oracle.read(text).lower_strict()) == day(ours.begin.first), text
            compared += 1
        if oracle.knows(ours.end):
            assert day(oracle.read(text).upper_strict()) == day(ours.end.last), text
            compared += 1
    assert compared > 500


def day(when):
    return tuple(when.timetuple() if isinstance(when, date) else when)[:3]


def test_refusals_agree_with_the_edtf_package():
    for year, month in product(("1979", "1980"), range(1, 25)):  # 25 and more are level 2
        text = f"{year}-{month:02}"
        assert _accepts(parse, text) == _accepts(oracle.read, text), text


def _accepts(read, text):
    try:
        return bool(read(text))
    except (EdtfError, EDTFParseException):
        return False
