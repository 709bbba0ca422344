import pytest
from django.db import connection

from tests.dates.moments import Moment


@pytest.fixture(scope="session")
def moment(django_db_setup, django_db_blocker):
    """A dated model with a table, outside the installed apps and their migrations."""
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Moment)
        yield Moment
        with connection.schema_editor() as editor:
            editor.delete_model(Moment)
