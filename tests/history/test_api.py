"""The API gives the answer of the page."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

PAIRS = [
    ("organisations", "history:organisations", ""),
    ("organisations", "history:organisations", "kind=campaign"),
    ("organisations", "history:organisations", "from=1975&to=1979&match=certain"),
    ("organisations", "history:organisations", "from=1975&to=1979"),
    ("organisations", "history:organisations", "dated=undated"),
    ("organisations", "history:organisations", "name=ICL"),
    ("events", "history:events", "kind=fusion"),
    ("events", "history:events", "organisation=workers-fight"),
    ("events", "history:events", "from=198X"),
    ("questions", "history:questions", "topic=europe"),
    ("questions", "history:questions", "evidence=sourced"),
]


@pytest.mark.parametrize(("endpoint", "page", "query"), PAIRS)
def test_page_and_api_count_alike(client, content, endpoint, page, query):
    answer = client.get(f"/api/v1/{endpoint}/?{query}").json()
    response = client.get(f"{reverse(page)}?{query}")
    assert response.status_code == 200
    assert response.context["page"].count == answer["count"]
    ids = [row["id"] for row in answer["results"]]
    assert [entry.pk for entry in response.context["page"]] == ids[: len(response.context["page"])]


def test_possible_all_time_and_undated_are_everything(client, content):
    def count(query):
        return client.get(f"/api/v1/events/?{query}").json()["count"]

    assert count("from=1000") + count("dated=undated") == count("")
    assert count("from=1000&match=certain") <= count("from=1000")


def test_an_organisation_is_what_its_page_shows(client, content):
    row = client.get("/api/v1/organisations/?name=International-Communist League").json()["results"]
    detail = client.get(row[0]["api_url"]).json()
    assert detail["title"] == "International-Communist League"
    assert detail["kind"] == "league"
    assert detail["evidence"] == "sourced"
    page = client.get(detail["url"]).content.decode()
    anchors = set(re.findall(r'id="([a-z0-9]{10})"', page))
    own = ("names", "characteristics", "ties", "roles", "positions")
    parts = (*own, "people", "imprints", "subject_of")
    assert {part["id"] for name in parts for part in detail[name]} == anchors


def test_dates_are_sent_with_their_bounds(client, content):
    rows = client.get("/api/v1/events/?kind=fusion").json()["results"]
    fusion = next(row for row in rows if row["dates"]["portion"] == "end")
    assert fusion["dates"] == {
        "edtf": "1975", "reading": "within", "portion": "end", "wording": "end of 1975",
        "as_of": "", "text": "at the end of 1975", "earliest_begin": "1975-01-01",
        "latest_begin": "1975-12-31", "earliest_end": "1975-01-01", "latest_end": "1975-12-31",
        "doubtful": False,
    }  # fmt: skip
