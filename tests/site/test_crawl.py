"""Every page that the site's own links lead to, over the content and over the artificial set."""

from collections import Counter
from functools import partial
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings as site
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.site.content import fixture_files, load
from awl_archive.site.crawling import SKIPPED, crawl
from awl_archive.sources.models import About
from publications.models import Article, Issue
from tests.artificial import complete
from tests.artificial.ground import INTERNAL
from tests.artificial.hidden import WORD

pytestmark = pytest.mark.django_db
MARK = "INVALID-VARIABLE"
[ENGINE] = site.TEMPLATES
MARKED = [ENGINE | {"OPTIONS": ENGINE["OPTIONS"] | {"string_if_invalid": f"{MARK}(%s)"}}]


class Markup(HTMLParser):
    """What the tests want to know of one page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links = Counter(), Counter(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags[tag] += 1
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])


class Site(NamedTuple):
    """All that was crawled, by address, with the pages parsed."""

    responses: dict
    pages: dict
    sql: list
    statements: list


def crawled():
    client = Client()
    with CaptureQueriesContext(connection) as captured:
        responses = dict(crawl(client))
    pages = {
        address: Markup(response.content.decode())
        for address, response in responses.items()
        if response.status_code == 200 and response["Content-Type"].startswith("text/html")
    }
    parts = [part for model in part_models() for part in few(model)]
    statements = [client.get(reverse("permanent", args=[part.pk])) for part in parts]
    sql = [query["sql"] for query in captured]
    return Site(responses, pages, sql, statements)


def few(model):
    """All parts; but of what hangs on any record, and shares its anchor, some."""
    return model.objects.published()[:: 20 if issubclass(model, About) else 1]


@pytest.fixture(scope="module", params=["content", "artificial"])
def found(request, django_db_setup, django_db_blocker):
    if request.param == "content" and not fixture_files():
        pytest.skip("there is no content yet")
    make = {"content": load, "artificial": partial(complete, size=8, parts=2)}[request.param]
    marked = override_settings(TEMPLATES=MARKED)
    with django_db_blocker.unblock(), transaction.atomic(), marked:
        make()
        result = crawled()
        public = {model: model.objects.published().exists() for model in entry_models()}
        transaction.set_rollback(True)
    if request.param == "content":  # the source tells of no issue and no article
        public |= {Issue: True, Article: True}
    assert all(public.values()), public
    return result


def test_every_link_leads_somewhere(found, record_property):
    record_property("addresses crawled", len(found.responses))
    statuses = {address: r.status_code for address, r in found.responses.items()}
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
            target, place = urldefrag(urljoin(address, link.removeprefix(site.SITE_URL)))
            known = found.pages.get(target or address)
            if place and known and place not in known.ids:
                missing.append((address, link))
    assert missing == []


def test_every_link_of_a_page_was_followed(found):
    """So that the crawl itself cannot have missed what it should have tried."""
    for address, page in found.pages.items():
        for link in page.links:
            target = urldefrag(urljoin(address, link.removeprefix(site.SITE_URL)))[0]
            if not urlsplit(target).scheme and not target.startswith(SKIPPED):
                assert target in found.responses, (address, link)


def test_every_public_part_has_its_anchor(found, record_property):
    record_property("parts with an anchor", len(found.statements))
    missing = []
    for response in found.statements:
        assert response.status_code == 302
        page, place = urldefrag(response["Location"])
        if place and place not in found.pages[page].ids:
            missing.append(response["Location"])
    assert missing == []
    assert found.statements


def test_no_variable_of_a_template_is_unknown(found):
    wrong = {a: r.content.decode().split(MARK)[1][:60] for a, r in found.responses.items()
             if MARK.encode() in r.getvalue()}  # fmt: skip
    assert wrong == {}


def test_nothing_internal_or_hidden_is_shown(found):
    for address, response in found.responses.items():
        body = response.getvalue().decode()
        assert INTERNAL not in body, address
        assert WORD not in body, address
        assert address not in found.pages or "<script>alert" not in body, address


def test_a_visitor_gets_no_cookie_and_asks_for_no_session(found):
    assert not [sql for sql in found.sql if "django_session" in sql]
    for address, response in found.responses.items():
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address
