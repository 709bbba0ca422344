"""A life drawn from its four bounds: what is certain of it, what is possible, what is not known.

Every picture draws them alike, by form and not by colour: filled is certain, an outline possible,
dashes lead to a limit that is not known, an arrow to an end that is open.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from awl_archive.dates.bounds import Bounds
from awl_archive.pictures.scale import TimeScale
from awl_archive.pictures.shapes import Path, Rect

# How far dashes lead towards a limit that is not known. The looks' dashes get shorter over this
# length (static/css/archive.css).
FADE = 24
# A day is narrower than a line.
LEAST = 3
DAY = timedelta(1)


@dataclass(frozen=True)
class Stretch:
    """From one day to another, both included; None is without limit."""

    look: str
    first: date | None
    last: date | None


def stretches(bounds: Bounds, is_open=False) -> list[Stretch]:
    """Which days are what: `certain` while the life certainly lasts, else where it possibly does.

    In order, and none where there is no bound at all. `is_open`: it still goes on (1995/..), as far
    as the source can know, which is the earliest end.
    """
    begin, end = bounds.latest_begin, bounds.earliest_end
    known = [day for day in (bounds.earliest_begin, begin, end, bounds.latest_end) if day]
    if not known:
        return []
    first, last = bounds.earliest_begin or min(known), bounds.latest_end or max(known)
    inner = [Stretch("possible", first, last)]
    if begin and end and begin <= end and not bounds.doubtful:
        inner = [
            *([Stretch("possible", first, begin - DAY)] if first < begin else []),
            Stretch("certain", begin, end),
            *([Stretch("possible", end + DAY, last)] if end < last else []),
        ]
    return [
        *([] if bounds.earliest_begin else [Stretch("fade-start", None, first)]),
        *inner,
        *([] if bounds.latest_end else [Stretch("open" if is_open else "fade-end", last, None)]),
    ]


def span_shapes(scale: TimeScale, bounds: Bounds, y, height, is_open=False):
    """The shapes of a life on a line at `y`. An arrow reaches half its height beyond the scale."""
    return [_shape(stretch, scale, y, height) for stretch in stretches(bounds, is_open)]


def extent(shapes):
    """(left, right) of what `span_shapes` gave; None where it gave nothing."""
    edges = [edge for shape in shapes for edge in _edges(shape)]
    return (min(edges), max(edges)) if edges else None


@dataclass(frozen=True)
class Mark(Path):
    """A path that knows how far it reaches."""

    left: float = 0
    right: float = 0


def _edges(shape):
    if isinstance(shape, Mark):
        return shape.left, shape.right
    return shape.x, shape.x + shape.width


def _shape(stretch, scale, y, height):
    if stretch.look == "open":
        return _arrow(scale.at(stretch.last or stretch.first), y, height)
    if stretch.first and stretch.last:
        left, right = scale.at(stretch.first), scale.after(stretch.last)
        return Rect(left, y, max(right - left, LEAST), height, stretch.look)
    near, far = _fading(stretch, scale)
    edges = "".join(f"M{near:g} {at:g}H{far:g}" for at in (y, y + height))
    return Mark(edges, stretch.look, min(near, far), max(near, far))


def _fading(stretch, scale):
    """From the day that is known to where the dashes stop."""
    if stretch.last:
        near = scale.at(stretch.last)
        return round(near, 2), round(max(near - FADE, scale.start), 2)
    near = scale.after(stretch.first)
    return round(near, 2), round(min(near + FADE, scale.end), 2)


def _arrow(near, y, height):
    near, tip = round(near, 2), round(near + height / 2, 2)
    return Mark(f"M{near:g} {y:g}L{tip:g} {y + height / 2:g}L{near:g} {y + height:g}Z", "open",
                near, tip)  # fmt: skip
