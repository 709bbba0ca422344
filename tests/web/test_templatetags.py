from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from awl_archive.web.templatetags.web import dated, day
from history.models import Organisation


def rendered(rf, address, template):
    request = rf.get(address)
    return Template("{% load web %}" + template).render(Context({"request": request}))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% query_with page=2 %}", "?a=1&amp;a=2&amp;q=%3Cb%3E&amp;page=2"),
        ("{% query_with a=3 %}", "?a=3&amp;q=%3Cb%3E"),
        ("{% query_without 'a' %}", "?q=%3Cb%3E"),
        ("{% query_without 'a' 'q' 'x' %}", "?"),
    ],
)
def test_query_strings(rf, template, expected):
    assert rendered(rf, "/?a=1&a=2&q=<b>", template) == expected


def test_thousands(rf):
    assert rendered(rf, "/", "{{ 12727|thousands }} {{ 7|thousands }}") == "12,727 7"


@pytest.mark.parametrize(("number", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az")])
def test_back_links_have_letters(rf, number, letters):
    assert rendered(rf, "/", f"{{{{ {number}|letter }}}}") == letters


def test_paths_languages_and_days_are_read_as_words(rf):
    assert rendered(rf, "/", "{{ 'History > Origins'|path }}") == "History › Origins"
    assert rendered(rf, "/", "{{ 'en'|language }} {{ 'x-none'|language }}") == "English x-none"
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert day(moment) == "1\xa0July\xa02026"


@pytest.mark.parametrize(
    ("values", "words", "is_plain"),
    [
        ({"edtf": "1968", "wording": "in 1968"}, "1968", True),
        ({"edtf": "2015", "wording": "two days after"}, "2015", False),
        ({"edtf": "1966/1968"}, "between 1966 and 1968", False),
        ({"edtf": "1975", "portion": "end"}, "at the end of 1975", False),
        ({"edtf": "198X"}, "1980s", False),
        ({}, "undated", True),
        ({"wording": "later"}, "undated", False),
        (
            {"edtf": "1995/..", "reading": "lasted", "as_of": "2024"},
            "since 1995, as of the source (2024)",
            False,
        ),
    ],
)
def test_dates_say_how_sure_they_are_where_the_words_do_not(values, words, is_plain):
    row = Organisation(**values)
    row.set_bounds()
    html = render_to_string("web/date.html", dated(row))
    assert words in html
    assert ("how sure" not in html) == is_plain
    assert values.get("wording", "") in html or is_plain
