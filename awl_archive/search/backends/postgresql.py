"""PostgreSQL's full-text index, tsvector with GIN."""

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

# So many rows are wanted that the index is worth its while.
MANY = 1000


class PostgresqlIndex(Names):
    """Two `tsvector` columns with GIN indexes, made of the same stems without any parser."""

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
        for column in ("headings", "texts"):
            execute(
                f"ALTER TABLE search_words ADD COLUMN IF NOT EXISTS {column} tsvector "
                "NOT NULL DEFAULT ''"
            )
            # Read often and whole: unpacking would cost more than the room.
            execute(f"ALTER TABLE search_words ALTER COLUMN {column} SET STORAGE EXTERNAL")
            execute(
                f"CREATE INDEX IF NOT EXISTS search_words_{column} ON search_words "
                f"USING gin ({column})"
            )

    def is_sound(self):
        """Whether the index holds what the table does: looked at in pieces."""
        last = 0
        while found := rows(
            "SELECT document_id, heading, body, headings, texts FROM search_words "
            "WHERE document_id > %s ORDER BY document_id LIMIT 1000",
            [last],
        ):
            written = [self.vectors(heading, body) for _, heading, body, _, _ in found]
            due = rows(
                "SELECT h::tsvector, t::tsvector FROM unnest(%s::text[], %s::text[]) AS v(h, t)",
                [[one[0] for one in written], [one[1] for one in written]],
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
            "SELECT document_id, heading, body FROM search_words "
            "WHERE document_id > %s ORDER BY document_id LIMIT 500 FOR UPDATE",
            [last],
        )
        self._write_vectors(found)
        return found[-1][0] if found else None

    def write(self, found):
        """Rows of words, there or not, with their vectors."""
        if not found:
            return
        vectors = [self.vectors(one.heading, one.body) for one in found]
        columns = [
            [one.pk for one in found],
            *([getattr(one, name) for one in found] for name in ("heading", "body", "text")),
            *([pair[n] for pair in vectors] for n in (0, 1)),
        ]
        execute(
            "INSERT INTO search_words (document_id, heading, body, text, headings, texts) "
            "SELECT id, heading, body, text, h::tsvector, t::tsvector FROM "
            "unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[]) "
            "AS v(id, heading, body, text, h, t) "
            "ON CONFLICT (document_id) DO UPDATE SET heading = excluded.heading, "
            "body = excluded.body, text = excluded.text, "
            "headings = excluded.headings, texts = excluded.texts",
            columns,
        )

    def index(self, found):
        """Rows of words that are there, without their vectors."""
        self._write_vectors([(one.pk, one.heading, one.body) for one in found])

    @contextmanager
    def filling(self):
        """An empty index is filled before it is built, which takes a fraction of the time."""
        is_filled = rows("SELECT 1 FROM search_words LIMIT 1")
        if is_filled or connection.in_atomic_block:
            yield
            return
        for column in ("headings", "texts"):
            execute(f"DROP INDEX IF EXISTS search_words_{column}")
        try:
            yield
        finally:
            self.ensure()

    def _write_vectors(self, found):
        if not found:
            return
        vectors = [self.vectors(heading, body) for _, heading, body in found]
        execute(
            "UPDATE search_words w SET headings = v.h::tsvector, texts = v.t::tsvector "
            "FROM unnest(%s::int[], %s::text[], %s::text[]) AS v(id, h, t) "
            "WHERE w.document_id = v.id",
            [[row[0] for row in found], [one[0] for one in vectors], [one[1] for one in vectors]],
        )

    @staticmethod
    def vectors(heading, body):
        """As PostgreSQL reads them. No phrase leads from the heading into the body."""
        head = [f"{word}:{at}" for at, word in enumerate(heading.split(), 1)]
        text = [f"{word}:{at}" for at, word in enumerate(body.split(), len(head) + 2)]
        return " ".join(head), " ".join([*(f"{one}A" for one in head), *text])

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
        def quoted(stems):
            return " <-> ".join(f"'{one}'" for one in stems)

        wanted = [f"({quoted(one)})" for one in (*((w,) for w in query.words), *query.phrases)]
        return " & ".join([*wanted, *(f"!({quoted(one)})" for one in query.excluded)])

    def headings(self, query, scope, most):
        return self._hits("headings", "0, w.heading", query, scope, most)

    def texts(self, query, scope, most):
        rank = "0" if scope.order else "-ts_rank(w.texts, %s::tsquery, 1)"
        ranked = [] if scope.order else [self.expression(query)]
        return self._hits("texts", f"{rank}, ''", query, scope, most, ranked)

    def _hits(self, column, more, query, scope, most, ranked=()):
        """Bounded without an order, as the index finds them: the planner would walk an order row by
        row in search of words. By date: all where they are few, else the first of that order."""
        where, values = scope.where
        sql = (
            f"SELECT {COLUMNS}, {more} FROM search_words w "
            "JOIN search_document d ON d.id = w.document_id "
            "JOIN publishing_record r ON r.uid = d.record_id "
            f"WHERE w.{column} @@ %s::tsquery AND {where} "
        )
        values = [*ranked, self.expression(query), *values, most]
        found = rows(f"{sql} LIMIT %s", values)
        if scope.order and len(found) == most:
            found = rows(f"{sql} ORDER BY {ORDERS[scope.order]} LIMIT %s", values)
        return list(map(Hit._make, found))

    def holds(self, query, scope):
        """Whether there is any hit. Not asked for one: the planner would think a scan is short."""
        return bool(self._hits("texts", "0, ''", query, scope, MANY))

    def starts(self, column, prefix):
        escaped = prefix.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
        return f"n.{column} LIKE %s", [f"{escaped}%"]
