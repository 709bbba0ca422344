"""Feeds as a reader's program sees them: parsed by feedparser, which knows nothing of Django."""

from datetime import timedelta
from time import struct_time

import feedparser
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from awl_archive.publishing.door import merge
from awl_archive.publishing.registry import entry_models
from awl_archive.site.crawling import links_in
from awl_archive.site.feeds import LATEST, SECTIONS
from awl_archive.web.metadata import absolute
from publications.models import Publication
from tests import make
from tests.artificial import build, complete
from tests.artificial.ground import uid_of
from tests.artificial.hidden import WORD
from tests.site.addresses import feed_of
from tests.site.hostile import BROKEN, FEW, UNKNOWN, query

pytestmark = pytest.mark.django_db
ALL = "/feeds/"
NOW = timezone.now()
EARLIER = NOW - timedelta(days=30)
LONG_AGO = {"first_public": EARLIER, "updated": EARLIER}
OF_SECTIONS = {section: f"/feeds/{section}/" for section in SECTIONS}
ODD = '<script>alert(1)</script> & "quotes" \x0b — ]]>'


def parsed(client, address=ALL):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def titles(client, address=ALL):
    return [entry.title for entry in parsed(client, address).entries]


def second(moment):
    return struct_time(moment.utctimetuple())


def test_an_entry_has_its_permanent_address_its_summary_and_its_times(client):
    event = make.event("a-fusion", summary="Two became one.", **LONG_AGO)
    [entry] = parsed(client).entries
    assert entry.id == entry.link == absolute(f"/id/{event.pk}/")
    assert (entry.title, entry.summary) == ("a fusion", "Two became one.")
    assert entry.updated_parsed == entry.published_parsed == second(EARLIER)
    assert [tag.term for tag in entry.tags] == ["event"]


def test_a_feed_names_itself_and_its_page(client):
    title = make.publication("a-paper")
    pages = {ALL: "/", feed_of(title): "/publications/a-paper/"}
    pages |= {address: reverse(SECTIONS[name]) for name, address in OF_SECTIONS.items()}
    for address, page in pages.items():
        feed = parsed(client, address).feed
        assert (feed.id, feed.link) == (absolute(address), absolute(page))
        assert {link.href for link in feed.links if link.rel == "self"} == {absolute(address)}
        assert feed.title.startswith("AWL Archive")


def test_addresses_come_from_the_settings_and_not_from_who_asks(client):
    make.event("a-fusion")
    there, here = client.get(ALL, headers={"host": "localhost"}), client.get(ALL)
    assert there.content == here.content


def test_the_latest_first_and_no_more_than_fit(client):
    for number in range(LATEST + 2):
        make.event(f"event-{number}", updated=EARLIER + timedelta(hours=number))
    found = titles(client)
    assert found[0] == f"event {LATEST + 1}"
    assert found == [f"event {number}" for number in range(LATEST + 1, 1, -1)]


def test_a_change_that_the_public_sees_is_news_with_the_same_identifier(client):
    old, other = make.event("old", **LONG_AGO), make.event("other")
    before = parsed(client).entries[-1]
    old.summary = "Now it is known."
    old.save()
    after = parsed(client).entries[0]
    assert (before.title, after.title) == ("old", "old")
    assert before.id == after.id != absolute(f"/id/{other.pk}/")
    assert before.published_parsed == after.published_parsed == second(EARLIER)
    assert before.updated_parsed < after.updated_parsed


def test_what_comes_in_sight_at_a_set_time_is_news_on_that_day(client):
    long_written = make.event("scheduled", updated=EARLIER, publish_at=NOW - timedelta(hours=1))
    make.event("other", updated=NOW - timedelta(days=1))
    make.event("not-yet", publish_at=NOW + timedelta(days=1))
    entries = parsed(client).entries
    assert [entry.title for entry in entries] == ["scheduled", "other"]
    assert entries[0].updated_parsed == second(long_written.publish_at)


def test_no_feed_has_what_is_hidden_or_needs_care(client):
    title = make.publication("a-paper")
    make.issue("no-care", publication=title, needs_care=True)
    make.issue("a-draft", publication=title, **make.HIDDEN)
    make.person("in-need", needs_care=True)
    gone = make.issue("gone", publication=title)
    gone.delete()
    for address in (ALL, *OF_SECTIONS.values(), feed_of(title)):
        assert set(titles(client, address)) <= {"a paper"}


def test_a_title_in_need_of_care_has_no_feed(client):
    title = make.publication("a-paper", needs_care=True)
    assert client.get(feed_of(title)).status_code == 404
    page = client.get(title.get_absolute_url())
    assert feed_of(title) not in links_in(page, "/")


