"""What search engines are told: each public page once, with the moment it was revised; no other."""

from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awl_archive.publishing.registry import entry_models
from awl_archive.publishing.uids import FIRST
from awl_archive.site.content import load
from awl_archive.site.sitemap import NARROWED, PAGES
from awl_archive.web.metadata import absolute
from awl_archive.web.templatetags.web import day
from tests import make
from tests.artificial import build, complete
from tests.artificial.hidden import WORD
from tests.site.addresses import lists, patterns
from tests.site.hostile import BROKEN, VALUES, query

pytestmark = pytest.mark.django_db
INDEX = "/sitemap.xml"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def told(client, address):
    """[(address, when it was revised or None)] of a file, without the site's own address."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)
    found = []
    for row in root:
        loc, lastmod = row.findtext(f"{NAMESPACE}loc"), row.findtext(f"{NAMESPACE}lastmod")
        assert loc.startswith(absolute("/"))
        path = loc.removeprefix(absolute(""))
        found.append((path, lastmod and datetime.fromisoformat(lastmod)))
    return found


def files(client):
    return [address for address, _ in told(client, INDEX)]


def entries(client):
    first, *rest = files(client)
    assert first == reverse("sitemap-pages")
    return [row for address in rest for row in told(client, address)]


class Told(NamedTuple):
    """What was told of a whole archive, with the entries and pages that it is to agree with."""

    index: dict
    entries: list
    latest: dict
    expected: dict
    pages: dict
    texts: list


@pytest.fixture(scope="module", params=["content", "artificial"])
def whole(request, django_db_setup, django_db_blocker):
    fill = {"content": load, "artificial": partial(complete, 6, 1)}[request.param]
    client = Client()
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        index = dict(told(client, INDEX)[1:])
        rows = {address: told(client, address) for address in index}
        found = [row for rows_of_file in rows.values() for row in rows_of_file]
        result = Told(
            index=index,
            entries=found,
            latest={address: max(when for _, when in rows[address]) for address in rows},
            expected=public(),
            pages={address: client.get(address) for address, _ in found[::12]},
            texts=[client.get(address).text for address in (INDEX, *index)],
        )
        transaction.set_rollback(True)
    return result


def public():
    return {
        entry.get_absolute_url(): entry.updated
        for model in entry_models()
        for entry in model.objects.published().filter(needs_care=False)
    }


def test_every_public_entry_once_and_no_other(whole, record_property):
    record_property("entries in the sitemap", len(whole.entries))
    assert dict(whole.entries) == whole.expected
    assert len(whole.entries) == len(whole.expected) > 20


def test_the_page_says_the_same_day(whole):
    for address, page in whole.pages.items():
        assert page.status_code == 200
        assert f"revised {day(whole.expected[address])}." in page.text
        assert "noindex" not in page.text


def test_the_index_says_when_the_latest_in_a_file_was_revised(whole):
    assert len(whole.index) > 10
    assert whole.index == whole.latest


def test_no_word_of_the_hidden(whole):
    assert not [text for text in whole.texts if WORD in text]


def test_what_needs_care_is_not_told_and_asks_not_to_be_found(client):
    person = make.person("in-need", needs_care=True)
    assert entries(client) == []
    assert '<meta name="robots" content="noindex">' in client.get(person.get_absolute_url()).text


def test_a_window_that_closes_takes_the_entry_out(client):
    event = make.event("for-a-time")
    assert [address for address, _ in entries(client)] == [event.get_absolute_url()]
    event.withdraw_at = event.updated - timedelta(days=1)
    event.reason, event.reason_class = "Over.", "legal"
    event.save()
    assert entries(client) == []
    assert files(client) == [reverse("sitemap-pages")]


def test_the_pages_that_stand_by_themselves(client):
    """All that answer to a plain address as HTML and do not ask to be left out."""
    found = set()
    for _, pattern, name in patterns():
        if pattern.pattern.converters or name.startswith("api:"):
            continue
        response = client.get(reverse(name))
        is_page = response["Content-Type"].startswith("text/html") and response.status_code == 200
        if is_page and "noindex" not in response.text:
            found.add(reverse(name))
    assert dict(told(client, reverse("sitemap-pages"))) == dict.fromkeys(found)
    assert len(found) == len(PAGES)


def test_robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.text.splitlines())
    assert robots.site_maps() == [absolute(INDEX)]
    event = make.event("fusion")
    for path in (
        "/",
        "/history/events/",
        event.get_absolute_url(),
        "/sources/a/?page=2",
        "/feeds/",
    ):
        assert robots.can_fetch("*", absolute(path)), path
    assert not robots.can_fetch("*", absolute("/admin/"))
    rules = set(response.text.splitlines())
    assert rules >= {f"Disallow: {reverse(name)}?*" for name in NARROWED}


def test_every_list_that_a_form_narrows_is_left_out():
    found = {address for address, _, is_api in lists() if not is_api}
    assert found <= {reverse(name) for name in NARROWED}


def test_hostile_requests(client):
    make.event("fusion")
    addresses = [INDEX, *files(client), "/robots.txt"]
    for address in addresses:
        plain = client.get(address).content
        for asked in ("?page=99999", "?p=x", "?unknown=1"):
            assert client.get(address + asked).content == plain
        assert client.get(f"{address}?x={BROKEN[0]}").status_code == 400
        assert client.head(address).content == b""
        assert {client.post(address).status_code, client.delete(address).status_code} == {405}
    names = [*VALUES, "", "a", FIRST[:2], "B", "sitemap", "0"]
    paths = [f"/sitemap/{query('', name).removeprefix('?=')}.xml" for name in names]
    assert {client.get(path).status_code for path in paths} == {404}


def test_a_letter_without_an_entry_is_not_there(client):
    event = make.event("fusion")
    for letter in FIRST:
        status = client.get(reverse("sitemap-entries", args=[letter])).status_code
        assert status == (200 if event.pk.startswith(letter) else 404)


def test_two_queries_at_most(client, record_property):
    for size in (1, 3):
        with transaction.atomic():
            build(size, 1)
            for address in [INDEX, files(Client())[1]]:
                with CaptureQueriesContext(connection) as captured:
                    client.get(address)
                assert len(captured) <= 2, address
            transaction.set_rollback(True)


def test_none_for_what_is_the_same_for_everybody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/robots.txt")
        client.get(reverse("sitemap-pages"))
