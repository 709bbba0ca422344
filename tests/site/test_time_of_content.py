"""What the pages of time say of the archive's own content."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from awl_archive.site.anniversaries import anniversaries
from publications import rows
from publications.models import Publication
from tests.publications.test_runs import assert_legible

pytestmark = pytest.mark.usefixtures("content")


def as_of(client, text):
    response = client.get("/history/as-of/", {"date": text})
    assert response.status_code == 200
    return response.content.decode()


def section(html, name):
    """What is told certainly or possibly under one heading, without what is not ruled out."""
    begin = html.index(f'<section id="{name}">')
    return html[begin : html.index("</section>", begin)].partition("<details")[0]


def test_a_motion_of_2018_is_no_state_of_2005(client):
    for text in ("2005", "2018-02", "20XX"):
        assert "London Young Labour motion" not in as_of(client, text)


def test_it_stands_on_the_timeline_without_a_summary(client):
    html = client.get("/history/timeline/?from=2018-02&to=2018-02&kind=event").content.decode()
    row = html[html.index("London Young Labour motion") :].partition("</li>")[0]
    assert "<p>" not in row
    assert "2005" not in row


def test_and_not_on_the_home_page():
    assert anniversaries(datetime(2026, 2, 10, tzinfo=UTC)) is None
    assert anniversaries(datetime(2026, 12, 10, tzinfo=UTC)).heading == "In this month"


def test_a_faction_inside_the_international_socialists(client):
    inside = section(as_of(client, "1970"), "inside")
    assert "Trotskyist Tendency</a>: inside" in inside
    assert "International Socialists" in inside
    assert "Certainly" in inside
    assert "Trotskyist Tendency</a>: inside" not in section(as_of(client, "1967"), "inside")


def test_offices_held_in_public_and_no_membership(client):
    offices = section(as_of(client, "2005"), "offices")
    assert "President, " in offices
    assert "National Union of Students" in offices
    for text in ("1990", "2005", "2016"):
        html = as_of(client, text)
        assert "/people/" not in html[html.index("<main") : html.index('<section id="offices">')]


def test_an_alliance_that_ran(client):
    campaigns = section(as_of(client, "1985"), "campaigns")
    assert "Socialist Organiser Alliance" in campaigns


def test_the_chart_of_runs_is_legible():
    found = rows.runs_of(Publication.objects.published(), timezone.now())
    assert_legible(found)
    assert len(found.lines) > 8
