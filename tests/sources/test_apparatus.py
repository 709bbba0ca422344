import re

import pytest
from django.utils import timezone

from awl_archive.sources.apparatus import Apparatus
from tests import make

pytestmark = pytest.mark.django_db


def of(*rows, in_prose=()):
    return Apparatus.of([row.pk for row in rows], timezone.now(), in_prose)


def numbers(html):
    return re.findall(r">(\d+)<", html)


def test_notes_are_numbered_as_they_are_met():
    entry = make.organisation()
    names = [make.name(entry, words) for words in "abc"]
    book, paper = make.source(title="A book"), make.source(title="A paper")
    make.citation(names[0], book, locator="p. 1")
    make.citation(names[1], paper)
    make.citation(names[2], book, locator="p. 2")
    apparatus = of(entry, *names)
    assert apparatus.notes == []
    assert [numbers(apparatus.cite(row.pk)) for row in reversed(names)] == [["1"], ["2"], ["3"]]
    assert [(note.number, str(note.citation)) for note in apparatus.notes] == [
        (1, "A book, p. 2"), (2, "A paper"), (3, "A book, p. 1"),
    ]  # fmt: skip


def test_what_is_the_same_is_one_note_with_a_way_back_to_each_place():
    entry, book = make.organisation(), make.source()
    rows = [entry, make.name(entry, "a"), make.name(entry, "b")]
    for row in rows:
        make.citation(row, book, locator="p. 1")
    make.citation(rows[2], book, locator="p. 1", mode="implies", text_order=1)
    apparatus = of(*rows)
    marks = [apparatus.cite(row.pk) for row in rows]
    assert [numbers(mark) for mark in marks] == [["1"], ["1"], ["1", "2"]]
    assert [note.references for note in apparatus.notes] == [
        ["ref-1-1", "ref-1-2", "ref-1-3"], ["ref-2-1"],
    ]  # fmt: skip
    places = re.findall(r'id="([^"]+)"', "".join(marks))
    assert places == ["ref-1-1", "ref-1-2", "ref-1-3", "ref-2-1"]


def test_the_mark_leads_to_its_note():
    entry = make.organisation()
    make.citation(entry, make.source())
    assert of(entry).cite(entry.pk) == (
        '<sup class="cite"><a href="#note-1" id="ref-1-1" aria-label="Note 1">1</a></sup>'
    )


def test_nothing_is_cited_where_nothing_is_and_where_all_is_hidden():
    entry, part = make.organisation(), make.name(make.organisation(), "a")
    make.citation(part, make.source(**make.HIDDEN))
    apparatus = of(entry, part)
    assert [apparatus.cite(row.pk) for row in (entry, part)] == ["", ""]
    assert apparatus.notes == []


def test_order_within_a_statement_is_the_editors():
    entry, book = make.organisation(), make.source()
    for place, order in (("p. 3", 3), ("p. 1", 1), ("p. 2", 2)):
        make.citation(entry, book, locator=place, text_order=order)
    apparatus = of(entry)
    apparatus.cite(entry.pk)
    assert [note.locator for note in apparatus.notes] == ["p. 1", "p. 2", "p. 3"]


def test_prose_shares_the_numbers():
    entry, book = make.organisation(), make.source("book", title="A <book>")
    make.citation(entry, book, locator="p. 1")
    apparatus = of(entry, in_prose=[book])
    assert numbers(apparatus.cite(entry.pk)) == ["1"]
    assert numbers(apparatus.cite_in_prose("book", "p. 1")) == ["2"]
    assert numbers(apparatus.cite_in_prose("book", "p. 1")) == ["2"]
    assert numbers(apparatus.cite_in_prose("book", "")) == ["3"]
    assert [(note.source, note.locator, note.citation is None) for note in apparatus.notes] == [
        (book, "p. 1", False), (book, "p. 1", True), (book, "", True),
    ]  # fmt: skip
    assert apparatus.cite_in_words("book", "p. 1") == " <cite>[A &lt;book&gt;, p. 1]</cite>"
    assert apparatus.cite_in_words("book", "") == " <cite>[A &lt;book&gt;]</cite>"


def test_prose_cites_no_source_that_was_not_given():
    apparatus = of()
    assert (
        apparatus.cite_in_prose("unknown", "p. 1") == apparatus.cite_in_words("unknown", "") == ""
    )
    assert apparatus.notes == []


def test_one_query_whatever_the_number(django_assert_num_queries):
    entry, book = make.organisation(), make.source("book")
    rows = [make.name(entry, words) for words in "abcd"]
    for row in rows:
        make.citation(row, book)
    with django_assert_num_queries(1):
        apparatus = of(*rows, in_prose=[book])
        assert [numbers(apparatus.cite(row.pk)) for row in rows] == [["1"]] * 4


def test_marks_say_what_is_not_plainly_stated():
    entry, book = make.organisation(), make.source()
    rows = [make.name(entry, words) for words in "abcd"]
    make.citation(rows[1], book)
    make.citation(rows[2], book, mode="implies", condition="damaged")
    make.citation(rows[3], book, mode="implies")
    make.citation(rows[3], book, mode="states", locator="p. 2", against=False)
    make.citation(rows[3], book, mode="reports", against=True)
    apparatus = of(*rows)
    marks = [apparatus.marks(row.pk) for row in rows]
    assert marks[0] == ["unsourced"]
    assert marks[1] == ["sourced"]
    assert (marks[2][0], marks[2][-1], len(marks[2])) == ("sourced", "damaged", 3)
    assert marks[3] == ["contested"]
