"""What is found, first and at all; on both databases, as both find the same."""

import pytest
from django.utils import timezone

from awl_archive.search.backends.sql import Scope
from awl_archive.search.finding import MOST, find
from awl_archive.search.query import parse
from tests import make

pytestmark = pytest.mark.django_db


def found(text, **scope):
    return [hit.entry for hit in find(parse(text), Scope(timezone.now(), **scope)).hits]


def titles(text, model):
    return [model.objects.get(pk=uid).title for uid in found(text)]


def test_an_exact_title_then_an_alias_then_a_beginning_then_a_mention():
    mention = make.chapter(title="Chapter", body="The Red League was there.")
    longer = make.organisation(title="Red League Society")
    alias = make.organisation(title="Other")
    make.name(alias, "Red League")
    exact = make.organisation(title="Red League")
    assert found("red league") == [exact.pk, alias.pk, longer.pk, mention.pk]


def test_of_mentions_the_one_in_which_it_stands_out_comes_first():
    filler = " ".join(f"word{n}" for n in range(300))
    once = make.chapter(title="Once", body=f"A camp, {filler}.")
    thrice = make.chapter(title="Thrice", body=f"A camp, camp, camp, {filler}.")
    short = make.chapter(title="Short", body="A camp.")
    assert set(found("camp")[:2]) == {thrice.pk, short.pk}
    assert found("camp")[2:] == [once.pk]


def test_what_bears_a_qualifier_is_found_by_its_title():
    other = make.organisation(title="Red League of London")
    exact = make.publication(title="Red League", qualifier="magazine")
    assert found("red league") == [exact.pk, other.pk]


def test_a_body_comes_before_what_was_printed_under_the_same_name():
    paper, body = make.publication(title="Red"), make.organisation(title="Red")
    assert found("red") == [body.pk, paper.pk]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("third camp", True), ('"third camp"', True), ('"camp third"', False), ("camp third", True),
        ("third -camp", False), ('third -"camp third"', True), ("third nothing", False),
        ("the third camp", True), ("THIRD CAMPS", True), ("Zürich", True), ("zurich", True),
        ("workers", True), ("worker's", True), ("ünlikely", False), ("中文", True), ("中", False),
        ('"camp the"', False), ('"the third"', True), ("1975", True), ("197", False),
    ],
)  # fmt: skip
def test_words_and_phrases(text, is_found):
    entry = make.chapter(title="T", body="Workers’ views of the third camp in Zürich, 中文, 1975.")
    assert found(text) == ([entry.pk] if is_found else [])


def test_no_phrase_leads_from_one_name_or_text_into_the_next():
    entry = make.organisation(title="Red", body="green")
    make.name(entry, "blue")
    assert [found(text) for text in ("red blue green", '"red blue"', '"blue green"')] == [
        [entry.pk], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize("before", ["the " * 300, " ".join(f"w{n}" for n in range(17_000))])
def test_a_phrase_far_into_a_long_text(before):
    """PostgreSQL keeps 255 places of a word, and none beyond the 16,383rd word."""
    entry = make.chapter(title="T", body=f"{before} the third camp of the_third league")
    asked = ('"the third camp"', '"camp third"', '"camp of"', '"league camp"', '"the_third league"',
             '"the third league"', 'camp -"third camp"', 'camp -"camp third"')  # fmt: skip
    assert [found(text) == [entry.pk] for text in asked] == [
        True, False, True, False, True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["ICL", "I-CL", "i-cl", "I.C.L.", "icl"])
def test_an_abbreviation_however_it_is_written(text):
    entry = make.organisation(title="International-Communist League")
    make.name(entry, "I-CL")
    assert found(text)[:1] == [entry.pk]


def test_one_slip_in_a_name_is_forgiven_and_said():
    entry = make.person(title="Sean Matgamna")
    other = find(parse("Mathgamna"), Scope(timezone.now()))
    assert ([hit.entry for hit in other.hits], other.mended) == (
        [entry.pk], {"mathgamna": "matgamna"},
    )  # fmt: skip
    assert find(parse("matgamna"), Scope(timezone.now())).mended == {}
    assert found("mathgamnaa") == []


def test_a_slip_is_never_mended_into_a_hidden_name():
    make.person(title="Sean Matgamna", **make.HIDDEN)
    other = find(parse("Mathgamna"), Scope(timezone.now()))
    assert (other.hits, other.mended) == ([], {})


def test_words_that_stand_everywhere_find_only_whole_names():
    make.chapter(title="T", body="the a of")
    exact = make.publication(title="The Who")
    band = make.publication(title="Who")
    assert found("the") == []
    assert found("the who") == [exact.pk]
    assert found("who") == [band.pk]
    assert found("who -band") == [band.pk]
    assert found("the who -who") == []


def test_whole_names_by_date():
    late = make.publication(title="The Who", edtf="1980/1981")
    early = make.event(title="The Who", edtf="1970")
    for order, expected in (("date", [early, late]), ("-date", [late, early])):
        assert found("the who", order=order) == [one.pk for one in expected]
    assert found("the who") == [late.pk, early.pk]


def test_words_of_a_part_with_a_hidden_end_are_not_found():
    seen, hidden = make.organisation(), make.organisation(**make.HIDDEN)
    question = make.question()
    make.position(question, seen, statement="zorrab")
    make.position(question, hidden, statement="mevlin")
    assert (found("zorrab"), found("mevlin")) == ([question.pk], [])


def test_affiliations_are_not_searched():
    person = make.person(title="Somebody")
    make.affiliation(person, "mevlin", described_as="zorrab", title="corvat")
    assert [found(text) for text in ("mevlin", "zorrab", "corvat")] == [[], [], []]


def test_a_bounded_answer_says_so_and_names_come_first(monkeypatch):
    monkeypatch.setattr("awl_archive.search.finding.MOST", 3)
    bodies = [make.chapter(title=f"T{n}", body="camp") for n in range(5)]
    named = make.organisation(title="Camp")
    answer = find(parse("camp"), Scope(timezone.now()))
    assert ([hit.entry for hit in answer.hits], answer.capped) == (
        [named.pk, *(one.pk for one in bodies[:2])], True,
    )  # fmt: skip
    assert MOST == 1000


def test_by_date():
    late = make.event(title="camp", edtf="1980")
    early = make.event(title="T", summary="camp", edtf="1970")
    undated = make.event(title="U", summary="camp")
    assert found("camp", order="date") == [early.pk, late.pk, undated.pk]
    assert found("camp", order="-date")[1:] == [late.pk, early.pk]
