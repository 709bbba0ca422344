"""What a reader asks for, and whether a date possibly or certainly meets it."""

from dataclasses import dataclass
from datetime import date

from awl_archive.dates.bounds import Bounds
from awl_archive.dates.edtf import EdtfError, parse_plain


@dataclass(frozen=True)
class Span:
    """From one day to another, both included; None is without limit."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self):
        if self.start and self.end and self.end < self.start:
            raise EdtfError(f"The span ends ({self.end}) before it begins ({self.start}).")

    @property
    def is_of_years(self):
        """Whether it begins and ends, where it does, with a year."""
        begins = self.start is None or (self.start.month, self.start.day) == (1, 1)
        return begins and (self.end is None or (self.end.month, self.end.day) == (12, 31))

    def holds(self, other):
        begins = self.start is None or bool(other.start and other.start >= self.start)
        return begins and (self.end is None or bool(other.end and other.end <= self.end))

    @classmethod
    def of(cls, text: str) -> "Span":
        """The whole of a year, month, day, season, decade (197X) or century (19XX)."""
        when = parse_plain(text)
        return cls(when.first, when.last)


def span(from_text: str, to_text: str) -> Span:
    """From the first day of one date to the last of another; an empty text sets no limit."""
    start = parse_plain(from_text).first if from_text.strip() else None
    end = parse_plain(to_text).last if to_text.strip() else None
    return Span(start, end)


def possible(bounds: Bounds, span: Span) -> bool:
    return not (
        (span.end and bounds.earliest_begin and bounds.earliest_begin > span.end)
        or (span.start and bounds.latest_end and bounds.latest_end < span.start)
    )


def certain(bounds: Bounds, span: Span) -> bool:
    """It meets the span wherever in its bounds it began and ended."""
    begun = not span.end or (bounds.latest_begin and bounds.latest_begin <= span.end)
    lasting = not span.start or (bounds.earliest_end and bounds.earliest_end >= span.start)
    return bool(not bounds.doubtful and begun and lasting)


def unlimited(bounds: Bounds, span: Span) -> bool:
    """Whether all that is known lies before the span, or after it, with no limit towards it."""
    begin, end = bounds.earliest_begin, bounds.latest_end
    known = [day for day in (begin, bounds.latest_begin, bounds.earliest_end, end) if day]
    after = not begin and span.end and all(day > span.end for day in known)
    before = not end and span.start and all(day < span.start for day in known)
    return bool(after or before)


def told(bounds: Bounds, span: Span) -> int:
    """Of what is possible: 0 certain, 1 possible, 2 possible as a limit is not known."""
    if certain(bounds, span):
        return 0
    return 2 if unlimited(bounds, span) else 1
