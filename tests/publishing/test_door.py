from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from awl_archive.publishing.door import MoveRefused, move
from awl_archive.publishing.models import StatusChange
from awl_archive.publishing.status import MOVES, Status
from history.models import Organisation
from tests import make

pytestmark = pytest.mark.django_db
WHY = {"reason": "It was wrong.", "reason_class": "editorial"}
ALLOWED = [
    ("draft", "review"), ("review", "published"), ("review", "draft"), ("published", "withdrawn"),
    ("withdrawn", "published"), ("withdrawn", "review"),
]  # fmt: skip
EVERY = [(before, after) for before in Status.values for after in Status.values]


def standing(status, **fields):
    return make.organisation(status=status, **(WHY if status == "withdrawn" else {}) | fields)


def stored(entry):
    return Organisation.objects.values().get(pk=entry.pk)


def test_the_table():
    assert {(before.value, to.value) for before, moves in MOVES.items() for to in moves} == set(
        ALLOWED
    )


@pytest.mark.parametrize(("before", "after"), ALLOWED)
def test_an_allowed_move_is_made_and_logged(before, after):
    entry, begun = standing(before), timezone.now()
    moved = move(entry, after, by="rosa", **WHY)
    assert moved.status == stored(entry)["status"] == after
    change = StatusChange.objects.get()
    assert (change.record_id, change.before, change.after) == (entry.pk, before, after)
    assert (change.by, change.reason, change.reason_class) == ("rosa", *WHY.values())
    assert begun <= change.at <= timezone.now()
    assert str(change) == f"{before} → {after}"


@pytest.mark.parametrize(("before", "after"), [pair for pair in EVERY if pair not in ALLOWED])
def test_any_other_move_is_refused_and_nothing_changes(before, after):
    entry = standing(before)
    was = stored(entry)
    with pytest.raises(MoveRefused, match="cannot become"):
        move(entry, after, **WHY)
    assert stored(entry) == was
    assert not StatusChange.objects.exists()


@pytest.mark.parametrize("to", ["", "gone", "Published", None])
def test_what_is_no_status_is_refused(to):
    with pytest.raises(MoveRefused, match="no such status"):
        move(standing("draft"), to)


@pytest.mark.parametrize("missing", ["reason", "reason_class"])
def test_a_withdrawal_needs_a_reason_and_its_class(missing):
    entry = standing("published")
    with pytest.raises(MoveRefused, match="needs a reason"):
        move(entry, "withdrawn", **WHY | {missing: ""})
    assert stored(entry)["status"] == "published"


def test_what_may_not_be_public_is_refused_in_its_own_words():
    fusion = make.event(kind="fusion", status="review")
    with pytest.raises(MoveRefused) as refused:
        move(fusion, "published")
    assert refused.value.messages == fusion.publication_problems()
    assert len(refused.value.messages) > 0
    fusion.refresh_from_db()
    assert (fusion.status, fusion.first_public, fusion.version) == ("review", None, 1)


def test_a_failure_within_the_move_rolls_all_back(monkeypatch):
    entry = standing("review")
    was = stored(entry)

    def fail(**values):
        raise RuntimeError

    monkeypatch.setattr(StatusChange.objects, "create", fail)
    with pytest.raises(RuntimeError):
        move(entry, "published")
    assert stored(entry) == was
    assert make.record(entry).public_from is None


def test_the_door_reads_the_entry_anew():
    entry = standing("draft")
    Organisation.objects.filter(pk=entry.pk).update(title="Typed meanwhile")
    assert move(entry, "review").title == "Typed meanwhile"
    with pytest.raises(MoveRefused, match="in review cannot become in review"):
        move(entry, "review")


def test_first_public_is_stamped_once():
    entry, begun = standing("review"), timezone.now()
    first = move(entry, "published").first_public
    assert begun <= first <= timezone.now()
    again = move(move(entry, "withdrawn", **WHY), "published")
    assert (again.first_public, again.reason, again.reason_class) == (first, "", "")


def test_a_scheduled_entry_is_first_public_at_its_hour():
    hour = timezone.now() + timedelta(days=1)
    entry = move(standing("review", publish_at=hour), "published")
    assert entry.first_public == hour
    assert (entry.is_public(timezone.now()), entry.is_public(hour)) == (False, True)
    later = hour + timedelta(days=1)
    entry.publish_at = later
    entry.save()
    assert stored(entry)["first_public"] == later


def test_withdrawn_before_its_hour_it_never_was_public():
    hour = timezone.now() + timedelta(days=1)
    entry = move(standing("review", publish_at=hour), "published")
    entry = move(entry, "withdrawn", **WHY)
    assert (entry.first_public, make.record(entry).first_public) == (None, None)
    assert not entry.was_public(hour + timedelta(days=1))


def test_publishing_again_clears_an_end_that_has_passed_and_keeps_one_to_come():
    past, to_come = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    expired = move(standing("withdrawn", withdraw_at=past), "published")
    assert (expired.withdraw_at, expired.reason, expired.reason_class) == (None, "", "")
    ending = move(standing("withdrawn", withdraw_at=to_come), "published")
    assert (ending.withdraw_at, ending.reason) == (to_come, WHY["reason"])


def test_a_window_long_past_stays_as_it_was():
    entry = standing("published", publish_at=datetime(2020, 1, 1, tzinfo=UTC))
    was = stored(entry)["first_public"]
    entry.title = "Another"
    entry.save()
    assert stored(entry)["first_public"] == was
