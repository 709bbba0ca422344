import re

import pytest
from django.core.exceptions import ValidationError

from awl_archive.publishing.uids import FIRST, PATTERN, REST, UidField, is_uid, new_uid


def test_ten_letters_and_digits_without_vowels_or_look_alikes():
    made = [new_uid() for _ in range(2_000)]
    assert len(set(made)) == 2_000
    assert {len(uid) for uid in made} == {10}
    assert {uid[0] for uid in made} == set(FIRST)
    assert {letter for uid in made for letter in uid[1:]} == set(REST)
    assert not set("aeiouyl01") & set(REST)
    assert all(re.fullmatch(PATTERN, uid) for uid in made)


@pytest.mark.parametrize(
    "text", ["", "b", "2bcdfghjkm", "bcdfghjka2", "BCDFGHJKMN", "bcdfghjkmnp", "bcdfghjk m"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValidationError):
        is_uid(text)


def test_field_is_short_and_not_for_forms():
    field = UidField()
    assert (field.max_length, field.editable, field.validators[0]) == (10, False, is_uid)
