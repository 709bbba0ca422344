import gc
import subprocess
import sys

import pytest

from awl_archive.web.garbage import BETWEEN, settle


@pytest.fixture
def as_it_was():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_what_is_loaded_is_kept_and_the_rest_looked_at_seldom(as_it_was):
    gc.set_threshold(700, 10, 10)
    before, kept = gc.get_freeze_count(), [[] for _ in range(100)]
    settle()
    assert gc.get_threshold() == BETWEEN
    assert gc.get_freeze_count() >= before + len(kept)


def test_the_server_has_settled_once_it_is_loaded():
    said = "import awl_archive.wsgi, gc; print(gc.get_threshold(), gc.get_freeze_count() > 50_000)"
    done = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == f"{BETWEEN} True"
