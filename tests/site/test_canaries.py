"""What is hidden makes no difference: the site is asked for every address there is, with hidden
records in it and without, and what it answers the public is the same to the byte."""

from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from awl_archive.catalogue.changes import collected
from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import part_models
from awl_archive.site.crawling import crawl
from history.models import Event
from publications.models import Publication
from tests.artificial import build, former_addresses
from tests.artificial.ground import ENTRIES, SOME_PARTS, uid_of
from tests.artificial.hidden import (
    LINKED,
    NEVER_PUBLIC,
    ONCE_PUBLIC,
    REASON,
    STATES,
    WORD,
    at_issue,
    below,
    hidden_rows,
)
from tests.site.addresses import api_details, everything, feed_of, in_all_clothes, patterns

# The tests ask no database, but without the mark there would be none for the fixture.
pytestmark = pytest.mark.django_db
NONSENSE = "zzzzzzzzzz"
KEYS = (
    ["slug"], ["uid"], ["pk"], ["publication", "slug"], ["publication", "issue", "slug"],
    ["slug", "suffix"], ["publication", "slug", "suffix"],
    ["publication", "issue", "slug", "suffix"],
)  # fmt: skip


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes

    @classmethod
    def of(cls, response):
        return cls(response.status_code, dict(response.headers), response.getvalue())


class Sites(NamedTuple):
    """Answers by address, with the canaries and without; addresses of the canaries themselves."""

    hidden: dict
    plain: dict
    once: set
    never: set
    personal: set
    nonsense: set
    linked: Counter


def ask(addresses):
    """With the pages that lists of the API name as their next ones."""
    client, answers, waiting = Client(), {}, sorted(addresses)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        answers[address] = Answer.of(response)
        following = getattr(response, "data", None) or {}
        if link := following.get("next"):
            waiting.append(link.removeprefix(settings.SITE_URL))
    return answers


def plant():
    """Through `save()` and what listens to it, as an editor would."""
    with collected():
        for row in hidden_rows(SOME_PARTS):
            row.save(force_insert=True)
        for event, question in at_issue():
            Event.objects.get(pk=event).questions.add(question)
    for entry in canaries(STATES):
        PastSlug.keep(entry, f"{entry.slug}-before")


def canaries(states):
    """The entries hidden in these states, and those that are below them."""
    for state in states:
        yield from (model.objects.get(pk=uid_of(model, state)) for model in ENTRIES)
        for row in below(state) if state in LINKED else ():
            yield type(row).objects.get(pk=row.pk)


def of_canaries(states):
    """Their addresses, past ones too, and those of their parts."""
    found = set()
    for entry in canaries(states):
        records = Record.objects.filter(entry=entry.pk)
        for slug in (entry.slug, f"{entry.slug}-before"):
            entry.slug = slug
            found |= in_all_clothes(entry.get_absolute_url()) | feeds_of(entry)
        found |= {reverse("permanent", args=[record.pk]) for record in records}
        found |= set(api_details(record for record in records if record.is_entry))
    return found


def feeds_of(entry):
    return {feed_of(entry)} if isinstance(entry, Publication) else set()


def of_nonsense():
    """Addresses that never were: of every route to one entry or record."""
    for _, _, name in patterns():
        for keys in KEYS:
            try:
                yield reverse(name, kwargs=dict.fromkeys(keys, NONSENSE))
            except NoReverseMatch:
                continue


@pytest.fixture(scope="module")
def sites(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        build(size=3, parts=1)
        for model in ENTRIES:
            former_addresses(model)
        nonsense = set(of_nonsense())
        with transaction.atomic():
            plant()
            once, never = of_canaries(ONCE_PUBLIC), of_canaries(NEVER_PUBLIC)
            personal = of_canaries(["withdrawn-personal"])
            linked = counts_of_links()
            crawled = {address: Answer.of(response) for address, response in crawl(Client())}
            hidden = crawled | ask({*everything(), *nonsense, *once, *never} - set(crawled))
            transaction.set_rollback(True)
        # What was never public is compared with nonsense, which is asked for in both.
        plain = ask(set(hidden) - never)
        transaction.set_rollback(True)
    return Sites(hidden, plain, once, never, personal, nonsense, linked)


def counts_of_links():
    """How many rows of each link model the public may not see, though an end of it is public."""
    counts = Counter()
    for model in part_models():
        rows = model.objects.exclude(pk__in=model.objects.published())
        records = Record.objects.filter(pk__in=rows, entry__first_public__isnull=False)
        counts[model._meta.label] = records.count()
    return counts


def test_the_same_to_the_byte(sites, record_property):
    compared = sites.hidden.keys() - sites.never
    different = [a for a in compared if sites.hidden[a] != sites.plain[a]]
    record_property("addresses compared with and without canaries", len(compared))
    assert set(different) == sites.once


def test_every_route_was_asked_for(sites, record_property):
    asked = Counter(resolve(urlsplit(address).path).route for address in sites.hidden)
    for route, _, _ in patterns():
        record_property(f"addresses of /{route}", asked[route])
        assert asked[route], f"no address of the route {route} was asked for"


def test_no_link_model_is_without_a_canary(sites, record_property):
    for label, count in sites.linked.items():
        record_property(f"canaries of {label}", count)
        assert count


def test_never_public_is_the_same_as_nonsense(sites):
    nonsense = {of_kind(address): sites.hidden[address] for address in sites.nonsense}
    assert {answer.status for answer in nonsense.values()} == {404}
    for address in sites.never:
        assert sites.hidden[address] == nonsense[of_kind(address)], address
    bodies = {answer.body for address, answer in nonsense.items() if address != "api"}
    assert len(bodies) == 1


def of_kind(address):
    return "api" if is_for_api(address) else "page"


def test_once_public_is_gone_with_its_reason(sites):
    for address in sites.once:
        answer = sites.hidden[address]
        assert answer.status == 410, address
        body = answer.body.decode()
        assert (REASON in body) is not (address in sites.personal), address
        assert (WORD in body) is not (address in sites.personal or is_for_api(address)), address


def is_for_api(address):
    return address.startswith("/api/")


@pytest.mark.parametrize("model", ENTRIES)
def test_former_addresses_lead_on_or_are_gone(sites, model):
    def page(name):
        return address_of(model, f"artificial-{model._meta.model_name}-{name}")

    for name in ("former", "merged"):
        answer = sites.hidden[page(name)]
        assert (answer.status, answer.headers["Location"]) == (301, page(0))
    merged = sites.hidden[reverse("permanent", args=[uid_of(model, "merged")])]
    assert (merged.status, merged.headers["Location"]) == (302, page(0))
    assert sites.hidden[page("removed")].status == 410


def address_of(model, slug):
    """Without a database: of an issue or article it stands below the first of its kind."""
    if not model.parent:
        return model(slug=slug).get_absolute_url()
    above = model._meta.get_field(model.parent).related_model
    of_above = address_of(above, f"artificial-{above._meta.model_name}-0")
    return f"{of_above}{slug}/"


def test_elsewhere_no_word_of_the_hidden_is_said(sites):
    said = {
        a for a, answer in sites.hidden.items() if WORD.encode() in answer.body and WORD not in a
    }
    assert said <= sites.once - sites.personal
