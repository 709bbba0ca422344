import pytest
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.search.query import Query, parse


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ("", (), (), ()),
        ("  ", (), (), ()),
        ("Workers' Liberty", ("worker", "liberti"), (), ()),
        ("workers liberty", ("worker", "liberti"), (), ()),
        ("Révolutionnaire", ("revolutionnair",), (), ()),
        ('"third camp" Draper', ("draper",), (("third", "camp"),), ()),
        ("“third camp”", (), (("third", "camp"),), ()),
        ("labour -party", ("labour",), (), (("parti",),)),
        ('labour -"new left"', ("labour",), (), (("new", "left"),)),
        ("-labour", (), (), (("labour",),)),
        ("- labour", ("labour",), (), ()),
        ("third-camp", ("third", "camp"), (), ()),
        ("A.W.L.", ("awl",), (), ()),
        ("I-CL", ("cl",), (), ()),
        ('an "unclosed phrase', ("unclos", "phrase"), (), ()),
        ("a AND b", ("b",), (), ()),
        ("NEAR(a b)", ("near", "b"), (), ()),
        ("title:x*", ("titl", "x"), (), ()),
        ("the of", (), (), ()),
        ('""', (), (), ()),
        ("'", (), (), ()),
        ("*", (), (), ()),
        ("😀", (), (), ()),
        ("中文", ("u4e2duu6587u",), (), ()),
    ],
)
def test_parse(text, words, phrases, excluded):
    found = parse(text)
    assert (found.words, found.phrases, found.excluded) == (words, phrases, excluded)


def test_empty_and_vague():
    assert (parse("").is_empty, parse("-labour").is_empty, parse("the").is_empty) == (
        True, True, False,
    )  # fmt: skip
    assert (parse("the").is_vague, parse("the camp").is_vague, Query().is_vague) == (
        True, False, False,
    )  # fmt: skip


@given(st.text(max_size=200))
def test_nothing_typed_reaches_a_database_but_letters_digits_and_the_underscore(text):
    found = parse(text)
    stems = [*found.words, *(s for p in (*found.phrases, *found.excluded) for s in p)]
    assert all(stem.isascii() and stem.replace("_", "a").isalnum() for stem in stems)
    assert set(found.names) == {word for word in found.names if word}
