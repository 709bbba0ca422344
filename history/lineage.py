"""Who came from whom, read off the events. Pure: it is given rows, and asks no database."""

from dataclasses import dataclass, field

from history.descent import shape_of

# Joining a host is containment and no descent; the list shows it all the same.
CONTAINMENT = {
    "joining_host": (("entrant",), ("faction",)),
    "departure": (("faction",), ("successor",)),
}
ALONE = {"founding": ((), ("successor",)), "dissolution": (("predecessor",), ())}
# How what comes after is named, read from before: "fusion into X"; else "to".
LEADS = {"fusion": "into", "breakup": "into", "joining_host": "as", "departure": "as"}
HELPERS = ("founder", "helped_found", "involved_in_founding")
# A list nested deeper than this is read by nobody: there it goes on as a line of its own.
DEEPEST = 6


@dataclass(frozen=True)
class Joint:
    """One event that joins bodies: rows of EventRole before, after, beside it."""

    event: object
    before: tuple
    after: tuple
    hosts: tuple = ()
    helpers: tuple = ()
    implied: bool = False

    @property
    def is_descent(self):
        return self.event.kind != "joining_host" and bool(self.before and self.after)

    @property
    def lead(self):
        return LEADS.get(self.event.kind, "to")

    def others(self, rows, uid):
        return [row for row in rows if row.party_id != uid]


def _sides(kind, names):
    if kind in CONTAINMENT:
        return CONTAINMENT[kind]
    if kind in ALONE:
        return ALONE[kind]
    shape = shape_of(kind, names)
    if shape is None:
        return None
    children = shape.children
    if kind == "breakaway" and "successor" not in names:
        children = ("part_that_left",)
    return shape.parents, children


def joint(event, roles, is_implied=lambda row: False):
    """The joint that an event makes with its roles, or None where it makes none."""
    sides = _sides(event.kind, [row.role for row in roles])
    if sides is None:
        return None
    before = tuple(row for row in roles if row.role in sides[0])
    after = tuple(row for row in roles if row.role in sides[1])
    if not (before or after):
        return None
    return Joint(
        event,
        before,
        after,
        tuple(row for row in roles if row.role == "host"),
        tuple(row for row in roles if row.role in HELPERS),
        any(is_implied(row) for row in (*before, *after)),
    )


def joints(roles, is_implied=lambda row: False):
    """All joints in order of date, from EventRole rows with their events."""
    by_event = {}
    for row in roles:
        by_event.setdefault(row.event, []).append(row)
    ordered = sorted(by_event, key=lambda event: (event.date_order, event.pk))
    found = (joint(event, by_event[event], is_implied) for event in ordered)
    return [one for one in found if one is not None]


@dataclass
class Node:
    """A body in the nested list: a record or words, and what came of it, event by event."""

    row: object
    joint: Joint | None = None
    branches: list = field(default_factory=list)
    asides: list = field(default_factory=list)  # what else is told of it: marks, ties, tendencies
    is_repeated: bool = False  # it is unfolded elsewhere

    @property
    def organisation(self):
        return self.row.party


def tree(all_joints):
    """The nested list: bodies without a predecessor first, each body unfolded once."""
    leaving, arriving = {}, set()
    for one in all_joints:
        for row in one.before:
            leaving.setdefault(_key(row), []).append(one)
        arriving.update(map(_key, one.after))
    roots = {}
    for one in all_joints:
        founded = None if one.before else one
        for row in one.before or one.after:
            if founded or _key(row) not in arriving:
                roots.setdefault((_key(row), founded), Node(row, founded))
    shown, nodes, waiting = set(), [], [*reversed(roots.values())]
    # Into a host and out again is a circle: where nothing leads into it, it begins with its first.
    rest = iter([row for one in all_joints for row in one.before])
    while waiting or (row := next((row for row in rest if _key(row) not in shown), None)):
        node = waiting.pop() if waiting else Node(row)
        # One that is unfolded already still tells how it was founded.
        if node.joint or _key(node.row) not in shown:
            nodes.append(node)
            waiting.extend(reversed(_unfold(node, leaving, shown)))
    return nodes


def _unfold(start, leaving, shown):
    """Depth first, without recursion: a chain of hundreds of bodies is a legal lineage. Returns
    where it goes on from what stands too deep."""
    stack, further = [(start, 1)], []
    while stack:
        node, depth = stack.pop()
        key = _key(node.row)
        if key in shown or (depth > DEEPEST and leaving.get(key)):
            node.is_repeated = bool(leaving.get(key))
            if key not in shown:
                further.append(Node(node.row))
            continue
        shown.add(key)
        for one in leaving.get(key, ()):
            node.branches.append((one, [Node(row, one) for row in one.after]))
        for _, children in reversed(node.branches):
            stack.extend((child, depth + 1) for child in reversed(children))
    return further


def _key(row):
    return row.party_id or row.pk
