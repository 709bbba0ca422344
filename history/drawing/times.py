"""When each knot and bar of a plan stands on the scale, in years as numbers, and how surely.

What is undated is put between what must come before and after it, and is drawn as undated.
"""

from dataclasses import dataclass

from awl_archive.pictures.scale import YEAR

PORTIONS = {"early": 0.15, "mid": 0.5, "late": 0.85, "end": 0.97}
STEP = 1.5  # years between an undated knot and what it follows
FADE = 2.5  # years over which a bar fades whose end no source gives
EXACT = 1.01  # a date given to the year is no longer than this


@dataclass(frozen=True)
class Moment:
    """Where a knot stands; from `low` to `high` it may be, None is without limit."""

    at: float
    low: float | None = None
    high: float | None = None
    is_undated: bool = False

    @property
    def is_vague(self):
        return not self.is_undated and (
            None in (self.low, self.high) or self.high - self.low > EXACT
        )


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar: certain, possible, unknown (its limit is), or dashed (inside a host)."""

    start: float
    end: float
    look: str


@dataclass
class Times:
    moments: dict  # knot key -> Moment
    segments: dict  # body key -> [Segment]

    @property
    def first(self):
        return min(part.start for parts in self.segments.values() for part in parts)

    @property
    def last(self):
        return max(part.end for parts in self.segments.values() for part in parts)


def year_of(day):
    return day.year + (day.timetuple().tm_yday - 1) / YEAR


def times(plan):
    moments = {knot.key: _dated(knot.event) for knot in plan.knots}
    known = {key: _known(body.row) for key, body in plan.bodies.items()}
    _place_undated(plan, moments, known)
    segments = {key: _segments(body, moments, known[key]) for key, body in plan.bodies.items()}
    return Times(moments, segments)


def _dated(event):
    low, high = event.earliest_begin, event.latest_end
    low, high = low and year_of(low), high and year_of(high)
    if low is None and high is None:
        return None
    if None in (low, high):
        return Moment(low if high is None else high, low, high)
    return Moment(low + (high - low) * PORTIONS.get(event.portion, 0.5), low, high)


def whisker(moment):
    """From when to when a knot may stand; an open side is drawn a little way."""
    low = moment.at - FADE if moment.low is None else moment.low
    high = moment.at + FADE if moment.high is None else moment.high
    return low, high


def mark_year(event, segments):
    """On the bar: in its middle where the event is undated."""
    start, end = segments[0].start, segments[-1].end
    moment = _dated(event)
    return min(max(moment.at, start), end) if moment else (start + end) / 2


def phases(band, when):
    """[(body key, start, end)] of a band, in order. What has no dates of its own as a phase fills
    no more than the longest time that the dated ones leave open."""
    spans = {key: (parts[0].start, parts[-1].end) for key, parts in when.segments.items()}
    dated = [(key, *spans[key]) for key, tie in band.phases if tie.edtf]
    rest = [gap for key, tie in band.phases if not tie.edtf
            if (gap := _gap(key, *spans[key], dated))]  # fmt: skip
    return sorted([*dated, *rest], key=lambda phase: (phase[1], phase[2], phase[0]))


def _gap(key, start, end, taken):
    gaps, at = [], start
    for _, begin, until in sorted(taken, key=lambda phase: phase[1:]):
        if begin > at:
            gaps.append((at, min(begin, end)))
        at = max(at, until)
    gaps = [gap for gap in (*gaps, (at, end)) if gap[1] > gap[0]]
    return (key, *max(gaps, key=lambda gap: gap[1] - gap[0])) if gaps else None


def succession(found):
    """The phases that follow one another: without those that lie inside another."""
    main = []
    for phase in found:
        if not main or phase[2] > main[-1][2]:
            main.append(phase)
    return main


def _known(row):
    """From when to when a body is known to have been there, or None."""
    days = [day for day in (row.latest_begin, row.earliest_end) if day]
    days = days or [day for day in (row.earliest_begin, row.latest_end) if day]
    return (year_of(min(days)), year_of(max(days))) if days else None


def _place_undated(plan, moments, known):
    waiting = [knot for knot in plan.knots if moments[knot.key] is None]
    # Twice: what is undated may lean on what is placed only after it.
    for _ in range(2):
        for number, knot in enumerate(waiting):
            at = _between(knot, plan, moments, known)
            if at is None:
                at = _first(moments, known) + STEP * (number + 1)
            moments[knot.key] = Moment(at, is_undated=True)


def _first(moments, known):
    found = [moment.at for moment in moments.values() if moment]
    found += [span[0] for span in known.values() if span]
    return min(found, default=0)


def _between(knot, plan, moments, known):
    if knot.beside and moments.get(knot.beside.key):
        return moments[knot.beside.key].at
    low = max(_before(knot, plan, moments, known), default=None)
    high = min(_after(knot, plan, moments, known), default=None)
    if low is None and high is None:
        return None
    if None in (low, high):
        return low + STEP if high is None else high - STEP
    return (low + high) / 2


def _before(knot, plan, moments, known):
    """Years that it cannot stand before."""
    for other in knot.later_than:
        if moments.get(other.key):
            yield moments[other.key].at
    for key in (*knot.before, *knot.hosts):
        start = plan.bodies[key].start
        if start and start is not knot and moments.get(start.key):
            yield moments[start.key].at
        elif known[key]:
            yield known[key][0]


def _after(knot, plan, moments, known):
    """Years that it cannot stand after: when what it made is there, or has already ended."""
    for key in knot.after:
        body = plan.bodies[key]
        if body.start is knot and known[key]:
            yield known[key][0]
        if body.end and body.end is not knot and moments.get(body.end.key):
            yield moments[body.end.key].at
    for key in knot.before:
        end = plan.bodies[key].end
        if end and end is not knot and moments.get(end.key):
            yield moments[end.key].at


def _segments(body, moments, known):
    start, end = (knot and moments[knot.key] for knot in (body.start, body.end))
    row, parts = body.row, []
    sure = _sure(start, end, known)
    if sure is None:  # nothing but the knots at which it is met
        met = [moment.at for moment in (start, end) if moment] or [_met(body, moments)]
        sure_start, sure_end = min(met), max(met)
        if sure_end > sure_start:
            parts.append(Segment(sure_start, sure_end, "possible"))
    else:
        sure_start, sure_end = sure
        parts.append(Segment(sure_start, sure_end, "certain"))
    parts[:0] = _head(row, start, sure_start)
    parts += _tail(row, end, sure_end)
    return _dashed(body, parts, moments) or [Segment(sure_start, sure_end, "possible")]


def _met(body, moments):
    return moments[body.met].at if body.met else 0


def _sure(start, end, known):
    """The stretch that is certain: between dated knots, and what the body's own dates say."""
    low, high = known or (None, None)
    if start and not start.is_undated and (low is None or start.at < low + EXACT):
        low = start.at if end and not end.is_undated else _nearer(start.at, low)
    if end and not end.is_undated:
        high = end.at if start and not start.is_undated else _nearer(end.at, high)
    if low is None or high is None:
        return None
    if start and not start.is_undated:
        low = max(low, start.at)
    if end and not end.is_undated:
        high = min(high, end.at)
    return (low, high) if low <= high else (high, low)


