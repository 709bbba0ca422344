from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from awl_archive.publishing.addresses import Gone, Moved, find, permanent
from awl_archive.publishing.door import merge, move
from history.models import Event, Organisation
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER, BEFORE = NOW + timedelta(days=1), NOW - timedelta(days=1)
WHY = {"reason": "It was wrong.", "reason_class": "editorial"}
HERE = "/history/organisations/{}/"


def answer(slug, at=None):
    """What the address answers: an entry's title, or the kind of refusal with its words."""
    try:
        return find(Organisation.objects.all(), slug, at or timezone.now()).slug
    except Moved as moved:
        return ("moved", moved.address)
    except Gone as gone:
        return ("gone", gone.title, gone.reason, gone.reason_words)
    except Http404:
        return "absent"


def lasting(uid, at=None):
    try:
        return permanent(uid, at or timezone.now())
    except Gone as gone:
        return ("gone", gone.title, gone.reason, gone.reason_words)
    except Http404:
        return "absent"


def test_a_public_entry_is_found():
    entry = make.organisation("a")
    assert answer("a") == "a"
    assert lasting(entry.pk) == HERE.format("a")


@pytest.mark.parametrize(
    "fields",
    [
        make.HIDDEN,
        {"status": "review"},
        {"publish_at": LATER},
        {"status": "withdrawn"} | WHY,
        {"publish_at": LATER, "withdraw_at": LATER + timedelta(days=1)} | WHY,
    ],
)
def test_never_public_is_absent_as_what_never_was(fields):
    entry = make.organisation("a", **fields)
    assert answer("a") == answer("never") == "absent"
    assert lasting(entry.pk) == lasting("bcdfghjkmn") == "absent"


def test_withdrawn_is_gone_with_its_reason():
    entry = move(make.organisation("a", title="A"), "withdrawn", **WHY)
    gone = ("gone", "A", "It was wrong.", "editorial decision")
    assert answer("a") == lasting(entry.pk) == gone
    entry = move(move(entry, "review"), "draft")
    assert answer("a") == gone
    entry = make.organisation("b", publish_at=BEFORE, withdraw_at=NOW, **WHY)
    assert answer("b")[0] == lasting(entry.pk)[0] == "gone"


def test_for_a_persons_sake_only_the_class_is_said():
    move(make.organisation("a"), "withdrawn", reason="Secret", reason_class="personal")
    assert answer("a") == ("gone", "", "", "for a person's sake")


def test_a_past_slug_leads_to_what_is_public():
    entry = make.organisation("a")
    entry.slug = "b"
    entry.save()
    assert answer("a") == ("moved", HERE.format("b"))
    assert answer("b") == "b"
    with pytest.raises(Http404):
        find(Event.objects.all(), "a", timezone.now())
    with pytest.raises(Http404):
        find(Organisation.objects.all(), "a", timezone.now(), parent=entry.pk)
    move(entry, "withdrawn", **WHY)
    assert answer("a") == answer("b") == ("gone", "a", "It was wrong.", "editorial decision")


def test_a_merged_duplicate_leads_to_what_it_became():
    first, second, third = (make.organisation(slug) for slug in "abc")
    uid = first.pk
    merge(first, second)
    merge(second, third)
    assert answer("a") == answer("b") == ("moved", HERE.format("c"))
    assert lasting(uid) == HERE.format("c")
    move(third, "withdrawn", **WHY)
    assert answer("a") == ("gone", "c", "It was wrong.", "editorial decision")


def test_a_merged_duplicate_never_leads_to_what_is_hidden():
    duplicate, into = make.organisation("a"), make.organisation("b", **make.HIDDEN)
    uid = duplicate.pk
    merge(duplicate, into)
    assert answer("a") == lasting(uid) == "absent"


def test_a_deleted_entry_is_gone():
    entry = make.organisation("a")
    uid, part = entry.pk, make.name(entry, "A").pk
    entry.delete()
    gone = ("gone", "", "The entry was removed.", "editorial decision")
    assert answer("a") == lasting(uid) == lasting(part) == gone


def test_a_part_is_at_its_owners_page():
    owner, other = make.organisation("a"), make.organisation("b")
    tie = make.tie(owner, other)
    assert lasting(tie.pk) == f"{HERE.format('a')}#{tie.pk}"
    uid = tie.pk
    tie.delete()
    assert lasting(uid) == ("gone", "", "This statement was removed.", "editorial decision")


def test_a_hidden_part_is_absent():
    owner, hidden = make.organisation(), make.organisation(**make.HIDDEN)
    tie = make.tie(owner, hidden)
    rows = [
        tie,
        make.name(hidden, "B"),
        make.citation(tie, make.source()),
        make.citation(owner, make.source(**make.HIDDEN)),
    ]
    uids = [row.pk for row in rows]
    assert [lasting(uid) for uid in uids] == ["absent"] * 4
    for row in reversed(rows):
        row.delete()
    assert [lasting(uid) for uid in uids] == ["absent"] * 4
