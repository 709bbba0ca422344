from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.forms import modelform_factory

from awl_archive.dates.bounds import Bounds
from awl_archive.dates.edtf import EdtfError
from awl_archive.dates.models import DERIVED, TYPED, Dated
from tests.dates.moments import Moment

FORM = modelform_factory(Moment, fields=["uid", "wording", *TYPED])


def typed(**given):
    return {"uid": "b1", "reading": "within", "text_order": 0, **given}


def test_saving_derives(db, moment):
    moment.objects.create(uid="b1", edtf=" 1975/.. ", reading="lasted", as_of="2024", text_order=7)
    saved = moment.objects.get()
    assert saved.edtf == "1975/.."
    assert saved.bounds == Bounds(date(1975, 1, 1), date(1975, 12, 31), date(2024, 1, 1), None)
    assert saved.date_order == 19750101_0_000007
    assert not saved.doubtful
    assert saved.date_text == "since 1975"


def test_undated(db, moment):
    saved = moment.objects.create(uid="b1")
    assert saved.is_undated
    assert saved.bounds == Bounds()
    assert saved.date_text == "undated"
    assert saved.date_order == Moment._meta.get_field("date_order").default == 99999999_0_000000


def test_a_date_taken_away_takes_its_bounds(db, moment):
    saved = moment.objects.create(uid="b1", edtf="1980~", portion="late")
    saved.edtf = saved.portion = ""
    saved.full_clean()
    saved.save()
    assert moment.objects.get().bounds == Bounds()


def test_saving_some_fields_keeps_the_rest_in_step(db, moment):
    saved = moment.objects.create(uid="b1", edtf="1975")
    saved.edtf, saved.title = "1980", "new"
    saved.save(update_fields=["title"])
    assert moment.objects.get().bounds.earliest_begin == date(1975, 1, 1)
    saved.save(update_fields=["edtf"])
    assert moment.objects.get().bounds.earliest_begin == date(1980, 1, 1)
    with_some = moment.objects.only("uid", "edtf").get()
    with_some.edtf = "1985"
    with_some.save()
    assert moment.objects.get().bounds.earliest_begin == date(1985, 1, 1)


def test_no_bad_date_is_saved(db, moment):
    for given in ({"edtf": "1980-02-30"}, {"edtf": "1975/..", "as_of": "2024?"}):
        with pytest.raises(EdtfError):
            moment.objects.create(uid="b1", **given)
    assert not moment.objects.exists()


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"edtf": "1980-02-30"}, "edtf", "February 1980 has 29 days"),
        ({"edtf": "1990/1980"}, "edtf", "before it begins"),
        ({"edtf": "1979\0"}, "edtf", "Null characters"),
        ({"edtf": "1975/..", "as_of": "2024/2025"}, "as_of", "single date"),
        ({"edtf": "1975/..", "as_of": "now"}, "as_of", "is no date"),
        ({"reading": "sometimes", "edtf": "1975"}, "reading", "Select a valid choice"),
        ({"portion": "middle", "edtf": "1975"}, "portion", "Select a valid choice"),
        ({"portion": "late"}, "__all__", "go with one date"),
        ({"portion": "late", "edtf": "1975/1979"}, "__all__", "go with one date"),
        ({"portion": "late", "edtf": "1975-05-12"}, "__all__", "go with one date"),
        ({"text_order": 1_000_000}, "text_order", "less than or equal to 999999"),
        ({"text_order": -1}, "text_order", "greater than or equal to 0"),
    ],
)
def test_forms_refuse_in_words(db, moment, given, field, words):
    form = FORM(typed(**given))
    assert not form.is_valid()
    assert words in " ".join(form.errors[field])


def test_forms_save(db, moment):
    form = FORM(typed(edtf=" 198X ", portion="late", wording="late 1980s"))
    assert form.is_valid(), form.errors
    assert form.save().date_text == "late 1980s"
    form = FORM(typed(edtf="", portion=""), instance=moment.objects.get())
    assert form.is_valid(), form.errors
    assert form.save().date_text == "undated"


def test_every_typed_field_is_explained_and_no_derived_one_is_editable():
    fields = {field.name: field for field in Dated._meta.get_fields()}
    assert all(fields[name].help_text for name in (*TYPED, "wording"))
    assert not any(fields[name].editable for name in DERIVED)
    assert set(fields) == {*TYPED, "wording", *DERIVED}


@pytest.mark.parametrize(
    "broken",
    [
        {"reading": "sometimes"},
        {"portion": "middle"},
        {"latest_begin": date(1974, 1, 1)},
        {"latest_end": date(1974, 1, 1)},
        {"edtf": ""},
        {"date_order": -1},
        {"date_order": 10**15},
        {"text_order": 1_000_000},
        {"text_order": -1},
    ],
    ids=str,
)
def test_the_database_refuses_too(db, moment, broken):
    moment.objects.create(uid="b1", edtf="1975")
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        moment.objects.update(**broken)


def test_constraints_have_a_name_each_and_words():
    constraints = Moment._meta.constraints
    assert len({one.name for one in constraints}) == len(constraints) == 7
    for one in constraints:
        assert one.name.startswith("dates_test_moment_")
        assert one.violation_error_message != one.default_violation_error_message


def test_constraints_speak_on_bounds_gone_wrong(db, moment):
    saved = moment.objects.create(uid="b1", edtf="1975")
    saved.latest_begin = date(1974, 1, 1)
    with pytest.raises(ValidationError, match="The earliest begin lies after the latest begin"):
        saved.validate_constraints()
