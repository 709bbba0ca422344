import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from awl_archive.search.slips import is_one_slip, near
from tests import make

LETTERS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("matgamna", "mathgamna", True), ("thornett", "thornet", True),
        ("matgamna", "matgamma", True), ("matgamna", "amtgamna", True),
        ("matgamna", "matgaman", True), ("matgamna", "matgamna", True),
        ("matgamna", "matmagna", False), ("", "a", True), ("", "ab", False), ("ab", "ba", True),
    ],
)  # fmt: skip
def test_is_one_slip(one, other, told):
    assert is_one_slip(one, other) is told
    assert is_one_slip(other, one) is told


def slips(word):
    """All that is one slip away, by trying every slip."""
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in "abc")
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at + 1 :] for letter in "abc")
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@given(LETTERS, LETTERS)
def test_as_trying_every_slip(one, other):
    assert is_one_slip(one, other) == (one == other or other in set(slips(one)))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", sorted({*slips("caab")} - {"caab"}))
def test_every_slip_finds_the_name(typed):
    make.organisation(title="Caab")
    assert near(typed, timezone.now()) == (["caab"] if len(typed) >= 4 else [])
