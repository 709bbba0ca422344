"""Each way in which what is derived can disagree with the tables is named, and mended."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awl_archive.catalogue import rebuilding
from awl_archive.catalogue.models import Card
from awl_archive.catalogue.rebuilding import disagreements, rebuild
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.sources.models import Citation
from history.models import Organisation, Tie
from tests import make

pytestmark = pytest.mark.django_db
PAST = timezone.now() - timedelta(days=400)


class World:
    def __init__(self):
        self.a, self.b = make.organisation("a"), make.organisation("b")
        self.tie = make.tie(self.a, self.b)
        self.name = make.name(self.a, "Old")
        self.cited = make.citation(self.tie, make.source("book"))
        self.other = make.question("asked")

    def record(self, row, **fields):
        Record.objects.filter(pk=row.pk).update(**fields)

    def card(self, row, **fields):
        Card.objects.filter(pk=row.pk).update(**fields)


@pytest.fixture
def world():
    return World()


def lost_record(world):
    Record.objects.filter(pk=world.name.pk)._raw_delete("default")
    return [f"history.OrganisationName {world.name.pk} has no record"]


def buried_alive(world):
    world.record(world.b, deleted_at=PAST)
    return [
        f"history.Organisation {world.b.pk} has no record",
        f"history.Organisation {world.b.pk}: the record's window disagrees",
    ]


def record_of_another_kind(world):
    world.record(world.tie, model="history.Organisation")
    return [
        f"history.Tie {world.tie.pk} has no record",
        f"record {world.tie.pk} (history.Organisation) stands for no row",
    ]


def record_of_another_owner(world):
    world.record(world.tie, entry=world.b.pk)
    return [
        f"history.Tie {world.tie.pk}: the record's entry_id disagrees",
        f"sources.Citation {world.cited.pk}: the record's entry_id disagrees",
        f"search: the document of {world.a.pk} disagrees",
        f"search: the document of {world.b.pk} disagrees",
    ]


def record_of_another_end(world):
    world.record(world.tie, first_end=world.a.pk)
    return [f"history.Tie {world.tie.pk}: the record's first_end_id disagrees"]


def record_with_an_end_too_many(world):
    world.record(world.name, second_end=world.a.pk)
    return [f"history.OrganisationName {world.name.pk}: the record's second_end_id disagrees"]


def record_of_another_window(world):
    world.record(world.a, public_from=None, public_until=PAST)
    rows = (world.a, world.name, world.tie, world.cited)
    return [f"{row._meta.label} {row.pk}: the record's window disagrees" for row in rows]


def record_public_at_another_time(world):
    world.record(world.a, first_public=PAST)
    return [f"history.Organisation {world.a.pk}: the record's first_public disagrees"]


def record_of_nothing(world):
    Record.objects.create(pk="bcdfghjkmn", model="history.Tie", entry_id=world.a.pk)
    return ["record bcdfghjkmn (history.Tie) stands for no row"]


def lost_card(world):
    Card.objects.filter(pk=world.a.pk).delete()
    return [f"history.Organisation {world.a.pk} has no card"]


def card_of_a_part(world):
    values = Card.objects.filter(pk=world.a.pk).values().get()
    Card.objects.create(**values | {"record_id": world.name.pk})
    return [f"card {world.name.pk} stands for no entry"]


def entry_gone_unheard(world):
    type(world.other).objects.filter(pk=world.other.pk)._raw_delete("default")
    return [
        f"record {world.other.pk} (history.Question) stands for no row",
        f"card {world.other.pk} stands for no entry",
        f"search: the document of {world.other.pk} should not be there",
    ]


def changed_in_bulk(world):
    Organisation.objects.filter(pk=world.a.pk).update(title="In bulk", slug="c", status="draft")
    said = [f"the card's {name} disagrees" for name in ("title", "address")]
    said += ["the record's own_from disagrees"]
    found = [f"history.Organisation {world.a.pk}: {words}" for words in said]
    return [*found, f"search: the document of {world.a.pk} disagrees"]


WRONG = {
    "kind": "history.Event", "type": "party", "title": "B", "names": ["New"], "summary": "No.",
    "needs_care": True, "address": "/b/", "edtf": "1975", "date_text": "1975",
    "earliest_begin": "1975-01-01", "latest_begin": "1975-01-01",
    "earliest_end": "1975-01-01", "latest_end": "1975-01-01",
    "doubtful": True, "date_order": 1, "updated": PAST,
}  # fmt: skip


def card_wrong_in_everything(world):
    world.card(world.a, **WRONG)
    return [f"history.Organisation {world.a.pk}: the card's {name} disagrees" for name in WRONG]


PLANTED = [
    lost_record, buried_alive, record_of_another_kind, record_of_another_owner,
    record_of_another_end, record_with_an_end_too_many, record_of_another_window,
    record_public_at_another_time, record_of_nothing, lost_card, card_of_a_part,
    entry_gone_unheard, changed_in_bulk, card_wrong_in_everything,
]  # fmt: skip


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_disagreement_is_named_and_mended(world, plant):
    assert list(disagreements()) == []
    statements = Citation.objects.count(), Tie.objects.count()
    said = plant(world)
    assert sorted(disagreements()) == sorted(said)
    rebuild()
    assert list(disagreements()) == []
    assert (Citation.objects.count(), Tie.objects.count()) == statements


def test_every_column_of_the_card_but_the_digest_is_compared():
    assert set(WRONG) == set(rebuilding.CARD_FIELDS) - {"digest"}


def test_a_tombstone_is_no_disagreement_and_stays(world):
    uid = world.name.pk
    world.name.delete()
    rebuild()
    assert list(disagreements()) == []
    assert Record.objects.get(pk=uid).deleted_at is not None


def test_rebuild_derives_what_a_raw_load_leaves_out(world):
    Organisation.objects.filter(pk=world.a.pk).update(edtf="1975", body="Some *words*.")
    rebuild()
    entry = Organisation.objects.get(pk=world.a.pk)
    assert entry.earliest_begin.year == 1975
    assert "<em>words</em>" in entry.body_html
    assert list(disagreements()) == []


@pytest.mark.skipif(
    not connection.features.has_select_for_update, reason="SQLite has one writer at a time"
)
def test_no_row_is_read_before_it_is_locked(world):
    with CaptureQueriesContext(connection) as queries:
        rebuild()
    said = [query["sql"] for query in queries]
    for model in (*entry_models(), *part_models()):
        locked = f'FOR UPDATE OF "{model._meta.db_table}"'
        assert [sql for sql in said if locked in sql], model


def test_rebuild_says_how_far_it_is(world, monkeypatch):
    monkeypatch.setattr(rebuilding, "CHUNK", 1)
    said = []
    assert rebuild(said.append) == Record.objects.count() == 7
    assert "history.Organisation: 2 cards" in said
    assert "history.Organisation: derived" in said
    assert "history.Organisation: 1" in said


def test_a_failure_leaves_all_as_it_was(world, monkeypatch):
    world.card(world.a, title="B")

    def fail(entry):
        raise RuntimeError

    monkeypatch.setattr(rebuilding, "card_of", fail)
    with pytest.raises(RuntimeError):
        rebuild()
    assert Card.objects.get(pk=world.a.pk).title == "B"
