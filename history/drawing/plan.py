"""What the lineage picture shows: bodies, knots, bands, ties, marks.

Pure: it is given rows (EventRole, EventLink, Tie) and asks no database. The drawn picture and the
nested list are both made from one plan, so that they hold the same links.
"""

from history.drawing.parts import Band, Body, Knot, Mark, Plan, Side, Stub

# Events that leave a mark on a bar and end nobody.
MARK_KINDS = ("application", "party_decision")
# Ties drawn beside a bar; every other relation is no line of this picture.
DRAWN_TIES = ("worked_through",)


def plan(joints, ties=(), links=(), marks=()):
    """`marks`: EventRole rows of events that end nobody; `links`: EventLink rows."""
    chosen = _chosen(joints)
    bodies = {}
    for joint in chosen:
        for row in (*joint.before, *joint.after, *joint.hosts, *joint.helpers):
            if row.party_id:
                bodies.setdefault(row.party_id, Body(row.party_id, row.party))
    knots = [_knot(joint, bodies) for joint in chosen]
    knots = [knot for knot in knots if knot.home]
    _tie_knots(knots, links)
    _contain(knots, bodies)
    _begin_and_end(knots, bodies)
    return Plan(
        bodies,
        knots,
        _marks(marks, links, knots, bodies),
        _bands(ties, bodies),
        [Side(tie, tie.organisation_id) for tie in ties
         if tie.kind in DRAWN_TIES and {tie.organisation_id, tie.party_id} <= bodies.keys()],
    )  # fmt: skip


def _chosen(joints):
    """All but the founding of a body that has no other part in descent."""
    found = [joint for joint in joints if joint.event.kind != "founding"]
    drawn = {
        row.party_id for joint in found for row in (*joint.before, *joint.after) if row.party_id
    }
    return [
        joint for joint in joints
        if joint.event.kind != "founding" or any(row.party_id in drawn for row in joint.after)
    ]  # fmt: skip


def _keys(rows, bodies):
    return list(dict.fromkeys(row.party_id for row in rows if row.party_id in bodies))


def _knot(joint, bodies):
    address = joint.event.get_absolute_url()
    stubs = [
        Stub(row, f"{address}#{row.pk}")
        for row in (*joint.before, *joint.after)
        if not row.party_id
    ]
    return Knot(
        joint, _keys(joint.before, bodies), _keys(joint.after, bodies),
        _keys(joint.hosts, bodies), _keys(joint.helpers, bodies), stubs,
    )  # fmt: skip


def _tie_knots(knots, links):
    by_key = {knot.key: knot for knot in knots}
    for link in links:
        here, there = by_key.get(link.event_id), by_key.get(link.other_id)
        if here and there and link.kind == "part_of" and there.beside is not here:
            here.beside = there
        elif here and there and link.kind == "after":
            here.later_than.append(there)


def _roles(knot):
    for row in (*knot.joint.before, *knot.joint.after):
        if row.party_id:
            yield row.role, row.party_id


def _begin_and_end(knots, bodies):
    """The first knot that makes a body begins it (dated ones come first), the last ends it."""
    for knot in knots:
        for key in knot.keys:
            bodies[key].met = bodies[key].met or knot.key
        for role, key in _roles(knot):
            body = bodies[key]
            returns = any(knot is departure for _, departure in body.meanwhile)
            if body.start is None and not returns and _makes(role, knot):
                body.start = knot
            if _ends(role, knot) and (body.end is None or body.end.kind != "dissolution"):
                body.end = knot


def _makes(role, knot):
    faction = "joining_host" if role == "faction" else knot.kind
    return role in ("successor", "part_that_left", "faction") and knot.kind == faction


def _ends(role, knot):
    return role == "predecessor" or (role == "faction" and knot.kind == "departure")


def _contain(knots, bodies):
    """Factions stand inside their host; a circle of hosts is cut where it closes."""
    for knot in knots:
        if not knot.hosts:
            continue
        (host, *_) = knot.hosts
        for role, key in _roles(knot):
            if role == "faction" and not bodies[key].host and not _inside(host, key, bodies):
                bodies[key].host = host
            if role == "entrant":
                bodies[key].meanwhile.append((knot, _return(knot, key, knots)))


def _inside(inner, outer, bodies):
    while inner:
        if inner == outer:
            return True
        inner = bodies[inner].host
    return False


def _return(joining, key, knots):
    later = knots[knots.index(joining) + 1 :]
    return next((k for k in later if k.kind == "departure" and key in k.after), None)


def _marks(roles, links, knots, bodies):
    """Of bodies that have a role in such an event; and where a joint answers to one."""
    found = {
        (role.event, role.party_id): None
        for role in roles
        if role.event.kind in MARK_KINDS and role.party_id in bodies
    }
    by_key = {knot.key: knot for knot in knots}
    for link in links:
        knot = by_key.get(link.event_id)
        if knot and link.kind == "in_response_to" and link.other.kind in MARK_KINDS:
            found |= {(link.other, key): None for key in knot.before}
    return [Mark(event, key) for event, key in sorted(found, key=_order)]


def _order(pair):
    event, key = pair
    return event.date_order, event.pk, key


def _bands(ties, bodies):
    found = {}
    for tie in ties:
        if tie.kind == "phase_of" and tie.party_id and tie.organisation_id in bodies:
            found.setdefault(tie.party_id, []).append(tie)
    return [
        Band(phases[0].party, tuple((tie.organisation_id, tie) for tie in phases))
        for key, phases in found.items()
        if key not in bodies
    ]
