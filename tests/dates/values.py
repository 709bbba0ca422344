"""EDTF texts by the thousand, always the same ones, and the days they can mean by brute force.

The second half is written without a look at bounds.py: it lists pairs (begin, end) of days.
"""

from datetime import date, timedelta
from itertools import chain, product

from awl_archive.dates.edtf import EdtfError, parse

DATES = [
    *(str(year) for year in range(1960, 2025, 4)),
    "1000",
    "2199",
    "1900",
    *(f"{year}-{month:02}" for year in (1971, 1980) for month in range(1, 13)),
    *(f"1980-{season}" for season in range(21, 25)),
    "1979-24",
    "1999-24",
    *("1971-12-31", "1980-02-29", "1980-03-01", "1980-01-01", "2015-09-12", "1999-12-31"),
    *("197X", "198X", "201X", "19XX", "10XX", "21XX"),
    *("1975-XX", "1975-05-XX", "1980-02-XX", "1975-XX-XX"),
]
ENDS = [
    "",
    "..",
    "1968",
    "1980~",
    "1980-02",
    "1980-02-29",
    "1980-22",
    "1980-XX",
    "197X",
    "198X",
    "1992?",
    "2001",
    "20XX",
    "1980-03-05%",
]


def _made():
    yield from (text + mark for text, mark in product(DATES, ("", "?", "~", "%")))
    for one, other in product(DATES + [text + "~" for text in DATES[::3]], ENDS):
        yield from (f"{one}/{other}", f"{other}/{one}")


def _good(text):
    try:
        return bool(parse(text))
    except EdtfError:  # intervals that end before they begin
        return False


VALUES = [text for text in dict.fromkeys(_made()) if _good(text)]

# --- brute force: around one spring, so that the days can be listed -------------------------------
EARLY, LATE = date(1978, 1, 1), date(1982, 12, 31)  # stand for ever before, for ever after
AS_OF = date(1980, 6, 1)
NEAR = {  # what each text can mean, written out by hand
    **{str(day): (day, day) for day in map(date.fromordinal, range(722870, 722880))},  # 1980-02-26
    "1980-01-01": (date(1980, 1, 1), date(1980, 1, 1)),
    "1980-03-02~": (date(1980, 3, 1), date(1980, 3, 3)),
    "1980-03-02?": (date(1980, 3, 2), date(1980, 3, 2)),
    "1980-02": (date(1980, 2, 1), date(1980, 2, 29)),
    "1980-02?": (date(1980, 2, 1), date(1980, 2, 29)),
    "1980-02~": (date(1980, 1, 1), date(1980, 3, 31)),
    "1980-01": (date(1980, 1, 1), date(1980, 1, 31)),
    "1979-12": (date(1979, 12, 1), date(1979, 12, 31)),
    "1980-04": (date(1980, 4, 1), date(1980, 4, 30)),
    "1980-05": (date(1980, 5, 1), date(1980, 5, 31)),
    "1980-06": (date(1980, 6, 1), date(1980, 6, 30)),
    "1980-07": (date(1980, 7, 1), date(1980, 7, 31)),
    "1980-03": (date(1980, 3, 1), date(1980, 3, 31)),
    "1980-03~": (date(1980, 2, 1), date(1980, 4, 30)),
    "1980-03%": (date(1980, 2, 1), date(1980, 4, 30)),
    "1980-03-XX": (date(1980, 3, 1), date(1980, 3, 31)),
    "1980-21": (date(1980, 3, 1), date(1980, 5, 31)),
    "1980-22": (date(1980, 6, 1), date(1980, 8, 31)),
    "1980-23": (date(1980, 9, 1), date(1980, 11, 30)),
    "1979": (date(1979, 1, 1), date(1979, 12, 31)),
    "1981": (date(1981, 1, 1), date(1981, 12, 31)),
    "1980-XX": (date(1980, 1, 1), date(1980, 12, 31)),
    "1979-24": (date(1979, 12, 1), date(1980, 2, 29)),
    "1979-24~": (date(1979, 9, 1), date(1980, 5, 31)),
    "1980": (date(1980, 1, 1), date(1980, 12, 31)),
    "1980?": (date(1980, 1, 1), date(1980, 12, 31)),
    "1980~": (date(1979, 1, 1), date(1981, 12, 31)),
}
# The days that are tried: where those stretches, and the spans asked for, begin and end, the days
# next to them, and for the rest of the time a few.
CLOCK = sorted(
    {
        EARLY,
        LATE,
        AS_OF,
        date(1978, 12, 31),
        date(1982, 1, 1),
        *(edge + timedelta(n) for n in (-1, 0, 1) for edge in {*chain(*NEAR.values())}),
        *(date(1980, 2, 26) + timedelta(n) for n in range(9)),
        date(1980, 7, 1),
        date(1980, 7, 31),
    }
)
NEAR_TEXTS = [
    text
    for text in (
        *NEAR,
        *(f"{one}/{other}" for one, other in product((*NEAR, "", ".."), repeat=2)),
    )
    if _good(text)
]


def days(first, last):
    return [day for day in CLOCK if first <= day <= last]


def candidates(text, reading, as_of):
    """All (begin, end) on the clock that the text can mean."""
    one, _, other = text.partition("/")
    other = other if "/" in text else one
    begins = days(*NEAR.get(one, (EARLY, LATE)))
    ends = days(*NEAR.get(other, (EARLY, LATE)))
    if reading == "lasted":  # what has begun by as_of, and is open, goes on till then
        return [
            (b, e)
            for b, e in product(begins, ends)
            if b <= e and (other != ".." or b > as_of or e >= as_of)
        ]
    moments = days(begins[0], ends[-1])
    if reading == "within":
        return [(day, day) for day in moments]
    return [(b, e) for day in moments for b in (EARLY, day) for e in (day, LATE)]


def meets(pair, start, end):
    return (end is None or pair[0] <= end) and (start is None or pair[1] >= start)
