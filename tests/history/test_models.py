import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import ProtectedError

from awl_archive.publishing.door import MoveRefused, move
from awl_archive.publishing.records import write
from history.models import (
    Characteristic,
    Event,
    EventLink,
    EventRole,
    Organisation,
    OrganisationName,
    Position,
    Question,
    Tie,
)
from tests import make

pytestmark = pytest.mark.django_db


def refused_by_the_database(row):
    """Past `full_clean` and `save`, as a bulk load would write it."""
    with transaction.atomic():
        write([row])
        with pytest.raises((IntegrityError, DataError)), transaction.atomic():
            type(row).objects.bulk_create([row])
        transaction.set_rollback(True)
    return True


def faults(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.messages


@pytest.fixture
def a():
    return make.organisation("a", title="A")


PARTIES = "Choose an organisation, or describe the party in words: one of the two."


def parties(a, **party):
    event, asked, other = make.event(), make.question(), make.organisation()
    return [
        Tie(organisation=other, kind="part_of", **party),
        EventRole(event=event, role="target", **party),
        Position(question=asked, stance="for", statement="So.", **party),
    ]


def test_a_party_is_a_record_or_words(a):
    for row in (*parties(a, party=a), *parties(a, party_words="others")):
        row.full_clean()
        row.save()


def test_a_party_is_never_both_and_never_neither(a):
    for row in (*parties(a), *parties(a, party=a, party_words="others")):
        assert PARTIES in faults(row)
        assert refused_by_the_database(row)


def test_party_in_words(a):
    with_record = EventRole(party=a, share="former_members", extent="two-thirds")
    assert (with_record.party_name, with_record.share_words) == (
        "A",
        "two-thirds of the former members",
    )
    described = EventRole(party_words="others")
    assert (described.party_name, described.share_words) == ("others", "")
    assert EventRole(party=a, share="whole").share_words == ""
    assert EventRole(party=a, share="whole", extent="nearly all").share_words == "nearly all"
    assert EventRole(party=a, share="majority").share_words == "majority"


def test_no_tie_to_itself(a):
    row = Tie(organisation=a, party=a, kind="part_of")
    assert faults(row) == ["An organisation has no tie to itself."]
    assert refused_by_the_database(row)


def test_no_link_to_itself():
    event = make.event()
    row = EventLink(event=event, other=event, kind="after")
    assert faults(row) == ["An event has no link to itself."]
    assert refused_by_the_database(row)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Organisation, {"kind": "club"}),
        (Event, {"kind": "riot"}),
        (Question, {"topic": "weather"}),
        (Tie, {"kind": "fond_of"}),
        (EventRole, {"role": "king"}),
        (Position, {"stance": "loud"}),
    ],
)
def test_the_lists_are_closed_in_the_database_too(a, model, values):
    whole = {
        Organisation: {"slug": "b", "title": "B"},
        Event: {"slug": "b", "title": "B"},
        Question: {"slug": "b", "title": "B"},
        Tie: {"organisation": a, "party_words": "others"},
        EventRole: {"event": make.event(), "party": a},
        Position: {"question": make.question(), "party": a, "statement": "So."},
    }
    row = model(**whole[model] | values)
    [value] = values.values()
    assert faults(row) == [f"Value '{value}' is not a valid choice."]
    assert refused_by_the_database(row)


def test_nothing_stands_twice(a):
    event, other = make.event(), make.event()
    make.name(a, "AL", kind="abbreviation")
    make.role(event, "target", a)
    make.link(event, other)
    again = [
        OrganisationName(organisation=a, name="AL", kind="abbreviation"),
        EventRole(event=event, role="target", party=a),
        EventLink(event=event, other=other, kind="after"),
    ]
    said = [faults(row) for row in again]
    assert said == [
        ["This name is already here."],
        ["This organisation already has this role here."],
        ["This link is already here."],
    ]
    assert all(map(refused_by_the_database, again))