def _nearer(knot, own):
    """A knot no further than a year from the body's own date is that date."""
    return knot if own is None or abs(knot - own) <= EXACT else own


def _head(row, start, sure):
    if start:
        return [Segment(start.at, sure, "possible")] if sure > start.at else []
    begin = row.earliest_begin and year_of(row.earliest_begin)
    if begin is None:
        return [Segment(sure - FADE, sure, "unknown")]
    return [Segment(begin, sure, "possible")] if sure - begin > EXACT else []


def _tail(row, end, sure):
    if end:
        return [Segment(sure, end.at, "possible")] if end.at > sure else []
    if row.edtf.endswith(".."):
        return [Segment(sure, sure, "open")]
    last = row.latest_end and year_of(row.latest_end)
    if last is None:
        return [Segment(sure, sure + FADE, "unknown")]
    return [Segment(sure, last, "possible")] if last - sure > EXACT else []


def _dashed(body, parts, moments):
    """An entrant goes on inside its host under another name: its own bar is dashed meanwhile."""
    for joining, departure in body.meanwhile:
        low = moments[joining.key].at
        high = moments[departure.key].at if departure else parts[-1].end
        parts = [piece for part in parts for piece in _cut(part, low, high)]
    return parts


def _cut(part, low, high):
    if part.look != "certain" or high <= part.start or low >= part.end:
        return [part]
    pieces = [
        Segment(part.start, low, part.look),
        Segment(max(low, part.start), min(high, part.end), "dashed"),
        Segment(high, part.end, part.look),
    ]
    return [piece for piece in pieces if piece.end > piece.start]
