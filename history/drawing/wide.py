"""The lineage across the page: time to the right, a lane for each line of descent.

Over each bar stand rows of labels, so that none meets another; under it stubs and ties.
"""

from itertools import pairwise

from awl_archive.pictures.scale import TimeScale
from awl_archive.pictures.shapes import Group, Path, Picture, Rect, Text, line
from awl_archive.pictures.text import shortened, width
from history.drawing import bars
from history.drawing.labels import ROW, STEM, Label, Lane
from history.drawing.lanes import lanes
from history.drawing.times import mark_year, phases, succession, times, whisker

WIDTH = 896
EDGE = 10
NAME, SMALL = 13, 11.5
AXIS = 22
LONGEST = 340


def wide(plan, title="", wide=WIDTH):
    """The Picture of a plan; None where there is nothing to draw."""
    if not plan.bodies:
        return None
    return Wide(plan, times(plan), wide).picture(title)


class Wide:
    def __init__(self, plan, when, wide):
        self.plan, self.when, self.wide = plan, when, wide
        first, last = int(when.first // 1), int(when.last // 1)
        self.scale = TimeScale(first, last, EDGE, wide - EDGE - bars.BAR)
        self.lanes = lanes(plan, when)
        self.rows = [Lane() for _ in range(self.lanes.count)]
        self._label()
        y = AXIS
        for row in self.rows:
            y = row.place(y)
        self.height = y + AXIS

    def x(self, year):
        return self.scale.at_year(year)

    def lane(self, key):
        return self.rows[self.lanes.order[key]]

    def moment(self, knot):
        return self.when.moments[knot.key]

    # ---- what is written where

    def _label(self):
        """Names first, so that they stand nearest to their bars; then by place."""
        for key, body in self.plan.bodies.items():
            start = self.x(self.when.segments[key][0].start)
            self._add(self.lane(key).over, body, body.name, start, NAME, "name")
        knots = [] if self.plan.is_small else self.plan.knots
        small = [(self.moment(knot).at, knot, knot.home) for knot in knots]
        small += [(self.year(mark), mark, mark.body) for mark in self.plan.marks]
        for at, owner, key in sorted(small, key=lambda one: (one[0], one[1].address)):
            self._add(self.lane(key).over, owner, owner.words, self.x(at), SMALL, "soft")
        for knot in self.plan.knots:
            for stub in knot.stubs:
                at = self.x(self.moment(knot).at) + 12
                self._add(self.lane(_left(knot)).under, stub, stub.words, at, SMALL, "stub")
        for side in self.plan.sides:
            start, _ = self.reach(side)
            self._add(self.lane(side.body).under, side, side.words, start, SMALL, "soft")
        for band in self.plan.bands:
            start = min(self.phase(key)[0] for key, _ in band.phases)
            self._add(self.rows[0].over, band, band.words, start, SMALL, "band-name")

    def _add(self, labels, owner, words, at, size, look):
        room = min(self.wide - 2 * EDGE, LONGEST)
        words = shortened(words, size, room)
        left = max(EDGE, min(at, self.wide - EDGE - width(words, size)))
        labels.append(Label(owner, words, at, size, look, left))

    def year(self, mark):
        """Within the life of the body: a mark is on its bar."""
        return mark_year(mark.event, self.when.segments[mark.body])

    def phase(self, key):
        parts = self.when.segments[key]
        return self.x(parts[0].start), self.x(parts[-1].end)

    def reach(self, side):
        """From where to where a tie runs: its own dates, within the bar."""
        start, end = self.phase(side.body)
        return bars.reach(side.row, start, end, self.scale)

    # ---- what is drawn

    def picture(self, title):
        picture = Picture("wide", title, self.wide, self.height)
        picture.groups = [
            *self._bands(),
            self._axis(),
            *(self._host(key) for key in self.plan.bodies if self._is_host(key)),
            *(group for knot in self.plan.knots for group in self._lines(knot)),
            *map(self._body, self.plan.bodies.values()),
            *map(self._side, self.plan.sides),
            *(self._stub(knot, stub) for knot in self.plan.knots for stub in knot.stubs),
            *map(self._knot, self.plan.knots),
            *map(self._mark, self.plan.marks),
        ]  # fmt: skip
        return picture

    def _is_host(self, key):
        return self.lanes.depth[key] > self.lanes.order[key]

    def _axis(self):
        if not self.plan.is_dated:
            return Group([])
        ticks = self.scale.ticks(64)
        top, bottom = AXIS - 6, self.height - AXIS + 6
        shapes = [Path(line((x, top), (x, bottom)), "axis") for _, x in ticks]
        shapes += [
            Text(_clamp(x, year, self.wide), y, str(year), SMALL, "year", "middle")
            for year, x in ticks
            for y in (AXIS - 10, self.height - 4)
        ]
        return Group(shapes)

    def _host(self, key):
        first, last = self.lanes.order[key], self.lanes.depth[key]
        left, right = self.phase(key)
        for inner, body in self.plan.bodies.items():
            if first < self.lanes.order[inner] <= last and body.host:
                begin, end = self.phase(inner)
                left, right = min(left, begin), max(right, end)
        top = self.rows[first].middle - STEM / 2
        height = self.rows[last].bottom - top
        return Group([Rect(left - 4, top, right - left + 8, height, "host")])

    def _bar(self, key):
        drawn = [(self.x(s.start), self.x(s.end), s.look) for s in self.when.segments[key]]
        return bars.bar(bars.faded(drawn), self.lane(key).middle)

    def _body(self, body):
        lane, (left, right) = self.lane(body.key), self.phase(body.key)
        room = max(right - left, STEM)
        start = min(left, self.wide - room)
        hit = Rect(start, lane.middle - STEM / 2, room, STEM, "hit")
        shapes = [hit, *self._bar(body.key), *self._words(body, lane.over, lane)]
        return Group(shapes, body.address, body.title, "body")

    def _words(self, owner, labels, lane, is_under=False):
        label = next(label for label in labels if label.owner is owner)
        if is_under:
            y = lane.middle + STEM / 2 + label.row * ROW + ROW - 5
        else:
            y = lane.middle - STEM / 2 - label.row * ROW - 3
        text = Text(label.left, y, label.words, label.size, label.look)
        if is_under or (label.row == 0 and abs(label.left - label.at) < 1):
            return [text]
        leader = line((label.at, lane.middle - bars.BAR / 2), (label.at, y + 3))
        return [Path(leader, "leader"), text]

    def _lines(self, knot):
        """From the bars that meet at a knot to its dot; those of helpers are no descent."""
        x, y = self.x(self.moment(knot).at), self.lane(knot.home).middle
        for key in (*knot.before, *knot.after):
            if path := self._line(key, x, y):
                yield Group([Path(path, knot.look)])
        for key in knot.helpers:
            if path := self._line(key, x, y):
                yield Group([Path(path, "apart")])
        if knot.beside:
            there = self.lane(knot.beside.home).middle
            points = (self.x(self.moment(knot.beside).at), there), (x, there), (x, y)
            yield Group([Path(line(*points), "line")])

    def _line(self, key, x, y):
        """Along the bar's lane to the knot, where the bar does not reach it; then up or down."""
        lane, (left, right) = self.lane(key).middle, self.phase(key)
        near = min(max(x, left), right)
        points = [(near, lane), (x, lane), (x, y)]
        return line(*points) if near != x or lane != y else ""

    def _knot(self, knot):
        lane, moment = self.lane(knot.home), self.moment(knot)
        x = self.x(moment.at)
        shapes = [bars.knot(x, lane.middle, knot.kind, moment.is_undated)]
        if moment.is_vague:
            low, high = whisker(moment)
            y = lane.middle + bars.BAR
            shapes.append(Path(line((self.x(low), y), (self.x(high), y)), "whisker"))
        if not self.plan.is_small:
            shapes += self._words(knot, lane.over, lane)
        return Group(shapes, knot.address, knot.title, "joint")

    def _mark(self, mark):
        lane = self.lane(mark.body)
        shapes = [bars.diamond(self.x(self.year(mark)), lane.middle)]
        return Group([*shapes, *self._words(mark, lane.over, lane)],
                     mark.address, mark.words, "mark")  # fmt: skip

    def _stub(self, knot, stub):
        lane = self.lane(_left(knot))
        x = self.x(self.moment(knot).at)
        text = self._words(stub, lane.under, lane, is_under=True)[0]
        middle = text.y - 4
        hook = line((x, lane.middle), (x, middle), (text.x - 3, middle))
        return Group([Path(hook, "line"), text], stub.address, stub.words, "stub")

    def _side(self, side):
        lane, (start, end) = self.lane(side.body), self.reach(side)
        y = lane.middle + bars.BAR
        text = self._words(side, lane.under, lane, is_under=True)
        return Group([Path(line((start, y), (end, y)), "tie"), *text],
                     side.address, side.words, "tie")  # fmt: skip

    def _bands(self):
        for band in self.plan.bands:
            text = self._words(band, self.rows[0].over, self.rows[0])[-1]
            shapes = [*self._stripes(band), text]
            yield Group(shapes, band.address, band.words, "band")

    def _stripes(self, band):
        """Behind the bar of each phase, and from the one that ended before to the next."""
        found = [(key, self.x(start), self.x(end)) for key, start, end in phases(band, self.when)]
        for key, left, right in found:
            top = self.lane(key).middle - STEM / 2
            yield Rect(left, top, right - left, STEM, "band")
        for (before, _, end), (after, start, _) in pairwise(succession(found)):
            ends = sorted((self.lane(before).middle, self.lane(after).middle))
            if ends[0] != ends[1]:
                yield Rect(max(end, start) - 5, ends[0], 10, ends[1] - ends[0], "band")


def _left(knot):
    """The body that a part in words left, or became."""
    return (knot.before or [knot.home])[0]


def _clamp(x, year, wide):
    half = width(str(year), SMALL) / 2
    return min(max(x, half + 1), wide - half - 1)
