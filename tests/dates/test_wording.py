import re
from itertools import product

import pytest

from awl_archive.dates.bounds import PORTIONS, READINGS, bounds
from awl_archive.dates.edtf import parse
from awl_archive.dates.wording import in_words, match_words, takes_portion
from tests.dates.values import VALUES

WORDS = [  # a space stands for a no-break space where \N{NO-BREAK SPACE} is written as _
    ("1975", "within", "", "1975"),
    ("1975", "lasted", "", "1975"),
    ("1971-12", "within", "", "December_1971"),
    ("2015-09-12", "within", "", "12_September_2015"),
    ("1975-XX", "within", "", "1975"),
    ("1975-05-XX", "within", "", "May_1975"),
    ("1975-XX-XX", "within", "", "1975"),
    ("198X", "within", "", "1980s"),
    ("19XX", "within", "", "20th century"),
    ("10XX", "within", "", "11th century"),
    ("20XX", "within", "", "21st century"),
    ("1917-21", "within", "", "spring 1917"),
    ("1917-22", "within", "", "summer 1917"),
    ("1917-23", "within", "", "autumn 1917"),
    ("1978-24", "within", "", "winter 1978–79"),
    ("1999-24", "within", "", "winter 1999–00"),
    ("1975", "within", "end", "at the end of 1975"),
    ("1975", "within", "early", "early 1975"),
    ("1975", "within", "mid", "mid-1975"),
    ("198X", "within", "late", "late 1980s"),
    ("198X", "within", "end", "at the end of the 1980s"),
    ("1971-12", "within", "end", "at the end of December_1971"),
    ("1979?", "within", "", "perhaps 1979"),
    ("1980~", "within", "", "about 1980"),
    ("1980%", "within", "", "perhaps about 1980"),
    ("198X~", "within", "", "about the 1980s"),
    ("1979?", "within", "end", "perhaps at the end of 1979"),
    ("1979~", "within", "end", "about the end of 1979"),
    ("1966/1968", "within", "", "between 1966 and 1968"),
    ("1971-12/1972-01", "within", "", "between December_1971 and January_1972"),
    ("198X/1992", "within", "", "between the 1980s and 1992"),
    ("1966?/1968~", "within", "", "between perhaps 1966 and about 1968"),
    ("1975/1975", "within", "", "1975"),
    ("/1979", "within", "", "by 1979"),
    ("../1979", "within", "", "by 1979"),
    ("/1979", "within", "end", "by the end of 1979"),
    ("1966/", "within", "", "1966 or later"),
    ("1966/..", "within", "", "1966 or later"),
    ("1971-12/", "within", "", "December_1971 or later"),
    ("1985/2001", "lasted", "", "1985 to 2001"),
    ("1975/", "lasted", "", "from 1975"),
    ("1975~/", "lasted", "", "from about 1975"),
    ("198X/", "lasted", "late", "from the late 1980s"),
    ("1995/..", "lasted", "", "since 1995"),
    ("/1979", "lasted", "", "until 1979"),
    ("../1979", "lasted", "", "until 1979"),
    ("1983", "attested", "", "attested in 1983"),
    ("1983-05", "attested", "", "attested in May_1983"),
    ("1983-05-12", "attested", "", "attested on 12_May_1983"),
    ("1983", "attested", "end", "attested at the end of 1983"),
    ("199X", "attested", "", "attested in the 1990s"),
    ("1983?", "attested", "", "attested, perhaps in 1983"),
    ("1983~", "attested", "", "attested about 1983"),
    ("1983%", "attested", "", "attested, perhaps about 1983"),
    ("1990/1992", "attested", "", "attested between 1990 and 1992"),
    ("/1979", "attested", "", "attested by 1979"),
    ("1966/", "attested", "", "attested in 1966 or later"),
]


@pytest.mark.parametrize(("text", "reading", "portion", "words"), WORDS)
def test_in_words(text, reading, portion, words):
    assert in_words(parse(text), reading, portion) == words.replace("_", "\N{NO-BREAK SPACE}")


def test_every_date_has_words_and_none_is_edtf():
    for text, reading, portion in product(VALUES, READINGS, PORTIONS):
        words = in_words(parse(text), reading, portion)
        assert words == words.strip() != ""
        assert not re.search(r"[X/?~%]|\.\.|\d-\d|  |the the", words), (text, reading, words)
        assert words == text or not words.isdigit() or text.startswith(words), (text, words)


def test_readings_of_an_interval_read_differently():
    for text in ("1966/1968", "1966/", "/1968", "1966?/1968"):
        assert len({in_words(parse(text), reading) for reading in READINGS}) == 3


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("1975", True),
        ("1975-05", True),
        ("198X", True),
        ("1975/", True),
        ("../1979", True),
        ("1975-XX", True),
        ("1975/1975", True),
        ("1975-05-12", False),
        ("1975/1979", False),
    ],
)
def test_portions_go_with_one_date(text, takes):
    assert takes_portion(parse(text)) == takes


@pytest.mark.parametrize(
    ("text", "reading", "certain", "possible"),
    [
        (
            "1975/1979",
            "lasted",
            "certain from 31_December_1975 to 1_January_1979",
            "possible from 1_January_1975 to 31_December_1979",
        ),
        (
            "1979",
            "within",
            "certain at some time from 1_January_1979 to 31_December_1979",
            "possible from 1_January_1979 to 31_December_1979",
        ),
        ("1979-05-12", "within", "certain on 12_May_1979", "possible on 12_May_1979"),
        (
            "/1979",
            "within",
            "certain at some time up to 31_December_1979",
            "possible up to 31_December_1979",
        ),
        (
            "1966/",
            "within",
            "certain at some time from 1_January_1966 on",
            "possible from 1_January_1966 on",
        ),
        (
            "1995/..",
            "lasted",
            "certain from 31_December_1995 to 1_January_2024",
            "possible from 1_January_1995 on",
        ),
        (
            "1983",
            "attested",
            "certain at some time from 1_January_1983 to 31_December_1983",
            "possible at any time",
        ),
        (
            "1979?",
            "within",
            "nothing is certain",
            "possible from 1_January_1979 to 31_December_1979",
        ),
        (
            "1980-01~",
            "within",
            "nothing is certain",
            "possible from 1_December_1979 to 29_February_1980",
        ),
        ("1979?", "attested", "nothing is certain", "possible at any time"),
    ],
)
def test_match_words(text, reading, certain, possible):
    found = match_words(bounds(parse(text), reading, parse("2024")))
    assert [words.replace("\N{NO-BREAK SPACE}", "_") for words in found] == [certain, possible]
