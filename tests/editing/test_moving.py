"""Review, publication, withdrawal, schedule; and what a deletion would take along."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awl_archive.publishing.models import Record, StatusChange
from history.models import Organisation
from tests import make
from tests.editing.desk import Desk, account, refused, url

pytestmark = pytest.mark.django_db
WHY = {"reason": "It was wrong.", "reason_class": "editorial"}


def page(entry):
    return Desk(account(f"reader {entry.pk} {timezone.now()}")).get(entry.get_absolute_url())


def moved(desk, entry, to, **changes):
    """Sends the form with a move's button. Returns the messages of the page that follows."""
    response = desk.save(entry, f"_move_{to}", **changes)
    assert (response.status_code, response["Location"]) == (302, url(entry)), refused(response)
    found = [str(words) for words in desk.get(url(entry)).context["messages"]]
    entry.refresh_from_db()
    return found


def test_an_entry_through_all_its_states(desk):
    entry = make.organisation("group", title="The Group", status="draft")
    assert moved(desk, entry, "review") == ["“The Group” is in review now."]
    assert page(entry).status_code == 404
    assert moved(desk, entry, "published", title="Better") == ["“Better” is published now."]
    assert page(entry).status_code == 200
    assert moved(desk, entry, "withdrawn", **WHY) == ["“Better” is withdrawn now."]
    gone = page(entry)
    assert (gone.status_code, b"It was wrong." in gone.content) == (410, True)
    moved(desk, entry, "published")
    assert (page(entry).status_code, entry.reason) == (200, "")
    by = StatusChange.objects.values_list("after", "by")
    assert [*by] == [(to, "anna") for to in ("review", "published", "withdrawn", "published")]


def test_the_history_shows_moves(desk):
    entry = make.organisation("group", status="draft")
    moved(desk, entry, "review", title="New")
    text = desk.get(url(entry, "history")).content.decode()
    assert "Moved: in review." in text
    assert "Changed Title." in text


def test_a_submission_by_mistake_is_taken_back(desk):
    entry = make.organisation("group", status="review")
    moved(desk, entry, "draft")
    assert entry.status == "draft"


def test_a_withdrawal_without_a_reason_is_refused_at_its_field(desk):
    entry = make.organisation("group")
    response = desk.save(entry, "_move_withdrawn", reason="Only words.")
    assert refused(response) == ["A withdrawal needs a reason for the public, and its class."]
    assert list(response.context["adminform"].form.errors) == ["reason"]
    entry.refresh_from_db()
    assert (entry.status, entry.reason) == ("published", "")


def test_publication_at_a_time(desk):
    entry = make.organisation("group", status="review")
    tomorrow = timezone.localtime() + timedelta(days=1)
    at = {"publish_at_0": f"{tomorrow:%Y-%m-%d}", "publish_at_1": "12:00:00"}
    assert moved(desk, entry, "published", **at) == ["“group” is scheduled now."]
    assert page(entry).status_code == 404
    text = desk.get(url(entry)).content.decode()
    assert f"scheduled, from {tomorrow.day} {tomorrow:%B %Y}, 12:00" in text
    assert "scheduled" in desk.get(url(Organisation, "changelist")).content.decode()
    assert moved(desk, entry, "withdrawn", **WHY) == ["“group” is withdrawn now."]
    assert (page(entry).status_code, entry.first_public) == (404, None)


def test_what_is_public_is_not_hidden_by_a_later_beginning(desk):
    entry = make.organisation("group")
    at = {"publish_at_0": "2999-01-01", "publish_at_1": "12:00"}
    assert refused(desk.save(entry, **at)) == ["It is public already: withdraw it, with a reason."]


def test_a_withdrawal_before_publication_is_refused_in_words(desk):
    entry = make.organisation("group", status="draft")
    at = {"publish_at_0": "2999-01-02", "publish_at_1": "12:00"}
    at |= {"withdraw_at_0": "2999-01-01", "withdraw_at_1": "12:00"}
    assert refused(desk.save(entry, **at, **WHY)) == [
        "It would be withdrawn before it is published."
    ]


@pytest.mark.parametrize("to", ["published", "nonsense", "draft", ""])
def test_a_move_that_the_table_has_not(desk, to):
    entry = make.organisation("group", status="draft")
    assert desk.save(entry, f"_move_{to}").status_code == 302
    entry.refresh_from_db()
    assert entry.status == "draft"


def test_the_link_to_the_public_page(desk):
    public, draft = make.organisation("public"), make.organisation("draft", status="draft")
    assert b"View on site" in desk.get(url(public)).content
    assert f'href="/id/{public.pk}/"'.encode() in desk.get(url(public)).content
    assert b"View on site" not in desk.get(url(draft)).content


def test_deletion_is_for_administrators(desk, chief):
    entry = make.organisation("group", status="draft")
    assert b"deletelink" not in desk.get(url(entry)).content
    assert desk.client.post(url(entry, "delete"), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"}
    desk.client.post(url(Organisation, "changelist"), chosen)
    assert Organisation.objects.count() == 1
    assert chief.client.post(url(entry, "delete"), {"post": "yes"}).status_code == 302
    assert Organisation.objects.count() == Record.objects.count() == 0


def test_what_others_name_is_not_deleted_and_it_is_said_why(chief):
    entry, other = make.organisation("group"), make.organisation("other", title="The Other")
    make.tie(other, entry)
    text = chief.get(url(entry, "delete")).content.decode()
    assert "protected" in text
    assert "worked with group" in text
    assert chief.client.post(url(entry, "delete"), {"post": "yes"}).status_code == 200
    chosen = {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"}
    assert chief.client.post(url(Organisation, "changelist"), chosen).status_code == 200
    assert Organisation.objects.count() == 2


def test_several_are_deleted_from_the_list(chief):
    entries = [make.organisation(), make.organisation()]
    make.citation(make.name(entries[0], "One"), make.source())
    chosen = {"action": "delete_selected", "_selected_action": [e.pk for e in entries]}
    assert (
        chief.client.post(url(Organisation, "changelist"), chosen | {"post": "yes"}).status_code
        == 302
    )
    assert Organisation.objects.count() == 0
    assert page(entries[0]).status_code == 410
