"""How the timeline spreads over the decades, drawn and in words; each decade leads to its rows.

Counted in a decade is what the list narrowed to it holds: all that possibly, or certainly, was
then. What lasted is counted in each decade, so that the numbers add up to more than the list.
"""

from dataclasses import dataclass
from itertools import accumulate

from awl_archive.dates.edtf import FIRST_YEAR, LAST_YEAR
from awl_archive.dates.models import BOUNDS
from awl_archive.pictures.shapes import Group, Path, Picture, Rect, Text, line
from awl_archive.pictures.text import width

WIDE, NARROW = 896, 328
TALL, TOP, FOOT = 72, 18, 22
SIZE = 13
# The decades that a reader can ask for: `~` may lead beyond them.
FIRST, LAST = FIRST_YEAR // 10, LAST_YEAR // 10


@dataclass(frozen=True)
class Decade:
    """`number` 197 is the 1970s."""

    number: int
    possible: int
    certain: int
    query: str = ""
    is_here: bool = False

    @property
    def label(self):
        return f"{self.number}0s"

    @property
    def words(self):
        return f"{self.label}: {self.possible:,} possible, {self.certain:,} certain"


def spread(groups):
    """[(decade, possible, certain)] from the first decade that any date names to the last."""
    groups = [group for group in groups if group.dated]
    known = [int(one) for group in groups for name in BOUNDS if (one := getattr(group, name))]
    if not known:
        return []
    first, last = max(min(known), FIRST), min(max(known), LAST)
    # Differences from each decade to the next, summed at the end.
    possible, certain = ([0] * (last - first + 2) for _ in range(2))
    for group in groups:
        begin, end = group.earliest_begin or first, group.latest_end or last
        _add(possible, int(begin) - first, int(end) - first, group.dated)
        if group.latest_begin and group.earliest_end and not group.doubtful:
            begin, end = int(group.latest_begin), int(group.earliest_end)
            _add(certain, begin - first, end - first, group.dated)
    pairs = zip(accumulate(possible), accumulate(certain), strict=True)
    return [(first + place, *pair) for place, pair in enumerate(pairs)][:-1]


def _add(steps, begin, end, number):
    begin, end = max(begin, 0), min(end, len(steps) - 2)
    if begin <= end:
        steps[begin] += number
        steps[end + 1] -= number


def decades(groups, data):
    """With the query string that narrows the list of a page to each."""
    asked = {data.get("from"), data.get("to")}
    for number, possible, certain in spread(groups):
        query = data.copy()
        query.pop("page", None)
        query["from"] = query["to"] = f"{number}X"
        yield Decade(number, possible, certain, f"?{query.urlencode()}", asked == {f"{number}X"})


def strips(groups, data):
    """The decades with their pictures, or None where there are none."""
    found = list(decades(groups, data))
    return strips_of(found) if found else None


def strips_of(found):
    return {
        "decades": found,
        "wide": strip(found, WIDE, "strip-wide"),
        "narrow": strip(found, NARROW, "strip-narrow"),
    }


def strip(found, wide, name):
    step, most = wide / len(found), max(max(decade.possible for decade in found), 1)
    every = _thinned(found, step)
    picture = Picture(name, "Decades, and how much is in each", wide, TOP + TALL + FOOT)
    base = TOP + TALL
    picture.groups.append(Group([Path(line((0, base), (wide, base)), "axis")]))
    for place, decade in enumerate(found):
        shapes = list(_bars(decade, place * step, step, most))
        if place % every == 0:
            shapes += _labels(decade, (place + 0.5) * step, step, wide)
        look = "decade here" if decade.is_here else "decade"
        picture.groups.append(Group(shapes, decade.query, decade.words, look))
    return picture


def _thinned(found, step):
    """Each how manieth decade has room for its label."""
    widest = max(width(decade.label, SIZE) for decade in found) + 4
    return max(1, -(-int(widest) // max(int(step), 1)))


def _bars(decade, x, step, most):
    thick = min(step * 0.8, 64)
    left, base = x + (step - thick) / 2, TOP + TALL
    yield Rect(x, 0, step, TOP + TALL + FOOT, "room")
    for count, look in ((decade.possible, "possible"), (decade.certain, "certain")):
        high = TALL * count / most
        if count:
            yield Rect(left, base - high, thick, high, look)


def _labels(decade, middle, step, wide):
    """None where there is no room at the edge of the picture."""
    half = width(decade.label, SIZE) / 2
    if half <= middle <= wide - half:
        yield Text(middle, TOP + TALL + 16, decade.label, SIZE, "name", "middle")
    count = f"{decade.possible:,}"
    if width(count, SIZE) <= step:
        yield Text(middle, TOP - 5, count, SIZE, "soft", "middle")
