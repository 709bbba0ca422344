from datetime import timedelta

import pytest
from django.utils import timezone

from awl_archive.publishing.addresses import Gone
from awl_archive.publishing.door import MoveRefused, merge, move
from awl_archive.publishing.models import PastSlug, StatusChange
from awl_archive.publishing.records import Record
from history.models import Organisation
from tests import make

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=1)


def tombstone(uid):
    record = Record.objects.get(pk=uid)
    return record.deleted_at is not None, record.reason, record.reason_class


def test_a_merged_duplicate_leaves_its_address_and_a_line_in_the_log():
    duplicate, into = make.organisation("twin"), make.organisation("one")
    uid = duplicate.pk
    merge(duplicate, into, by="rosa")
    assert list(Organisation.objects.values_list("slug", flat=True)) == ["one"]
    record = Record.objects.get(pk=uid)
    assert (record.merged_into_id, record.public_from) == (into.pk, None)
    assert list(PastSlug.objects.values_list("slug", "record")) == [("twin", uid)]
    change = StatusChange.objects.get()
    assert (change.before, change.after, change.by) == ("published", "withdrawn", "rosa")
    assert change.reason == f"merged into {into.pk}"


def test_of_a_duplicate_never_public_nothing_is_left():
    duplicate, into = make.organisation(status="draft"), make.organisation()
    merge(duplicate, into)
    assert list(Record.objects.values_list("pk", flat=True)) == [into.pk]
    assert not PastSlug.objects.exists()
    assert not StatusChange.objects.exists()


def test_merging_into_itself_or_another_kind_is_refused():
    one = make.organisation()
    for other in (one, make.event()):
        with pytest.raises(MoveRefused, match="another of its kind"):
            merge(one, other)


def test_a_duplicate_with_parts_or_citations_is_refused():
    duplicate, into = make.organisation(), make.organisation()
    part = make.name(duplicate, "Twin")
    with pytest.raises(MoveRefused, match="still has parts"):
        merge(duplicate, into)
    part.delete()
    merge(duplicate, into)
    cited, into = make.organisation(), make.organisation()
    make.citation(cited, make.source())
    with pytest.raises(MoveRefused, match="still has parts"):
        merge(cited, into)


def test_a_duplicate_that_others_name_is_refused_and_stays():
    duplicate, into = make.organisation(), make.organisation()
    make.tie(into, duplicate)
    with pytest.raises(MoveRefused, match="name the duplicate"):
        merge(duplicate, into)
    assert Organisation.objects.count() == 2
    assert make.record(duplicate).deleted_at is None


def test_a_deleted_entry_that_was_public_leaves_a_tombstone():
    entry = make.organisation("old")
    uid = entry.pk
    entry.delete()
    assert tombstone(uid) == (True, "The entry was removed.", "editorial")
    assert list(PastSlug.objects.values_list("slug", "record")) == [("old", uid)]
    assert not Record.objects.published().filter(pk=uid).exists()


def test_a_tombstone_keeps_the_reason_of_the_withdrawal():
    entry = move(make.organisation(), "withdrawn", reason="Asked for.", reason_class="personal")
    uid = entry.pk
    entry.delete()
    assert tombstone(uid) == (True, "Asked for.", "personal")


@pytest.mark.parametrize("fields", [make.HIDDEN, {"status": "review"}, {"publish_at": LATER}])
def test_an_entry_never_public_leaves_nothing(fields):
    entry = make.organisation(**fields)
    make.name(entry, "Old")
    make.citation(entry, make.source())
    entry.delete()
    assert set(Record.objects.values_list("model", flat=True)) == {"sources.Source"}
    assert not PastSlug.objects.exists()


def test_parts_and_citations_go_with_their_entry_as_tombstones():
    entry = make.organisation()
    part = make.name(entry, "Old")
    rows = [entry, part, make.citation(entry, make.source()), make.identifier(part)]
    uids = [row.pk for row in rows]
    entry.delete()
    found = Record.objects.filter(pk__in=uids, deleted_at__isnull=False)
    assert set(found.values_list("pk", flat=True)) == set(uids)
    assert set(found.values_list("entry", flat=True)) == {uids[0]}


def test_a_part_of_a_public_entry_leaves_a_tombstone_without_an_address():
    part = make.name(make.organisation(), "Old")
    uid = part.pk
    part.delete()
    assert tombstone(uid) == (True, "", "")
    assert not PastSlug.objects.exists()


def test_what_the_public_never_saw_leaves_no_tombstone():
    owner, hidden = make.organisation(), make.organisation(**make.HIDDEN)
    draft_source = make.source(**make.HIDDEN)
    tie = make.tie(owner, hidden)
    rows = [
        make.name(hidden, "Old"),
        make.citation(tie, make.source()),
        make.citation(owner, draft_source),
        tie,
    ]
    uids = [row.pk for row in rows]
    for row in rows:
        row.delete()
    assert not Record.objects.filter(pk__in=uids).exists()


def test_a_restored_entry_is_there_again():
    entry = make.organisation()
    uid = entry.pk
    entry.delete()
    restored = make.organisation(pk=uid, slug=entry.slug)
    assert Record.objects.published().filter(pk=uid).exists()
    assert make.record(restored).deleted_at is None


def test_a_reason_for_a_persons_sake_says_its_class_only():
    personal = Gone("A name", "What is known", "personal")
    assert (personal.title, personal.reason) == ("", "")
    assert personal.reason_words == "for a person's sake"
    legal = Gone("A name", "An order", "legal")
    assert (legal.title, legal.reason, legal.reason_words) == ("A name", "An order", "legal reason")
