"""Pages by number, for lists in HTML."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404, QueryDict

PAGE_SIZE = 50
LAST_PAGE = 200
# The same for pages and API, so that a count here equals a count there.
COUNT_LIMIT = PAGE_SIZE * LAST_PAGE
WINDOW = 2


def bounded_count(queryset, limit=COUNT_LIMIT):
    """(count, capped): exact up to the limit, and never the work of counting more."""
    count = queryset.order_by().values("pk")[: limit + 1].count()
    return min(count, limit), count > limit


@dataclass(frozen=True)
class Page:
    """One page of a list: rows, place among the pages, and links as query strings."""

    rows: list
    number: int
    last: int
    count: int
    capped: bool
    size: int = PAGE_SIZE
    kept: QueryDict = field(default_factory=QueryDict, repr=False)

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @cached_property
    def _kept(self):
        return self.kept.urlencode()

    def query(self, number):
        page = f"page={number}" if number > 1 else ""
        return f"?{'&'.join(filter(None, (self._kept, page)))}"

    def link(self, number, there):
        return (number, self.query(number)) if there else None

    @property
    def previous(self):
        return self.link(self.number - 1, self.number > 1)

    @property
    def next(self):
        return self.link(self.number + 1, self.number < self.last)

    @property
    def first(self):
        return self.link(1, self.number - WINDOW > 1)

    @property
    def final(self):
        return self.link(self.last, self.number + WINDOW < self.last)

    @property
    def window(self):
        start, end = max(1, self.number - WINDOW), min(self.last, self.number + WINDOW)
        return [(number, self.query(number)) for number in range(start, end + 1)]

    @property
    def start(self):
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def end(self):
        return self.start + len(self.rows) - 1 if self.rows else 0


def page_of(queryset, data, size=PAGE_SIZE, total=None):
    """The page of an ordered queryset that a query string asks for; else Http404.

    `total`: how many there are, where that is known already.
    """
    number = page_number(data)
    # One more than shown: a first page that is the last one is its own count.
    rows = list(queryset[(number - 1) * size : number * size + 1])
    if total is not None:
        count, capped = min(total, size * LAST_PAGE), total > size * LAST_PAGE
    elif number == 1 and len(rows) <= size:
        count, capped = len(rows), False
    else:
        count, capped = bounded_count(queryset, size * LAST_PAGE)
    last = max(1, -(-count // size))
    if number > last:
        raise Http404
    return Page(rows[:size], number, last, count, capped, size, without_page(data))


def page_number(data):
    values = data.getlist("page", ["1"])
    if len(values) != 1 or not re.fullmatch("[1-9][0-9]{0,2}", values[0]):
        raise Http404
    return int(values[0])


def without_page(data):
    kept = data.copy()
    kept.pop("page", None)
    return kept
