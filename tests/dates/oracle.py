"""The edtf package, as far as it knows the case.

What it cannot read: a season with ? ~ or %; an interval with XX for a month, or with X beside an
empty end. What it takes otherwise: winter is the December of its year, an unknown end is ten years
off; `~` is ours on whole years only (on a month it is a year and a month), `?` and `%` widen too.
It is slow, so most intervals are asked for end by end.
"""

import re
from functools import cache

import edtf

from awl_archive.dates.edtf import Date
from tests.dates.values import VALUES

UNREADABLE = re.compile(r"-2[1-4][?~%]|X.*/|/.*X")
INTERVALS = [text for text in VALUES if "/" in text and not UNREADABLE.search(text)][::4]

read = cache(edtf.parse_edtf)


def knows(end):
    return isinstance(end, Date) and end.month != "24" and not UNREADABLE.search(str(end))


def extent(end):
    """First and last day of one end, widened by `~`; None where the package does not know."""
    about_a_year = re.fullmatch("[0-9]{4}~", str(end))
    if not knows(end) or (end.qualifier and not about_a_year):
        return None
    theirs = read(str(end))
    return theirs.lower_fuzzy()[:3], theirs.upper_fuzzy()[:3]
