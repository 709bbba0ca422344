"""Every entry, of the content and of the artificial set, as machines find it: each format is read
by somebody else's program, and all of them and the head of the page say the same."""

import json
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from django.conf import settings
from django.urls import reverse

from awl_archive.pages.formats import FORMATS, with_suffix
from people.models import Person
from publications.models import Article, Issue, Publication
from tests.artificial.ground import INTERNAL
from tests.artificial.hidden import WORD
from tests.citing import readers
from tests.citing.vocabulary import unknown

# No test asks a database, but without the mark there would be none for the crawl.
pytestmark = pytest.mark.django_db
WORKS = (Publication, Issue, Article)


class Head(HTMLParser):
    """Tags, alternates and linked data of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.alternates, self.data, self.inside = [], {}, [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta":
            name = attrs.get("name") or attrs.get("property")
            self.tags.append((name, attrs.get("content")))
        if tag == "link" and attrs.get("rel") == "alternate":
            self.alternates[attrs["href"].removeprefix(settings.SITE_URL)] = attrs["type"]
        self.inside = tag == "script" and attrs == {"type": "application/ld+json"}
        assert tag != "script" or self.inside

    def handle_data(self, data):
        if self.inside:
            self.data.append(json.loads(data))

    def handle_endtag(self, tag):
        self.inside = False


class Found(NamedTuple):
    entry: object
    page: str
    head: Head
    files: dict
    types: dict


def ask(entry, answers):
    address = entry.get_absolute_url()
    page = answers[address].text
    files = {suffix: answers[with_suffix(address, suffix)] for suffix in FORMATS}
    assert {one.status for one in files.values()} == {200}
    return Found(
        entry, page, Head(page), {suffix: one.text for suffix, one in files.items()},
        {with_suffix(address, suffix): one.headers["Content-Type"]
         for suffix, one in files.items()},
    )  # fmt: skip


@pytest.fixture(scope="module", params=["content", "artificial"])
def whole(request, site):
    return site(request.param)


@pytest.fixture(scope="module")
def found(whole):
    return [ask(entry, whole.answers) for entries in whole.entries.values() for entry in entries]


def read(one):
    return {
        "bib": readers.of_bibtex(one.files["bib"]),
        "ris": readers.of_ris(one.files["ris"]),
        "csl.json": readers.of_csl(one.files["csl.json"]),
        "tags": readers.of_tags(one.head.tags),
    }


def test_all_formats_are_read_and_agree(found, record_property):
    record_property("entries read in every format", len(found))
    for one in found:
        facts = read(one)
        note = facts["bib"].note
        facts["tags"] = facts["tags"]._replace(note=note)
        assert set(facts.values()) == {facts["csl.json"]}, one.entry.get_absolute_url()


def test_they_cite_the_permanent_address_and_the_title(found):
    for one in found:
        permanent = settings.SITE_URL + reverse("permanent", args=[one.entry.pk])
        title = one.entry.title if isinstance(one.entry, WORKS) else one.entry.authorised_form
        assert readers.of_csl(one.files["csl.json"])[:2] == (title, permanent)
        assert f'<a href="{permanent}">' in one.page


def test_a_page_is_dated_by_its_revision_and_a_work_by_one_certain_year(found):
    for one in found:
        date = readers.of_csl(one.files["csl.json"]).date
        dated = getattr(one.entry, "issue", one.entry)
        if not isinstance(one.entry, WORKS):
            assert date == one.entry.updated.date().isoformat()
        elif date:
            bounds = dated.bounds
            assert not bounds.doubtful
            assert {bounds.earliest_begin.year, bounds.latest_end.year} == {int(date[:4])}


def test_linked_data_agrees_and_is_of_schema_org(found):
    for one in found:
        data = json.loads(one.files["jsonld"])
        facts = readers.of_csl(one.files["csl.json"])
        node, page, said = readers.of_jsonld(data)
        assert list(unknown(data)) == []
        assert said[:2] == facts[:2]
        if not one.entry.needs_care and isinstance(one.entry, WORKS):
            assert said[2:5] == facts[2:5]
        canonical = settings.SITE_URL + one.entry.get_absolute_url()
        assert (page["url"], node["@id"]) == (canonical, facts.address)


def test_the_page_holds_the_same_linked_data_and_the_way_to_it(found):
    for one in found:
        [data] = one.head.data
        record, crumbs = data["@graph"]
        assert {"@context": data["@context"]} | record == json.loads(one.files["jsonld"])
        assert list(unknown(crumbs)) == []
        steps = crumbs["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == f"{settings.SITE_URL}/"
        assert steps[-1]["name"] == one.entry.authorised_form
        assert steps[-1]["item"] == settings.SITE_URL + one.entry.get_absolute_url()


def test_the_page_names_every_file_in_its_head_and_in_its_record(found):
    for one in found:
        types = {address: kind.partition(";")[0] for address, kind in one.types.items()}
        assert types.items() <= one.head.alternates.items()
        for address in types:
            assert f'<a href="{address}">' in one.page


def test_of_what_needs_care_there_is_the_name_and_no_preview(whole, found):
    care = [one for one in found if one.entry.needs_care]
    assert care
    for one in care:
        tags = dict(one.head.tags)
        assert tags["robots"] == "noindex"
        assert not {"description", "og:description", "og:image"} & tags.keys()
        data = json.loads(one.files["jsonld"])
        assert set(data) == {"@context", "@type", "@id", "name", "mainEntityOfPage"}
    assert whole.previews == [404] * len(care)


def test_of_a_person_machines_are_told_names_alone(found):
    told = {"@context", "@type", "@id", "name", "alternateName", "mainEntityOfPage"}
    people = [one for one in found if isinstance(one.entry, Person)]
    assert people
    for one in people:
        assert set(json.loads(one.files["jsonld"])) <= told
        summary = one.entry.summary
        if summary and summary not in one.entry.title:
            assert not [file for file in one.files.values() if summary in file]


def test_nothing_hidden_or_internal_is_in_any(found):
    for one in found:
        for text in (*one.files.values(), json.dumps([one.head.tags, one.head.data])):
            assert WORD not in text
            assert INTERNAL not in text


def test_the_image_is_named_where_there_is_one(found):
    for one in found:
        if not one.entry.needs_care:
            image = settings.SITE_URL + with_suffix(one.entry.get_absolute_url(), "png")
            tags = dict(one.head.tags)
            assert (tags["og:image"], tags["og:type"]) == (image, "article")
