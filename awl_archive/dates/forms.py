from django import forms
from django.core.exceptions import ValidationError

from awl_archive.dates.edtf import FIRST_YEAR, LAST_YEAR, EdtfError, parse, parse_plain
from awl_archive.dates.span import Span


class EdtfField(forms.CharField):
    """Gives the canonical text of a date or an interval, or "" for none."""

    def to_python(self, value):
        value = super().to_python(value)
        return value and str(_explained(parse, value))


class SpanField(forms.CharField):
    """Gives the Span of a plain year, month, day, season or decade, or None for none."""

    def __init__(self, *, first_year=FIRST_YEAR, last_year=LAST_YEAR, **kwargs):
        self.first_year, self.last_year = first_year, last_year
        super().__init__(**kwargs)

    def clean(self, value):
        text = super().clean(value)
        return self._span(text) if text else None

    def _span(self, text):
        when = _explained(parse_plain, text)
        if when.last.year < self.first_year or when.first.year > self.last_year:
            raise ValidationError(
                f"Give a date from {self.first_year} to {self.last_year}.", code="invalid"
            )
        return Span(when.first, when.last)


def _explained(read, text):
    try:
        return read(text)
    except EdtfError as error:
        raise ValidationError(str(error), code="invalid") from error
