from datetime import UTC, datetime

import pytest
from django.utils import timezone

from awl_archive.site.anniversaries import anniversaries
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 9, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _published_before(monkeypatch):
    """What is made here is public from the beginning, whatever the day of the test."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))


def titles(at=AT):
    found = anniversaries(at)
    return found and (found.heading, [card.title for card in found.cards])


def test_on_this_day_of_earlier_years():
    make.event("later", edtf="1980-12-09")
    make.event("earlier", edtf="1971-12-09")
    make.event("the-month", edtf="1971-12")
    make.event("another-day", edtf="1971-12-10")
    assert titles() == ("On this day", ["earlier", "later"])


def test_else_in_this_month():
    make.event("the-month", edtf="1971-12")
    make.publication("a-book", edtf="1975-12-10", kind="book")
    make.event("another-month", edtf="1971-11")
    assert titles() == ("In this month", ["the month", "a book"])


def test_nothing_where_there_is_none(client):
    make.event("another-month", edtf="1971-11")
    assert titles() is None
    assert "In this month" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "edtf",
    ["1971", "1971-24", "1971-12/", "/1971-12", "1971-12/..", "1971-12?", "1971-12-09~",
     "1971-12-XX", "1966~/1968", "2026-12-09", "2026-12", ""],
)  # fmt: skip
def test_only_what_is_exact_and_past(edtf):
    make.event("an-event", edtf=edtf)
    assert titles() is None


def test_nothing_that_needs_care_or_is_hidden():
    make.event("with-care", edtf="1971-12-09", needs_care=True)
    make.event("hidden", edtf="1971-12-09", **make.HIDDEN)
    make.organisation("a-body", edtf="1971-12-09")
    make.person("somebody")
    assert titles() is None


def test_the_day_is_that_of_the_archive_s_place():
    make.event("in-june", edtf="1975-06-01")
    assert titles(datetime(2026, 5, 31, 23, 30, tzinfo=UTC)) == ("On this day", ["in june"])
