"""Two editors save the same entry."""

import pytest

from history.models import Organisation
from tests import make
from tests.editing.desk import Fields, filled, refused, row, url

pytestmark = pytest.mark.django_db


def again(response):
    return Fields(response.content.decode()).values


def test_the_second_is_told_who_changed_what_and_may_then_save(desk, second):
    entry = make.organisation("group")
    fields = second.open(entry)
    assert desk.save(entry, title="Anna’s title").status_code == 302
    fields |= {"summary": "Ben’s summary", "title": "Ben’s title"}
    fields |= row(fields, "names", name="Ben’s name", kind="other")
    response = second.send(entry, fields)
    assert refused(response) == [
        "anna changed this entry after you had opened it: Changed Title.",
        "Yours differs from what is stored now in: title and summary.",
        "What you typed is still here and is not saved yet. Save again to put it in place of "
        "what is stored now.",
    ]
    assert Organisation.objects.get().title == "Anna’s title"
    kept = again(response)
    assert kept["names-0-name"] == "Ben’s name"
    assert {name for name in fields if kept[name] != fields[name]} == {
        "seen",
        "csrfmiddlewaretoken",
    }
    assert second.send(entry, kept).status_code == 302
    saved = Organisation.objects.get()
    assert (saved.title, saved.summary) == ("Ben’s title", "Ben’s summary")
    assert saved.names.get().name == "Ben’s name"


def test_a_change_of_a_row_alone_is_told_too(desk, second):
    entry = make.organisation("group")
    part = make.name(entry, "The Group")
    fields = second.open(entry)
    desk.save(entry, **filled("names", 0, note="as they say"))
    words = refused(second.send(entry, fields | {"summary": "Mine"}))
    assert words[0].startswith("anna changed this entry after you had opened it: Changed Note for")
    part.refresh_from_db()
    assert part.note == "as they say"


def test_several_changes_are_told_in_order(desk, second):
    entry = make.organisation("group")
    fields = second.open(entry)
    desk.save(entry, title="One")
    desk.save(entry, button="_move_withdrawn", reason="Wrong.", reason_class="editorial")
    words = refused(second.send(entry, fields))
    assert [one.partition(": ")[2] for one in words[:3]] == [
        "Changed Title.",
        "Changed Reason class and Reason for withdrawal.",
        "Moved: withdrawn.",
    ]


def test_a_row_that_was_deleted_meanwhile_is_not_lost(desk, second):
    entry = make.organisation("group")
    for words in ("One", "Two", "Three"):
        make.name(entry, words)
    fields = second.open(entry)
    desk.save(entry, **filled("names", 1, DELETE="on"))
    typed = filled("names", 1, note="Ben’s note") | filled("names", 2, note="his other note")
    response = second.send(entry, fields | typed)
    assert any("Another editor deleted this row" in words for words in refused(response))
    kept = again(response)
    assert [kept[f"names-{n}-name"] for n in range(3)] == [
        fields[f"names-{n}-name"] for n in range(3)
    ]
    assert second.send(entry, kept).status_code == 302
    assert entry.names.count() == 3
    assert set(entry.names.values_list("note", flat=True)) == {"", "Ben’s note", "his other note"}


def test_a_row_that_was_added_meanwhile_stays(desk, second):
    entry = make.organisation("group")
    make.name(entry, "Middle")
    fields = second.open(entry)
    theirs = desk.open(entry)
    desk.send(entry, theirs | row(theirs, "names", name="A first one", kind="other"))
    response = second.send(entry, fields | filled("names", 0, note="noted"))
    assert second.send(entry, again(response)).status_code == 302
    assert dict(entry.names.values_list("name", "note")) == {"A first one": "", "Middle": "noted"}


def test_an_entry_that_was_deleted_meanwhile(desk, chief):
    entry = make.organisation("group", status="draft")
    fields = desk.open(entry)
    assert chief.client.post(url(entry, "delete"), {"post": "yes"}).status_code == 302
    response = desk.client.post(url(entry), fields, follow=True)
    assert "doesn’t exist" in response.content.decode()


def test_rows_of_an_editor_alone_give_no_warning(desk):
    entry = make.organisation("group")
    for words in ("One", "Two"):
        fields = desk.open(entry)
        assert (
            desk.send(entry, fields | row(fields, "names", name=words, kind="other")).status_code
            == 302
        )
    assert entry.names.count() == 2
