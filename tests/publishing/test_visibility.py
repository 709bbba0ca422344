"""Who may see what, as conditions on the rows and on the records behind them: they agree."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection

from awl_archive.catalogue.changes import collected
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models, owner_model, part_models, parts_of
from awl_archive.publishing.status import Status
from awl_archive.publishing.visibility import is_open, open_sql
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
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
from publications.models import Article, Contribution, Issue, Publication
from tests import make
from tests.artificial import complete

pytestmark = pytest.mark.django_db

NOON = datetime(2020, 6, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
BEFORE, AFTER = NOON - timedelta(days=1), NOON + timedelta(days=1)
WHY = {"reason": "For a time.", "reason_class": "editorial"}
BEGINS = (None, BEFORE, NOON, AFTER)
ENDS = (None, NOON, AFTER, AFTER + TICK)
MOMENTS = (BEFORE - TICK, BEFORE, NOON - TICK, NOON, NOON + TICK, AFTER, AFTER + TICK)
STATES = [
    {"status": status, "publish_at": begin, "withdraw_at": end} | WHY
    for status, begin, end in product(Status.values, BEGINS, ENDS)
    if not (begin and end and end <= begin)
]


def expected(entry, at):
    """Public is a condition: published, begun, not ended."""
    return (
        entry.status == "published"
        and (entry.publish_at or at) <= at
        and (entry.withdraw_at is None or at < entry.withdraw_at)
    )


def seen(queryset, at):
    return set(queryset.published(at).values_list("pk", flat=True))


@pytest.fixture
def entries():
    return [make.organisation(**state) for state in STATES]


def test_an_entry_is_public_inside_its_window(entries):
    assert len(entries) == 4 * 13
    for at in MOMENTS:
        public = {entry.pk for entry in entries if expected(entry, at)}
        assert seen(Organisation.objects, at) == public
        assert seen(Record.objects, at) == public
        assert {entry.pk for entry in entries if entry.is_public(at)} == public


@pytest.mark.parametrize(
    ("at", "public"), [(NOON - TICK, False), (NOON, True), (AFTER - TICK, True), (AFTER, False)]
)
def test_the_window_is_open_at_its_beginning_and_closed_at_its_end(at, public):
    entry = make.organisation(publish_at=NOON, withdraw_at=AFTER, **WHY)
    assert entry.is_public(at) == public
    assert Organisation.objects.published(at).exists() == public


FEW = [
    {},
    {"status": "draft"},
    {"publish_at": NOON},
    {"withdraw_at": NOON} | WHY,
    {"status": "withdrawn"} | WHY,
]


def check(model, rows, entries_of):
    """Rows, their records and the rule itself agree at every moment."""
    at_all = {at: {row.pk for row in rows if _open(entries_of(row), at)} for at in MOMENTS}
    for at, public in at_all.items():
        assert seen(model.objects, at) == public, (model, at)
        records = Record.objects.filter(model=model._meta.label)
        assert seen(records, at) == public, (model, at)
    assert 0 < len(at_all[NOON]) < len(rows)


def _open(entries, at):
    return all(expected(entry, at) for entry in entries if entry)


def test_a_part_is_public_with_its_owner():
    owners = [make.organisation(**state) for state in FEW]
    for model, made in (
        (OrganisationName, [make.name(owner, "Name") for owner in owners]),
        (Characteristic, [make.characteristic(owner) for owner in owners]),
    ):
        check(model, made, lambda row: [row.organisation])


def test_a_part_is_public_where_owner_and_ends_are():
    with collected():
        made = _linked()
    check(Tie, made[0], lambda row: [row.organisation, row.party])
    check(EventRole, made[1], lambda row: [row.event, row.party])
    check(EventLink, made[2], lambda row: [row.event, row.other])


def _linked():
    bodies = [make.organisation(**state) for state in FEW]
    ends = [make.organisation(**state) for state in FEW]
    events = [make.event(**state) for state in FEW]
    others = [make.event(**state) for state in FEW]
    return (
        [make.tie(a, b) for a, b in product(bodies, ["words", *ends])],
        [make.role(a, "target", b) for a, b in product(events, ["words", *ends])],
        [make.link(a, b) for a, b in product(events, others)],
    )


def test_a_position_is_public_where_question_holder_and_target_are():
    with collected():
        questions = [make.question(**state) for state in FEW]
        holders = ["words", *(make.organisation(**state) for state in FEW)]
        targets = [None, *(make.organisation(**state) for state in FEW)]
        every = product(questions, holders, targets)
        positions = [make.position(a, b, target=c) for a, b, c in every]
    assert len(positions) == 5 * 6 * 6
    check(Position, positions, lambda row: [row.question, row.party, row.target])


def test_a_citation_is_public_where_what_it_is_about_and_its_source_are():
    with collected():
        owners, ends, sources = (
            [made(**state) for state in FEW[:3]]
            for made in (make.organisation, make.organisation, make.source)
        )
        ties = [make.tie(a, b) for a, b in product(owners, ["words", *ends])]
        about = {row.pk: [row.organisation, row.party] for row in ties} | {
            row.pk: [row] for row in owners
        }
        citations = [make.citation(row, one) for row in (*ties, *owners) for one in sources]
        identifiers = [make.identifier(row) for row in (*ties, *owners)]
    for at in MOMENTS:
        assert seen(Citation.objects, at) == {
            row.pk for row in citations if _open([*about[row.about_id], row.source], at)
        }
        assert seen(ExternalIdentifier.objects, at) == {
            row.pk for row in identifiers if _open(about[row.about_id], at)
        }
        assert seen(Citation.objects, at)


def test_published_without_a_moment_is_now():
    make.organisation(publish_at=datetime(2999, 1, 1, tzinfo=UTC))
    public = make.organisation()
    assert list(Organisation.objects.published()) == [public]


def test_visible_to_is_all_for_editors_and_the_public_for_others():
    public, hidden = make.organisation("a"), make.organisation("b", **make.HIDDEN)
    editor, reader = User(is_staff=True), User(username="reader")
    assert list(Organisation.objects.visible_to(editor)) == [public, hidden]
    for user in (reader, AnonymousUser(), User(is_staff=True, is_active=False)):
        assert list(Organisation.objects.visible_to(user)) == [public]


def test_the_registry_knows_every_kind():
    assert {model.__name__ for model in entry_models()} == {
        "Source", "Organisation", "Event", "Question", "Chapter", "Person", "Publication", "Issue",
        "Article",
    }  # fmt: skip
    assert {part for part, _ in parts_of(Organisation)} == {OrganisationName, Characteristic, Tie}
    assert set(parts_of(Event)) == {(EventRole, "event"), (EventLink, "event")}
    assert (parts_of(Question), parts_of(Source)) == (((Position, "question"),), ())
    assert {model: parts_of(model)[-1] for model in (Publication, Issue, Article)} == {
        Publication: (Contribution, "publication"),
        Issue: (Contribution, "issue"),
        Article: (Contribution, "article"),
    }
    owned = {part for entry in entry_models() for part, _ in parts_of(entry)}
    assert set(part_models()) - owned == {Citation, ExternalIdentifier}
    assert owner_model(Citation) is None


def test_the_condition_written_by_hand_is_the_same_on_every_window_of_the_artificial_set():
    complete(size=3, parts=1)
    kinds = Record.objects.values_list("public_from", "public_until")
    edges = {moment for window in kinds for moment in window if moment}
    assert len(edges) > 3
    for at in {moment + step for moment in edges for step in (-TICK, TICK, 0 * TICK)}:
        condition, values = open_sql("r", at)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT r.uid FROM publishing_record r WHERE {condition}", values)
            by_hand = {uid for (uid,) in cursor.fetchall()}
        assert by_hand == set(Record.objects.filter(is_open(at)).values_list("pk", flat=True)), at
