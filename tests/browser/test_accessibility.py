"""Every kind of page by WCAG 2.2 AA: what axe finds, and what it cannot see."""

import pytest

from tests.browser import judging
from tests.browser.kinds import KINDS, met, routes

HEIGHTS = {1280: 900, 390: 844, 320: 640}
BOTH = (1280, 390)
# The one script there is offers names while they are typed: it stands where the box does.
WITH_BOX = ("home", "search", *(kind.name for kind in KINDS if kind.name.startswith("search, ")))
SCRIPTS = """() => [...document.scripts].filter(one => one.type !== 'application/ld+json')
  .map(one => new URL(one.src || 'inline:').pathname.split('.')[0])"""
# Names of kinds that must show a picture, at either width.
PICTURES = ("history:index", "history:lineage", "organisation", "publications:index")


def none(faults):
    assert not faults, "\n".join(faults)


def shape(page, width):
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def page(kind, visit):
    with visit(kind) as page:
        yield page


def test_every_page_of_the_site_is_among_the_kinds():
    assert set(routes()) - met(KINDS) == set()
    assert set(PICTURES) <= {kind.name for kind in KINDS}


def test_it_is_quiet_and_asks_nobody_else(page):
    none(page.faults)


def test_it_has_no_script_but_that_of_the_box(page, kind):
    assert page.evaluate(SCRIPTS) == (["/static/search"] if kind.name in WITH_BOX else [])


@pytest.mark.parametrize("width", BOTH)
def test_axe_finds_nothing(page, width):
    page.emulate_media(color_scheme="light")
    shape(page, width)
    none(judging.violations(page))


def test_nothing_points_to_what_is_not_there(page):
    none(judging.dangling(page))


@pytest.mark.parametrize("width", BOTH)
def test_axe_finds_nothing_in_the_dark(page, width):
    page.emulate_media(color_scheme="dark")
    shape(page, width)
    none(judging.colour_violations(page))


@pytest.mark.parametrize("width", BOTH)
def test_words_in_pictures_keep_their_places(page, kind, width):
    shape(page, width)
    none(judging.picture_faults(page))
    assert judging.pictures(page) or kind.name not in PICTURES


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_scrolls_sideways(page, width):
    shape(page, width)
    none(judging.sideways(page))


@pytest.mark.parametrize("width", BOTH)
def test_nothing_scrolls_sideways_at_twice_the_size_of_text(page, width):
    shape(page, width)
    with judging.larger_text(page):
        none(judging.sideways(page))


def test_whatever_takes_the_focus_shows_it(page):
    shape(page, 1280)
    none(judging.unseen_focus(page))


def test_nothing_moves_where_the_reader_asks_for_stillness(page):
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("() => { location.hash = document.querySelector('main [id]')?.id ?? 'main' }")
    none(judging.moving(page))
