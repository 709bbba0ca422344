"""Which bar stands on which lane: lines of descent go on straight, factions stand in their host,
and what is joined stands near."""

from dataclasses import dataclass, field

ROUNDS = 12


@dataclass
class Chain:
    """Bodies that follow one another on one lane, with the chains inside them as a host."""

    keys: list
    inside: list = field(default_factory=list)

    def flat(self):
        """Itself and what stands inside, without recursion."""
        found, stack = [], [self]
        while stack:
            chain = stack.pop()
            found.append(chain)
            stack.extend(reversed(chain.inside))
        return found


@dataclass(frozen=True)
class Lanes:
    order: dict  # body key -> number of its lane, from the top
    depth: dict  # body key -> number of the last lane inside it
    count: int


def lanes(plan, times):
    chains = _chains(plan, times)
    of = {key: chain for chain in chains for key in chain.keys}
    top = []
    for chain in chains:
        host = plan.bodies[chain.keys[0]].host
        (of[host].inside if host else top).append(chain)
    joined = _joined(plan)
    for group in (*(chain.inside for chain in chains), top):
        group[:] = _near(group, joined)
    flat = [chain for one in top for chain in one.flat()]
    order = {key: number for number, chain in enumerate(flat) for key in chain.keys}
    depth = {key: order[key] + len(chain.flat()) - 1 for chain in flat for key in chain.keys}
    return Lanes(order, depth, len(flat))


def _chains(plan, times):
    """A body goes on in the lane of the first that ends where it begins."""
    follows, taken = {}, set()
    fixed = {body.host for body in plan.bodies.values()} | {
        key for key, body in plan.bodies.items() if body.host
    }
    for knot in sorted(plan.knots, key=lambda knot: (times.moments[knot.key].at, knot.key)):
        heirs = [key for key in knot.after if plan.bodies[key].start is knot]
        for key in knot.before:
            free = [heir for heir in heirs if heir not in taken and heir not in {key, *fixed}]
            heir = next(iter(free), None)
            if heir and key not in follows and key not in fixed and _ends_there(key, knot):
                follows[key] = heir
                taken.add(heir)
    chains = []
    for key in sorted(plan.bodies, key=lambda key: (times.segments[key][0].start, key)):
        if key not in taken:
            chain = [key]
            while chain[-1] in follows and follows[chain[-1]] not in chain:
                chain.append(follows[chain[-1]])
            chains.append(Chain(chain))
    left = plan.bodies.keys() - {key for chain in chains for key in chain.keys}
    return chains + [Chain([key]) for key in sorted(left)]  # a circle has no first


def _ends_there(key, knot):
    return any(row.role == "predecessor" and row.party_id == key for row in knot.joint.before)


def _joined(plan):
    """{body key: keys of bodies it is joined to}."""
    found = {}
    for knot in plan.knots:
        near = [knot.beside.home] if knot.beside else []
        keys = [*knot.before, *knot.after, *knot.hosts[:1], *knot.helpers, *near]
        for key in keys:
            found.setdefault(key, []).extend(other for other in keys if other != key)
    return found


def _near(group, joined):
    """The order of chains in which what is joined stands nearest, of some that are tried."""
    if len(group) < 3:
        return group
    flat = {key: chain for chain in group for inner in chain.flat() for key in inner.keys}
    place = {id(chain): number for number, chain in enumerate(group)}
    lines = sorted({
        tuple(sorted((place[id(flat[a])], place[id(flat[b])])))
        for a, others in joined.items() if a in flat
        for b in others if b in flat and flat[a] is not flat[b]
    })  # fmt: skip
    beside = {number: [] for number in range(len(group))}
    for a, b in lines:
        beside[a].append(b)
        beside[b].append(a)
    order = best = list(range(len(group)))
    at = {number: number for number in order}
    least = _length(lines, at)
    for _ in range(ROUNDS):
        middle = {n: (at[n] + sum(at[m] for m in beside[n])) / (1 + len(beside[n])) for n in order}
        order = sorted(order, key=lambda n: (middle[n], n))
        at = {number: place for place, number in enumerate(order)}
        if (length := _length(lines, at)) < least:
            best, least = order, length
    return [group[number] for number in _swapped(best, lines)]


def _length(lines, at):
    return sum(abs(at[a] - at[b]) for a, b in lines)


def _swapped(order, lines):
    """Neighbours change places while that shortens the lines."""
    beside = {}
    for a, b in lines:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    at = {number: place for place, number in enumerate(order)}
    for _ in range(ROUNDS):
        changed = False
        for place in range(len(order) - 1):
            a, b = order[place], order[place + 1]
            gain = sum(_sign(at[m] - place) for m in beside.get(a, ()) if m != b)
            gain += sum(_sign(place + 1 - at[m]) for m in beside.get(b, ()) if m != a)
            if gain > 0:
                order[place], order[place + 1] = b, a
                at[a], at[b] = place + 1, place
                changed = True
        if not changed:
            break
    return order


def _sign(number):
    return (number > 0) - (number < 0)
