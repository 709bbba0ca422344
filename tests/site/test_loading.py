"""Loading the content into an empty database: all of it, checked, or nothing."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from awl_archive.catalogue.models import Card
from awl_archive.publishing.models import Record
from awl_archive.site.content import FIXTURES
from awl_archive.site.management.commands import load_content
from history.models import Event

pytestmark = pytest.mark.django_db


def run(name):
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the fixtures that a test may damage."""
    copy = tmp_path / "fixtures"
    shutil.copytree(FIXTURES, copy)
    monkeypatch.setattr(load_content, "FIXTURES", copy)
    return copy


def damage(folder, name, old, new):
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_loading_shows_progress_and_the_number_of_rows(folder):
    lines = run("load_content").splitlines()
    files = sorted(path.name for path in folder.glob("*.yaml"))
    assert [line.split(":")[0].strip() for line in lines[: len(files)]] == files
    assert lines[-1].startswith(f"Loaded {Record.objects.count()} rows in ")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("040_events.yaml", "edtf: '1976'", "edtf: '1976-13'", "1976-13"),
        ("030_organisations.yaml", "kind: tendency", "kind: sect", "organisation_kind"),
        (
            "033_ties.yaml",
            "kind: phase_of",
            "party_words: words too\n    kind: phase_of",
            "tie_party",
        ),
    ],
)
def test_bad_content_is_refused_whole(folder, name, old, new, words):
    damage(folder, name, old, new)
    with pytest.raises(Exception, match=words):
        run("load_content")
    assert (Record.objects.count(), Card.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_all_that_is_wrong_is_told_at_once(folder):
    damage(folder, "041_event_roles.yaml", "role: predecessor", "role: host")
    damage(folder, "090_citations.yaml", "locator: Infobox", "locator: Index")
    with pytest.raises(CommandError) as refused:
        run("load_content")
    assert "fusion" in str(refused.value)
    assert "outline" in str(refused.value)
    assert (Record.objects.count(), Card.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_no_fixtures_is_an_error(folder):
    for path in folder.glob("*.yaml"):
        path.unlink()
    with pytest.raises(CommandError, match="no fixtures"):
        run("load_content")
