"""Each format is read by somebody else's program, and says what the reference says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.citing import bibtex, csl, forms, linked, ris
from awl_archive.citing.reference import Agent
from awl_archive.citing.tags import tags
from tests.citing import readers, samples
from tests.citing.vocabulary import unknown

READ = {
    "bibtex": lambda reference: readers.of_bibtex(bibtex.write(reference)),
    "ris": lambda reference: readers.of_ris(ris.write(reference)),
    "csl": lambda reference: readers.of_csl(csl.write(reference)),
    "tags": lambda reference: readers.of_tags(tags(reference)),
}
HOSTILE = [
    "{", "}", "}} , title = {{x", "\\", "\\input{x}", "100% & more_or #1 $x$ ~ ^", "a\nTY  - BOOK",
    "a\r\nER  - ", "a\u2028b", "a\x85b", "“—” عربي 👩‍👩‍👧",
    "</script><script>alert(1)</script>", "@book{x,",
    "and", "A and B", "Author, A. N.", "de la Tour, X", "it's \"quoted\"",
]  # fmt: skip


def facts(reference):
    return readers.Facts(
        reference.title, reference.address, reference.date,
        tuple(agent.name for agent in reference.authors),
        tuple(agent.name for agent in reference.editors), reference.container, reference.issue,
        reference.pages, reference.publisher, reference.note,
    )  # fmt: skip


@pytest.mark.parametrize("kind", samples.EVERY)
@pytest.mark.parametrize("name", READ)
def test_what_is_read_is_what_was_said(name, kind):
    reference = samples.EVERY[kind]
    said = facts(reference)
    assert READ[name](reference) == (said._replace(note="") if name == "tags" else said)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["bibtex", "ris", "csl"])
def test_nothing_typed_breaks_out(name, text):
    reference = samples.article(title=f"a {text} b", authors=(Agent(f"c {text} d"),))
    found = READ[name](reference)
    plain = text if name == "csl" else " ".join(text.split())
    assert found.title == f"a {plain} b"
    assert found.authors == (f"c {plain} d",)
    assert found.container == "Workers’ Fight"


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_line_comes_back(text):
    title = " ".join(f"x {text} y".split())
    reference = samples.page(title=title)
    for name in ("ris", "csl"):
        assert READ[name](reference).title == title
    assert bibtex.write(reference).count("\n") == len(bibtex.write(samples.page()).split("\n")) - 1


FORMS = [value for value in vars(forms).values() if isinstance(value, forms.Form)]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_read(form):
    reference = samples.title(form=form)
    assert {READ[name](reference).title for name in READ} == {"Workers’ Fight"}


@pytest.mark.parametrize("date", ["", "1975", "1975-05", "1975-05-12"])
def test_a_date_is_as_long_as_it_is_certain(date):
    reference = samples.title(date=date, date_words="")
    assert {READ[name](reference).date for name in READ} == {date}
    assert ("PY  - " in ris.write(reference)) is bool(date)
    assert ("year" in bibtex.write(reference)) is bool(date)


def test_bibtex():
    assert bibtex.write(samples.article()) == (
        "@article{awl-bcdfghjkmr,\n"
        "  author = {{A. N. Author} and {The Editorial Board}},\n"
        "  editor = {{E. Ditor}},\n"
        "  title = {{On unity}},\n"
        "  journal = {{Workers’ Fight}},\n"
        "  number = {14},\n"
        "  pages = {3--4},\n"
        "  year = {1968},\n"
        "  month = may,\n"
        "  language = {en},\n"
        "  url = {https://archive.example/id/bcdfghjkmr/},\n"
        "}\n"
    )


def test_ris():
    assert ris.write(samples.title(date="1975-05")).split("\r\n") == [
        "TY  - JFULL", "ID  - awl-bcdfghjkmp", "TI  - Workers’ Fight", "PB  - Workers’ Fight",
        "PY  - 1975", "DA  - 1975/05//", "LA  - en", "N1  - Date: 1967 to 1975",
        "UR  - https://archive.example/id/bcdfghjkmp/", "ER  - ", "",
    ]  # fmt: skip


def test_csl():
    [item] = json.loads(csl.write(samples.page()))
    assert item == {
        "id": "awl-bcdfghjkmn", "type": "webpage", "title": "Workers’ Fight",
        "container-title": "AWL Archive", "issued": {"date-parts": [[2026, 10, 2]]},
        "language": "en", "URL": "https://archive.example/id/bcdfghjkmn/",
    }  # fmt: skip
    assert readers.styled(item).startswith("Workers’ Fight (2026)")


@pytest.mark.parametrize("kind", samples.EVERY)
def test_linked_data_is_of_schema_org(kind):
    reference = samples.EVERY[kind]
    data = json.loads(linked.write(reference))
    assert list(unknown(data)) == []
    node, page, found = readers.of_jsonld(data)
    said = facts(reference)
    assert found == readers.Facts(
        said.title, said.address, "" if reference.is_page else said.date, said.authors, said.editors
    )
    assert node["@type"] == reference.kind
    assert (page["url"], page["dateModified"]) == (reference.page, "2026-10-02")


def test_linked_data_says_what_a_work_is_part_of():
    node, _, _ = readers.of_jsonld(json.loads(linked.write(samples.article())))
    part = node["isPartOf"]
    assert (node["pageStart"], part["@type"], part["issueNumber"]) == (
        "3",
        "PublicationIssue",
        "14",
    )
    assert part["isPartOf"]["publisher"] == {
        "@id": "https://archive.example/id/bcdfghjkmn/", "@type": "Organization",
        "name": "Workers’ Fight",
    }  # fmt: skip


def test_of_what_needs_care_its_name_alone():
    data = linked.record(samples.article(needs_care=True))
    assert set(data) == {"@type", "@id", "name", "mainEntityOfPage"}


def test_the_way_to_a_page():
    trail = [("Home", "https://archive.example/"), ("Fish", "https://archive.example/fish/")]
    record, crumbs = linked.in_page(samples.page(), trail)["@graph"]
    assert list(unknown(crumbs)) == []
    assert record == linked.record(samples.page())
    assert [(step["position"], step["name"]) for step in crumbs["itemListElement"]] == [
        (1, "Home"), (2, "Fish"),
    ]  # fmt: skip
