"""What of an entry is searched, and that it follows every change at once."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from awl_archive.catalogue.rebuilding import search_disagreements
from awl_archive.publishing.door import merge, move
from awl_archive.search.backends.sql import Scope
from awl_archive.search.finding import find
from awl_archive.search.models import Document, Name
from awl_archive.search.query import parse
from tests import make

pytestmark = pytest.mark.django_db
WHY = {"reason": "It was wrong.", "reason_class": "editorial"}


def found(text, at=None):
    return {hit.entry for hit in find(parse(text), Scope(at or timezone.now())).hits}


@pytest.fixture
def entry():
    return make.organisation("a", title="zorrab")


@pytest.fixture(autouse=True)
def agreeing():
    yield
    assert list(search_disagreements()) == []


def save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


ADDED = {
    "a field": lambda entry: save(entry, summary="mevlin"),
    "prose": lambda entry: save(entry, body="Some *mevlin*."),
    "the title": lambda entry: save(entry, title="mevlin"),
    "the qualifier": lambda entry: save(entry, qualifier="mevlin"),
    "an alias": lambda entry: make.name(entry, "mevlin"),
    "a part": lambda entry: make.characteristic(entry, "mevlin"),
    "a tie in words": lambda entry: make.tie(entry, "mevlin"),
}


@pytest.mark.parametrize("add", ADDED.values(), ids=ADDED)
def test_what_is_added_is_found_at_once(entry, add):
    assert found("mevlin") == set()
    add(entry)
    assert found("mevlin") == {entry.pk}


def test_what_is_taken_away_is_not(entry):
    row = make.name(entry, "mevlin")
    save(entry, summary="corvat")
    row.delete()
    save(entry, summary="")
    assert (found("mevlin"), found("corvat"), found("zorrab")) == (set(), set(), {entry.pk})


def test_status_and_hours(entry):
    soon = timezone.now() + timedelta(hours=1)
    move(entry, "withdrawn", **WHY)
    assert found("zorrab") == set()
    entry.refresh_from_db()
    move(entry, "review")
    entry.refresh_from_db()
    save(entry, publish_at=soon)
    move(entry, "published")
    assert (found("zorrab"), found("zorrab", soon)) == (set(), {entry.pk})


def test_an_end_that_is_hidden_takes_its_words_with_it():
    holder, question = make.organisation(), make.question()
    make.position(question, holder, statement="mevlin")
    assert found("mevlin") == {question.pk}
    move(holder, "withdrawn", **WHY)
    assert found("mevlin") == set()


def test_what_hangs_on_a_withdrawn_entry_is_not_found():
    article = make.article(title="mevlin")
    assert found("mevlin") == {article.pk}
    move(article.issue.publication, "withdrawn", **WHY)
    assert found("mevlin") == set()


def test_a_byline_is_found_as_printed():
    article = make.article(title="T")
    make.contribution(article=article, byline="J. Mevlin")
    assert found("mevlin") == {article.pk}


def test_merged_and_deleted(entry):
    other = make.organisation(title="mevlin")
    merge(other, entry)
    assert (found("mevlin"), found("zorrab")) == (set(), {entry.pk})
    entry.delete()
    assert found("zorrab") == set()
    assert (Document.objects.count(), Name.objects.count()) == (0, 0)


def test_what_is_rolled_back_was_never_there(entry):
    with transaction.atomic():
        save(entry, title="mevlin")
        assert found("mevlin") == {entry.pk}
        transaction.set_rollback(True)
    assert (found("mevlin"), found("zorrab")) == (set(), {entry.pk})


def test_a_citation_is_told(entry):
    make.citation(entry, make.source())
    assert Document.objects.get(record=entry.pk).is_cited


def test_an_article_has_the_dates_and_the_address_of_its_issue():
    article = make.article(title="mevlin")
    issue = article.issue
    save(issue, edtf="1975-06")
    save(issue.publication, slug="another")
    document = Document.objects.get(record=article.pk)
    assert (document.first_year, document.last_year) == (1975, 1975)
    card = document.record.card
    assert card.date_text == "June\xa01975"
    assert card.address.startswith("/publications/another/")
    assert document.root_id == issue.publication_id
