"""The identifier of every entry and part: ten characters, without vowels or look-alikes."""

import secrets

from django.core.validators import RegexValidator
from django.db import models

FIRST = "bcdfghjkmnpqrstvwxz"  # a letter first: never read as a number, valid as an HTML id
REST = FIRST + "23456789"
PATTERN = f"[{FIRST}][{REST}]{{9}}"

is_uid = RegexValidator(f"^{PATTERN}$", "An identifier is ten letters and digits without vowels.")


def new_uid():
    return secrets.choice(FIRST) + "".join(secrets.choice(REST) for _ in range(9))


class UidField(models.CharField):
    def __init__(self, **options):
        options = {"max_length": 10, "editable": False, "validators": [is_uid]} | options
        super().__init__(**options)
