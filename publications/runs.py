"""The runs of titles over the years: a line for each dated row, in two layouts. Pure: given rows.

A title has a line for its own dates and one for each dated series; where it has neither, one for
each dated imprint. What has no date at all is listed in words.
"""

from dataclasses import dataclass
from functools import cached_property

from awl_archive.dates.models import BOUNDS
from awl_archive.dates.wording import known_words, match_words
from awl_archive.pictures.life import FADE, span_shapes
from awl_archive.pictures.scale import TimeScale
from awl_archive.pictures.shapes import Group, Path, Picture, Text, line
from awl_archive.pictures.text import wrap

WIDE, NARROW = 896, 328
SIZE, SMALL = 14, 12
LEADING = 17
LABELS = 264  # width of the column of names
INDENT = 14
BAR = 10
HEAD = 24  # height of the years
SIDE = 16  # half the width of a year, and of an arrow
TITLE = "Runs of titles by year"


@dataclass(frozen=True)
class Line:
    """One dated row of a title; `label` is its name where a line of the title stands above it."""

    row: object
    name: str
    label: str
    address: str
    is_below: bool = False

    @property
    def dates(self):
        return known_words(self.row)

    @property
    def match(self):
        """What is certain of its dates, and what is possible."""
        return match_words(self.row.bounds)

    @property
    def words(self):
        return f"{self.name}: {self.dates}; {self.match[0]}"

    @property
    def indent(self):
        return INDENT * self.is_below

    def label_lines(self, room):
        return wrap(self.label, SIZE, room - self.indent)

    def drawn(self, scale, words, top, bar):
        """Its words from `top` on and its life at `bar`, as one link."""
        texts = [
            Text(
                self.indent,
                top + LEADING * (place + 0.8),
                text,
                SIZE,
                "" if self.is_below else "name",
            )
            for place, text in enumerate(words)
        ]
        life = span_shapes(scale, self.row.bounds, bar, BAR, self.row.edtf.endswith("/.."))
        return Group([*texts, *life], self.address, self.words, "run")


@dataclass
class Chart:
    """Of `count` titles; nothing is dated of those in `undated`; `is_cut`: there are more."""

    lines: list
    undated: list
    count: int
    is_cut: bool = False

    @cached_property
    def wide(self):
        """A row for each line, its name on the left."""
        scale, groups, y = _scale(self.lines, LABELS, WIDE - SIDE), [], HEAD
        for one in self.lines:
            words = one.label_lines(LABELS - SIDE)
            high = LEADING * len(words) + 5
            groups.append(one.drawn(scale, words, y, y + (high - BAR) / 2 - 1))
            y += high
        return _picture("runs-wide", WIDE, y, scale, groups)

    @cached_property
    def narrow(self):
        """Each name above its bar."""
        scale, groups, y = _scale(self.lines, SIDE, NARROW - SIDE), [], HEAD
        for one in self.lines:
            words = one.label_lines(NARROW)
            bar = y + LEADING * len(words) + 5
            groups.append(one.drawn(scale, words, y, bar))
            y = bar + BAR + 10
        return _picture("runs-narrow", NARROW, y, scale, groups)


def chart(titles, series, imprints, is_cut=False):
    """Of titles and their public parts that are dated, each kind in order of date."""
    by_title = {}
    for row in (*series, *imprints):
        by_title.setdefault((row.publication_id, type(row)), []).append(row)
    kinds = [{type(row) for row in rows[:1]} for rows in (series, imprints)]
    found, undated = [], []
    for title in titles:
        parts = [
            [row for kind in of_kind for row in by_title.get((title.pk, kind), ())]
            for of_kind in kinds
        ]
        lines = list(_lines(title, *parts))
        if lines:
            found.append(lines)
        else:
            undated.append(title)
    found.sort(key=lambda lines: (min(one.row.date_order for one in lines), lines[0].address))
    return Chart([one for lines in found for one in lines], undated, len(titles), is_cut)


def _lines(title, series, imprints):
    name, address = title.authorised_form, title.get_absolute_url()
    if not title.is_undated:
        yield Line(title, name, name, address)
    for row in series or ([] if not title.is_undated else imprints):
        full = f"{name}, {row}"
        label = full if title.is_undated else str(row)
        yield Line(row, full, label, f"{address}#{row.pk}", not title.is_undated)


def _scale(lines, start, end):
    """With room on both sides for the dashes that lead to a limit that is not known."""
    bounds = [getattr(one.row, name) for one in lines for name in BOUNDS]
    years = [day.year for day in bounds if day] or [2000]
    first, last = min(years), max(years)
    room = -(-FADE * (last + 1 - first) // int(end - start - 2 * FADE))
    return TimeScale(first - room, last + room, start, end)


def _picture(name, wide, high, scale, groups):
    ticks = scale.ticks(36)
    lines = [Path(line((x, HEAD - 4), (x, high)), "axis") for _, x in ticks]
    years = [Text(x, 14, str(year), SMALL, "soft", "middle") for year, x in ticks]
    return Picture(name, TITLE, wide, high, [Group([*lines, *years]), *groups])
