"""The four bounds of a date in its reading, and the number that dates are sorted by."""

from dataclasses import dataclass
from datetime import date, timedelta

from awl_archive.dates.edtf import MONTHS, Date, Edtf, Missing, shift

READINGS = ("within", "lasted", "attested")
# In the order in which they sort. A date without a portion comes first, as everything sorts by the
# earliest day it can be.
PORTIONS = ("", "early", "mid", "late", "end")
UNDATED = 99_999_999  # after every yyyymmdd
LAST_TEXT_ORDER = 999_999


@dataclass(frozen=True)
class Bounds:
    """None is infinite: minus for the earliest, plus for the latest."""

    earliest_begin: date | None = None
    latest_begin: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    doubtful: bool = False  # one of ? ~ % is in it: never certain, whatever the bounds


def bounds(edtf: Edtf, reading: str, as_of: Date | None = None) -> Bounds:
    """`as_of` is how far the source can know: what is still going then ends no earlier."""
    first, begun = _extent(edtf.begin)
    ending, last = _extent(edtf.end)
    if edtf.end is Missing.OPEN and as_of:
        ending = as_of.first
    begin, end = {
        "within": ((first, last), (first, last)),
        "lasted": ((first, _known(min, begun, last)), (_known(max, ending, first), last)),
        "attested": ((None, last), (first, None)),
    }[reading]
    marks = _marks(edtf)
    if marks & {"?", "%"}:
        begin, end = (begin[0], None), (None, end[1])
    return Bounds(*begin, *end, doubtful=bool(marks))


def date_order(edtf: Edtf | None, found: Bounds, portion: str = "", text_order: int = 0) -> int:
    """15 digits: yyyymmdd, one of the portion, six of the order in the text.

    One number, so that every database sorts alike; equal ones are told apart by the uid.
    """
    day = found.earliest_begin or found.latest_end or found.earliest_end or found.latest_begin
    if edtf and not day:  # `1979?` attested has no bound, and yet belongs near 1979
        day = (edtf.end if isinstance(edtf.begin, Missing) else edtf.begin).first
    number = (day.year * 100 + day.month) * 100 + day.day if day else UNDATED
    return (number * 10 + PORTIONS.index(portion)) * (LAST_TEXT_ORDER + 1) + text_order


def year_of(order: int) -> int:
    """The year of the day that a `date_order` is made of."""
    return order // ((LAST_TEXT_ORDER + 1) * 10) // 10_000


def _marks(edtf):
    return {end.qualifier for end in (edtf.begin, edtf.end) if isinstance(end, Date)} - {""}


def _extent(end):
    """First and last day an end can be: `~`, and `%` which includes it, add a unit each way."""
    if isinstance(end, Missing):
        return None, None
    if end.qualifier not in ("~", "%"):
        return end.first, end.last
    day = timedelta(1)
    if end.precision == "day":
        return end.first - day, end.last + day
    months = MONTHS[end.precision]
    return shift(end.first, -months), shift(end.last + day, months) - day


def _known(choose, *days):
    return choose(filter(None, days), default=None)
