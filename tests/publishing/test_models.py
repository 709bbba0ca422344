from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.records import Record, write
from awl_archive.publishing.visibility import ALWAYS
from awl_archive.sources.models import Source
from history.models import Chapter, Event, Organisation, Question
from people.models import Person
from publications.models import Publication
from tests import make

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LATER = NOW + timedelta(days=1)
WHY = {"reason": "For a time.", "reason_class": "editorial"}
ENTRIES = {
    Source: {"kind": "book", "nearness": "primary"},
    Organisation: {"kind": "party"},
    Event: {"kind": "conference"},
    Question: {"topic": "europe"},
    Chapter: {"number": 1},
    Person: {},
    Publication: {"kind": "newspaper"},
}


def values(row):
    return Record.objects.filter(pk=row.pk).values(
        "model", "entry", "first_end", "second_end", "public_from", "public_until"
    )[0]  # fmt: skip


def part(model, owner, first=None, second=None):
    return {
        "model": model, "entry": owner.pk, "first_end": first and first.pk,
        "second_end": second and second.pk, "public_from": ALWAYS, "public_until": None,
    }  # fmt: skip


def test_the_record_of_an_entry_is_written_in_the_same_save():
    entry = make.organisation(publish_at=NOW, withdraw_at=LATER, **WHY)
    assert values(entry) == part("history.Organisation", entry) | {
        "public_from": NOW, "public_until": LATER,
    }  # fmt: skip
    assert make.record(entry).first_public == entry.first_public
    entry.publish_at = entry.withdraw_at = None
    entry.save()
    assert values(entry)["public_from"] == ALWAYS
    assert values(entry)["public_until"] is None


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_an_entry_not_published_is_public_at_no_time(status):
    entry = make.organisation(status=status, publish_at=NOW, withdraw_at=LATER, **WHY)
    assert values(entry) == part("history.Organisation", entry) | {"public_from": None}


def test_the_record_of_a_part_names_owner_and_ends():
    a, b, c = make.organisation(), make.organisation(), make.organisation()
    asked, event, other = make.question(), make.event(), make.event()
    cases = [
        (make.name(a, "A"), part("history.OrganisationName", a)),
        (make.tie(a, b), part("history.Tie", a, b)),
        (make.tie(a, "words"), part("history.Tie", a)),
        (make.role(event, "target", a), part("history.EventRole", event, a)),
        (make.link(event, other), part("history.EventLink", event, other)),
        (make.position(asked, b, target=c), part("history.Position", asked, b, c)),
        (make.position(asked, target=c), part("history.Position", asked, c)),
    ]
    tie, read = cases[1][0], make.source()
    cases += [
        (make.citation(tie, read), part("sources.Citation", a, tie, read)),
        (make.identifier(b), part("sources.ExternalIdentifier", b, b)),
    ]
    for row, due in cases:
        assert values(row) == due
        assert not make.record(row).is_entry
    assert make.record(a).is_entry
    assert str(make.record(a)) == a.pk


def test_the_record_follows_a_changed_end():
    a, b, c = make.organisation(), make.organisation(), make.organisation()
    tie = make.tie(a, b)
    tie.party = c
    tie.save()
    assert values(tie) == part("history.Tie", a, c)
    tie.party, tie.party_words = None, "words"
    tie.save()
    assert values(tie) == part("history.Tie", a)


def test_a_save_that_fails_leaves_no_record():
    owner = make.organisation()
    before = Record.objects.count()
    for fail in (
        lambda: make.organisation(owner.slug),
        lambda: make.tie(owner, owner),
        lambda: make.role(make.event("e"), "king", owner),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            fail()
    assert Record.objects.count() == before


def test_a_copy_in_memory_sets_neither_version_nor_updated_back():
    entry = make.organisation()
    for number in range(2, 5):
        entry.title = f"Title {number}"
        entry.save()
        stored = Organisation.objects.get(pk=entry.pk)
        assert stored.version == number
        assert stored.updated > entry.updated
    seen = stored.updated
    entry.maintenance_note = "Not for the public."
    entry.save()
    assert Organisation.objects.get(pk=entry.pk).updated == seen


def past_slugs():
    return set(PastSlug.objects.values_list("model", "parent", "slug", "record"))


def rename(entry, slug):
    entry.slug = slug
    entry.full_clean()
    entry.save()


def test_a_past_slug_is_kept_for_what_was_public():
    entry = make.organisation("first")
    rename(entry, "second")
    rename(entry, "third")
    assert past_slugs() == {
        ("history.Organisation", "", "first", entry.pk),
        ("history.Organisation", "", "second", entry.pk),
    }


@pytest.mark.parametrize("fields", [make.HIDDEN, {"publish_at": LATER}])
def test_no_past_slug_is_kept_for_what_never_was(fields):
    entry = make.organisation("first", **fields)
    rename(entry, "second")
    assert past_slugs() == set()


def test_a_withdrawn_entry_keeps_its_past_slug():
    entry = make.organisation("first")
    entry.status, entry.reason, entry.reason_class = "withdrawn", *WHY.values()
    entry.save()
    rename(entry, "second")
    assert {slug for *_, slug, _ in past_slugs()} == {"first"}


def test_a_past_slug_is_never_given_to_another_entry_of_its_kind():
    entry = make.organisation("first")
    rename(entry, "second")
    other = Organisation(slug="first", title="Other", kind="party")
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert refused.value.message_dict == {
        "slug": ["Another entry had this address; it is never reused."]
    }
    Event(slug="first", title="Other", kind="conference").full_clean()
    rename(entry, "first")
    assert entry.slug == "first"


@pytest.mark.parametrize(("model", "own"), ENTRIES.items(), ids=lambda value: str(value)[:30])
@pytest.mark.parametrize(
    ("constraint", "bad"),
    [
        ("slug", {"slug": "taken"}),
        ("slug_form", {"slug": "p12"}),
        ("status", {"status": "burnt"}),
        ("window", {"publish_at": LATER, "withdraw_at": NOW} | WHY),
        ("window", {"publish_at": NOW, "withdraw_at": NOW} | WHY),
        ("reason", {"status": "withdrawn"}),
        ("reason", {"status": "withdrawn", "reason": "Why"}),
        ("reason", {"withdraw_at": LATER, "reason_class": "legal"}),
    ],
)
def test_the_database_refuses_a_bad_entry(model, own, constraint, bad):
    model.objects.create(slug="taken", title="Taken", **own)
    row = model(**{"slug": "one", "title": "One"} | own | bad)
    with transaction.atomic():
        write([row])
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            model.objects.bulk_create([row])
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Model.save_base(row, raw=True, force_insert=True)
    if constraint != "slug":  # SQLite names the columns of a unique constraint instead
        assert f"{model._meta.label_lower.replace('.', '_')}_{constraint}" in str(refused.value)
    with pytest.raises(ValidationError):
        row.full_clean()


def test_words_of_an_entry():
    entry = make.organisation("a", title="A League", qualifier="1981–84")
    assert str(entry) == entry.authorised_form == "A League (1981–84)"
    entry.qualifier = ""
    assert str(entry) == "A League"
    assert (entry.natural_key(), entry.parent_uid) == (("a",), "")
    assert Organisation.objects.get_by_natural_key("a") == entry