def test_what_may_stand_beside(a):
    event, other = make.event(), make.event()
    make.name(a, "AL", kind="abbreviation")
    make.name(a, "AL", kind="former")
    make.role(event, "target", a)
    make.role(event, "opponent", a)
    make.role(event, "target", a, share="minority")
    make.role(event, "target", "others")
    make.role(event, "target", "others")
    make.link(event, other)
    make.link(event, other, kind="part_of")
    make.link(other, event)
    assert EventRole.objects.count() == 5


@pytest.mark.parametrize(
    "values",
    [
        {"reading": "felt"},
        {"portion": "middle"},
        {"earliest_begin": "1980-01-01", "latest_begin": "1979-01-01", "edtf": "1979"},
        {"earliest_end": "1980-01-01", "latest_end": "1979-01-01", "edtf": "1979"},
        {"earliest_begin": "1980-01-01"},
        {"doubtful": True},
        {"date_order": -1},
        {"text_order": 1_000_000},
    ],
)
def test_dates_are_held_by_the_database_of_every_dated_record(a, values):
    rows = [
        Organisation(slug="b", title="B", kind="party", **values),
        Event(slug="b", title="B", kind="conference", **values),
        OrganisationName(organisation=a, name="B", kind="other", **values),
        Characteristic(organisation=a, kind="area", value="B", **values),
        Tie(organisation=a, party_words="B", kind="part_of", **values),
        Position(question=make.question(), party=a, stance="for", statement="B", **values),
    ]
    assert all(map(refused_by_the_database, rows))


def test_what_others_name_cannot_be_deleted(a):
    event, other = make.event(), make.event()
    for row in (
        make.tie(make.organisation(), a), make.role(event, "target", a),
        make.position(make.question(), a), make.position(make.question(), target=a),
    ):  # fmt: skip
        with pytest.raises(ProtectedError):
            a.delete()
        row.delete()
    make.link(event, other)
    with pytest.raises(ProtectedError):
        other.delete()
    a.delete()
    event.delete()
    assert not EventLink.objects.exists()


def test_the_words_an_entry_is_found_by(a):
    make.name(a, "AL", kind="abbreviation")
    make.characteristic(a, "London")
    assert a.other_names() == ["AL"]
    assert a.own_words() == ["", "", "", ""]
    assert make.characteristic(a, "Paris").typed_words() == ["Paris"]
    assert make.position(make.question(), "they", statement="It is so.").typed_words() == [
        "they", "It is so.",
    ]  # fmt: skip
    assert make.event(outcome="not stated").own_words()[-1] == "not stated"


def test_rows_in_words(a):
    event, other = make.event(title="E"), make.event(title="O")
    assert list(map(str, [
        make.name(a, "AL"), make.characteristic(a, "London"), make.tie(a, "others"),
        make.role(event, "part_that_left", a), make.link(event, other), make.position(
            make.question(), a),
    ])) == [
        "AL", "headquarters: London", "worked with others", "part that left: A", "after O",
        "A: for",
    ]  # fmt: skip


def succession(before, after, **fields):
    event = make.event(kind="succession", **fields)
    make.role(event, "predecessor", before)
    make.role(event, "successor", after)
    return event


def test_no_organisation_comes_from_itself_through_the_door(a):
    b, c = make.organisation("b", title="B"), make.organisation("c", title="C")
    succession(a, b)
    draft = succession(c, a, **make.HIDDEN)
    last = succession(b, c, status="review")
    assert move(last, "published").status == "published"
    draft = move(draft, "review")
    with pytest.raises(MoveRefused) as refused:
        move(draft, "published")
    [words] = refused.value.messages
    assert words.startswith("An organisation would come from itself: ")
    assert all(title in words for title in "ABC")


def test_out_of_a_host_and_on_is_no_circle(a):
    host, faction = make.organisation(), make.organisation()
    entry = make.event(kind="joining_host", status="review")
    for name, who in (("entrant", a), ("host", host), ("faction", faction)):
        make.role(entry, name, who)
    out = make.event(kind="departure", status="review")
    for name, who in (("faction", faction), ("host", host), ("successor", a)):
        make.role(out, name, who)
    assert [move(event, "published").status for event in (entry, out)] == ["published"] * 2
