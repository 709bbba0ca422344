from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from awl_archive.catalogue.models import Card
from awl_archive.publishing.models import Record
from awl_archive.site import content as archive_content
from awl_archive.site.management.commands import create_editor
from history.models import Event, Organisation

pytestmark = pytest.mark.django_db


def run(name, *args, **options):
    out = StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue()


def test_content_is_loaded_once(content):
    with pytest.raises(CommandError, match="not empty"):
        run("load_content")
    before = Record.objects.count()
    assert run("load_content", if_empty=True) == "Content is there already; nothing was loaded.\n"
    assert Record.objects.count() == before


def test_check_content_counts_what_is_uncited(content):
    assert run("check_content") == "Entries and parts without a citation: 0\nNo problems.\n"
    Organisation.objects.create(slug="artificial", title="Artificial", kind="party")
    assert run("check_content").splitlines()[:2] == [
        "  organisations, uncited: 1",
        "Entries and parts without a citation: 1",
    ]


def test_check_content_fails_on_what_disagrees(content):
    Card.objects.filter(kind="history.Event").first().delete()
    with pytest.raises(CommandError, match="1 problem"):
        call_command("check_content", stdout=StringIO(), stderr=StringIO())


def test_rebuild_brings_back_every_card(content):
    before = list(Card.objects.order_by("pk").values_list("pk", "title", "address"))
    versions = list(Event.objects.order_by("pk").values_list("pk", "version", "updated"))
    Card.objects.all().delete()
    assert "Rebuilt" in run("rebuild")
    assert list(Card.objects.order_by("pk").values_list("pk", "title", "address")) == before
    assert list(Event.objects.order_by("pk").values_list("pk", "version", "updated")) == versions
    assert list(archive_content.problems()) == []


def test_an_editor_may_change_every_section_and_delete_no_entry(monkeypatch):
    monkeypatch.setattr(create_editor, "getpass", lambda prompt: "a-long-made-up-password-1903")
    run("create_editor", "artificial-editor")
    user = get_user_model().objects.get(username="artificial-editor")
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert user.has_perms(["history.change_organisation", "history.delete_tie"])
    assert user.has_perms(["sources.add_citation", "sources.change_source"])
    assert not user.has_perm("history.delete_organisation")
    assert not user.has_perm("auth.change_user")


@pytest.mark.parametrize("password", ["short", "12345678901", "password"])
def test_a_weak_password_is_refused(monkeypatch, password):
    monkeypatch.setattr(create_editor, "getpass", lambda prompt: password)
    with pytest.raises(CommandError):
        run("create_editor", "artificial-editor")
    assert not get_user_model().objects.exists()
