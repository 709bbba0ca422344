from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Field

from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.publishing.status import Status
from awl_archive.site.content import problems
from tests.artificial import build, complete
from tests.artificial.hidden import STATES

pytestmark = pytest.mark.django_db
MODELS = (*entry_models(), *part_models())


def test_every_field_and_every_controlled_value_stand_in_it():
    complete()
    for model in MODELS:
        rows = list(model.objects.values())
        for field in model._meta.concrete_fields:
            found = Counter(row[field.attname] for row in rows)
            assert set(found) - {"", None}, f"{field} is filled nowhere"
            if field.choices and field.name not in NOT_VARIED:
                assert set(found) >= {value for value, _ in field.choices}, field
            if is_optional(field):
                assert set(found) & {"", None}, f"{field} is empty nowhere"


NOT_VARIED = ("reason_class",)  # an entry needs one only where it goes


def is_optional(field: Field):
    return field.blank and field.editable and field.name not in FILLED


FILLED = ("note", "sort_name")  # which a save makes of the title


def test_the_derived_rows_are_what_saving_would_derive():
    complete(8, parts=1)
    # The odd entries name a source that there is not.
    assert [words for words in problems() if "not-a-key" not in words] == []


def test_every_status_and_window_is_in_it():
    complete(3, parts=1)
    for model in entry_models():
        assert set(model.objects.values_list("status", flat=True)) == set(Status.values)
        slugs = set(model.objects.values_list("slug", flat=True))
        assert slugs >= {f"artificial-{model._meta.model_name}-{state}" for state in STATES}


@pytest.mark.parametrize("size", [1, 3, 50])
def test_so_many_of_each(size):
    build(size, parts=1)
    assert {model.objects.count() for model in entry_models()} == {size}
    assert {model.objects.published().count() for model in entry_models()} == {size}


def test_the_same_on_every_run():
    def state():
        with transaction.atomic():
            complete(3)
            found = [sorted(map(str, model.objects.values())) for model in MODELS]
            transaction.set_rollback(True)
            return found

    assert state() == state()


def test_the_command_says_what_it_made_and_refuses_a_second_time(capsys):
    call_command("load_artificial", "--size", "2")
    assert "artificial rows" in capsys.readouterr().out
    before = Record.objects.count()
    with pytest.raises(CommandError, match="there already"):
        call_command("load_artificial", "--size", "2")
    assert Record.objects.count() == before


def test_the_command_leaves_what_is_there_alone(capsys):
    call_command("load_artificial", "--size", "2")
    before = Record.objects.count()
    call_command("load_artificial", "--if-empty")
    assert "nothing was made" in capsys.readouterr().out
    assert Record.objects.count() == before


def test_the_command_says_where_the_set_is_missing(monkeypatch):
    monkeypatch.setattr(
        "awl_archive.site.management.commands.load_artificial.SET", "tests.nowhere.complete"
    )
    with pytest.raises(CommandError, match="comes with the tests"):
        call_command("load_artificial")
