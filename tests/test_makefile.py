import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(*words):
    """Runs make as a user would, also when these tests themselves run under make."""
    inherited = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "DATABASE_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in inherited}
    return subprocess.run(
        ["make", *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def stand_in(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_help_is_what_make_alone_says_and_lists_every_command():
    assert make().stdout == make("help").stdout
    for command in ["run", "dev", "admin", "test", "bench", "lint", "format", "check"]:
        assert re.search(rf"^  make {command} +\w", make().stdout, re.MULTILINE), command


def test_a_taken_port_is_named_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = make("run", f"PORT={port}")
    assert answer.returncode != 0
    assert f"Port {port} is taken" in answer.stderr
    assert f"make run PORT={port + 1}" in answer.stderr


@pytest.mark.parametrize("port", ["80x", "99999", "-1"])
def test_what_is_no_port_is_refused_in_words(port):
    assert f"PORT={port} is no port" in make("run", f"PORT={port}").stderr


def test_an_old_python_is_refused_in_words(tmp_path):
    old = stand_in(tmp_path / "python", '[ "$1" = -V ] && echo Python 3.9.2; exit 1')
    answer = make("run", f"PYTHON={old}")
    assert answer.returncode != 0
    assert "Python 3.11 or newer is needed" in answer.stderr
    assert "Python 3.9.2" in answer.stderr


def test_no_python_is_said_in_words():
    assert "apt install python3" in make("run", "PYTHON=no-such-python").stderr


def test_a_missing_pip_is_said_in_words(tmp_path):
    bare = stand_in(tmp_path / "python", '[ "$2" != pip ] || exit 1\nexec python3 "$@"')
    answer = make("environment", f"PYTHON={bare}", f"VENV={tmp_path / 'venv'}")
    assert answer.returncode != 0
    assert "has no pip" in answer.stderr


def test_the_postgresql_half_does_not_pass_without_postgresql():
    answer = make("--dry-run", "test")
    assert "Tests on PostgreSQL" not in answer.stdout
    answer = make("--dry-run", "test", "DATABASE_URL=postgres://x@127.0.0.1/x")
    assert "Tests on PostgreSQL" in answer.stdout


@pytest.mark.parametrize("found", ["", "/usr/bin/chromium"])
def test_what_the_browser_tests_need_is_installed_where_there_is_a_browser(found):
    answer = make("--dry-run", "test", f"chromium={found}")
    assert ("requirements/browser.txt" in answer.stdout) == bool(found)


def test_every_version_is_exact():
    for file in [ROOT / "requirements.txt", *(ROOT / "requirements").glob("*.txt")]:
        for line in file.read_text().splitlines():
            assert re.fullmatch(r"(-c .+|#.*||[\w.-]+(\[\w+\])?==[\w.]+)", line), (file.name, line)
