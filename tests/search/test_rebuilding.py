"""The index of search against the tables: each way it can disagree is named, and mended."""

import pytest
from django.db import connection
from django.utils import timezone

from awl_archive.catalogue.rebuilding import rewrite_documents, search_disagreements
from awl_archive.search import indexing
from awl_archive.search.backends import backend
from awl_archive.search.backends.sql import Scope, execute, rows
from awl_archive.search.finding import find
from awl_archive.search.models import Document, Name
from awl_archive.search.query import parse
from awl_archive.search.suggesting import suggestions
from awl_archive.site.content import analyze
from tests import make

pytestmark = pytest.mark.django_db
UNSOUND = "search: the index does not hold what its table does"


def found(text):
    return [hit.entry for hit in find(parse(text), Scope(timezone.now())).hits]


class World:
    """An organisation cited, with an alias, and with a document of its own below a question."""

    def __init__(self):
        self.entry = make.organisation(title="Red zorrab", body="Some corvats.", edtf="1975")
        self.alias = make.name(self.entry, "mevlin")
        self.cited = make.citation(self.entry, make.source("book"))
        self.question = make.question()
        self.position = make.position(self.question, self.entry, statement="nardol")

    @property
    def uid(self):
        return self.entry.pk

    def document(self, **fields):
        rows = Document.objects.filter(record=self.uid)
        assert rows.update(**fields) == 1
        # What is stale here is the row: its index follows it.
        backend().index(rows)

    @property
    def names(self):
        return Name.objects.filter(record=self.uid)


@pytest.fixture
def world():
    return World()


def document_missing(world):
    indexing.remove([world.uid])
    return [f"search: {world.uid} has no document"]


def document_of_a_part_missing(world):
    Document.objects.get(record=world.position.pk).delete()
    return [f"search: {world.position.pk} has no document"]


def document_too_many(world):
    extra = world.alias.pk
    Document.objects.create(
        record_id=extra, entry_id=world.uid, root_id=world.uid, kind="x", date_order=0
    )
    return [f"search: the document of {extra} should not be there"]


def document_of_no_entry(world):
    extra = world.cited.pk
    Document.objects.create(record_id=extra, entry_id=extra, root_id=extra, kind="x", date_order=0)
    return [f"search: the document of {extra} should not be there"]


def disagrees(world):
    return [f"search: the document of {world.uid} disagrees"]


def of_document(name, value):
    def plant(world):
        world.document(**{name: value(world) if callable(value) else value})
        return disagrees(world)

    plant.__name__ = f"wrong_{name}"
    return plant


def of_names(words, act):
    def plant(world):
        act(world.names)
        return [f"search: the names of {world.uid} disagree"]

    plant.__name__ = words
    return plant


def one_more(names):
    Name.objects.create(
        record=names[0].record, text="A", key="a", backward="a", is_whole=True, is_below=False
    )


def names_of_no_document(world):
    uid = world.alias.pk
    Name.objects.create(
        record_id=uid, text="A", key="a", backward="a", is_whole=True, is_below=False
    )
    return [f"search: the names of {uid} should not be there"]


def twice(names):
    name = names[0]
    name.pk = None
    name.save(force_insert=True)


def row_missing_from_the_index(world):
    document = Document.objects.get(record=world.uid)
    if connection.vendor == "sqlite":
        execute(
            "INSERT INTO search_texts(search_texts, rowid, heading, body) "
            "VALUES ('delete', %s, %s, %s)",
            [document.pk, document.heading, document.body],
        )
    else:
        execute("UPDATE search_document SET texts = '' WHERE id = %s", [document.pk])
    assert found("corvat") == []
    return [UNSOUND]


def row_too_many_in_the_index(world):
    if connection.vendor == "sqlite":
        execute("INSERT INTO search_texts(rowid, heading, body) VALUES (9999, 'a', 'b')")
    else:
        execute("UPDATE search_document SET headings = headings || 'other:9'")
    return [UNSOUND]


