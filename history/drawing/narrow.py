"""The lineage down a narrow page: a row for each thing that happened, in order of time.

Rows are steps, not years: each says its own date. On the left run the bars, on the right stand the
words, broken into lines; so nothing is wider than a telephone.
"""

from dataclasses import dataclass
from itertools import pairwise

from awl_archive.pictures.shapes import Group, Path, Picture, Rect, Text, line
from awl_archive.pictures.text import wrap
from history.drawing import bars
from history.drawing.lanes import lanes
from history.drawing.parts import Body, Knot
from history.drawing.times import mark_year, phases, succession, times

WIDTH = 328
EDGE = 8
PITCH, LEAST_PITCH = 14, 4
GRAPH = 140  # at most so wide is the part with the bars
NAME, SMALL = 13.5, 12.5
LINE = 16
LEAST = 26  # of a link: as high as a finger needs
AIR = 6
FADE = 12
BAR = 6


@dataclass
class Item:
    """One link with its words in lines."""

    lines: list
    look: str
    size: float
    top: float

    @property
    def height(self):
        return max(LEAST, len(self.lines) * LINE + 8)

    @property
    def middle(self):
        return self.top + self.height / 2


def narrow(plan, title="", wide=WIDTH):
    """The Picture of a plan; None where it has no bodies, or more at one time than fit."""
    if not plan.bodies:
        return None
    drawing = Narrow(plan, times(plan), wide)
    return drawing.picture(title) if drawing.count * LEAST_PITCH <= GRAPH else None


