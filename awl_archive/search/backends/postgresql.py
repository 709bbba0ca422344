"""PostgreSQL's full-text index, tsvector with GIN."""

from collections import Counter
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

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
from awl_archive.search.weighing import grades

# What a tsvector keeps of places: so many of a word, and none beyond.
MOST_PLACES, LAST_PLACE = 255, 16_383
# Stands in the vectors of a document whose places are not all kept; no stem is such.
CUT = "~"
VECTORS = ("headings", "texts", "grades")
LISTED = ", ".join(VECTORS)
INDEXED = VECTORS[:2]
RECORD = "JOIN publishing_record r ON r.uid = d.record_id"


class PostgresqlIndex(Names):
    """Three `tsvector` columns, made of the same stems without any parser: `headings` and `texts`
    are matched, by GIN indexes; `grades` holds what stands out, and how much, for ranking."""

    NAME_ORDER = " USING ~<~"  # by the bytes, as the index is in any collation
    LIMITS = (
        ("statement_timeout", str(SECONDS * 1000)),
        # Few rows of large tables: the planner thinks it will read all that match.
        ("cpu_operator_cost", "0.25"),  # unpacking a tsvector is no cheap comparison
        ("enable_seqscan", "off"),
        ("enable_hashjoin", "off"),
        ("enable_mergejoin", "off"),
        ("max_parallel_workers_per_gather", "0"),
        ("synchronize_seqscans", "off"),
        ("jit", "off"),
    )

    def ensure(self):
        for column in VECTORS:
            execute(
                f"ALTER TABLE search_document ADD COLUMN IF NOT EXISTS {column} tsvector "
                "NOT NULL DEFAULT ''"
            )
        # Read often and whole: unpacking would cost more than the room. The grades stay in the row,
        # as they are read of all that is ranked.
        execute("ALTER TABLE search_document ALTER COLUMN texts SET STORAGE EXTERNAL")
        execute("ALTER TABLE search_document ALTER COLUMN grades SET STORAGE MAIN")
        for column in INDEXED:
            # Each search reads the list of what is not sorted in yet: some thirty saves, no more.
            execute(
                f"CREATE INDEX IF NOT EXISTS search_document_{column} ON search_document "
                f"USING gin ({column}) WITH (gin_pending_list_limit = 256)"
            )

    def is_sound(self):
        """Whether the index holds what the table does: looked at in pieces."""
        last = 0
        while found := rows(
            f"SELECT id, heading, body, {LISTED} FROM search_document "
            "WHERE id > %s ORDER BY id LIMIT 1000",
            [last],
        ):
            written = [self.vectors(heading, body) for _, heading, body, *_ in found]
            due = rows(
                "SELECT h::tsvector, t::tsvector, g::tsvector "
                "FROM unnest(%s::text[], %s::text[], %s::text[]) AS v(h, t, g)",
                list(map(list, zip(*written, strict=True))),
            )
            if due != [row[3:] for row in found]:
                return False
            last = found[-1][0]
        return True

    def mend(self):
        last = 0
        while last is not None:
            last = self._mend_after(last)

    @transaction.atomic
    def _mend_after(self, last):
        """Locked before they are read: else what an editor saves meanwhile would be lost."""
        found = rows(
            "SELECT id, heading, body FROM search_document "
            "WHERE id > %s ORDER BY id LIMIT 500 FOR UPDATE",
            [last],
        )
        self._write_vectors(found)
        return found[-1][0] if found else None

    def forget_counts(self):
        """Nothing to do: PostgreSQL counts again by itself."""

    def write(self, found):
        """Documents, there or not, with their vectors."""
        if not found:
            return
        vectors = [self.vectors(one.heading, one.body) for one in found]
        fields = [f for f in Document._meta.concrete_fields if not f.primary_key]
        types = [*(f.db_type(connection) for f in fields), *("text" for _ in VECTORS)]
        names = [*(f.column for f in fields), *VECTORS]
        read = [*(f.column for f in fields), *(f"{name}::tsvector" for name in VECTORS)]
        execute(
            f"INSERT INTO search_document ({', '.join(names)}) SELECT {', '.join(read)} "
            f"FROM unnest({', '.join(f'%s::{one}[]' for one in types)}) AS v({', '.join(names)}) "
            "ON CONFLICT (record_id) DO UPDATE SET "
            f"{', '.join(f'{name} = excluded.{name}' for name in names)}",
            [
                *([getattr(one, f.attname) for one in found] for f in fields),
                *map(list, zip(*vectors, strict=True)),
            ],
        )

    def index(self, found):
        """Documents that are there, without their vectors."""
        self._write_vectors([(one.pk, one.heading, one.body) for one in found])

    @contextmanager
    def filling(self):
        """An empty index is filled before it is built, which takes a fraction of the time."""
        is_filled = rows("SELECT 1 FROM search_document LIMIT 1")
        if is_filled or connection.in_atomic_block:
            yield
            return
        for column in INDEXED:
            execute(f"DROP INDEX IF EXISTS search_document_{column}")
        try:
            yield
        finally:
            self.ensure()

    def _write_vectors(self, found):
        if not found:
            return
        vectors = [self.vectors(heading, body) for _, heading, body in found]
        written = ", ".join(f"{name} = v.{name}::tsvector" for name in VECTORS)
        execute(
            f"UPDATE search_document d SET {written} "
            f"FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS v(id, {LISTED}) "
            "WHERE d.id = v.id",
            [[row[0] for row in found], *map(list, zip(*vectors, strict=True))],
        )

    @staticmethod
    def vectors(heading, body):
        """As PostgreSQL reads them. No phrase leads from the heading into the body."""
        head = [f"{word}:{at}" for at, word in enumerate(heading.split(), 1)]
        text = [f"{word}:{at}" for at, word in enumerate(body.split(), len(head) + 2)]
        graded = [f"{word}:1{grade}" for word, grade in grades(heading, body).items()]
        cut = [CUT] if is_cut(heading, body) else []
        return " ".join(head), " ".join([*head, *text, *cut]), " ".join([*graded, *cut])

    @contextmanager
    def limited(self):
        self._set(self.LIMITS)
        try:
            yield
        except OperationalError as error:
            if "statement timeout" in str(error):
                raise TooSlow from error
            raise
        finally:
            # In an aborted transaction, a test's, nothing can be set; its end resets it.
            if not connection.needs_rollback and connection.connection.info.transaction_status != 3:
                self._reset()

    def _set(self, settings):
        calls = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in settings)
        execute(f"SELECT {calls}")

    def _reset(self):
        execute("; ".join(f"RESET {name}" for name, _ in self.LIMITS))

    def expression(self, query):
        """Of phrases in documents that are cut it tells too much: see `in_what_is_cut`."""
        wanted = [*((word,) for word in query.words), *query.phrases]
        return " & ".join([*map(_wanted, wanted), *map(_unwanted, query.excluded)])

    def in_what_is_cut(self, query):
        """Conditions: phrases are looked for in the stems themselves where places were not kept."""
        told = [("", phrase) for phrase in query.phrases if len(phrase) > 1]
        told += [("NOT ", phrase) for phrase in query.excluded if len(phrase) > 1]
        if not told:
            return []
        stands = "(' ' || d.heading || ' ' LIKE %s OR ' ' || d.body || ' ' LIKE %s)"
        sql = " AND ".join(f"{sign}{stands}" for sign, _ in told)
        values = [f"% {_escaped(' '.join(phrase))} %" for _, phrase in told for _ in range(2)]
        return [(f"NOT d.grades @@ %s::tsquery OR ({sql})", [_quoted(CUT), *values])]

    def headings(self, query, scope, most):
        place = "d.date_order" if scope.order else "0"
        return self._hits("headings", f"{place}, d.heading", query, scope, most)

    def texts(self, query, scope, most):
        if scope.order:
            return self._hits("texts", "d.date_order, ''", query, scope, most)
        ranked = " | ".join(map(_quoted, query.marked))
        rank = "-ts_rank(d.grades, %s::tsquery), ''"
        return self._hits("texts", rank, query, scope, most, [ranked])

    def _hits(self, column, more, query, scope, most, ranked=()):
        """Bounded without an order, as the index finds them. By date: all where they are few, else
        the first of that order, which has an index of its own."""
        matching = [(f"d.{column} @@ %s::tsquery", [self.expression(query)])]
        if column == "texts":
            matching += self.in_what_is_cut(query)
        where, values = scope.of_documents(*matching)
        is_open, moment = scope.open
        values = [*ranked, *values, *moment, most]
        # A wall for the planner: seeing the limit it would read row by row in search of words.
        matches = f"(SELECT * FROM search_document d WHERE {where} OFFSET 0)"
        listed = f"SELECT {COLUMNS}, {more} FROM"
        found = rows(f"{listed} {matches} d {RECORD} WHERE {is_open} LIMIT %s", values)
        if scope.order and len(found) == most:
            found = rows(
                f"{listed} search_document d {RECORD} WHERE {where} AND {is_open} "
                f"ORDER BY {ORDERS[scope.order]} LIMIT %s",
                values,
            )
        return list(map(Hit._make, found))

    def holds(self, query, scope):
        """Whether there is any hit."""
        return bool(self._hits("texts", "0, ''", query, scope, 1))

    def starts(self, column, prefix):
        return f"n.{column} LIKE %s", [f"{_escaped(prefix)}%"]


def is_cut(heading, body):
    """Whether a tsvector of these stems keeps less than all their places."""
    stems = [*heading.split(), *body.split()]
    often = max(Counter(stems).values(), default=0)
    return often > MOST_PLACES or len(stems) + 1 > LAST_PLACE


def _wanted(stems):
    if len(stems) == 1:
        return _quoted(*stems)
    words = " & ".join(map(_quoted, (*stems, CUT)))
    return f"({_phrase(stems)} | {words})"


def _unwanted(stems):
    return f"!{_quoted(*stems)}" if len(stems) == 1 else f"(!({_phrase(stems)}) | {_quoted(CUT)})"


def _phrase(stems):
    return " <-> ".join(map(_quoted, stems))


def _quoted(stem):
    return f"'{stem}'"


def _escaped(text):
    """For LIKE."""
    return text.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
