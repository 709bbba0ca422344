"""The box of search: names while they are typed, where there is JavaScript, and without it too.

Nothing needs the script to search.
"""

from urllib.parse import quote

import pytest

from tests.browser.kinds import ARTIFICIAL, KINDS, Kind

BY_NAME = {kind.name: kind for kind in KINDS}
BOXES = ("home", "search")
TYPED = "social"
OPTIONS = "one => [...document.getElementById(one.getAttribute('list')).options].map(o => o.value)"


def names_offered(page, typed):
    """What is answered to all of it, not to a beginning: who types slowly asks more than once."""
    address, box = f"/search/suggestions.json?q={quote(typed)}", page.get_by_label("Words or names")
    with page.expect_response(lambda answer: answer.url.endswith(address)) as answer:
        box.press_sequentially(typed, delay=10)
    names = answer.value.json()[1]
    for _ in range(100):
        if (offered := box.evaluate(OPTIONS)) == names:
            break
        page.wait_for_timeout(20)
    return names, offered


@pytest.mark.parametrize("name", BOXES)
def test_names_are_offered_while_they_are_typed(visit, name):
    with visit(BY_NAME[name]) as page:
        names, offered = names_offered(page, TYPED)
        assert len(names) > 3
        assert offered == names
        assert page.faults == []


@pytest.mark.parametrize("typed", ["canary", "artificial canary"])
def test_no_hidden_name_is_offered(visit, typed):
    with visit(Kind("search", "/search/", ARTIFICIAL)) as page:
        assert names_offered(page, typed) == ([], [])


def test_without_javascript_the_same_names_are_links(visit):
    with visit(BY_NAME["search"]) as page:
        names, _ = names_offered(page, TYPED)
    with visit(BY_NAME["home"], java_script_enabled=False) as page:
        page.get_by_label("Words or names").fill(TYPED)
        page.get_by_role("button", name="Search").click()
        assert page.url.endswith(f"/search/?q={TYPED}")
        part = page.locator("section", has=page.get_by_role("heading", name="Names that begin so"))
        assert part.get_by_role("link").all_inner_texts() == names
        part.get_by_role("link").first.click()
        assert page.locator("h1").inner_text()


def test_a_facet_is_followed_without_javascript(visit):
    with visit(BY_NAME["search, found"], java_script_enabled=False) as page:
        link = page.get_by_role("link", name="events", exact=True)
        facet = page.locator(".beside details li").filter(has=link)
        count = facet.inner_text().split()[-1]
        facet.get_by_role("link").click()
        assert "kind=event" in page.url
        assert count in page.locator(".count").first.inner_text()


def test_without_an_answer_the_box_is_a_plain_one(visit):
    with visit(BY_NAME["search"]) as page:
        page.route("**/suggestions.json?*", lambda route: route.fulfill(status=503))
        assert page.get_by_label("Words or names").evaluate("one => one.list.options.length") == 0
        page.get_by_label("Words or names").press_sequentially(TYPED)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/search/?q={TYPED}&*")
        assert page.locator("main ol.rows > li").count() > 0
