import pytest
from django.core.exceptions import ValidationError

from awl_archive.dates.forms import EdtfField, SpanField
from awl_archive.dates.span import Span

BAD = ["1979-13", "1980-02-30", "1990/1980", "../..", "x", "1979\0", "１９７９", "9" * 100_000]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1975", "1975"),
        ("  1975/.. ", "1975/.."),
        ("\t197X\n", "197X"),
        ("", ""),
        ("   ", ""),
        (None, ""),
    ],
)
def test_edtf_field(typed, text):
    assert EdtfField(required=False).clean(typed) == text


@pytest.mark.parametrize("field", [EdtfField(), SpanField()])
@pytest.mark.parametrize("typed", BAD)
def test_bad_dates_are_explained(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    (message,) = refused.value.messages
    assert message.endswith(".")
    assert len(message) < 200


def test_a_bad_date_in_words():
    with pytest.raises(ValidationError, match="February 1980 has 29 days"):
        EdtfField().clean("1980-02-30")


@pytest.mark.parametrize("field", [EdtfField(), SpanField()])
def test_required(field):
    with pytest.raises(ValidationError, match="required"):
        field.clean(" ")


@pytest.mark.parametrize("text", ["1979", "1979-05", "1979-05-12", "197X", "1979-22"])
def test_span_field(text):
    assert SpanField().clean(f" {text} ") == Span.of(text)


def test_an_empty_span_is_none():
    assert SpanField(required=False).clean("  ") is None


@pytest.mark.parametrize("text", ["1975/1979", "1975/", "1979?", "1980~"])
def test_a_span_is_a_plain_date(text):
    with pytest.raises(ValidationError, match=r"a (plain|single) date"):
        SpanField().clean(text)


def test_year_limits():
    field = SpanField(first_year=1900, last_year=2050)
    assert field.clean("190X") == Span.of("190X")
    assert field.clean("2050") == Span.of("2050")
    for text in ("1899", "189X", "2051", "18XX", "2199-12"):
        with pytest.raises(ValidationError, match="from 1900 to 2050"):
            field.clean(text)
