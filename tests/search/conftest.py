import pytest
from django.db import connection


@pytest.fixture
def shared(transactional_db, tmp_path):
    """A database that threads can share: SQLite's of the tests lies in memory, where a reader is
    refused while another writes; here it is a file, with the settings that the site has."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    # Threads open connections of their own from the same settings.
    connection.connection, connection.settings_dict["NAME"] = None, tmp_path / "shared.sqlite3"
    connection.ensure_connection()
    in_memory.backup(connection.connection)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name
