from hypothesis import given
from hypothesis import strategies as st

from awl_archive.pictures.text import ADVANCE, ADVANCES, shortened, width, wrap


def test_width_grows_with_the_size():
    assert width("AWL", 20) == 2 * width("AWL", 10)
    assert width("", 13) == 0


def test_each_letter_has_one_width():
    assert sum(map(len, ADVANCES.values())) == len(ADVANCE)


def test_what_the_face_lacks_is_taken_as_wide():
    assert width("列", 10) > width("→", 10) >= width("W", 10)


def test_lines_break_between_words_and_within_a_long_one():
    assert wrap("one two three", 10, width("one two", 10)) == ["one two", "three"]
    assert wrap("aaaa", 10, width("aa", 10)) == ["aa", "aa"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(30, 300))
def test_no_line_is_wider_than_its_room(text, room):
    lines = wrap(text, 13, room)
    assert all(width(line, 13) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert width(shortened(text, 13, room), 13) <= room
