"""What is certain of a date to one day, month or year, as ISO 8601 writes it; "" where nothing is.

For formats that have no words for doubt: they are told what is certain, or nothing.
"""

from datetime import date


def finest(first: date | None, last: date | None) -> str:
    """The smallest of day, month and year that holds both."""
    if not (first and last) or first.year != last.year:
        return ""
    if first.month != last.month:
        return first.isoformat()[:4]
    return first.isoformat()[: 10 if first == last else 7]


def begun(row) -> str:
    return "" if row.doubtful else finest(row.earliest_begin, row.latest_begin)


def ended(row) -> str:
    return "" if row.doubtful else finest(row.earliest_end, row.latest_end)


def whole(row) -> str:
    """That it was then, from its beginning to its end."""
    return "" if row.doubtful else finest(row.earliest_begin, row.latest_end)
