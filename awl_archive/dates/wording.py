"""Dates in plain English."""

import calendar
from datetime import date
from typing import NamedTuple

from awl_archive.dates.bounds import Bounds
from awl_archive.dates.edtf import Date, Edtf, Missing, parse, parse_plain

JOIN = "\N{NO-BREAK SPACE}"
SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
LARGE = ("decade", "century")  # "in the 1980s", but "in 1980"
PATTERNS = {  # reading: both ends; no begin; no end; open end
    "within": ("between {} and {}", "by {}", "{} or later", "{} or later"),
    "lasted": ("{} to {}", "until {}", "from {}", "since {}"),
    "attested": ("attested between {} and {}", "attested by {}", "{} or later", "{} or later"),
}


def in_words(edtf: Edtf, reading: str, portion: str = "") -> str:
    begin, end = edtf.begin, edtf.end
    both, no_begin, no_end, open_end = PATTERNS[reading]
    if isinstance(begin, Missing):
        return no_begin.format(_hedged(end, portion))
    if isinstance(end, Missing):
        pattern = open_end if end is Missing.OPEN else no_end
        return pattern.format(
            _attested(begin, portion) if reading == "attested" else _hedged(begin, portion)
        )
    if _hedged(begin) != _hedged(end):
        return both.format(_hedged(begin, portion), _hedged(end))
    return _attested(begin, portion) if reading == "attested" else _alone(begin, portion)


def takes_portion(edtf: Edtf) -> bool:
    """Early, mid, late and end can be said where one date is named, longer than a day."""
    named = [end for end in {edtf.begin, edtf.end} if isinstance(end, Date)]
    return len(named) == 1 and named[0].precision != "day"


def match_words(bounds: Bounds) -> tuple[str, str]:
    """What is certain of a date, and what is possible."""
    return _certain_words(bounds), "possible " + _range_words(
        bounds.earliest_begin, bounds.latest_end
    )


class HowSure(NamedTuple):
    """What stands behind the words of a date; `certain` is "" where nothing is."""

    possible: str
    certain: str
    wording: str


def known_words(row) -> str:
    """The date of a row; what still goes on does so as far as the source can know."""
    if not (row.as_of and row.edtf.endswith("/..")):
        return row.date_text
    return f"{row.date_text}, as of the source ({in_words(parse_plain(row.as_of), 'within')})"


def how_sure(row) -> HowSure | None:
    """None where the words of the date say all that there is to say."""
    if _says_all(row):
        return None
    certain, possible = match_words(row.bounds)
    certain = "" if certain.startswith("nothing") else certain.removeprefix("certain ")
    return HowSure(possible.removeprefix("possible "), certain, row.wording)


def _says_all(row):
    """One moment, as exactly as the source has it, or no date at all."""
    said = row.wording.casefold().removeprefix("in ").removeprefix("on ")
    if said and said != row.date_text.replace(JOIN, " ").casefold():
        return False
    if row.is_undated:
        return True
    when = parse(row.edtf)
    is_moment = isinstance(when, Date) and when.precision not in LARGE and not when.qualifier
    return is_moment and row.reading == "within" and not row.portion


def day_words(day: date) -> str:
    return JOIN.join((str(day.day), calendar.month_name[day.month], str(day.year)))


def _certain_words(bounds):
    begun, lasting = bounds.latest_begin, bounds.earliest_end
    if bounds.doubtful or not (begun or lasting):
        return "nothing is certain"
    if begun and lasting and begun <= lasting:
        return "certain " + _range_words(begun, lasting)
    return "certain at some time " + _range_words(lasting, begun)


def _range_words(first, last):
    if first and first == last:
        return f"on {day_words(first)}"
    if first and last:
        return f"from {day_words(first)} to {day_words(last)}"
    if first:
        return f"from {day_words(first)} on"
    return f"up to {day_words(last)}" if last else "at any time"


def _plain(when):
    year = when.year
    match when.precision:
        case "day":
            return day_words(when.first)
        case "month":
            return calendar.month_name[int(when.month)] + JOIN + year
        case "season":  # winter lies in two years: "winter 1978-79"
            next_year = f"\N{EN DASH}{(int(year) + 1) % 100:02}" if when.month == "24" else ""
            return f"{SEASON_NAMES[when.month]} {year}{next_year}"
        case "century":
            return f"{_ordinal(int(year[:2]) + 1)} century"
    return year.replace("X", "0s")


def _ordinal(number):
    teen = 10 < number < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _noun(when, portion=""):
    the = "the " if when.precision in LARGE else ""
    if portion == "end":
        return f"the end of {the}{_plain(when)}"
    before = {"": "", "mid": "mid-"}.get(portion, f"{portion} ")
    return f"{the}{before}{_plain(when)}"


def _hedged(when, portion="", place=""):
    """`place` (in, on, at) stands after "perhaps" and has no room after "about"."""
    hedge = {"": place, "?": f"perhaps {place}", "~": "about ", "%": "perhaps about "}
    return hedge[when.qualifier] + _noun(when, portion)


def _alone(when, portion):
    words = _hedged(when, portion, "at " if portion == "end" else "")
    return words.removeprefix("the ")


def _attested(when, portion):
    place = "at " if portion == "end" else "on " if when.precision == "day" else "in "
    comma = "," if when.qualifier in ("?", "%") else ""
    return f"attested{comma} " + _hedged(when, portion, place)
