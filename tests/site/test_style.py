"""The style page shows all that the stylesheet can set, and the colours hold what they promise."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from awl_archive.site.style import colours, contrast

SHEET = Path(finders.find("css/archive.css")).read_text(encoding="utf-8")
LARGEST = 25_000
# What the sheet sets and the style page cannot show, and where it stands.
ELSEWHERE = {
    "front": "the home page as a whole",
}
TEXT = {"ink", "soft", "red"}


class Classes(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.update((dict(attrs).get("class") or "").split())


def selectors(sheet):
    """The classes in the selectors of a sheet."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return set(re.findall(r"\.([a-z][a-z-]*)", " ".join(re.findall(r"[^{};]+(?=\{)", bare))))


@pytest.fixture
def page(db):
    return Client().get(reverse("about-style")).text


def test_every_class_of_the_sheet_is_on_the_page(page):
    missing = selectors(SHEET) - Classes(page).found
    assert missing == set(ELSEWHERE)


def test_the_sheet_was_read():
    assert {"rows", "held", "diagram", "printed"} < selectors(SHEET)
    sheet = "a.b:is(.c, .d) { color: #e1.f } /* .g { */ @media x { .h > i { j: .5em } }"
    assert selectors(sheet) == {"b", "c", "d", "h"}


def test_the_page_asks_no_database(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(reverse("about-style")).status_code == 200


def test_samples_say_what_they_are(page):
    assert 'content="noindex"' in page
    assert "made up" in page
    assert page.count("contested") > 1
    assert "Changes from" in page


def test_the_contrast_of_colours():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    for colour in colours():
        both = min(colour.light_contrast, colour.dark_contrast)
        assert both >= {"edge": 3}.get(colour.name, 4.5 if colour.name in TEXT else 1)
    assert {colour.name for colour in colours()} > TEXT


def test_contrasts_written_in_the_sheet_are_those_measured():
    written = re.findall(r"--([a-z]+): (#[0-9a-f]{6}); +/\* +([\d.]+)", SHEET)
    measured = {(c.name, c.light): c.light_contrast for c in colours()}
    measured |= {(c.name, c.dark): c.dark_contrast for c in colours()}
    assert {row[:2]: float(row[2]) for row in written} == {
        row[:2]: measured[row[:2]] for row in written
    }
    assert len(written) > 6


def test_the_sheet_is_small():
    assert len(SHEET.encode()) < LARGEST


def test_in_the_dark_colours_differ_and_nothing_else():
    """On which the browser tests rely: in the dark they judge colours alone."""
    [block] = re.findall(
        r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", SHEET, re.S
    )
    assert SHEET.count("prefers-color-scheme") == 1
    bare = re.sub(r"/\*.*?\*/", "", block)
    values = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", bare))
    assert set(values) <= {colour.name for colour in colours()}
    assert re.sub(r"--[a-z]+: #[0-9a-f]{6};", "", bare).strip() == ""
