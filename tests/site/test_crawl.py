"""Every page that the site's own links lead to, over the content and over the artificial set."""

from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.urls import resolve

from awl_archive.site.crawling import SKIPPED
from publications.models import Article, Issue
from tests.artificial.ground import INTERNAL
from tests.artificial.hidden import WORD
from tests.site.crawled import MARK

# No test asks a database, but without the mark there would be none for the crawl.
pytestmark = pytest.mark.django_db


@pytest.fixture(params=["content", "artificial"], scope="module")
def name(request):
    return request.param


@pytest.fixture(scope="module")
def found(name, site):
    return site(name)


def test_there_is_a_public_entry_of_every_kind(found, name):
    none = {model for model, entries in found.entries.items() if not entries}
    # The source tells of no issue and no article.
    assert none == ({Issue, Article} if name == "content" else set())


def test_every_link_leads_somewhere(found, record_property):
    record_property("addresses crawled", len(found.answers))
    statuses = {address: one.status for address, one in found.answers.items()}
    assert {a: status for a, status in statuses.items() if status not in (200, 301, 302)} == {}
    assert len(found.pages) > 20


def test_every_page_of_an_entry_was_met(found):
    met = Counter(resolve(urlsplit(address).path).view_name for address in found.pages)
    names = {"home", "about", "about-api", "history:index", "sources:list", "sources:detail"}
    names |= {"timeline", "as-of"}
    names |= {"people:index", "people:person", "publications:index", "publications:publication"}
    names |= {f"history:{name}" for name in (
        "organisations", "organisation", "events", "event", "questions", "question", "chapter",
    )}  # fmt: skip
    assert names <= set(met)


def test_one_heading_and_no_identifier_twice(found):
    assert {a: page.tags["h1"] for a, page in found.pages.items() if page.tags["h1"] != 1} == {}
    twice = {a: [i for i, n in page.ids.items() if n > 1] for a, page in found.pages.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_every_place_in_a_page_that_is_linked_to_is_there(found):
    missing = []
    for address, page in found.pages.items():
        for link in page.links:
            target, place = urldefrag(urljoin(address, link.removeprefix(settings.SITE_URL)))
            known = found.pages.get(target or address)
            if place and known and place not in known.ids:
                missing.append((address, link))
    assert missing == []


def test_every_link_of_a_page_was_followed(found):
    """So that the crawl itself cannot have missed what it should have tried."""
    for address, page in found.pages.items():
        for link in page.links:
            target = urldefrag(urljoin(address, link.removeprefix(settings.SITE_URL)))[0]
            if not urlsplit(target).scheme and not target.startswith(SKIPPED):
                assert target in found.answers, (address, link)


def test_every_public_part_has_its_anchor(found, record_property):
    record_property("parts with an anchor", len(found.statements))
    missing = []
    for one in found.statements:
        assert one.status == 302
        page, place = urldefrag(one.headers["Location"])
        if place and place not in found.pages[page].ids:
            missing.append(one.headers["Location"])
    assert missing == []
    assert found.statements


def test_no_variable_of_a_template_is_unknown(found):
    wrong = {address: one.text.split(MARK)[1][:60] for address, one in found.answers.items()
             if MARK.encode() in one.body}  # fmt: skip
    assert wrong == {}


def test_nothing_internal_or_hidden_is_shown(found):
    for address, one in found.answers.items():
        assert INTERNAL.encode() not in one.body, address
        assert WORD.encode() not in one.body, address
        assert address not in found.pages or b"<script>alert" not in one.body, address


def test_a_visitor_gets_no_cookie_and_asks_for_no_session(found):
    assert not [sql for sql in found.sql if "django_session" in sql]
    for address, one in found.answers.items():
        assert not one.has_cookies, address
        assert "Cookie" not in one.headers.get("Vary", ""), address
