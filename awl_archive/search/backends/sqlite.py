"""SQLite's full-text index, FTS5."""

from contextlib import contextmanager
from itertools import product
from time import monotonic

from django.db import OperationalError, connection

from awl_archive.search.backends.sql import (
    COLUMNS,
    ORDERS,
    SECONDS,
    Hit,
    Names,
    TooSlow,
    execute,
    rows,
)
from awl_archive.search.models import Document

CHUNK = 500
PARTS = ("data", "docsize")  # of a table of FTS5: those without an index beside their key
MANY = "1000000"
EVENTS = ("INSERT", "DELETE", "UPDATE")
STEPS = 20_000  # of SQLite's machine, between two looks at the clock


class SqliteIndex(Names):
    """FTS5 over `search_document` as external content, kept by triggers: whatever writes that table
    is followed, in its transaction."""

    TABLES = {"search_headings": ("heading",), "search_texts": ("heading", "body")}

    def ensure(self):
        """Idempotent; after migrations, as SQLite loses triggers when it remakes a table."""
        for table, columns in self.TABLES.items():
            listed = ", ".join(columns)
            execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5({listed}, "
                "content='search_document', content_rowid='id', "
                "tokenize=\"ascii tokenchars '_'\")"
            )
            new = ", ".join(f"new.{column}" for column in columns)
            old = ", ".join(f"old.{column}" for column in columns)
            add = f"INSERT INTO {table}(rowid, {listed}) VALUES (new.id, {new});"
            drop = (
                f"INSERT INTO {table}({table}, rowid, {listed}) VALUES ('delete', old.id, {old});"
            )
            for event, acts in zip(EVENTS, (add, drop, drop + add), strict=True):
                when = f" WHEN ({new}) IS NOT ({old})" if event == "UPDATE" else ""
                execute(
                    f"CREATE TRIGGER IF NOT EXISTS {table}_{event.lower()} "
                    f"AFTER {event} ON search_document{when} BEGIN {acts} END"
                )

    def is_sound(self):
        """Whether the index holds what the table does, and would still after the next change."""
        if not self._parts() <= {name for (name,) in rows("SELECT name FROM sqlite_master")}:
            return False
        try:
            for table in self.TABLES:
                execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        except OperationalError:
            raise
        except Exception:
            return False
        return True

    def _parts(self):
        triggers = {f"{table}_{event.lower()}" for table, event in product(self.TABLES, EVENTS)}
        return triggers | self.TABLES.keys()

    def mend(self):
        self.ensure()
        for table in self.TABLES:
            execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")

    def forget_counts(self):
        """After ANALYZE. FTS5 keeps its index in tables: counted while they are small, they would
        be read from some row to the end by its own statements when they have grown."""
        parts = [f"{table}_{part}" for table, part in product(self.TABLES, PARTS)]
        marks = ", ".join("%s" for _ in parts)
        execute(f"UPDATE sqlite_stat1 SET stat = %s WHERE tbl IN ({marks})", [MANY, *parts])
        execute("ANALYZE sqlite_schema")  # which reads what was counted, and counts nothing

    def write(self, found):
        """Documents, there or not; the triggers do the rest."""
        Document.objects.bulk_create(
            found,
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=["record"],
            update_fields=[f.name for f in Document._meta.concrete_fields if not f.unique],
        )

    def index(self, found):
        """Nothing to do for rows that are there: the triggers have."""

    @contextmanager
    def filling(self):
        """An empty index is filled before it is built, which takes a fraction of the time."""
        if rows("SELECT 1 FROM search_document LIMIT 1") or connection.in_atomic_block:
            yield
            return
        for table, event in product(self.TABLES, EVENTS):
            execute(f"DROP TRIGGER IF EXISTS {table}_{event.lower()}")
        try:
            yield
        finally:
            self.mend()

    @contextmanager
    def limited(self):
        connection.ensure_connection()
        raw = connection.connection
        deadline = _Deadline(SECONDS)
        raw.set_progress_handler(deadline, STEPS)
        try:
            yield
        except OperationalError as error:
            if "interrupted" in str(error):
                raise TooSlow from error
            raise
        finally:
            raw.set_progress_handler(None, 0)

    def expression(self, query):
        def quoted(stems):
            return '"' + " ".join(stems) + '"'

        wanted = [*((word,) for word in query.words), *query.phrases]
        found = " AND ".join(map(quoted, wanted))
        unwanted = " OR ".join(map(quoted, query.excluded))
        return f"({found}) NOT ({unwanted})" if unwanted else found

    def headings(self, query, scope, most):
        place = "d.date_order" if scope.order else "0"
        return self._hits("search_headings", f"{place}, d.heading", query, scope, most)

    def texts(self, query, scope, most):
        place = "d.date_order" if scope.order else "bm25(search_texts, 5.0, 1.0)"
        return self._hits("search_texts", f"{place}, ''", query, scope, most)

    def _hits(self, table, more, query, scope, most):
        """In the order of the index, so that a bounded answer does not visit all that match."""
        matching = (f"{table} MATCH %s", [self.expression(query)])
        where, values = scope.of_documents(matching, scope.open)
        sql = (
            f"SELECT {COLUMNS}, {more} FROM {table} "
            "CROSS JOIN search_document d INDEXED BY search_document_narrow "
            f"ON d.id = {table}.rowid "
            "CROSS JOIN publishing_record r ON r.uid = d.record_id "
            f"WHERE {where} ORDER BY {ORDERS.get(scope.order, f'{table}.rowid')} LIMIT %s"
        )
        return list(map(Hit._make, rows(sql, [*values, most])))

    def holds(self, query, scope):
        """Whether there is any hit."""
        return bool(self.texts(query, scope, 1))

    def starts(self, column, prefix):
        return f"n.{column} >= %s AND n.{column} < %s", [prefix, prefix + "\uffff"]


class _Deadline:
    """Ends an SQLite statement once its time is over."""

    def __init__(self, seconds):
        self.end = monotonic() + seconds

    def __call__(self):
        return monotonic() > self.end
