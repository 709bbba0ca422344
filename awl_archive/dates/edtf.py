"""EDTF (ISO 8601-2, level 1) as editors type it: a date, or an interval of two dates.

Left out, and refused in words: times, negative and longer years, everything of level 2.
"""

import calendar
import enum
import re
from dataclasses import dataclass
from datetime import date, timedelta

# Whole centuries, so that 10XX and 21XX lie inside. A year outside is a slip of the keyboard
# (0198, 2984). `~` on a century reaches 0900 and 2299, far from where datetime.date ends.
FIRST_YEAR, LAST_YEAR = 1000, 2199
SHOWN = 60  # characters of a bad input that are repeated to the editor; no EDTF is as long
QUALIFIERS = "?~%"
# A season is three months. Winter begins in the December of its year and ends with the February
# of the next: EDTF leaves that open, and this is the only way in which 24 comes after 23.
SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}

DATE = re.compile(r"([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)")
EXAMPLES = "Write it like 1975, 1975-05, 1975-05-12, 197X, 1975?, 1975/1979, 1975/ or /1979."
HINTS = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"[^ -~]", "Only plain digits, X, - / . ? ~ and % can stand in a date."),
        (r"\s", "A date has no spaces inside."),
        (r"[0-9]x", "Write unknown digits with a capital X: 197X."),
        (r"[0-9]T|:", "Times of day are not recorded: give the day only."),
        (r"^[-Y]|^[0-9]{5}", "Years have four digits, without a sign and without Y."),
        (r"^[?~%]|[?~%].", "One of ? ~ and % can stand at the end of a date, and nowhere else."),
        (r"^[0-9]{3}0s$", "Write a decade with an X for its last digit: 197X."),
        (r"^[0-9]{4}-[0-9]{4}$", "Write an interval with a slash: 1975/1979."),
        (r"-[0-9](-|$)", "Months and days have two digits: 1979-05."),
    )
]


class EdtfError(ValueError):
    """The text is no date; the message tells an editor why, in plain words."""


class Missing(enum.Enum):
    """An end of an interval that no date is given for."""

    UNKNOWN = ""
    OPEN = ".."

    def __str__(self):
        return self.value


@dataclass(frozen=True)
class Date:
    """The parts as written, digits and X; `first` and `last` are the days of its whole extent."""

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    def __post_init__(self):
        _check_year(self)
        _check_month(self)
        _check_day(self)

    def __str__(self):
        return "-".join(filter(None, (self.year, self.month, self.day))) + self.qualifier

    @property
    def begin(self):
        return self

    @property
    def end(self):
        return self

    @property
    def precision(self):
        """What its extent is: 1975-XX tells no more than 1975, and so is a year."""
        if self.day.isdigit():
            return "day"
        if self.month.isdigit():
            return "season" if self.month in SEASONS else "month"
        return ("year", "decade", "century")[self.year.count("X")]

    @property
    def first(self):
        month = SEASONS.get(self.month) or _number(self.month)
        return date(int(self.year.replace("X", "0")), month, _number(self.day))

    @property
    def last(self):
        if self.precision == "day":
            return self.first
        return shift(self.first, MONTHS[self.precision]) - timedelta(1)


@dataclass(frozen=True)
class Interval:
    begin: Date | Missing
    end: Date | Missing

    def __post_init__(self):
        if isinstance(self.begin, Missing) and isinstance(self.end, Missing):
            raise EdtfError("An interval needs at least one date, as in 1975/ or /1979.")
        if Missing not in map(type, (self.begin, self.end)) and self.end.last < self.begin.first:
            raise EdtfError(f"The interval ends ({self.end}) before it begins ({self.begin}).")

    def __str__(self):
        return f"{self.begin}/{self.end}"


Edtf = Date | Interval


def parse(text: str) -> Edtf:
    text = text.strip()
    if not text:
        raise EdtfError("No date is given.")
    if len(text) > SHOWN:
        raise EdtfError(f"“{_shown(text)}…” is too long for a date. {EXAMPLES}")
    if "/" not in text:
        return _date(text)
    ends = text.split("/")
    if len(ends) > 2:
        raise EdtfError(f"“{_shown(text)}” has {len(ends) - 1} slashes; an interval has one.")
    return Interval(*(Missing(end) if end in ("", "..") else _date(end) for end in ends))


def parse_plain(text: str) -> Date:
    """A single date without ? ~ or %."""
    found = parse(text)
    if isinstance(found, Interval):
        raise EdtfError(f"Give a single date here, not an interval ({found}).")
    if found.qualifier:
        raise EdtfError(f"Give a plain date here, without {found.qualifier} ({found}).")
    return found


def shift(first: date, months: int) -> date:
    """The first day of the month that is so many months from `first`, itself the first of one."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _date(text):
    match = DATE.fullmatch(text)
    if not match:
        hint = next((words for pattern, words in HINTS if pattern.search(text)), EXAMPLES)
        raise EdtfError(f"“{_shown(text)}” is no date. {hint}")
    return Date(*(part or "" for part in match.groups()))


def _shown(text):
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:SHOWN])


def _number(digits):
    return int(digits) if digits.isdigit() else 1


def _check_year(when):
    if not FIRST_YEAR <= int(when.year.replace("X", "0")) <= LAST_YEAR:
        raise EdtfError(f"The year {when.year} is outside {FIRST_YEAR} to {LAST_YEAR}.")


def _check_month(when):
    if when.month and "X" in when.year:
        raise EdtfError(f"A month needs a year without X, so {when} is no date.")
    if when.month.isdigit() and when.month not in SEASONS and not 1 <= int(when.month) <= 12:
        raise EdtfError(
            f"There is no month {when.month} (in {when}): months are 01 to 12, seasons 21 (spring)"
            " to 24 (winter). A span of years is written 1975/1979."
        )


def _check_day(when):
    if when.day and when.month in SEASONS:
        raise EdtfError(f"A season has no days, so {when} is no date.")
    if when.day.isdigit():
        _check_day_of_month(when)


def _check_day_of_month(when):
    if when.month == "XX":
        raise EdtfError(f"A day needs a month, so {when} is no date.")
    days = calendar.monthrange(int(when.year), int(when.month))[1]
    if not 1 <= int(when.day) <= days:
        name = calendar.month_name[int(when.month)]
        raise EdtfError(f"{name} {when.year} has {days} days, so {when} is no date.")
