from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from awl_archive.pages import preview
from awl_archive.pages.preview import LINES, MARGIN, PAPER, draw, lines
from awl_archive.site.style import colours
from tests.citing import samples

LONG = "Should the organisation have called for the withdrawal of all troops at once? " * 4


def picture(reference):
    return Image.open(BytesIO(draw(reference))).convert("RGB")


def test_size_and_weight():
    assert picture(samples.page()).size == (1200, 630)
    assert len(draw(samples.page(title=LONG))) < 60_000


def test_its_colours_are_those_of_the_stylesheet():
    light = {colour.name: colour.light for colour in colours()}
    used = {
        name: getattr(preview, name.upper()) for name in ("paper", "ink", "soft", "red", "rule")
    }
    assert used == {name: light[name] for name in used}


def test_it_says_kind_title_and_date():
    plain = picture(samples.page())
    for other in ({"label": "party"}, {"title": "Workers’ Power"}, {"date_words": "in 1975"}):
        assert ImageChops.difference(plain, picture(samples.page(**other))).getbbox()


@pytest.mark.parametrize("title", [LONG, "x" * 500, "W" * 200, "عربي 中文 👩‍👩‍👧 " * 20])
def test_however_long_a_title_it_stays_inside(title):
    assert len(lines(title)) <= LINES
    image = picture(samples.page(title=title, date_words=title)).crop((0, 20, 1200, 630))
    empty = Image.new("RGB", image.size, PAPER)
    left, _, right, bottom = ImageChops.difference(image, empty).getbbox()
    assert left >= MARGIN - 10
    assert right <= 1200 - MARGIN / 2
    assert bottom <= 600


@pytest.mark.parametrize("title", ["", " ", "\t\n", "a\x07b\x1b\u202ec", "a\r\nb"])
def test_odd_words_can_be_drawn(title):
    assert draw(samples.page(title=title, label=title, date_words=title))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_drawn(title):
    assert draw(samples.page(title=title))
