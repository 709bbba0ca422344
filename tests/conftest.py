from collections import Counter

import pytest
from django.conf import settings
from django.db import connection, transaction

from awl_archive.site import content as archive_content


def pytest_configure():
    # The tests neither need nor touch the key of the installation they run beside.
    settings.SECRET_KEY = "only for tests, " * 4


def pytest_terminal_summary(terminalreporter):
    write = terminalreporter.write_line
    terminalreporter.section("measured, and skipped")
    write(f"database: {connection.display_name}")
    if connection.vendor == "sqlite":
        write("not tried in this run: PostgreSQL (DATABASE_URL names it)")
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            write(f"{name}: {value}")
    reasons = Counter(map(reason, terminalreporter.stats.get("skipped", [])))
    for words, count in reasons.most_common():
        write(f"{count} skipped: {words}")
    if not reasons:
        write("nothing was skipped")


def reason(report):
    *_, words = report.longrepr
    return words.removeprefix("Skipped: ")


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """The archive's own content, loaded once for a module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        archive_content.load_rows()
        yield
        transaction.set_rollback(True)
