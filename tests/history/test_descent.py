"""The table of kinds and roles in MODEL.md section 2, line by line."""

import pytest

from history.descent import ACYCLIC, DESCENT_ROLES, SHAPES, cycle, edges, problems, shape_of
from history.models.kinds import EventKind, EventRoleKind

P, S, H, F = "predecessor", "successor", "host", "faction"
PARENT, LEFT, ENTRANT, GOES_ON = "parent", "part_that_left", "entrant", "continuing_party"

RIGHT = [
    ("founding", [S]),
    ("founding", [S, "founder", "helped_found", "helped_found", "involved_in_founding"]),
    ("fusion", [P, P, S]),
    ("fusion", [P, P, P, P, S, "opponent"]),
    ("fusion", [P, GOES_ON]),
    ("fusion", [P, P, GOES_ON]),
    ("breakaway", [PARENT, S]),
    ("breakaway", [S]),
    ("breakaway", [PARENT, LEFT]),
    ("breakaway", [LEFT, S]),
    ("breakup", [P, S, S]),
    ("breakup", [P, S, S, S]),
    ("succession", [P, S]),
    ("succession", [PARENT, S, "initiator"]),
    ("joining_host", [ENTRANT, H, F]),
    ("joining_host", [ENTRANT, H]),
    ("departure", [F, H, S]),
    ("dissolution", [P]),
    ("conference", []),
    ("party_decision", ["initiator", "target", H, F]),
]
WRONG = [
    ("founding", []),
    ("founding", [S, S]),
    ("founding", [S, P]),
    ("fusion", []),
    ("fusion", [P, S]),
    ("fusion", [P, P]),
    ("fusion", [P, P, S, S]),
    ("fusion", [GOES_ON]),
    ("fusion", [P, GOES_ON, S]),
    ("fusion", [P, P, S, H]),
    ("breakaway", []),
    ("breakaway", [PARENT]),
    ("breakaway", [PARENT, PARENT, S]),
    ("breakaway", [PARENT, S, S]),
    ("breakaway", [P, S]),
    ("breakup", [P, S]),
    ("breakup", [P, P, S, S]),
    ("breakup", [PARENT, S, S]),
    ("succession", [P]),
    ("succession", [S]),
    ("succession", [P, PARENT, S]),
    ("succession", [P, S, S]),
    ("joining_host", [ENTRANT]),
    ("joining_host", [H, F]),
    ("joining_host", [ENTRANT, H, H]),
    ("joining_host", [ENTRANT, H, S]),
    ("departure", [F, H]),
    ("departure", [F, S]),
    ("departure", [F, H, S, S]),
    ("dissolution", []),
    ("dissolution", [P, P]),
    ("dissolution", [P, S]),
    ("conference", [P]),
    ("campaign", ["participant", S]),
]


def named(roles):
    return [(role, f"{role}-{place}") for place, role in enumerate(roles)]


@pytest.mark.parametrize(("kind", "roles"), RIGHT)
def test_a_right_shape(kind, roles):
    assert problems(kind, named(roles)) == []
    assert (shape_of(kind, roles) is not None) == (kind in SHAPES)


@pytest.mark.parametrize(("kind", "roles"), WRONG)
def test_a_wrong_shape_is_told_in_words(kind, roles):
    found = problems(kind, named(roles))
    assert found
    assert all("_" not in words for words in found)
    assert shape_of(kind, roles) is None
    assert edges(kind, named(roles)) == []


def test_every_kind_of_the_table_is_tried_right_and_wrong():
    assert {kind for kind, _ in RIGHT} >= set(SHAPES)
    assert {kind for kind, _ in WRONG} >= set(SHAPES)
    assert set(SHAPES) <= set(EventKind.values)
    assert set(EventRoleKind.values) > DESCENT_ROLES


@pytest.mark.parametrize(
    ("kind", "roles", "lines"),
    [
        ("founding", [S], []),
        ("fusion", [P, P, S], [(0, 2), (1, 2)]),
        ("fusion", [S, P, P, P], [(1, 0), (2, 0), (3, 0)]),
        ("fusion", [P, GOES_ON], [(0, 1)]),
        ("breakaway", [PARENT, S], [(0, 1)]),
        ("breakaway", [S], []),
        ("breakaway", [PARENT, LEFT], []),
        ("breakup", [P, S, S], [(0, 1), (0, 2)]),
        ("succession", [P, S, "opponent"], [(0, 1)]),
        ("succession", [PARENT, S], [(0, 1)]),
        ("joining_host", [ENTRANT, H, F], []),
        ("departure", [F, H, S], [(0, 2)]),
        ("dissolution", [P], []),
        ("conference", ["target"], []),
    ],
)
def test_lines_of_descent(kind, roles, lines):
    assert edges(kind, [(role, place) for place, role in enumerate(roles)]) == lines


def test_entry_and_departure_are_outside_the_ban_on_circles():
    assert set(SHAPES) - ACYCLIC == {"joining_host", "departure"}


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([], []),
        ([("a", "b"), ("b", "c"), ("a", "c")], []),
        ([("a", "a")], ["a", "a"]),
        ([("a", "b"), ("b", "a")], ["a", "b", "a"]),
        ([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")], ["b", "c", "d", "b"]),
        ([("x", "y"), ("a", "b"), ("b", "a")], ["a", "b", "a"]),
        ([("a", "b"), ("a", "c"), ("c", "a")], ["a", "c", "a"]),
    ],
)
def test_a_circle_is_found(pairs, found):
    assert cycle(pairs) == found


def test_a_long_chain_needs_no_recursion():
    chain = [(number, number + 1) for number in range(5_000)]
    assert cycle(chain) == []
    assert cycle([*chain, (5_000, 0)]) == [*range(5_001), 0]
