"""The index is mended while readers search, and outlives what migrations do to its table."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from awl_archive.catalogue.rebuilding import rewrite_documents, search_disagreements
from awl_archive.search.backends import backend, postgresql
from awl_archive.search.backends.sql import Scope, rows
from awl_archive.search.finding import find
from awl_archive.search.models import Document, Name
from awl_archive.search.query import parse
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared")]
UNSOUND = "search: the index does not hold what its table does"
READERS = 20
ENTRIES = 30


def found(text):
    return [hit.entry for hit in find(parse(text), Scope(timezone.now())).hits]


def search_until(mended, begun):
    """As a reader does, again and again. Returns how often, and all that was not as it should."""
    client, times, faults = Client(), 0, []
    try:
        begun.wait(timeout=60)
        while times < 3 or not mended.is_set():
            for address in ("/search/?q=zorrab", "/search/suggestions.json?q=zor"):
                answer = client.get(address)
                if answer.status_code != 200 or b"lasting" not in answer.content:
                    faults.append((address, answer.status_code, answer.content[-300:]))
            times += 1
    finally:
        connection.close()
    return times, faults


def damage():
    """Of every entry but one, in more than one chunk. PostgreSQL's index does not follow."""
    others = Document.objects.exclude(heading__contains="last")
    Name.objects.filter(record__in=others.values("record")).delete()
    others.update(body="mevlin", kind="history.Event")


def test_readers_see_no_error_while_it_is_mended(monkeypatch):
    monkeypatch.setattr("awl_archive.catalogue.rebuilding.CHUNK", 7)
    for number in range(ENTRIES):
        make.organisation(title=f"Red {number}", body="zorrab")
    make.organisation(title="Zorrab lasting")
    mended, begun = Event(), Barrier(READERS + 1)
    with ThreadPoolExecutor(READERS) as readers:
        asked = [readers.submit(search_until, mended, begun) for _ in range(READERS)]
        begun.wait(timeout=60)
        try:
            for _ in range(2):
                damage()
                assert len(set(search_disagreements()) - {UNSOUND}) == ENTRIES
                assert rewrite_documents() == ENTRIES
        finally:
            mended.set()
    answers = [one.result() for one in asked]
    assert [fault for _, faults in answers for fault in faults] == []
    assert min(times for times, _ in answers) >= 3
    assert list(search_disagreements()) == []
    assert len(found("zorrab")) == ENTRIES + 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's limit: test_search.py")
def test_what_takes_too_long_is_said_to_and_leaves_no_limit_behind(monkeypatch):
    make.organisation(title="zorrab")
    client, asked = Client(), "?q=zorrab"
    with monkeypatch.context() as slow:
        slow.setattr(postgresql, "RECORD", f"{postgresql.RECORD} CROSS JOIN pg_sleep(5)")
        slow.setattr(postgresql.PostgresqlIndex, "LIMITS", (("statement_timeout", "20"),))
        page, answer = client.get(f"/search/{asked}"), client.get(f"/api/v1/search/{asked}")
        assert (page.status_code, answer.status_code) == (503, 503)
        assert "This took too long" in page.text
    assert rows("SHOW statement_timeout") == [("0",)]
    assert client.get(f"/search/{asked}").status_code == 200


def test_a_save_is_found_after_the_table_was_remade():
    entry = make.organisation(title="zorrab")
    field = Document._meta.get_field("heading")
    other = models.TextField(null=True)
    other.set_attributes_from_name("heading")
    with connection.schema_editor() as editor:
        editor.alter_field(Document, field, other)
        editor.alter_field(Document, other, field)
    call_command("migrate", verbosity=0)
    assert backend().is_sound()
    entry.title = "mevlin"
    entry.save()
    assert (found("zorrab"), found("mevlin")) == ([], [entry.pk])
    assert list(search_disagreements()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL remakes no table")
def test_what_was_saved_before_the_triggers_were_back_is_named_and_mended():
    entry = make.organisation(title="zorrab")
    with connection.schema_editor() as editor:
        editor._remake_table(Document)
    entry.title = "mevlin"
    entry.save()
    assert found("mevlin") == []
    assert list(search_disagreements()) == [UNSOUND]
    rewrite_documents()
    assert (found("zorrab"), found("mevlin")) == ([], [entry.pk])
