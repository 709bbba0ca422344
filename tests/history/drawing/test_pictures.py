"""Both layouts: nothing overlaps or leaves the picture, whatever is drawn."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.pictures.shapes import Rect
from history.descent import SHAPES
from history.drawing.narrow import narrow
from history.drawing.outline import outline
from history.drawing.plan import plan
from history.drawing.wide import wide
from tests.history.drawing.rows import Lineage, Tie, made_up, told

LAYOUTS = [wide, narrow]
ROLES = sorted({role for shapes in SHAPES.values() for shape in shapes for role in shape.roles})


def overlaps(picture):
    boxes = [(text.box, text.words) for text in picture.texts]
    return [
        (one[1], other[1])
        for one, other in combinations(boxes, 2)
        if one[0][0] < other[0][2] and other[0][0] < one[0][2]
        and one[0][1] < other[0][3] and other[0][1] < one[0][3]
    ]  # fmt: skip


def outside(picture):
    for text in picture.texts:
        left, top, right, bottom = text.box
        if left < 0 or top < 0 or right > picture.width or bottom > picture.height:
            yield text.words
    for group in picture.groups:
        for shape in group.shapes:
            if isinstance(shape, Rect) and (
                shape.x < -4 or shape.x + shape.width > picture.width + 4 or shape.width < 0
                or shape.y < 0 or shape.y + shape.height > picture.height or shape.height < 0
            ):  # fmt: skip
                yield shape


def assert_legible(found):
    for layout in LAYOUTS:
        picture = layout(found, "Made up")
        if picture is None:
            assert layout is narrow or not found.bodies
            continue
        assert overlaps(picture) == []
        assert list(outside(picture)) == []
        assert picture.links == found.links


@pytest.mark.parametrize("seed", range(6))
def test_sixty_bodies_are_legible(seed):
    found = plan(made_up(60, seed).joints())
    assert len(found.bodies) >= 60
    assert narrow(found) is not None
    assert_legible(found)
    assert_legible(found.small())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_rows_give_the_same_picture(layout):
    one, other = (layout(plan(made_up(40).joints()), "x") for _ in range(2))
    assert one == other


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_no_picture(layout):
    assert layout(plan([])) is None


def test_one_body_is_drawn():
    lineage = Lineage()
    lineage.event("dissolution", "1990", predecessor="a")
    assert_legible(plan(lineage.joints()))


def test_no_years_where_nothing_is_dated():
    lineage = Lineage()
    lineage.event("succession", "", predecessor="a", successor="b")
    found = plan(lineage.joints())
    assert_legible(found)
    assert [text.words for text in wide(found).texts if text.words.isdigit()] == []


def test_a_short_bar_at_the_edge_is_still_as_wide_as_a_finger():
    lineage = Lineage({"b": ("197X", "attested"), "a": ("1970", "attested")})
    lineage.event("joining_host", "/1979", entrant="a", faction="b", host="h")
    assert_legible(plan(lineage.joints()))


def test_all_of_one_year_and_of_a_thousand_years():
    for years in (["1970"] * 12, ["1000", "2024", "1500"]):
        lineage = Lineage()
        for number, year in enumerate(years):
            lineage.event("succession", year, predecessor=f"b{number}", successor=f"b{number + 1}")
        assert_legible(plan(lineage.joints()))


def test_long_names_are_shortened_to_what_fits():
    lineage = Lineage()
    lineage.event("succession", "2020", predecessor="n" * 90, successor="W" * 90)
    assert_legible(plan(lineage.joints()))


def test_five_hundred_bodies_in_under_a_second(record_property):
    lineage = made_up(500)
    begin = time.process_time()
    found = plan(lineage.joints())
    picture = wide(found, "Made up")
    narrow(found, "Made up")
    took = time.process_time() - begin
    record_property("lineage of 500 bodies, plan and both layouts, seconds", round(took, 2))
    assert took < 1
    assert picture.links == found.links


YEARS = st.sampled_from(["", "1970", "197X", "1971-12/", "/1979", "1966/1968", "1980~", "1979?"])
WHO = st.sampled_from(["a", "b", "c", "d", "e", '"some"'])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(SHAPES)), YEARS,
            st.lists(st.tuples(st.sampled_from(ROLES), WHO), max_size=5),
        ),
        max_size=8,
    ),
    st.dictionaries(
        st.sampled_from("abcde"),
        st.tuples(YEARS, st.sampled_from(["within", "lasted", "attested"])),
    ),
)  # fmt: skip
def test_whatever_drafts_say_is_drawn_or_left_out(events, lives):
    """Circles, bodies that precede themselves, roles that fit no kind: never an error."""
    lineage = Lineage(lives)
    for kind, year, named in events:
        roles = {}
        for role, who in named:
            roles[role] = f"{roles[role]}|{who}" if role in roles else who
        roles = {role: who if '"' in who else who.replace("|", " ") for role, who in roles.items()}
        lineage.event(kind, year, **roles)
    a, b, c, z = map(lineage.body, "abcz")
    ties = [Tie(organisation=a, party=b), Tie(organisation=c, party=z, kind="phase_of")]
    found = plan(lineage.joints(), ties, (), lineage.roles)
    assert_legible(found)
    assert set(told(outline(found))) == found.links