def stale_grades(world):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite reckons what stands out when it is asked")
    execute("UPDATE search_document SET grades = ''")
    return [UNSOUND]


PLANTED = [
    document_missing, document_of_a_part_missing, document_too_many, document_of_no_entry,
    of_document("kind", "history.Event"),
    of_document("root", lambda world: world.question.pk),
    of_document("date_order", 1), of_document("first_year", 1900), of_document("last_year", 2000),
    of_document("is_dated", False), of_document("is_cited", False),
    *(of_document(name, "another") for name in ("heading", "body", "text")),
    of_names("names_missing", lambda names: names.filter(key="mevlin").delete()),
    of_names("all_names_missing", lambda names: names.all().delete()),
    of_names("a_name_too_many", one_more), of_names("a_name_twice", twice),
    of_names("a_name_as_it_was", lambda names: names.filter(key="mevlin").update(text="MEVLIN")),
    of_names("a_name_backward", lambda names: names.filter(key="mevlin").update(backward="x")),
    of_names("a_name_below", lambda names: names.update(is_below=True)),
    names_of_no_document, row_missing_from_the_index, row_too_many_in_the_index, stale_grades,
]  # fmt: skip


def all_is_right(world):
    assert list(search_disagreements()) == []
    for text in ("zorrab", "corvats", "mevlin"):
        assert found(text) == [world.uid], text
    assert found("nardol") == [world.question.pk]
    assert [uid for _, uid in suggestions("mev", timezone.now())] == [world.uid]


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_disagreement_is_named_and_mended(world, plant):
    all_is_right(world)
    said = plant(world)
    assert list(search_disagreements()) == said
    rewrite_documents()
    all_is_right(world)
    assert rewrite_documents() == 0


def test_all_at_once_is_named_and_mended(world):
    for plant in (
        of_document("kind", "x"),
        of_document("body", "another"),
        row_missing_from_the_index,
    ):
        plant(world)
    assert sorted(search_disagreements()) == sorted([*disagrees(world), UNSOUND])
    rewrite_documents()
    all_is_right(world)


TRIGGERS = [
    f"search_{t}_{e}" for t in ("headings", "texts") for e in ("insert", "delete", "update")
]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's index has no triggers")
@pytest.mark.parametrize("name", TRIGGERS)
@pytest.mark.parametrize("is_changed", [True, False], ids=["then a change", "nothing since"])
def test_a_lost_trigger_is_named_and_mended(world, name, is_changed):
    execute(f"DROP TRIGGER {name}")
    if is_changed:
        world.document(heading="another", body="another")
        world.entry.save()
    assert list(search_disagreements()) == [UNSOUND]
    rewrite_documents()
    all_is_right(world)
    world.entry.title = "Red zorrab of London"
    world.entry.save()
    all_is_right(world)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's index is columns")
@pytest.mark.parametrize("name", ["search_headings", "search_texts"])
def test_a_lost_table_is_named_and_mended(world, name):
    execute(f"DROP TABLE {name}")
    assert list(search_disagreements()) == [UNSOUND]
    rewrite_documents()
    all_is_right(world)


@pytest.mark.parametrize("title", ["RED ZORRAB", "Réd zorrab", "Reds zorrabs"])
def test_a_name_follows_where_no_stem_of_it_changes(world, title):
    world.entry.title = title
    world.entry.save()
    assert list(search_disagreements()) == []
    assert [text for text, _ in suggestions(title[:3], timezone.now())] == [title]
    assert title in {name.text for name in world.names}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL counts again by itself")
def test_the_index_is_not_counted_while_it_is_small(world):
    analyze()
    told = dict(rows("SELECT tbl, stat FROM sqlite_stat1 WHERE idx IS NULL"))
    parts = [f"search_{of}_{part}" for of in ("texts", "headings") for part in ("data", "docsize")]
    assert [told[part] for part in parts] == ["1000000"] * 4
    plan = rows("EXPLAIN QUERY PLAN DELETE FROM search_texts_data WHERE id >= 1 AND id <= 2")
    assert "(rowid>? AND rowid<?)" in plan[0][-1]
