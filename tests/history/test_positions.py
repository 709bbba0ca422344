"""Positions side by side: columns, lines and changes are read off rows alone, no database here."""

from itertools import count

import pytest

from history.models import Organisation, Position, Question, Tie
from history.positions import by_question, chart, held, holder, is_change

numbers = count(1)
BODIES = {name: Organisation(uid=f"body-{name}", title=name) for name in "abcdtx"}


def position(who, when="", stance="held_view", share="", reading="within", **fields):
    """Held by a body (a letter) or by whoever else the words name."""
    body = BODIES.get(who)
    row = Position(
        uid=f"position-{next(numbers):04}", party=body, party_words="" if body else who,
        edtf=when, stance=stance, share=share, reading=reading, **fields,
    )  # fmt: skip
    row.set_bounds()
    return row


def phase(of_whom, whole):
    return Tie(kind="phase_of", organisation=BODIES[of_whom], party=BODIES[whole])


def who(views):
    return [f"{view.row.share} {view.row.party_name}".strip() for view in views]


def cells(found):
    """Each line as {column: number of positions}."""
    return [
        (line.row.edtf, [len(cell) for cell in line.cells]) for line in found.lines
    ]  # fmt: skip


def changes(*rows):
    """(date of a position, date of what it changes from)."""
    return [
        (view.row.edtf, view.changed_from.edtf) for view in held(rows) if view.changed_from
    ]  # fmt: skip


def test_a_column_for_each_holder_and_a_line_for_each_date():
    found = chart(
        [position("a", "1990"), position("b", "1980"), position("a", "1980"), position("a", "1970")]
    )
    assert who(found.columns) == ["a", "b"]
    assert cells(found) == [("1970", [1, 0]), ("1980", [1, 1]), ("1990", [1, 0])]
    assert (found.undated, found.is_mixed) == ([], False)


def test_majority_and_minority_of_a_body_stand_apart_and_beside_it():
    rows = [position("a", "1970"), position("b", "1980"), position("a", "1990", share="minority")]
    assert who(chart(rows).columns) == ["a", "minority a", "b"]


def test_the_whole_is_the_same_holder_whether_said_or_not():
    said, unsaid = position("a", "1970", share="whole"), position("a", "1980")
    assert holder(said) == holder(unsaid)
    assert [view.share for view in held([said, unsaid])] == ["the whole", ""]
    assert holder(position("Some", "1970")) == holder(position("some", "1980"))
    assert holder(position("a", extent="most")) != holder(position("a"))


def test_those_with_the_fewest_positions_share_the_last_column():
    rows = [position(name, "1970") for name in "abcd"] + [position("d", "1980")]
    found = chart(rows)
    assert (who(found.columns), found.is_mixed) == (["a", "d"], True)
    assert cells(found) == [("1970", [1, 1, 2]), ("1980", [0, 1, 0])]
    three = chart(rows[:3])
    assert (len(three.columns), three.is_mixed) == (3, False)


def test_a_date_said_in_other_words_is_another_line():
    rows = [position("a", "1970"), position("b", "1970", wording="that year")]
    assert len(chart(rows).lines) == 2


def test_the_undated_are_in_no_line():
    found = chart([position("a"), position("b", "1970")])
    assert (who(found.columns), who(found.undated)) == (["b"], ["a"])
    assert cells(chart([position("a")])) == []
    assert chart([]).lines == []


def test_what_was_held_until_then_comes_before_what_began_then():
    given_up = position("a", "1988", "moved_away_from")
    until = position("a", "/1988", reading="lasted")
    assert [view.row for view in held([given_up, until])] == [until, given_up]
    assert changes(given_up, until) == [("1988", "/1988")]


@pytest.mark.parametrize(
    ("before", "after", "there"),
    [
        (("1975", "for"), ("1980", "against"), True),
        (("1975", "for"), ("1980", "critical_of"), True),
        (("1975", "divided"), ("1980", "for"), True),
        (("1975", "for"), ("1975", "against"), False),
        (("1975", "for"), ("1980", "for"), False),
        (("1975", "for"), ("1980", "held_view"), False),
        (("1975", "held_view"), ("1980", "moved_away_from"), True),
        (("1975", "not_stated"), ("1980", "for"), False),
        (("1975", "characterises"), ("1980", "against"), False),
        (("1975", "for"), ("1976?", "against"), False),
        (("197X", "for"), ("1975", "against"), False),
        (("197X", "for"), ("1980", "against"), True),
        (("", "for"), ("1980", "against"), False),
        (("1975", "for"), ("", "against"), False),
    ],
)
def test_where_one_holder_changed(before, after, there):
    assert bool(changes(position("a", *before), position("a", *after))) is there
    assert not changes(position("a", *before), position("b", *after))
    assert not changes(position("a", *before), position("a", *after, share="minority"))


def test_positions_about_two_bodies_are_not_compared():
    about = position("a", "1975", "for", target=BODIES["x"])
    assert not is_change(about, position("a", "1980", "against"))
    assert is_change(about, position("a", "1980", "against", target=BODIES["x"]))


def test_a_change_is_from_the_position_just_before():
    first, other = position("a", "1970", "for"), position("a", "1975", "for", target=BODIES["x"])
    assert changes(first, other, position("a", "1980", "against")) == []
    unsaid = position("a", "1975", "not_stated")
    assert changes(first, unsaid, position("a", "1980", "against")) == [("1980", "1970")]


@pytest.mark.parametrize(
    ("holders", "ties", "told"),
    [
        ("at", [("a", "t")], "a"),
        ("ab", [("a", "t"), ("b", "t")], "ab"),
        ("ab", [("a", "t")], ""),
        ("ab", [("a", "t"), ("b", "x")], ""),
        ("ab", [], ""),
    ],
)
def test_a_tie_is_told_of_phases_whose_whole_or_other_phase_holds_something(holders, ties, told):
    views = held([position(name, "1970") for name in holders], [phase(*tie) for tie in ties])
    assert "".join(view.row.party_name for view in views if view.phases) == told


def test_positions_of_a_body_by_question():
    one, two = Question(uid="one", title="one"), Question(uid="two", title="two")
    rows = [
        position("a", "1990", "against", question=one), position("a", "1980", question=two),
        position("a", question=one), position("a", "1970", "for", question=one),
    ]  # fmt: skip
    found = [(question.title, [view.row.edtf for view in views])
             for question, views in by_question(rows)]  # fmt: skip
    assert found == [("one", ["1970", "1990", ""]), ("two", ["1980"])]
