"""The editors' desk in Chromium, signed in: Django's pages in the archive's colours."""

import pytest

from tests.browser import judging
from tests.browser.conftest import EDITOR
from tests.browser.kinds import Kind

MODES = ("light", "dark")
LOGIN = Kind("signing in", "/admin/login/")
ORGANISATIONS = "/admin/history/organisation/"
PAGES = {
    "first page": "/admin/",
    "list": ORGANISATIONS,
    "list, searched": f"{ORGANISATIONS}?q=league",
    "new organisation": f"{ORGANISATIONS}add/",
    "new event": "/admin/history/event/add/",
    "organisation": "",
}
DJANGOS = {
    "label-title-only": "the label of the search field is a magnifying glass, named Search",
}
SELECT2 = "error: Applying inline style"  # it sets widths that the policy refuses and nobody misses


@pytest.fixture(scope="module")
def desk(visit):
    with visit(LOGIN) as page:
        page.get_by_label("Username").fill(EDITOR["USERNAME"])
        page.get_by_label("Password").fill(EDITOR["PASSWORD"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        yield page


def judged(page):
    found = judging.violations(page, without=DJANGOS)
    found += [fault for fault in page.faults if not fault.startswith(SELECT2)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("mode", MODES)
def test_signing_in(visit, mode):
    with visit(LOGIN, color_scheme=mode) as page:
        judged(page)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_desk(desk, name, mode):
    desk.emulate_media(color_scheme=mode)
    desk.goto(PAGES[name] or ORGANISATIONS)
    if not PAGES[name]:
        desk.goto(desk.locator("#result_list tbody th a").first.get_attribute("href"))
    judged(desk)


def test_a_chosen_entry_is_in_the_name_of_its_field(desk):
    desk.goto(PAGES["new organisation"])
    field = desk.locator("#ties-0 [role=combobox]")
    before = field.get_attribute("aria-label")
    field.click()
    desk.locator(".select2-results__option:not(.loading-results)").first.click()
    assert before
    assert field.get_attribute("aria-label").startswith(f"{before}: ")
