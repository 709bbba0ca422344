"""The editors' desk in Chromium, signed in."""

import pytest

from tests.browser import judging
from tests.browser.conftest import EDITOR
from tests.browser.kinds import Kind

LOGIN = Kind("signing in", "/admin/login/")
ORGANISATIONS = "/admin/history/organisation/"
PAGES = {
    "first page": "/admin/",
    "list": ORGANISATIONS,
    "list, searched": f"{ORGANISATIONS}?q=league",
    "new entry": f"{ORGANISATIONS}add/",
    "entry": "entry",
}


@pytest.fixture(scope="module")
def desk(visit):
    with visit(LOGIN) as page:
        page.get_by_label("Username").fill(EDITOR["USERNAME"])
        page.get_by_label("Password").fill(EDITOR["PASSWORD"])
        page.get_by_role("button").last.click()
        page.wait_for_url("**/admin/")
        yield page


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_where_editors_sign_in(visit, mode):
    with visit(LOGIN, color_scheme=mode) as page:
        assert judging.violations(page) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(desk, name, mode):
    desk.emulate_media(color_scheme=mode)
    desk.goto(ORGANISATIONS if name == "entry" else PAGES[name])
    if name == "entry":
        desk.locator("#result_list th a").first.click()
        desk.wait_for_load_state()
    assert judging.violations(desk) == []
    assert desk.faults == []
