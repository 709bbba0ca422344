import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

SHOW = (
    "import json, awl_archive.settings as s;"
    "print(json.dumps([s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.SESSION_COOKIE_SECURE,"
    " s.CSRF_COOKIE_SECURE, bool(s.SECURE_PROXY_SSL_HEADER), s.ALLOWED_HOSTS,"
    " s.CSRF_TRUSTED_ORIGINS, s.DEBUG]))"
)


def settings_with(**environment):
    kept = {"PATH", "HOME", "LANG"}
    environment |= {name: value for name, value in os.environ.items() if name in kept}
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_https_is_one_switch():
    assert settings_with(SITE_URL="https://archive.example/") == (
        '[true, true, true, true, true, ["archive.example"], ["https://archive.example"], false]'
    )


def test_without_it_the_site_is_for_this_machine():
    assert settings_with() == (
        '[false, false, false, false, false, ["127.0.0.1", "127.0.0.1", "localhost", "[::1]"], '
        '["http://127.0.0.1:8000"], false]'
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own settings")
def test_sqlite_is_tuned(db):
    found = {}
    with connection.cursor() as cursor:
        for name in ("synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000}
    assert connection.transaction_mode == "IMMEDIATE"
