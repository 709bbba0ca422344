"""Search as it is asked for from outside: what is refused, kept, counted, and never told."""

import html
import json

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from awl_archive.publishing.door import move
from awl_archive.search.backends import sqlite
from awl_archive.site.search.results import SIZE, Results
from awl_archive.site.search.views import SearchPage
from tests import make
from tests.artificial import build
from tests.artificial.hidden import WORD
from tests.site.test_canaries import plant

pytestmark = pytest.mark.django_db
PAGE, API, NAMES = "/search/", "/api/v1/search/", "/search/suggestions.json"
ASKED = [
    "q=labour", "q=socialist+organiser", "q=AWL", "q=workers+-labour", "q=%22third+camp%22",
    "q=trotskyst", "q=labour&kind=organisation", "q=labour&kind=event&sort=date",
    "q=workers&from=1970&to=1979", "q=workers&from=1970-02&to=1979",
    "q=workers&from=1975&to=1985&match=certain",
    "q=workers&evidence=sourced", "q=paper&publication=workers-liberty",
    "q=conference&organisation=alliance-for-workers-liberty", "q=workers&sort=-date",
    "q=workers&kind=publication&evidence=unsourced&to=1990", "q=zzzzzz",
]  # fmt: skip


@pytest.fixture
def client():
    return Client()


def both(client, query):
    """The context of the page, and the answer of the API to the same."""
    page, answer = client.get(f"{PAGE}?{query}"), client.get(f"{API}?{query}&page_size={SIZE}")
    assert (page.status_code, answer.status_code) == (200, 200)
    return page.context_data, answer.json()


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("query", ASKED)
def test_page_and_api_find_the_same_in_the_same_order(client, query):
    page, answer = both(client, query)
    assert page["page"].count == answer["count"]
    assert [one.card.pk for one in page["page"].rows] == [one["id"] for one in answer["results"]]
    assert page["results"].mended == answer["mended"]
    facets = {name: [(v.words, v.count) for v in values] for name, values in page["results"].facets}
    told = answer["facets"].items()
    assert facets == {name: [(v["words"], v["count"]) for v in values] for name, values in told}


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("query", ["q=workers", "q=labour&sort=date"])
def test_following_next_tells_everything_once(client, query):
    address, told = f"{API}?{query}&page_size=7", []
    while address:
        answer = client.get(address).json()
        told += [one["id"] for one in answer["results"]]
        address = answer["next"]
    assert len(told) == len(set(told)) == answer["count"] > 14


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    "query",
    ["q=labour", "q=workers&kind=event", "q=trotskyist&from=1960",
     "q=workers&from=1970&match=certain", "q=workers&from=1965&to=1995-06", "q=workers&to=1975"],
)  # fmt: skip
def test_a_facet_counts_what_its_link_finds(client, query):
    _, answer = both(client, query)
    assert not answer["count_capped"]
    followed = 0
    for values in answer["facets"].values():
        for value in values:
            asked = QueryDict(query).copy()
            for name, param in value["params"].items():
                asked[name] = param
            narrowed = client.get(f"{API}?{asked.urlencode()}").json()
            assert narrowed["count"] == value["count"], value
            followed += 1
    assert followed > 10


@pytest.mark.usefixtures("content")
def test_names_on_the_page_are_those_that_are_suggested(client):
    page, _ = both(client, "q=social")
    suggested = client.get(f"{NAMES}?q=social").json()[1]
    assert [name for name, _ in page["names"]] == suggested != []


@pytest.mark.parametrize(
    ("query", "page", "answer"),
    [
        ("", 200, 400), ("q=", 200, 400), ("q=+++", 200, 400), ("q=-labour", 400, 400),
        ("q=%22", 400, 400), ("q=*", 400, 400), (f"q={'x' * 10_000}", 400, 400), ("q=x", 200, 200),
        ("q=the+of+and", 200, 200), ("q=a&q=b", 400, 400), ("q=a&kind=x", 400, 400),
        ("q=a&kidn=event", 400, 400), ("q=a&from=x", 400, 400), ("q=a&from=1980&to=1970", 400, 400),
        ("q=a&organisation=artificial-nonsense", 400, 400), ("q=a&sort=name", 400, 400),
        ("q=a&page=2", 404, 400), ("page=2", 404, 400), ("q=a&cursor=x", 400, 400),
    ],
)  # fmt: skip
def test_what_is_answered(client, query, page, answer):
    assert client.get(f"{PAGE}?{query}").status_code == page
    found = client.get(f"{API}?{query}")
    assert found.status_code == answer
    if answer == 400:
        assert found["Content-Type"] == "application/problem+json"
        assert found.json()["errors"]


def test_what_was_refused_stands_in_the_form_as_it_was_typed(client):
    answer = client.get(f"{PAGE}?q=a+%26+%22b%22&kind=x&from=y&organisation=no-such")
    assert answer.status_code == 400
    for text in ("a &amp; &quot;b&quot;", "y", "no-such"):
        assert f'value="{text}"' in answer.text
    assert "<details open>" in answer.text
    assert "Names that begin so" not in answer.text


