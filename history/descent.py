"""Which roles make descent: one table, tested by the formset, the door and `check_content`."""

from dataclasses import dataclass

MANY = 1_000


@dataclass(frozen=True)
class Shape:
    """How many of each role an event of a kind has: role -> (least, most)."""

    roles: dict
    parents: tuple = ()
    children: tuple = ()


# More than one shape for a kind: any of them will do.
SHAPES = {
    "founding": [Shape({"successor": (1, 1)})],
    "fusion": [
        Shape({"predecessor": (2, MANY), "successor": (1, 1)}, ("predecessor",), ("successor",)),
        Shape(
            {"continuing_party": (1, 1), "predecessor": (1, MANY)},
            ("predecessor",),
            ("continuing_party",),
        ),
    ],
    "breakaway": [
        Shape(
            {"parent": (0, 1), "successor": (0, 1), "part_that_left": (0, MANY)},
            ("parent",),
            ("successor",),
        )
    ],
    "breakup": [
        Shape({"predecessor": (1, 1), "successor": (2, MANY)}, ("predecessor",), ("successor",))
    ],
    "succession": [
        Shape({"predecessor": (1, 1), "successor": (1, 1)}, ("predecessor",), ("successor",)),
        Shape({"parent": (1, 1), "successor": (1, 1)}, ("parent",), ("successor",)),
    ],
    "joining_host": [Shape({"entrant": (1, MANY), "host": (1, 1), "faction": (0, 1)})],
    "departure": [
        Shape(
            {"faction": (1, 1), "host": (1, 1), "successor": (1, 1)}, ("faction",), ("successor",)
        )
    ],
    "dissolution": [Shape({"predecessor": (1, 1)})],
}
# Roles that no shape names may stand in any kind of event.
DESCENT_ROLES = {role for shapes in SHAPES.values() for shape in shapes for role in shape.roles}
# A body may enter a host, leave and go on: departures are outside the ban on cycles.
ACYCLIC = set(SHAPES) - {"departure", "joining_host"}


def _breaks(kind, shape, roles):
    """What this list of role names breaks of one shape, in words."""
    found = []
    for role, (least, most) in shape.roles.items():
        count = roles.count(role)
        if not least <= count <= most:
            need = str(least) if least == most else f"at least {least}"
            need = f"at most {most}" if count > most and least != most else need
            found.append(f"“{role.replace('_', ' ')}”: {need} needed, {count} given")
    for role in sorted(DESCENT_ROLES.intersection(roles) - set(shape.roles)):
        found.append(f"“{role.replace('_', ' ')}” is no role in this kind of event")
    if kind == "breakaway" and not {"successor", "part_that_left"}.intersection(roles):
        found.append("say what left: a successor, or the part that left in words")
    return found


def problems(kind, roles):
    """What is wrong with the roles of an event; `roles` is [(role, organisation uid or None)]."""
    names = [role for role, _ in roles]
    if kind not in SHAPES:
        strangers = sorted(DESCENT_ROLES.intersection(names) - {"host", "faction"})
        return [f"“{r.replace('_', ' ')}” makes descent, this kind does not" for r in strangers]
    broken = [_breaks(kind, shape, names) for shape in SHAPES[kind]]
    return [] if not all(broken) else min(broken, key=len)


def shape_of(kind, role_names):
    """The shape that these roles have, or None."""
    for shape in SHAPES.get(kind, ()):
        if not _breaks(kind, shape, role_names):
            return shape
    return None


def edges(kind, roles):
    """(parent, child) pairs that this event makes, of the keys given with each role."""
    shape = shape_of(kind, [role for role, _ in roles])
    if shape is None:
        return []
    parents = [key for role, key in roles if role in shape.parents]
    children = [key for role, key in roles if role in shape.children]
    return [(parent, child) for parent in parents for child in children]


def cycle(pairs):
    """The first circle among (parent, child) pairs, as a list of keys; [] where there is none."""
    children = {}
    for parent, child in pairs:
        children.setdefault(parent, []).append(child)
    done = set()
    for start in children:
        path = _walk(start, children, done)
        if path:
            return path
    return []


def _walk(start, children, done):
    path, trail, on_path = [start], [iter(children.get(start, ()))], {start}
    while path:
        following = next((key for key in trail[-1] if key not in done), None)
        if following is None:
            left = path.pop()
            trail.pop()
            done.add(left)
            on_path.remove(left)
        elif following in on_path:
            return [*path[path.index(following) :], following]
        else:
            path.append(following)
            trail.append(iter(children.get(following, ())))
            on_path.add(following)
    return []
