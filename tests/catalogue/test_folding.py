import pytest
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.catalogue.folding import fold


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
