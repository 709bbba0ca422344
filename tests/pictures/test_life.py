import random
from datetime import date, timedelta

import pytest

from awl_archive.dates.bounds import Bounds, bounds
from awl_archive.dates.edtf import parse, parse_plain
from awl_archive.dates.span import Span, certain, possible
from awl_archive.pictures.life import FADE, extent, span_shapes, stretches
from awl_archive.pictures.scale import TimeScale
from awl_archive.pictures.shapes import Rect
from tests.dates.values import VALUES

AS_OF = parse_plain("2024")
SCALE = TimeScale(1960, 2029, 100, 800)
DAYS = [date(1960, 1, 1) + timedelta(n) for n in range(-350_000, 87_000, 97)]


def life(text, reading="lasted"):
    return bounds(parse(text), reading, AS_OF)


def looks(text, reading="lasted", is_open=False):
    return [stretch.look for stretch in stretches(life(text, reading), is_open)]


def holds(stretch, day):
    return (not stretch.first or stretch.first <= day) and (not stretch.last or day <= stretch.last)


@pytest.mark.parametrize("reading", ["within", "lasted", "attested"])
def test_each_day_is_drawn_as_what_it_is_and_once(reading):
    chosen = random.Random(1)
    for text in chosen.sample(VALUES, 300):
        found = life(text, reading)
        drawn = stretches(found)
        for day in chosen.sample(DAYS, 40) if found != Bounds(doubtful=True) else ():
            here = [stretch.look for stretch in drawn if holds(stretch, day)]
            span = Span(day, day)
            assert len(here) == possible(found, span), (text, day, here)
            assert ("certain" in here) == certain(found, span), (text, day, here)


def test_looks_of_what_the_source_says():
    assert looks("1975-05-12/1979-02-03") == ["certain"]
    assert looks("1975/1979") == ["possible", "certain", "possible"]
    assert looks("1975/1979", "within") == ["possible"]
    assert looks("1975/") == ["possible", "fade-end"]
    assert looks("/1979") == ["fade-start", "possible"]
    assert looks("/1979", "within") == ["fade-start", "possible"]
    assert looks("1979", "attested") == ["fade-start", "possible", "fade-end"]
    assert looks("1995/..", is_open=True) == ["possible", "certain", "open"]
    assert looks("1975?/1979") == ["possible"]
    assert looks("1979?", "attested") == []


def test_shapes_stand_on_the_scale():
    first, sure, last = span_shapes(SCALE, life("1970/1980"), 10, 8)
    assert [shape.look for shape in (first, sure, last)] == ["possible", "certain", "possible"]
    edges = [first.x, first.x + first.width, sure.x + sure.width, last.x + last.width]
    assert [round(edge) for edge in edges] == [200, 210, 300, 310]
    assert {(shape.y, shape.height) for shape in (first, sure, last)} == {(10, 8)}


def test_a_day_can_be_seen():
    [shape] = span_shapes(SCALE, life("1971-12-31"), 10, 8)
    assert isinstance(shape, Rect)
    assert shape.width == 3


def test_dashes_lead_a_little_way_and_not_off_the_scale():
    assert extent(span_shapes(SCALE, life("1975/"), 0, 8)) == (250, 260 + FADE)
    assert extent(span_shapes(SCALE, life("/1961"), 0, 8)) == (100, 120)
    assert extent([]) is None


def test_an_open_end_is_an_arrow():
    *_, arrow = span_shapes(SCALE, life("1995/.."), 0, 8, is_open=True)
    assert arrow.look == "open"
    assert arrow.d.endswith("Z")
    assert arrow.right == arrow.left + 4


@pytest.mark.parametrize("reading", ["within", "lasted", "attested"])
def test_no_life_leaves_the_scale(reading):
    for text in VALUES[::7]:
        found = extent(span_shapes(SCALE, life(text, reading), 0, 8))
        if found:
            assert 100 <= found[0] <= found[1] <= 803, text
