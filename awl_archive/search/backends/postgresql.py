"""PostgreSQL's full-text index, tsvector with GIN."""

from contextlib import contextmanager

from django.db import OperationalError, connection

from awl_archive.search.backends.sql import COLUMNS, SECONDS, Hit, Names, TooSlow, execute, rows


class PostgresqlIndex(Names):
    """Two `tsvector` columns with GIN indexes, made of the same stems without any parser."""

    LIMITS = (
        ("statement_timeout", str(SECONDS * 1000)),
        # Few rows of large tables: the planner thinks it will read all that match.
        ("cpu_operator_cost", "0.25"),  # unpacking a tsvector is no cheap comparison
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
        while found := rows(
            "SELECT document_id, heading, body FROM search_words "
            "WHERE document_id > %s ORDER BY document_id LIMIT 500",
            [last],
        ):
            self._write(found)
            last = found[-1][0]

    def index(self, documents):
        self._write([(words.pk, words.heading, words.body) for words in documents])

    def _write(self, found):
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
        ids = self._ids("headings", query, scope, most)
        sql = (
            f"SELECT {COLUMNS}, 0, w.heading FROM search_document d "
            "JOIN search_words w ON w.document_id = d.id WHERE d.id = ANY(%s) "
            f"ORDER BY {scope.order or 'd.id'}"
        )
        return [Hit(*row) for row in rows(sql, [ids])] if ids else []

    def texts(self, query, scope, most):
        ids = self._ids("texts", query, scope, most)
        rank = "0" if scope.order else "-ts_rank(w.texts, %s::tsquery, 1)"
        sql = (
            f"SELECT {COLUMNS}, {rank}, '' FROM search_document d "
            "JOIN search_words w ON w.document_id = d.id WHERE d.id = ANY(%s) "
            f"ORDER BY {scope.order or 'd.id'}"
        )
        values = [ids] if scope.order else [self.expression(query), ids]
        return [Hit(*row) for row in rows(sql, values)] if ids else []

    def _ids(self, column, query, scope, most):
        """All where they are few; else the first in order. Asked for in two steps, as the planner
        would walk the whole order in search of a rare word."""
        where, values = scope.where
        sql = (
            "SELECT d.id FROM search_words w JOIN search_document d ON d.id = w.document_id "
            "JOIN publishing_record r ON r.uid = d.record_id "
            f"WHERE w.{column} @@ %s::tsquery AND {where} "
        )
        values = [self.expression(query), *values, most]
        found = rows(f"{sql} LIMIT %s", values)
        if len(found) == most:
            found = rows(f"{sql} ORDER BY {scope.order or 'w.document_id'} LIMIT %s", values)
        return [row[0] for row in found]

    def starts(self, column, prefix):
        escaped = prefix.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
        return f"n.{column} LIKE %s", [f"{escaped}%"]
