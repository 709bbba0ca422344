"""Chromium before a real server: gunicorn, DEBUG off, static files collected and compressed.

Nothing here touches the test database: Playwright keeps an event loop in its thread, and Django
answers no query there. The databases are files of their own, made once for all workers of a run.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.browser.kinds import ARTIFICIAL, CONTENT

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EDITOR = {"USERNAME": "editor", "PASSWORD": "artificial password", "EMAIL": "editor@example.org"}
OWN_SETTINGS = ("SECRET_KEY", "SITE_URL", "DEBUG", "TOOLBAR", "ALLOWED_HOSTS")


@pytest.fixture(scope="session")
def sync_api():
    """Playwright; without it or Chromium nothing else here is begun."""
    if connection.vendor != "sqlite":
        pytest.skip(
            "browser tests: they have a SQLite file of their own, run with the SQLite suite"
        )
    if not CHROMIUM:
        pytest.skip("browser tests: no chromium; apt-get install chromium")
    return pytest.importorskip(
        "playwright.sync_api",
        reason="browser tests: no playwright; pip install -r requirements/browser.txt",
    )


@pytest.fixture(scope="package")
def playwright(sync_api):
    with sync_api.sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def installation(sync_api, tmp_path_factory):
    """A data folder with the content and the artificial set in a database each."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder = folder / "browser"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            fill(folder)
            (folder / "ready").touch()
    return folder


def fill(folder):
    manage(folder, CONTENT, "migrate", "--verbosity", "0")
    user = {f"DJANGO_SUPERUSER_{name}": value for name, value in EDITOR.items()}
    manage(folder, CONTENT, "createsuperuser", "--no-input", "--verbosity", "0", **user)
    shutil.copy(folder / CONTENT, folder / ARTIFICIAL)
    together = [
        start_manage(folder, CONTENT, "load_content"),
        start_manage(folder, ARTIFICIAL, "load_artificial", "--size", "4"),
        start_manage(folder, CONTENT, "collectstatic", "--no-input", "--verbosity", "0"),
    ]
    for process in together:
        ended(process)


def manage(folder, site, *words, **settings):
    ended(start_manage(folder, site, *words, **settings))


def start_manage(folder, site, *words, **settings):
    return subprocess.Popen(
        [sys.executable, "manage.py", *words], cwd=ROOT, text=True,
        env=environment(folder, site) | settings,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def ended(process):
    words, _ = process.communicate(timeout=120)
    assert process.returncode == 0, words


def environment(folder, site):
    inherited = {name: value for name, value in os.environ.items() if name not in OWN_SETTINGS}
    return inherited | {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder / site}"}


@contextmanager
def served(folder, site):
    """The socket listens before gunicorn does, so that nobody need wait for it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        words = [
            sys.executable, "-m", "gunicorn", "awl_archive.wsgi", "--bind", f"fd://{door.fileno()}",
            "--workers", "1", "--threads", "4", "--log-level", "warning", "--no-control-socket",
        ]  # fmt: skip
        settings = environment(folder, site) | {"SITE_URL": address}
        server = subprocess.Popen(words, cwd=ROOT, env=settings, pass_fds=[door.fileno()])
    try:
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="package")
def sites(chromium, installation):
    """{name: address} of the two servers."""
    with ExitStack() as stack:
        yield {
            site: stack.enter_context(served(installation, site)) for site in (CONTENT, ARTIFICIAL)
        }


@pytest.fixture(scope="package")
def visit(chromium, sites):
    """Opens a kind of page in a profile of its own: `with visit(kind, width=390) as page`."""

    @contextmanager
    def visit(kind, width=1280, height=900, **options):
        context = chromium.new_context(
            base_url=sites[kind.site], viewport={"width": width, "height": height}, **options
        )
        try:
            page = context.new_page()
            page.faults = watched(page, sites[kind.site])
            response = page.goto(kind.path)
            assert response.status == kind.status, (kind, response.status)
            yield page
        finally:
            context.close()

    return visit


def watched(page, site):
    """What goes wrong from here on: words on the console, failed requests, other hosts."""
    faults = []

    def said(message):
        of_the_page = urlsplit(message.location.get("url", "")).path == urlsplit(page.url).path
        if message.type in ("error", "warning") and not (
            of_the_page and message.text.startswith("Failed to load resource")
        ):
            faults.append(f"{message.type}: {message.text}")

    def asked(request):
        if not request.url.startswith((site, "data:")):
            faults.append(f"request to {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", asked)
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    return faults
