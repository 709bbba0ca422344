import pytest

from awl_archive.search.weighing import USUAL_LENGTH, grades


def body(length, **times):
    """So many words, of which some so often."""
    said = [word for word, number in times.items() for _ in range(number)]
    return " ".join([*said, *(f"filler{n}" for n in range(length - len(said)))])


@pytest.mark.parametrize(
    ("length", "times", "grade"),
    [
        # In a text of the usual length BM25 gives n * 2.2 / (n + 1.2): 1, 1.375, 1.57, ...
        (USUAL_LENGTH, 1, "D"), (USUAL_LENGTH, 2, "C"), (USUAL_LENGTH, 3, "B"),
        (10, 1, "B"), (100, 1, "C"), (500, 1, None), (500, 2, "D"), (500, 3, "C"), (500, 6, "B"),
        (5000, 5, None),
    ],
)  # fmt: skip
def test_more_in_less_stands_out_more(length, times, grade):
    assert grades("", body(length, camp=times)).get("camp") == grade


def test_the_heading_stands_out_most():
    found = grades("red camp", body(5000, camp=1, red=900))
    assert (found["red"], found["camp"]) == ("A", "A")


def test_of_nothing_nothing():
    assert grades("", "") == {}


def test_in_a_long_text_most_words_have_no_grade():
    assert len(grades("", body(2000, camp=30))) == 1