def test_a_feed_of_nothing_is_a_feed_and_the_same_each_time(client):
    assert parsed(client).entries == []
    assert client.get(ALL).content == client.get(ALL).content


def test_words_are_words_and_never_markup(client):
    make.event("odd", title=ODD, summary=ODD)
    [entry] = parsed(client).entries
    shown = ODD.replace("\x0b", "")
    assert entry.title_detail.type == "text/plain"
    assert entry.title == shown
    assert "<script" not in entry.summary
    make.publication("odd-paper", title=ODD)
    assert parsed(client, "/publications/odd-paper/feed/").feed.title == f"AWL Archive: {shown}"


def test_each_section_has_what_is_of_it(client):
    rows = {
        "history": [make.organisation("body"), make.event("fusion"), make.question("europe")],
        "people": [make.person("ada")],
        "sources": [make.source("book")],
    }
    article = make.article("article")
    rows["publications"] = [article, article.issue, article.issue.publication]
    for section, address in OF_SECTIONS.items():
        found = {entry.id for entry in parsed(client, address).entries}
        assert found == {absolute(f"/id/{row.pk}/") for row in rows[section]}
    assert len(parsed(client).entries) == sum(map(len, rows.values()))


def test_every_kind_of_entry_is_in_the_feed_of_a_section():
    assert {model._meta.app_label for model in entry_models()} == set(SECTIONS)


def test_a_publication_has_itself_its_issues_and_their_articles(client):
    ours, theirs = make.article("ours"), make.article("theirs")
    title = ours.issue.publication
    found = {entry.id for entry in parsed(client, feed_of(title)).entries}
    assert found == {absolute(f"/id/{row.pk}/") for row in (title, ours.issue, ours)}
    assert absolute(f"/id/{theirs.pk}/") not in found


def test_a_feed_goes_where_its_title_goes(client):
    kept, duplicate = make.publication("kept"), make.publication("duplicate")
    merge(duplicate, kept)
    moved = client.get("/publications/duplicate/feed/")
    assert (moved.status_code, moved["Location"]) == (301, "/publications/kept/feed/")
    kept.delete()
    assert client.get("/publications/kept/feed/").status_code == 410
    assert client.get("/publications/never/feed/").status_code == 404


def test_the_pages_announce_their_feeds(client):
    title = make.publication("a-paper")
    announced = {
        "/": ALL, "/history/": "/feeds/history/", "/history/events/": "/feeds/history/",
        "/publications/": "/feeds/publications/", "/people/": "/feeds/people/",
        "/sources/": "/feeds/sources/", title.get_absolute_url(): feed_of(title),
    }  # fmt: skip
    for page, feed in announced.items():
        html = client.get(page).text
        assert f'type="application/atom+xml"\n        href="{absolute(feed)}"' in html, page


def test_a_copy_that_is_up_to_date_is_not_sent_again(client):
    make.event("fusion")
    known = {"if-none-match": client.get(ALL)["ETag"]}
    assert client.get(ALL, headers=known).status_code == 304
    make.event("split")
    assert client.get(ALL, headers=known).status_code == 200


def test_hostile_requests(client):
    title = make.publication("a-paper")
    for address in (ALL, OF_SECTIONS["people"], feed_of(title)):
        plain = client.get(address).content
        for asked in ("?page=99999", "?p=x", *(query(name, FEW[1]) for name in UNKNOWN)):
            assert client.get(address + asked).content == plain
        assert {client.get(f"{address}?x={value}").status_code for value in BROKEN} == {400}
        assert client.head(address).content == b""
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405
    for unknown in ("/feeds/nothing/", "/feeds/history/1/", "/publications/a-paper/feed/x/"):
        assert client.get(unknown).status_code == 404


def test_the_number_of_queries_does_not_grow(client, record_property):
    costs = {}
    for size in (1, 3):
        with transaction.atomic():
            build(size, 1)
            for address in (ALL, *OF_SECTIONS.values(), feed_of(Publication.objects.first())):
                with CaptureQueriesContext(connection) as captured:
                    client.get(address)
                costs.setdefault(address.count("/"), set()).add(len(captured))
            transaction.set_rollback(True)
    record_property("queries of feeds", costs)
    assert costs == {2: {2}, 3: {2}, 4: {3}}


def test_the_artificial_set(client):
    complete(3, 1)
    for address in (ALL, *OF_SECTIONS.values()):
        assert parsed(client, address).entries
        assert WORD not in client.get(address).text
    title = Publication.objects.get(pk=uid_of(Publication, 0))
    assert len(parsed(client, feed_of(title)).entries) > 3
