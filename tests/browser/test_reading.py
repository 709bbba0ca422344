"""What a reader does with a page: skips to the text, walks by Tab, reads without JavaScript and
without pictures, narrows a list, prints, and waits for so many bytes."""

import pytest

from tests.browser.kinds import KINDS

BY_NAME = {kind.name: kind for kind in KINDS}
LIST = BY_NAME["history:organisations"]
MOST_BYTES = 60_000

FOCUS = """() => {
  const {left, top, bottom} = document.activeElement.getBoundingClientRect();
  return {id: document.activeElement.id, tag: document.activeElement.localName,
          shown: left >= 0 && bottom > 0 && top < innerHeight};
}"""
TAKES_FOCUS = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
  .filter(one => one.checkVisibility()).length"""


@pytest.mark.parametrize("name", ["home", "organisation", "history:organisations"])
def test_the_first_tab_skips_to_the_text(visit, name):
    with visit(BY_NAME[name]) as page:
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("href") == "#main"
        assert page.evaluate(FOCUS)["shown"]
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS)["id"] == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_tab_reaches_everything_in_order_and_in_view(visit):
    with visit(LIST) as page:
        stops = []
        for _ in range(page.evaluate(TAKES_FOCUS)):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUS))
        assert all(stop["shown"] for stop in stops)
        assert "body" not in {stop["tag"] for stop in stops}
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["tag"] == "body"


@pytest.mark.parametrize("name", ["home", "chapter", "organisation", "title", "not found"])
def test_it_reads_without_javascript_and_without_pictures(visit, name):
    with visit(BY_NAME[name], java_script_enabled=False) as page:
        page.route("**/*", without_pictures)
        page.reload()
        assert page.locator("h1").inner_text()
        assert len(page.locator("main").inner_text()) > 200
        assert page.locator("main a:visible").count() > 3


def without_pictures(route):
    if route.request.resource_type == "image":
        route.abort()
    else:
        route.continue_()


def test_a_list_is_narrowed_without_javascript(visit):
    with visit(LIST, java_script_enabled=False) as page:
        before = page.locator("main ol > li").count()
        page.get_by_label("Kind").first.select_option("campaign")
        page.get_by_role("button", name="Show").click()
        assert "kind=campaign" in page.url
        assert 0 < page.locator("main ol > li").count() < before
        page.get_by_role("list", name="Filters in use").get_by_role("link").click()
        assert "kind=campaign" not in page.url
        assert page.locator("main ol > li").count() == before


@pytest.mark.parametrize("name", ["home", "organisation", "person", "title"])
def test_the_first_view_is_light(visit, name, record_property):
    with visit(BY_NAME["about"]) as page:
        weights = weighed(page)
        page.goto(BY_NAME[name].path, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        total = sum(weights.values())
        parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(weights.items()))
        record_property(f"kB over the wire, {name}", f"{total / 1000:.1f} ({parts})")
        assert {"Document", "Stylesheet", "Font"} <= set(weights)
        assert total <= MOST_BYTES


def weighed(page):
    """{kind of file: bytes over the wire with headers}, as they come; nothing is cached."""
    weights, kinds = {}, {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def begun(event):
        kinds[event["requestId"]] = event["type"]

    def done(event):
        # What was begun before is the page's that was left.
        if kind := kinds.get(event["requestId"]):
            weights[kind] = weights.get(kind, 0) + event["encodedDataLength"]

    session.on("Network.responseReceived", begun)
    session.on("Network.loadingFinished", done)
    return weights


@pytest.mark.parametrize("name", ["organisation", "chapter"])
def test_it_prints(visit, name):
    with visit(BY_NAME[name], color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert not page.locator("nav:visible, form:visible, .skip:visible").count()
        assert page.locator("h1:visible").count() == 1
        assert "rgb(255, 255, 255)" in page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        printed = page.pdf(format="A4")
        assert printed.startswith(b"%PDF")
        assert printed.count(b"/Type /Page\n") > 0
        assert b"/Font" in printed
