from collections import Counter
from functools import cache

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from xdist.scheduler import LoadScopeScheduling

from awl_archive.search.backends import backend
from awl_archive.search.models import Document
from awl_archive.site import content as archive_content
from awl_archive.web.garbage import settle
from tests.artificial import complete
from tests.site.crawled import crawled


def pytest_configure():
    # The tests neither need nor touch the key of the installation they run beside.
    settings.SECRET_KEY = "only for tests, " * 4
    # Of tables that nothing was counted of it expects millions of rows, and compiles for them.
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        settings.DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
    # A hash that is slow on purpose, for every account that a test makes, proves nothing here.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


# Their modules take longest: begun last, one would keep a single worker busy and the others idle.
SLOW = ("tests/browser/", "tests/site/")


# They share what one crawl of the whole site finds.
CRAWLED = (
    "tests/site/test_crawl.py", "tests/site/test_forbidden.py", "tests/site/test_found.py",
    "tests/site/test_statements.py", "tests/people/test_selection.py",
)  # fmt: skip


class Scheduling(LoadScopeScheduling):
    """A module is one worker's: what its tests share is made once. Some modules share more."""

    def _split_scope(self, nodeid):
        return "crawled" if nodeid.startswith(CRAWLED) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


def pytest_collection_finish():
    settle()  # modules and tests live to the end of the run


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


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """Every row of the archive's own content as loading leaves it, by model."""
    with django_db_blocker.unblock(), transaction.atomic():
        archive_content.load_rows()
        models = apps.get_models(include_auto_created=True)
        kept = {model: list(model._base_manager.all()) for model in models if is_ours(model)}
        transaction.set_rollback(True)
    return kept


def is_ours(model):
    return not model._meta.app_config.name.startswith("django.")


@pytest.fixture(scope="module")
def content(loaded, django_db_blocker):
    """The archive's own content, put back for a module and taken away at its end: foreign keys are
    looked at when a transaction is committed, which this one never is."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_back(loaded)
        yield
        transaction.set_rollback(True)


def put_back(loaded):
    for model, rows in loaded.items():
        model._base_manager.bulk_create(rows, batch_size=500)
    backend().index(loaded[Document])


@pytest.fixture(scope="session")
def site(loaded, django_db_blocker):
    """Gives what was crawled of "content" or "artificial"."""

    @cache
    def site(name):
        with django_db_blocker.unblock(), transaction.atomic():
            if name == "artificial":
                complete(size=8, parts=2)
            elif not Document.objects.exists():  # the module may have put it back already
                put_back(loaded)
            found = crawled()
            transaction.set_rollback(True)
        return found

    return site
