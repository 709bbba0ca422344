"""The lineage as a nested list: the same links as the picture, as both are made from one plan."""

from history.lineage import Node, tree


def outline(drawn):
    """Nodes of `lineage.tree`, with what else is told of each body."""
    nodes = tree([knot.joint for knot in drawn.knots])
    asides = {}
    for one in (*drawn.sides, *drawn.marks):
        asides.setdefault(one.body, []).append(one)
    for band in drawn.bands:
        for key, _ in band.phases:
            asides.setdefault(key, []).append(band)
    told = set()
    for node in _all(nodes):
        key = node.row.party_id
        if key in drawn.bodies and key not in told and not node.is_repeated:
            told.add(key)
            node.asides = asides.get(key, [])
    rows = {row.party_id: row for knot in drawn.knots
            for row in (*knot.joint.hosts, *knot.joint.helpers)}  # fmt: skip
    rest = [Node(rows[key], asides=asides.get(key, [])) for key in drawn.bodies if key not in told]
    return [*nodes, *rest]


def _all(nodes):
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for _, children in reversed(node.branches) for child in children)
