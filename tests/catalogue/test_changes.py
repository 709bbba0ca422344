"""Whatever changes an entry, its parts, citations or links: its card and version follow."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from awl_archive.catalogue import changes
from awl_archive.catalogue.changes import collected, touch, unheard
from awl_archive.catalogue.models import Card
from awl_archive.catalogue.rebuilding import disagreements, rebuild
from awl_archive.publishing.door import move
from history.models import Event, Organisation, Question
from tests import make

pytestmark = pytest.mark.django_db
WHY = {"reason": "It was wrong.", "reason_class": "editorial"}


@pytest.fixture
def entry():
    return make.organisation("a", title="The League", qualifier="1981–84", summary="It was.")


def card(entry):
    return Card.objects.get(pk=entry.pk)


def version(entry):
    return type(entry).objects.values_list("version", flat=True).get(pk=entry.pk)


def save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def test_a_new_entry_has_its_card_and_its_first_version(entry):
    assert version(entry) == 1
    found = card(entry)
    assert (found.kind, found.type, found.title) == (
        "history.Organisation", "political_group", "The League (1981–84)",
    )  # fmt: skip
    assert (found.names, found.summary) == ([], "It was.")
    assert found.address == entry.get_absolute_url() == "/history/organisations/a/"
    assert (found.model, found.kind_words, str(found)) == (
        Organisation, "organisation", "The League (1981–84)",
    )  # fmt: skip
    assert (found.edtf, found.date_text, found.earliest_begin) == ("", "undated", None)
    assert list(disagreements()) == []


def test_the_card_of_every_kind():
    made = [
        make.organisation(), make.event(outcome="Not stated"), make.question(), make.source(),
        make.chapter(body="Some *words*."),
    ]  # fmt: skip
    assert [card(row).type for row in made] == [
        "political_group", "conference", "europe", "book", "",
    ]  # fmt: skip
    assert list(disagreements()) == []


CHANGES = {
    "a field": lambda entry: save(entry, title="Another"),
    "a date": lambda entry: save(entry, edtf="1975/1979", reading="lasted"),
    "the address": lambda entry: save(entry, slug="b"),
    "prose": lambda entry: save(entry, body="Some *words*."),
    "a note for editors": lambda entry: save(entry, maintenance_note="Look again."),
    "the status": lambda entry: move(entry, "withdrawn", **WHY),
    "a part": lambda entry: make.name(entry, "Old name"),
    "a part of it": lambda entry: make.characteristic(entry),
    "a tie": lambda entry: make.tie(entry, "words"),
    "a citation": lambda entry: make.citation(entry, make.source()),
    "an identifier": lambda entry: make.identifier(entry),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_raises_the_version_and_writes_the_card(entry, change):
    CHANGES[change](entry)
    assert version(entry) == 2
    assert list(disagreements()) == []


def test_the_card_says_what_changed(entry):
    save(entry, title="Another", edtf="1975", slug="b")
    found = card(entry)
    assert (found.title, found.address) == ("Another (1981–84)", "/history/organisations/b/")
    assert (found.edtf, found.date_text, found.earliest_begin.year) == ("1975", "1975", 1975)
    name = make.name(entry, "Old name")
    assert card(entry).names == ["Old name"]
    name.delete()
    assert card(entry).names == []


def test_changes_of_parts_and_of_what_is_cited_on_them(entry):
    name, book = make.name(entry, "Old"), make.source()
    cited, known = make.citation(name, book), make.identifier(name)
    before = version(entry)
    steps = [
        lambda: save(name, name="Older"),
        lambda: save(cited, locator="p. 3"),
        lambda: save(known, ground="members"),
        lambda: cited.delete(),
        lambda: known.delete(),
        lambda: name.delete(),
    ]
    for number, step in enumerate(steps, 1):
        step()
        assert version(entry) == before + number
        assert list(disagreements()) == []
    assert version(book) == 1


def test_the_other_end_of_a_part_has_no_new_version(entry):
    other = make.organisation()
    tie = make.tie(other, entry)
    save(tie, note="Closely.")
    tie.delete()
    assert (version(other), version(entry)) == (4, 1)


def test_links_of_many_to_many():
    event, questions = make.event(), [make.question(), make.question()]
    event.questions.add(*questions)
    event.questions.remove(questions[0])
    event.questions.clear()
    assert version(event) == 4
    questions[0].events.add(event)
    questions[0].events.set([])
    assert version(event) == 6
    event.questions.set([])
    assert [version(question) for question in questions] == [1, 1]
    assert list(disagreements()) == []


def test_of_a_deleted_entry_no_card_stays(entry):
    make.name(entry, "Old")
    make.citation(entry, make.source("book"))
    entry.delete()
    assert list(Card.objects.values_list("title", flat=True)) == ["book"]
    assert list(disagreements()) == []


def test_rolled_back_nothing_has_changed(entry):
    before = Card.objects.values().get(pk=entry.pk)

    def fail():
        save(entry, title="Another")
        make.name(entry, "Old")
        raise RuntimeError

    for wrapped in (collected(), transaction.atomic()):
        with pytest.raises(RuntimeError), wrapped:
            fail()
    assert Card.objects.values().get(pk=entry.pk) == before
    assert version(entry) == 1
    make.name(entry, "Old")  # the collection has ended with the failure
    assert card(entry).names == ["Old"]


@pytest.fixture
def refreshed(monkeypatch):
    seen, refresh = [], changes.refresh
    monkeypatch.setattr(
        changes, "refresh", lambda uid, *, bump: seen.append((uid, bump)) or refresh(uid, bump=bump)
    )
    return seen


def test_collected_refreshes_each_entry_once_at_the_end(entry, refreshed):
    other = make.organisation()
    refreshed.clear()
    with collected():
        with collected():
            save(entry, title="Another")
            name = make.name(entry, "Old")
            make.citation(name, make.source("book"))
            make.tie(entry, other)
        assert refreshed == []
        assert card(entry).title == "The League (1981–84)"
    book = Card.objects.get(title="book")
    assert dict(refreshed) == {entry.pk: True, other.pk: False, book.pk: False}
    assert len(refreshed) == 3
    assert (version(entry), version(other)) == (2, 1)
    assert card(entry).names == ["Old"]
    assert list(disagreements()) == []


def test_a_new_entry_with_its_parts_in_one_save(refreshed):
    with collected():
        entry = make.organisation()
        make.name(entry, "Old")
    assert [uid for uid, _ in refreshed] == [entry.pk]
    assert list(disagreements()) == []


def test_deleted_while_collected(entry):
    with collected():
        save(entry, title="Another")
        make.name(entry, "Old").delete()
        entry.delete()
    assert not Card.objects.exists()
    assert list(disagreements()) == []


def test_unheard_is_not_followed(entry):
    with unheard():
        save(entry, title="Another")
    assert (version(entry), card(entry).title) == (1, "The League (1981–84)")


def test_touch_is_for_bulk_verbs(entry):
    Organisation.objects.filter(pk=entry.pk).update(title="In bulk")
    touch(entry.pk, bump=False)
    assert (version(entry), card(entry).title) == (1, "In bulk (1981–84)")
    touch(entry.pk)
    assert version(entry) == 2
    touch("bcdfghjkmn")


def test_rebuild_raises_no_version(entry):
    make.name(entry, "Old")
    make.citation(make.event(), make.source())
    models = (Organisation, Event, Question)
    before = [list(model.objects.values("pk", "version", "updated")) for model in models]
    cards = list(Card.objects.order_by("pk").values())
    assert rebuild() == 5
    assert [list(model.objects.values("pk", "version", "updated")) for model in models] == before
    assert list(Card.objects.order_by("pk").values()) == cards


def updated(entry):
    stored = type(entry).objects.values_list("updated", flat=True).get(pk=entry.pk)
    assert card(entry).updated == stored
    return stored


SEEN = {name: CHANGES[name] for name in CHANGES if name not in ("a note for editors", "the status")}


@pytest.mark.parametrize("change", SEEN)
def test_updated_moves_with_what_the_public_sees(entry, change):
    before = updated(entry)
    SEEN[change](entry)
    assert before < updated(entry) <= timezone.now()


HIDDEN = {
    "a save of nothing": lambda entry: entry.save(),
    "a note for editors": CHANGES["a note for editors"],
    "a reason": lambda entry: save(entry, reason="For later.", reason_class="legal"),
    "an end to come": lambda entry: save(
        entry, withdraw_at=timezone.now() + timedelta(days=1), **WHY
    ),
    "a hidden end": lambda entry: make.tie(entry, make.organisation(**make.HIDDEN)),
    "a hidden source": lambda entry: make.citation(entry, make.source(**make.HIDDEN)),
}


@pytest.mark.parametrize("change", HIDDEN)
def test_updated_stays_with_what_it_does_not(entry, change):
    before = updated(entry)
    HIDDEN[change](entry)
    assert (updated(entry), version(entry)) == (before, 2)


def test_updated_of_an_event_follows_its_public_questions_only():
    event = make.event()
    before = updated(event)
    event.questions.add(make.question(**make.HIDDEN))
    assert (updated(event), version(event)) == (before, 2)
    event.questions.add(make.question())
    assert updated(event) > before
