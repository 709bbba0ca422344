from functools import cache

import pytest
from django.db import transaction

from tests.artificial import build, complete
from tests.conftest import put_back
from tests.site.crawled import crawled


@pytest.fixture(scope="session")
def site(loaded, django_db_blocker):
    """Gives what was crawled of "content" or "artificial"."""

    @cache
    def site(name):
        with django_db_blocker.unblock(), transaction.atomic():
            if name == "content":
                put_back(loaded)
            else:
                complete(size=8, parts=2)
            found = crawled()
            transaction.set_rollback(True)
        return found

    return site


@pytest.fixture(scope="module")
def two_of_each(django_db_setup, django_db_blocker):
    """Two public entries of every kind, with a part of every kind, for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(2, 1)
        yield
        transaction.set_rollback(True)
