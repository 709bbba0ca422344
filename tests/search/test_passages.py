import pytest

from awl_archive.search.passages import passage
from awl_archive.search.words import stem, stems

LONG = " ".join(f"word{n}" for n in range(100))


def found(text, *words):
    return passage(text, " ".join(stems(text)), frozenset(map(stem, words)))


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("", ["camp"], []),
        ("No such thing", ["camp"], []),
        ("The Third Camp.", ["camp"], [("The Third ", False), ("Camp", True), ("…", False)]),
        ("Camps", ["camp"], [("Camps", True)]),
        ("<b>camp</b> & camps", ["camp"],
         [("<b>", False), ("camp", True), ("</b> & ", False), ("camps", True)]),
        ("Workers’ fight", ["workers'"], [("Workers", True), ("’ fight", False)]),
        ("une Révolutionnaire", ["revolutionnaire"], [("une ", False), ("Révolutionnaire", True)]),
    ],
)  # fmt: skip
def test_pieces(text, words, pieces):
    assert found(text, *words) == pieces


def test_a_hit_far_down_is_shown_with_what_stands_round_it():
    pieces = found(LONG, "word50")
    assert pieces[0][0].startswith("… word38 ")
    assert pieces[1] == ("word50", True)
    assert pieces[2][0].endswith("word77…")


def test_the_pieces_are_the_text():
    text = "a b c camp d e camp f"
    assert "".join(words for words, _ in found(text, "camp")) == text