@pytest.mark.usefixtures("content")
def test_what_narrows_stands_in_the_form_and_leaves_no_trace(client):
    query = "q=workers&kind=event&from=1970&to=1979&match=certain&organisation=workers-fight"
    kept = ['value="event" selected', 'value="certain" selected', 'value="1970"', 'value="1979"',
            'value="workers-fight"']  # fmt: skip
    for asked, is_narrowed in ((query, True), ("q=workers", False), (query, True)):
        page = client.get(f"{PAGE}?{asked}").text
        assert [text in page for text in (*kept, "<details open>\n  <summary>Kind,")] == [
            is_narrowed
        ] * 6


def test_a_form_kept_for_others_lets_no_hidden_entry_through(client):
    body = make.organisation("red-league", title="Red League")
    query = "q=red&organisation=red-league"
    assert client.get(f"{PAGE}?{query}").status_code == 200
    move(body, "withdrawn", reason="It was wrong.", reason_class="editorial")
    assert client.get(f"{PAGE}?{query}").status_code == 400


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    "span", ["from=1970", "to=1980", "from=1975&to=1975", "from=198X&to=199X", "from=2020&to=2050"]
)
def test_years_of_documents_find_what_the_dates_of_cards_do(client, monkeypatch, span):
    query = f"{API}?q=workers&page_size=100&{span}"
    by_years = client.get(query).json()
    monkeypatch.setattr("awl_archive.dates.span.Span.is_of_years", False)
    assert client.get(query).json() == by_years
    assert by_years["count"] > 0


@pytest.mark.usefixtures("content")
def test_a_cursor_belongs_to_its_search(client):
    following = client.get(f"{API}?q=workers&page_size=5").json()["next"]
    other = following.replace("q=workers", "q=labour")
    assert client.get(following).status_code == 200
    assert client.get(other).status_code == 400


@pytest.mark.usefixtures("content")
def test_who_searches_meanwhile_changes_no_link(client, monkeypatch):
    """One view serves many threads: nothing of a request may lie on its class."""
    alone = client.get(f"{API}?q=labour&page_size=2").json()
    asked = []

    def results(*args):
        if not asked:
            asked.append({})
            asked[0].update(client.get(f"{API}?q=awl&page_size=3").json())
        return Results(*args)

    monkeypatch.setattr("awl_archive.site.search.api.Results", results)
    assert client.get(f"{API}?q=labour&page_size=2").json() == alone
    assert "q=awl" in asked[0]["next"]


def test_what_takes_too_long_is_said_to(client, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's limit of time: tests/search/test_while_serving.py")
    monkeypatch.setattr(sqlite, "SECONDS", -1)
    monkeypatch.setattr(sqlite, "STEPS", 1)
    page, answer = client.get(f"{PAGE}?q=workers"), client.get(f"{API}?q=workers")
    assert (page.status_code, answer.status_code) == (503, 503)
    assert "This took too long" in page.text
    assert answer["Content-Type"] == "application/problem+json"
    assert 'value="workers"' in page.text
    assert client.get(f"{NAMES}?q=workers").json() == ["workers", [], [], []]


HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> workers'


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("address", [PAGE, NAMES])
def test_what_is_typed_is_text(client, address):
    answer = client.get(address, {"q": HOSTILE})
    assert answer.status_code == 200
    if address == PAGE:
        assert f'value="{html.escape(HOSTILE)}"' in answer.text.replace("&#39;", "&#x27;")
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
    else:
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer.json()[0] == HOSTILE


def test_search_engines_are_told_to_leave_it_alone(client):
    assert '<meta name="robots" content="noindex">' in client.get(PAGE).text
    assert SearchPage.robots == "noindex"


@pytest.fixture(scope="module")
def hidden(django_db_setup, django_db_blocker):
    """Public entries, and hidden ones whose every text says WORD."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(2, 1)
        plant()
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("address", [API, NAMES])
@pytest.mark.parametrize("shape", ["{}", "artificial {}", '"artificial {}"', "{} -artificial"])
def test_a_hidden_word_is_answered_like_nonsense(client, address, shape):
    nonsense = "qvzxqj"
    assert len(nonsense) == len(WORD)
    texts = [
        client.get(address, {"q": shape.format(word)}).content.decode().replace(word, "…")
        for word in (WORD, nonsense)
    ]
    assert texts[0] == texts[1]
    if address == API:
        assert json.loads(texts[0])["count"] == 0


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("typed", ["canery", "cnaary", "anary", "canaryy"])
def test_no_slip_is_mended_into_a_hidden_word(client, typed):
    answer = client.get(API, {"q": typed}).json()
    assert (answer["count"], answer["mended"]) == (0, {})


def test_the_addresses_asked_are_the_site_s():
    assert [reverse(n) for n in ("search", "api:search", "suggestions")] == [PAGE, API, NAMES]
