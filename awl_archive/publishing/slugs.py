"""The last part of an address: its form, and what it may not be."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

RESERVED = ("history", "feed", "calendar", "issues", "articles", "pages", "wanted", "new")
PAGE = r"^p[0-9]+$"
FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WORDS = (
    "An address is lower-case letters, digits and single hyphens; "
    f"{', '.join(RESERVED)} and p with a number are kept for pages of the archive."
)


def is_slug(value):
    if value in RESERVED or re.fullmatch(PAGE, value) or not re.fullmatch(FORM, value):
        raise ValidationError(WORDS)


class SlugField(models.CharField):
    def __init__(self, **options):
        options = {
            "max_length": 100,
            "validators": [is_slug],
            "help_text": "The last part of the address, e.g. workers-fight. A promise once public.",
        } | options
        super().__init__(**options)


def slug_constraint():
    return models.CheckConstraint(
        condition=Q(slug__regex=FORM) & ~Q(slug__regex=PAGE) & ~Q(slug__in=RESERVED),
        name="%(app_label)s_%(class)s_slug_form",
        violation_error_message=WORDS,
    )
