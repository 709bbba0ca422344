"""The nested list is read off rows alone: no database here."""

from dataclasses import dataclass
from itertools import count

import pytest

from history.lineage import DEEPEST, joint, joints, tree

numbers = count(1)


@dataclass(eq=False)
class Event:
    kind: str
    date_order: int
    pk: str = ""


@dataclass(eq=False)
class Role:
    """Of a recorded body (a letter) or of words (in quotation marks)."""

    event: Event
    role: str
    who: str

    def __post_init__(self):
        self.pk = f"role-{next(numbers)}"
        self.party_id = None if self.who.startswith('"') else self.who
        self.party = self.party_id


def rows(*events):
    """("fusion", {"predecessor": "a b", "successor": "c"}) in order of date."""
    found = []
    for order, (kind, roles) in enumerate(events):
        event = Event(kind, order, f"event-{order}")
        found += [Role(event, role, who) for role, named in roles.items() for who in named.split()]
    return found


def drawn(node):
    """A node as text: a body, its branches in brackets, * where it is unfolded elsewhere."""
    branches = "".join(
        f"({one.event.kind}{''.join(f' {drawn(child)}' for child in children)})"
        for one, children in node.branches
    )
    return f"{node.row.who}{'*' if node.is_repeated else ''}{branches}"


def lineage(*events):
    return [drawn(node) for node in tree(joints(rows(*events)))]


def who(rows):
    return [row.who for row in rows]


FUSION = ("fusion", {"predecessor": "a b", "successor": "c"})


@pytest.mark.parametrize(
    ("kind", "roles", "before", "after", "is_descent"),
    [
        (*FUSION, ["a", "b"], ["c"], True),
        ("fusion", {"predecessor": "a", "continuing_party": "b"}, ["a"], ["b"], True),
        ("breakaway", {"parent": "a", "successor": "b"}, ["a"], ["b"], True),
        ("breakaway", {"parent": "a", "part_that_left": '"most"'}, ["a"], ['"most"'], True),
        ("breakaway", {"part_that_left": '"some"', "successor": "b"}, [], ["b"], False),
        ("breakup", {"predecessor": "a", "successor": 'b "rest"'}, ["a"], ["b", '"rest"'], True),
        ("succession", {"predecessor": "a", "successor": "b"}, ["a"], ["b"], True),
        ("succession", {"parent": "a", "successor": "b"}, ["a"], ["b"], True),
        ("joining_host", {"entrant": "a", "host": "h", "faction": "f"}, ["a"], ["f"], False),
        ("departure", {"faction": "f", "host": "h", "successor": "a"}, ["f"], ["a"], True),
        ("founding", {"successor": "a", "helped_found": "b"}, [], ["a"], False),
        ("dissolution", {"predecessor": "a"}, ["a"], [], False),
    ],
)
def test_a_joint_of_each_kind(kind, roles, before, after, is_descent):
    found = rows((kind, roles))
    one = joint(found[0].event, found)
    assert (who(one.before), who(one.after), one.is_descent) == (before, after, is_descent)
    assert who(one.hosts) == roles.get("host", "").split()
    assert who(one.helpers) == roles.get("helped_found", "").split()


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("conference", {"participant": "a"}),
        ("fusion", {"predecessor": "a", "successor": "b"}),
        ("breakup", {"predecessor": "a", "successor": "b"}),
    ],
)
def test_what_has_no_shape_makes_no_joint(kind, roles):
    assert joints(rows((kind, roles))) == []


def test_joints_are_in_order_of_date_then_uid():
    found = rows(FUSION, ("dissolution", {"predecessor": "c"}), ("founding", {"successor": "d"}))
    found[-1].event.date_order = 0
    assert [one.event.pk for one in joints(reversed(found))] == ["event-0", "event-2", "event-1"]


def test_implied_where_one_of_those_it_joins_is():
    found = rows(FUSION, ("succession", {"predecessor": "c", "successor": "d", "initiator": "x"}))
    implied = {"d", "x"}
    assert [one.implied for one in joints(found, lambda row: row.who in implied)] == [False, True]
    assert [one.implied for one in joints(found, lambda row: row.who == "x")] == [False, False]
    assert [one.implied for one in joints(found)] == [False, False]


def test_others_at_a_joint():
    one = joints(rows(FUSION))[0]
    assert who(one.others(one.before, "a")) == ["b"]


