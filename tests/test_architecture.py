"""The house stands as docs/architecture.md draws it; and each rule is shown to be able to fail."""

from pathlib import Path

import pytest

from tests import house

ROOT = Path(__file__).resolve().parent.parent

RULES = [
    house.homeless,
    house.upward,
    house.relative_or_inline,
    house.circles,
    house.grab_bags,
    house.managers_in_templates,
    house.trusted_html,
    house.signals,
    house.past_the_budgets,
]

# Every call that writes past a model's own save, or speaks SQL: a new one is a decision.
WRITES = {
    ("awl_archive.catalogue.changes", "deleted"): {"delete"},
    ("awl_archive.catalogue.changes", "refresh"): {"update"},
    ("awl_archive.catalogue.changes", "write"): {"bulk_create", "update"},
    ("awl_archive.catalogue.rebuilding", "drop_orphans"): {"delete"},
    ("awl_archive.catalogue.rebuilding", "rewrite_cards"): {"bulk_create"},
    ("awl_archive.editing.formsets", "RowFormSet.delete_rows"): {"delete"},
    ("awl_archive.prose.models", "Narrated.save"): {"bulk_create", "delete"},
    ("awl_archive.publishing.door", "bury"): {"delete"},
    ("awl_archive.publishing.door", "merge"): {"delete", "update"},
    ("awl_archive.publishing.models", "PastSlug.keep"): {"update_or_create"},
    ("awl_archive.publishing.records", "_follow"): {"bulk_update"},
    ("awl_archive.publishing.records", "write"): {"bulk_create"},
    # Not the database's: a cursor of our own pages.
    ("awl_archive.rest.pagination", "CursorPages.paginate_queryset"): {"cursor"},
    ("awl_archive.search.backends.conditions", "among"): {"RawSQL"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex._reset"): {"execute"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex._set"): {"execute"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex._write_vectors"): {"execute"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex.write"): {"execute"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex.ensure"): {"execute"},
    ("awl_archive.search.backends.postgresql", "PostgresqlIndex.filling"): {"execute"},
    ("awl_archive.search.backends.sql", "execute"): {"cursor", "execute"},
    ("awl_archive.search.backends.sql", "rows"): {"cursor", "execute"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.write"): {"bulk_create"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.ensure"): {"execute"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.filling"): {"execute"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.forget_counts"): {"execute"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.is_sound"): {"execute"},
    ("awl_archive.search.backends.sqlite", "SqliteIndex.mend"): {"execute"},
    ("awl_archive.search.indexing", "_remove"): {"_raw_delete"},
    ("awl_archive.search.indexing", "_write_names"): {"_raw_delete", "bulk_create"},
    ("awl_archive.site.content", "analyze"): {"cursor", "execute"},
}

# Reads for the public that begin elsewhere than at `published`, and why they may.
PUBLIC_READS = {
    ("awl_archive.pages.views", "locate"): "is handed to find",
    ("awl_archive.prose.links", "ProseLinks.__init__"): "marks; their cards are published ones",
    ("awl_archive.rest.views", "RecordViewSet.absent"): "is handed to follow",
    ("awl_archive.site.search.results", "Results.rows"): "texts of documents found as public",
    ("awl_archive.site.api", "CitationViewSet.page_context"): "entries of published citations",
    ("awl_archive.site.sources", "SourcePage.get_context_data"): "marks; likewise",
    ("awl_archive.site.sources", "said_in"): "parts of published citations",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule):
    assert list(rule(ROOT)) == []


def test_writes_are_those_listed():
    assert house.writes(ROOT) == WRITES


def test_public_reads_begin_at_published():
    assert house.public_reads(ROOT) == set(PUBLIC_READS)


def test_the_rules_have_looked():
    assert len(list(house.modules(ROOT))) > 80
    assert len(list(house.templates(ROOT))) > 5
    assert any(house.PUBLIC.match(module.name) for module in house.modules(ROOT))


def test_storeys_stand_in_order():
    names = [
        *(f"awl_archive.{one}" for level in house.GROUND for one in sorted(level)),
        *house.SECTIONS,
        *(f"awl_archive.{one}" for one in sorted(house.ROOF)),
    ]
    levels = [house.storey(name) for name in names]
    assert levels == sorted(levels)
    assert [house.storey(name) for name in ("django.db", "awl_archive.cellar", "tests")] == [
        None
    ] * 3


SOUND = {
    "awl_archive/dates/edtf.py": "def parse(text):\n    return text\n",
    "awl_archive/publishing/models.py": "from awl_archive.dates.edtf import parse\n\nparse('1')\n",
    "history/views.py": (
        "from awl_archive.publishing.models import Entry\n\n"
        "def page(at):\n    return Entry.objects.filter(pk=1).published(at).first()\n"
    ),
    "awl_archive/prose/html.py": "def safe(html):\n    return mark_safe(html)\n",
    "awl_archive/urls.py": "from history.views import page\n\npage(1)\n",
    "templates/history/page.html": '{% extends "base.html" %}{{ entry.title }}',
    "templates/base.html": "<p>{% block b %}{% endblock %}</p>",
}

MIDDLING = "def f():\n" + "    x = 1\n" * 6
LONG = "def f():\n" + "    x = 1\n" * 51
PLANTED = [
    (house.homeless, "awl_archive/cellar/wine.py", "x = 1"),
    (house.upward, "awl_archive/dates/a.py", "import awl_archive.web"),
    (house.upward, "awl_archive/dates/a.py", "from awl_archive import publishing"),
    (house.upward, "awl_archive/catalogue/a.py", "from awl_archive.prose.html import clean"),
    (house.upward, "awl_archive/sources/a.py", "from ..catalogue import cards"),
    (house.upward, "awl_archive/pages/a.py", "from history.models import Event"),
    (house.upward, "awl_archive/rest/a.py", "from awl_archive.editing.site import Desk"),
    (house.upward, "awl_archive/sources/a.py", "get_model('history.Event')"),
    (house.upward, "history/a.py", "def f():\n    from people.models import Person"),
    (house.upward, "history/a.py", "from awl_archive import settings"),
    (house.upward, "people/a.py", "from publications.models import Issue"),
    (house.relative_or_inline, "history/a.py", "from . import models"),
    (house.relative_or_inline, "history/a.py", "def f():\n    import json"),
    (house.relative_or_inline, "history/a.py", "if True:\n    import json"),
    (house.relative_or_inline, "history/a.py", "m = import_module('json')"),
    (house.circles, "awl_archive/dates/edtf.py", "from awl_archive.publishing import models"),
    (house.grab_bags, "awl_archive/web/utils.py", ""),
    (house.grab_bags, "history/lib/one.py", ""),
    (house.managers_in_templates, "templates/a.html", "{% for n in entry.names.all %}"),
    (house.managers_in_templates, "templates/a.html", "{{ entry.tie_set.count }}"),
    (house.managers_in_templates, "history/templates/a.html", "{{ model.objects }}"),
    (house.trusted_html, "history/a.py", "from django.utils.safestring import mark_safe"),
    (house.trusted_html, "history/a.py", "x = safestring.SafeString('<b>')"),
    (house.trusted_html, "history/a.py", "class A:\n    def __html__(self):\n        return ''"),
    (house.trusted_html, "history/a.py", "format_html(words)"),
    (house.trusted_html, "history/a.py", "Context(values, autoescape=False)"),
    (house.trusted_html, "templates/a.html", "{{ entry.body|safe }}"),
    (house.trusted_html, "templates/a.html", "{% autoescape  off %}"),
    (house.signals, "history/a.py", "post_save.connect(f)"),
    (house.signals, "history/a.py", "@receiver(post_save)\ndef f():\n    pass"),
    (house.signals, "history/a.py", "done = Signal()"),
    (house.past_the_budgets, "history/a.py", "x = 1\n" * 301),
    (house.past_the_budgets, "history/a.py", LONG),
    (house.past_the_budgets, "history/a.py", "class A(B, C, D, E):\n    pass"),
    (house.past_the_budgets, "history/a.py", MIDDLING * 5),
    (house.past_the_budgets, "templates/a.html", "<p>\n" * 101),
    (house.past_the_budgets, "templates/base.html", '{% extends "b.html" %}'),
]


@pytest.fixture
def plant(tmp_path):
    def plant(path, text):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    for path, text in SOUND.items():
        plant(path, text)
    plant.root = tmp_path
    return plant


def test_a_sound_tree_has_no_fault(plant):
    assert {rule.__name__: list(rule(plant.root)) for rule in RULES} == {
        rule.__name__: [] for rule in RULES
    }
    assert house.writes(plant.root) == {}
    assert house.public_reads(plant.root) == set()


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED)
def test_a_planted_fault_is_found(plant, rule, path, text):
    if "b.html" in text:
        plant("templates/b.html", '{% extends "c.html" %}')
        plant("templates/c.html", '{% extends "d.html" %}')
    plant(path, text)
    assert list(rule(plant.root))


def test_every_rule_has_a_planted_fault():
    assert {rule for rule, _, _ in PLANTED} == set(RULES)


@pytest.mark.parametrize(
    "call",
    [
        "rows.update(a=1)", "rows.bulk_create([])", "rows.bulk_update([], [])", "rows.delete()",
        "rows.raw('')", "rows.extra(where=[])", "connection.cursor()", "RawSQL('', [])",
    ],
)  # fmt: skip
def test_a_planted_write_is_found(plant, call):
    plant("history/a.py", f"class A:\n    def f(self, rows):\n        values.update(rows)\n"
                          f"        {call}\n")  # fmt: skip
    assert list(house.writes(plant.root)) == [("history.a", "A.f")]


@pytest.mark.parametrize(
    "read",
    [
        "Event.objects.all()",
        "Event.objects.filter(pk=1).first()",
        "Event._default_manager.get(pk=1)",
        "list(Event.objects.order_by('pk'))",
        "Event.objects.filter(pk__in=Tie.objects.published(at))",
    ],
)
@pytest.mark.parametrize("module", ["history/views", "awl_archive/pages/a", "awl_archive/site/api"])
def test_a_planted_public_read_is_found(plant, module, read):
    plant(f"{module}.py", f"def f(at):\n    return {read}\n")
    assert house.public_reads(plant.root) == {(module.replace("/", "."), "f")}


@pytest.mark.parametrize(
    "read",
    [
        "x = Event.objects.filter(pk=1).published(at).first()",
        "x = find(Event.objects.all(), slug, at)",
        "x = EntryFilter(label='Event', queryset=Event.objects.all())",
        "class EventViewSet:\n    queryset = Event.objects.all()",
    ],
)
def test_a_gated_read_is_not(plant, read):
    plant("history/api.py", read)
    assert house.public_reads(plant.root) == set()