class Narrow:
    def __init__(self, plan, when, wide):
        self.plan, self.when, self.wide = plan, when, wide
        self.rows = sorted(self._rows(), key=_order)
        self.number = {owner: number for number, (_, owner) in enumerate(self.rows)}
        self.extent = {key: self._extent(body) for key, body in plan.bodies.items()}
        self.column, self.count = self._columns()
        self.pitch = min(PITCH, GRAPH / self.count)
        self.left = EDGE + self.count * self.pitch + 8

    # ---- rows and columns

    def _rows(self):
        """(year, what is told): knots, bodies that no knot begins, marks and ties."""
        parts, moments = self.when.segments, self.when.moments
        for knot in self.plan.knots:
            yield moments[knot.key].at, knot
        for key, body in self.plan.bodies.items():
            if not body.start:
                known = [part.start for part in parts[key] if part.look != "unknown"]
                yield min([*known, moments[body.met].at]), body
        for mark in self.plan.marks:
            yield mark_year(mark.event, parts[mark.body]), mark
        for side in self.plan.sides:
            yield parts[side.body][0].start, side

    def _extent(self, body):
        """Numbers of the first and the last row of a bar."""
        met = [self.number[knot] for knot in self.plan.knots if body.key in knot.keys]
        met += [self.number[one] for one in (*self.plan.marks, *self.plan.sides)
                if one.body == body.key]  # fmt: skip
        first = self.number[body.start or body]
        last = self.number[body.end] if body.end else max([first, *met])
        return min(first, last), max(first, last)

    def _columns(self):
        """Lanes side by side, each in the first columns that are free in its rows."""
        order = lanes(self.plan, self.when)
        on = {}
        for key, lane in order.order.items():
            on.setdefault(lane, []).append(key)
        outer = [keys for keys in on.values() if not self.plan.bodies[keys[0]].host]
        found, busy = {}, []
        for keys in sorted(outer, key=lambda keys: min(self.extent[key] for key in keys)):
            first = order.order[keys[0]]
            block = [on[lane] for lane in range(first, order.depth[keys[0]] + 1)]
            rows = [row for keys in block for key in keys for row in self.extent[key]]
            column = _free(busy, min(rows), max(rows), len(block))
            for place, inner in enumerate(block, column):
                found |= dict.fromkeys(inner, place)
                busy.append((place, min(rows), max(rows)))
        return found, 1 + max(column for column, _, _ in busy)

    # ---- words

    def _written(self):
        room, items, y = self.wide - self.left - EDGE, {}, AIR
        rows = [[(band, band.words, "soft", SMALL)] for band in self.plan.bands]
        for row in [*rows, *(self._words(owner) for _, owner in self.rows)]:
            for owner, words, look, size in row:
                items[owner] = Item(wrap(words, size, room), look, size, y)
                y += items[owner].height
            y += AIR
        return items, y + FADE

    def _words(self, owner):
        if isinstance(owner, Body):
            yield owner, owner.title, "name", NAME
            return
        begun = [self.plan.bodies[key] for key in dict.fromkeys(getattr(owner, "after", ()))]
        begun = [body for body in begun if body.start is owner]
        if not (self.plan.is_small and begun):
            yield owner, owner.words, "soft", SMALL
        if isinstance(owner, Knot):
            for body in begun:
                yield body, body.title if self.plan.is_small else body.name, "name", NAME
            for stub in owner.stubs:
                yield stub, stub.words, "stub", SMALL

    # ---- what is drawn

    def x(self, key):
        return EDGE + (self.column[key] + 0.5) * self.pitch

    def y(self, owner):
        if owner not in self.items:  # a knot without words of its own stands at what it begins
            owner = next(self.plan.bodies[key] for key in owner.after
                         if self.plan.bodies[key].start is owner)  # fmt: skip
        return self.items[owner].middle

    def picture(self, title):
        plan = self.plan
        self.items, self.height = self._written()
        groups = [
            *map(self._band, plan.bands),
            *(self._host(key) for key in {body.host: 0 for body in plan.bodies.values()} if key),
            *(Group(list(self._lines(knot))) for knot in plan.knots),
            *map(self._body, plan.bodies.values()),
            *(self._beside(stub, knot.home, "line", "stub") for knot in plan.knots
              for stub in knot.stubs),
            *(self._beside(side, side.body, "tie", "tie") for side in plan.sides),
            *map(self._knot, plan.knots),
            *map(self._mark, plan.marks),
        ]  # fmt: skip
        return Picture("narrow", title, self.wide, self.height, groups)

    def _text(self, owner):
        item = self.items[owner]
        top = item.middle - len(item.lines) * LINE / 2 + LINE * 0.75
        yield Rect(self.left, item.top, self.wide - self.left - EDGE, item.height, "hit")
        for number, words in enumerate(item.lines):
            yield Text(self.left, top + number * LINE, words, item.size, item.look)

    def _ends(self, key):
        """From where to where a bar runs down."""
        body = self.plan.bodies[key]
        return self.y(body.start or body), self.y(self.rows[self.extent[key][1]][1])

    def _body(self, body):
        start, end = self._ends(body.key)
        looks = {part.look for part in self.when.segments[body.key]}
        look = "certain" if looks & {"certain", "dashed"} else "possible"
        drawn = [(start, end, look)] if end > start else []
        for joining, departure in body.meanwhile:
            low, high = self.y(joining), self.y(departure) if departure else end
            drawn = [piece for part in drawn for piece in _cut(part, low, high)]
        if not body.start and self.when.segments[body.key][0].look == "unknown":
            drawn.insert(0, (start - FADE, start, "fade-start"))
        if not body.end:
            last = self.when.segments[body.key][-1].look
            tail = {"open": "open", "unknown": "fade-end"}.get(last, look)
            drawn.append((end, end + FADE, tail))
        shapes = bars.bar(drawn, self.x(body.key), bars.Down, BAR)
        return Group([*shapes, *self._text(body)], body.address, body.title, "body")

    def _lines(self, knot):
        """Across from each bar that meets at the knot, and down from one that ended before."""
        x, y = self.x(knot.home), self.y(knot)
        for keys, look in (((*knot.before, *knot.after), knot.look), (knot.helpers, "apart")):
            for key in keys:
                start, end = self._ends(key)
                near = min(max(y, start), end)
                if self.x(key) != x or near != y:
                    yield Path(line((self.x(key), near), (self.x(key), y), (x, y)), look)
        if knot.beside:
            there = self.x(knot.beside.home), self.y(knot.beside)
            yield Path(line(there, (x, there[1]), (x, y)), "line")

    def _knot(self, knot):
        x, y, moment = self.x(knot.home), self.y(knot), self.when.moments[knot.key]
        dot = bars.knot(x, y, knot.kind, moment.is_undated, bars.Down)
        if knot not in self.items:
            return Group([dot], knot.address, knot.title, "joint")
        leader = Path(line((x + bars.KNOT, y), (self.left - 3, y)), "leader")
        return Group([leader, dot, *self._text(knot)], knot.address, knot.title, "joint")

    def _mark(self, mark):
        sign = bars.diamond(self.x(mark.body), self.y(mark))
        return Group([sign, *self._text(mark)], mark.address, mark.words, "mark")

    def _beside(self, owner, key, line_look, look):
        """Words that hang on a bar by a thin line."""
        y = self.y(owner)
        thread = Path(line((self.x(key), y), (self.left - 3, y)), line_look)
        return Group([thread, *self._text(owner)], owner.address, owner.words, look)

    def _host(self, key):
        """The host's bar and those inside it share a frame."""
        inner = [key, *(k for k, body in self.plan.bodies.items() if body.host == key)]
        ends = [y for one in inner for y in self._ends(one)]
        xs = [self.x(one) for one in inner]
        half = self.pitch / 2 - 0.5
        top, left = min(ends) - FADE, min(xs) - half
        frame = Rect(left, top, max(xs) + half - left, max(ends) + FADE - top, "host")
        return Group([frame])

    def _band(self, band):
        return Group([*self._stripes(band), *self._text(band)], band.address, band.words, "band")

    def _stripes(self, band):
        found = phases(band, self.when)
        for key, _, _ in found:
            start, end = self._ends(key)
            yield Rect(self.x(key) - self.pitch / 2, start, self.pitch, end - start, "band")
        for (before, _, _), (after, _, _) in pairwise(succession(found)):
            ends = sorted((self.x(before), self.x(after)))
            y = max(self._ends(before)[1], self._ends(after)[0])
            if ends[0] != ends[1]:
                yield Rect(ends[0], y - 5, ends[1] - ends[0], 10, "band")


def _order(row):
    """What was there before stands over the knot at which it is met."""
    at, owner = row
    return at, not isinstance(owner, Body), not isinstance(owner, Knot), owner.address


def _free(busy, first, last, count):
    column = 0
    while any(
        column <= taken < column + count and start <= last and first <= end
        for taken, start, end in busy
    ):
        column += 1
    return column


def _cut(part, low, high):
    start, end, look = part
    pieces = [(start, min(low, end), look), (max(low, start), min(high, end), "dashed"),
              (max(high, start), end, look)]  # fmt: skip
    return [piece for piece in pieces if piece[1] > piece[0]]
