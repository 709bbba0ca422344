"""Every statement of docs/content.md stands in its field and on its page."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from awl_archive.publishing.records import Record
from tests.site.texts import Text, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TABLE = Path(settings.BASE_DIR) / "docs" / "content.md"
ROW = re.compile(r"\| (\d+) \| (.+?) \| `(\w+)` \| `(\w+)` \| (.+?) \| (/\S+/) \|")
HEADINGS = [
    "Infobox", "Lead", "History > Workers' Fight", "History > Trotskyist Tendency",
    "History > International-Communist League", "History > Workers' Socialist League",
    "History > Socialist Organiser Alliance", "History > Alliance for Workers' Liberty",
    "Activities > Publications", "Activities > Links with groups abroad", "Notable former members",
]  # fmt: skip


class Statement(NamedTuple):
    number: int
    words: str
    uid: str
    field: str
    value: str
    page: str


def statements():
    rows = ROW.findall(TABLE.read_text(encoding="utf-8"))
    return [Statement(int(number), *rest) for number, *rest in rows]


STATEMENTS = statements()


def record_of(statement):
    record = Record.objects.filter(pk=statement.uid).first()
    assert record, f"no record {statement.uid} ({statement.words})"
    return record


def in_field(row, name):
    """As the site says it: a choice in its words, what is linked by title and address."""
    field, value = row._meta.get_field(name), getattr(row, name)
    if isinstance(value, Model):
        return " ".join(str(getattr(value, key, "")) for key in ("title", "slug")).strip()
    shown = getattr(row, f"get_{name}_display")() if field.choices else ""
    return f"{value} {shown}"


@pytest.fixture(scope="module")
def page(site):
    """Gives the anchors of a page, and its words."""

    @cache
    def page(address):
        answer = site("content").ask(address)
        assert answer.status == 200, address
        text = Text(answer.text)
        return text.ids, plain(text.words).casefold()

    return page


def test_the_table_is_whole(record_property):
    text = TABLE.read_text(encoding="utf-8")
    record_property("statements of the table", len(STATEMENTS))
    assert [s.number for s in STATEMENTS] == list(range(1, len(STATEMENTS) + 1))
    assert len(STATEMENTS) == len(re.findall(r"^\| \d+ \|", text, re.MULTILINE)) >= 300
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s.number}-{s.uid}")
def test_a_statement_stands_in_its_field_and_on_its_page(page, statement):
    record = record_of(statement)
    row = apps.get_model(record.model).objects.get(pk=statement.uid)
    value = plain(statement.value)
    assert value in plain(in_field(row, statement.field))
    anchors, words = page(statement.page)
    if not record.is_entry:
        assert statement.uid in anchors
    assert value.casefold() in words
