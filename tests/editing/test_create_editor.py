import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from awl_archive.site.management.commands import create_editor

pytestmark = pytest.mark.django_db
GOOD = "a long word for anna"


@pytest.fixture
def typed(monkeypatch):
    """What is typed at the prompts for a password, in turn."""
    words = [GOOD, GOOD]
    monkeypatch.setattr(create_editor, "getpass", lambda prompt: words.pop(0))
    return words


def test_an_editor_edits_every_section_and_deletes_no_entry(typed):
    call_command("create_editor", "anna", verbosity=0)
    user = get_user_model().objects.get()
    assert (user.is_staff, user.is_superuser, user.check_password(GOOD)) == (True, False, True)
    held = user.get_all_permissions()
    may = {"history.add_organisation", "history.change_event", "history.delete_tie",
           "history.delete_eventrole", "sources.add_source", "sources.delete_citation",
           "people.add_person", "people.delete_affiliation", "publications.change_issue",
           "publications.add_article", "publications.delete_contribution"}  # fmt: skip
    may_not = {"history.delete_organisation", "history.delete_event", "sources.delete_source",
               "people.delete_person", "publications.delete_publication",
               "auth.add_user", "publishing.change_record", "catalogue.change_card"}  # fmt: skip
    assert may <= held
    assert not may_not & held


def test_an_administrator(typed):
    call_command("create_editor", "chief", "--administrator")
    assert get_user_model().objects.get().is_superuser


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("taken", [GOOD, GOOD]), ("a b", [GOOD, GOOD]), ("x" * 200, [GOOD, GOOD]),
        ("anna", ["short", "short"]), ("anna", ["1234567890123", "1234567890123"]),
        ("anna", [GOOD, "another long word"]),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_no_account(typed, name, words):
    get_user_model().objects.create_user("taken")
    typed[:] = words
    with pytest.raises(CommandError):
        call_command("create_editor", name)
    assert get_user_model().objects.count() == 1


def test_without_a_terminal_it_says_so(monkeypatch):
    def end(prompt):
        raise EOFError

    monkeypatch.setattr(create_editor, "getpass", end)
    with pytest.raises(CommandError, match="a terminal"):
        call_command("create_editor", "anna")