def test_a_fusion_of_four_is_unfolded_once():
    four = ("fusion", {"predecessor": "a b c d", "successor": "e"})
    ends = ("dissolution", {"predecessor": "e"})
    assert lineage(four, ends) == [
        "a(fusion e(dissolution))", "b(fusion e*)", "c(fusion e*)", "d(fusion e*)",
    ]  # fmt: skip
    assert lineage(four) == ["a(fusion e)", "b(fusion e)", "c(fusion e)", "d(fusion e)"]


def test_splits_of_three():
    assert lineage(
        ("breakup", {"predecessor": "a", "successor": 'b c "rest"'}),
        ("breakup", {"predecessor": "b", "successor": "d e f"}),
        ("succession", {"predecessor": "c", "successor": "g"}),
    ) == ['a(breakup b(breakup d e f) c(succession g) "rest")']


def test_a_parent_goes_on_to_its_next_event():
    assert lineage(
        ("breakaway", {"parent": "a", "part_that_left": '"most"'}),
        ("breakaway", {"parent": "a", "successor": "b"}),
        ("dissolution", {"predecessor": "a"}),
    ) == ['a(breakaway "most")(breakaway b)(dissolution)']


def test_into_a_host_and_out_again():
    assert lineage(
        ("joining_host", {"entrant": "a", "host": "h", "faction": "f"}),
        ("departure", {"faction": "f", "host": "h", "successor": "a"}),
    ) == ["a(joining_host f(departure a*))"]


def test_a_founded_body_begins_its_own_line():
    events = [
        ("founding", {"successor": "a", "helped_found": "h"}),
        ("succession", {"parent": "a", "successor": "b"}),
        ("dissolution", {"predecessor": "b"}),
    ]
    assert lineage(*events) == ["a(succession b(dissolution))"]
    root = tree(joints(rows(*events)))[0]
    assert (root.joint.event.kind, who(root.joint.helpers)) == ("founding", ["h"])


def test_words_are_never_taken_for_one_another():
    assert lineage(
        ("breakaway", {"parent": "a", "part_that_left": '"some"'}),
        ("breakaway", {"part_that_left": '"some"'}),
        ("breakup", {"predecessor": '"some"', "successor": "b c"}),
    ) == ['a(breakaway "some")', '"some"', '"some"(breakup b c)']


def test_nothing_gives_nothing():
    assert lineage() == []


def test_a_circle_of_drafts_is_still_shown_once():
    assert lineage(
        ("succession", {"predecessor": "a", "successor": "b"}),
        ("succession", {"predecessor": "b", "successor": "a"}),
    ) == ["a(succession b(succession a*))"]


def test_a_body_that_comes_from_itself():
    assert lineage(("succession", {"predecessor": "a", "successor": "a"})) == ["a(succession a*)"]


def test_a_long_chain_goes_on_in_lines_of_its_own():
    chain = [
        ("succession", {"predecessor": f"b{n}", "successor": f"b{n + 1}"}) for n in range(2_000)
    ]
    nodes = tree(joints(rows(*chain)))
    told, depths = set(), []
    for node in nodes:
        depth = 0
        while node.branches:
            told.add(node.row.who)
            [(_, [node])] = node.branches
            depth += 1
        told.add(node.row.who)
        depths.append(depth)
    assert told == {f"b{n}" for n in range(2_001)}
    assert max(depths) == DEEPEST
    assert [node.row.who for node in nodes[:3]] == ["b0", "b6", "b12"]


def test_every_body_is_shown_and_unfolded_once():
    events = [
        ("fusion", {"predecessor": "a b", "successor": "c"}),
        ("fusion", {"predecessor": "c d", "successor": "e"}),
        ("breakup", {"predecessor": "e", "successor": "f g h"}),
        ("fusion", {"predecessor": "f g", "successor": "i"}),
        ("succession", {"parent": "h", "successor": "i"}),
    ]
    found = joints(rows(*events))
    seen, waiting = [], tree(found)
    while waiting:
        node = waiting.pop(0)
        seen.append(node)
        waiting += [child for _, children in node.branches for child in children]
    unfolded = [node.row.who for node in seen if node.branches]
    assert sorted(unfolded) == list("abcdefgh")
    assert {node.row.who for node in seen} == set("abcdefghi")
