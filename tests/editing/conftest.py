import pytest

from tests.editing.desk import Desk, administrator, editor


@pytest.fixture
def desk(db):
    return Desk(editor())


@pytest.fixture
def second(db):
    return Desk(editor("ben"))


@pytest.fixture
def chief(db):
    return Desk(administrator())
