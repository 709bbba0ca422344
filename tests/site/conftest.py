import pytest
from django.db import transaction

from tests.artificial import build


@pytest.fixture(scope="module")
def two_of_each(django_db_setup, django_db_blocker):
    """Two public entries of every kind, with a part of every kind, for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(2, 1)
        yield
        transaction.set_rollback(True)
