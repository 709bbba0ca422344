"""What the indexes of all databases share: the shape of a hit, the scope of a question, names."""

from typing import NamedTuple

from django.db import connection

from awl_archive.publishing.visibility import open_sql

SECONDS = 3
COLUMNS = "d.id, d.entry_id, d.kind, d.root_id, d.first_year, d.last_year, d.is_dated, d.is_cited"


class Hit(NamedTuple):
    """`place`: what it is sorted by, its date where an order is asked for, else its rank."""

    id: int
    entry: str
    kind: str
    root: str
    first_year: int | None
    last_year: int | None
    is_dated: bool
    is_cited: bool
    place: float
    heading: str = ""


ORDERS = {"date": "d.date_order, d.id", "-date": "d.date_order DESC, d.id DESC"}


class TooSlow(Exception):
    """A statement took longer than it may."""


class Scope(NamedTuple):
    """Which of the matching documents: at a moment, under conditions (see conditions.py). `order`
    is "" for the best first, or a name in ORDERS."""

    at: object
    conditions: tuple = ()
    order: str = ""

    @property
    def open(self):
        """That the record of a document is public, as (SQL, parameters)."""
        return open_sql("r", self.at)

    def of_documents(self, *more):
        """These conditions on a document and its own, as (SQL, parameters)."""
        parts = (*more, *self.conditions)
        return " AND ".join(f"({sql})" for sql, _ in parts), [v for _, vs in parts for v in vs]


def rows(sql, values=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def execute(sql, values=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


class Names:
    """Names that begin so, in the order of the index: `NAME_ORDER` says which that is."""

    NAME_ORDER = ""

    def names(self, column, prefix, at, most):
        """[(text, uid of the entry, whether the whole name is meant, whether it is below another)],
        so many of either."""
        arms = [self._named(column, prefix, at, most, is_below) for is_below in (False, True)]
        sql = " UNION ALL ".join(f"SELECT * FROM ({arm}) AS v" for arm, _ in arms)
        return rows(sql, [value for _, values in arms for value in values])

    def named(self, key, scope, most):
        """Hits that bear just this name."""
        is_open, moment = scope.open
        where, values = scope.of_documents(("n.key = %s", [key]), ("n.is_whole = %s", [True]))
        place = "d.date_order" if scope.order else "0"
        sql = (
            f"SELECT {COLUMNS}, {place}, d.heading FROM search_name n "
            "JOIN search_document d ON d.record_id = n.record_id "
            "JOIN publishing_record r ON r.uid = d.record_id "
            # Both, as the index begins with it.
            f"WHERE n.is_below IN (%s, %s) AND {where} AND {is_open} LIMIT %s"
        )
        return list(map(Hit._make, rows(sql, [True, False, *values, *moment, most])))

    def name_words(self, column, prefix, at, most):
        """The first words of names, but for those of entries below others."""
        sql, values = self._named(column, prefix, at, most, False)
        return [row[-1].split(" ")[0] for row in rows(sql, values)]

    def _named(self, column, prefix, at, most, is_below):
        begins, part = self.starts(column, prefix)
        where, moment = open_sql("r", at)
        sql = (
            "SELECT n.text, n.record_id, n.is_whole, n.is_below, n.key FROM search_name n "
            "JOIN publishing_record r ON r.uid = n.record_id "
            f"WHERE n.is_below = %s AND {begins} AND {where} "
            f"ORDER BY n.{column}{self.NAME_ORDER} LIMIT %s"
        )
        return sql, [is_below, *part, *moment, most]
