import pytest
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.search.words import fold, folded, joined, stem, stems


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Workers' Fight", "workers fight"),
        ("Workers’ Fight", "workers fight"),
        ("WORKERSʼ  fight\n", "workers fight"),
        ("International-Communist League", "international communist league"),
        ("1981–84", "1981 84"),
        ("Café Müller", "cafe muller"),
        ("Straße", "strasse"),
        ("ﬁnal №5", "final no5"),
        ("O`Brien, O´Brien", "obrien obrien"),
        ("a_b; c/d (e)", "a_b c d e"),
        ("ŉ", "n"),
        ("Łódź", "łodz"),
        ("中文 عربي", "中文 عربي"),
        ("“quoted” — and…", "quoted and"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text) == " ".join(fold(text).split())


@given(st.text())
def test_a_stem_is_of_letters_digits_and_underscores(text):
    for one in stems(text):
        assert one.isascii()
        assert one.replace("_", "a").isalnum()


@given(st.text())
def test_what_is_folded_stays_so(text):
    for word in text.split():
        assert folded(folded(word)) == folded(word)
        assert stem(folded(word)) == stem(word) or not folded(word)


@pytest.mark.parametrize(
    ("words", "one"),
    [("party parties party's", "parti"), ("Révolution revolutions", "revolut"), ("1981", "1981")],
)
def test_endings_and_accents_do_not_matter(words, one):
    assert set(stems(words)) == {one}


@pytest.mark.parametrize(
    ("text", "found"),
    [("the I-CL", ["icl"]), ("A.W.L. now", ["awl"]), ("third-camp", []), ("", [])],
)
def test_joined(text, found):
    assert list(joined(text)) == found
