"""The full-text index of each database: made, kept and asked. All SQL of search stands here.

Both index the same stems, so that both find the same documents. A query is handed over as quoted
stems, which hold letters, digits and `_` only.
"""

from django.db import connection

from awl_archive.search.backends.postgresql import PostgresqlIndex
from awl_archive.search.backends.sqlite import SqliteIndex


def backend():
    return PostgresqlIndex() if connection.vendor == "postgresql" else SqliteIndex()
