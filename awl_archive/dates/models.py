from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from awl_archive.dates.bounds import (
    LAST_TEXT_ORDER,
    PORTIONS,
    READINGS,
    Bounds,
    bounds,
    date_order,
)
from awl_archive.dates.edtf import EdtfError, parse, parse_plain
from awl_archive.dates.wording import in_words, takes_portion

BOUNDS = ("earliest_begin", "latest_begin", "earliest_end", "latest_end")
TYPED = ("edtf", "reading", "portion", "as_of", "text_order")  # what the derived fields come from
DERIVED = (*BOUNDS, "doubtful", "date_order")
LAST_DATE_ORDER = 10**15 - 1
READING_LABELS = (
    "within: at one moment, or some time, inside the date",
    "lasted: from the date's beginning to its end",
    "attested: held then; when it began and ended is not known",
)


def validate_edtf(text):
    _validate(parse, text)


def validate_as_of(text):
    _validate(parse_plain, text)


class Dated(models.Model):
    """A child with a Meta of its own, or with other abstract parents, names these constraints:
    `constraints = [*Dated.Meta.constraints, ...]`; Django inherits one parent's only.
    """

    edtf = models.CharField(
        "date",
        max_length=60,
        blank=True,
        validators=[validate_edtf],
        help_text="1975, 1975-05, 1975-05-12; 197X for the 1970s; 1975-21 for spring 1975 (22"
        " summer, 23 autumn, 24 winter); an interval as 1975/1979. Leave an end empty if it is not"
        " known (1975/ or /1979), write .. if it still goes on (1995/..). Put ? for perhaps, ~ for"
        " about, % for both at the end. Empty: undated.",
    )
    reading = models.CharField(
        max_length=8,
        default="within",
        choices=list(zip(READINGS, READING_LABELS, strict=True)),
        help_text="1966/1968 within: once, between 1966 and 1968. 1966/1968 lasted: all the time"
        " from 1966 to 1968. 1983 attested: so in 1983, perhaps before and after.",
    )
    portion = models.CharField(
        max_length=5,
        blank=True,
        choices=[(value, value) for value in PORTIONS if value],
        help_text="For “late 1980s” give the date 198X and the portion late; for “end of 1975”"
        " give 1975 and end.",
    )
    wording = models.CharField(
        "wording of the source",
        max_length=200,
        blank=True,
        help_text="How the source itself puts the date, for example: by then; two days after.",
    )
    as_of = models.CharField(
        "as of",
        max_length=10,
        blank=True,
        validators=[validate_as_of],
        help_text="For what still goes on (1995/..): how far the source can know, as a year or a"
        " date, for example 2024. Up to then it is certain.",
    )
    text_order = models.PositiveIntegerField(
        default=0,
        validators=[MaxValueValidator(LAST_TEXT_ORDER)],
        help_text="The place in the source document: 1, 2, 3 ... It sorts what has the same date.",
    )
    earliest_begin = models.DateField(null=True, editable=False)
    latest_begin = models.DateField(null=True, editable=False)
    earliest_end = models.DateField(null=True, editable=False)
    latest_end = models.DateField(null=True, editable=False)
    doubtful = models.BooleanField(default=False, editable=False)
    date_order = models.BigIntegerField(
        default=date_order(None, Bounds()), db_index=True, editable=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(reading__in=READINGS),
                name="%(app_label)s_%(class)s_reading",
                violation_error_message="The reading is within, lasted or attested.",
            ),
            models.CheckConstraint(
                condition=Q(portion__in=PORTIONS),
                name="%(app_label)s_%(class)s_portion",
                violation_error_message="The portion is early, mid, late, end or empty.",
            ),
            models.CheckConstraint(
                condition=Q(earliest_begin__lte=F("latest_begin")),
                name="%(app_label)s_%(class)s_begin",
                violation_error_message="The earliest begin lies after the latest begin.",
            ),
            models.CheckConstraint(
                condition=Q(earliest_end__lte=F("latest_end")),
                name="%(app_label)s_%(class)s_end",
                violation_error_message="The earliest end lies after the latest end.",
            ),
            models.CheckConstraint(
                condition=~Q(edtf="") | Q(**dict.fromkeys(BOUNDS), doubtful=False),
                name="%(app_label)s_%(class)s_undated",
                violation_error_message="Without a date there are no bounds.",
            ),
            models.CheckConstraint(
                condition=Q(date_order__range=(0, LAST_DATE_ORDER)),
                name="%(app_label)s_%(class)s_date_order",
                violation_error_message="The sorting number of a date has 15 digits.",
            ),
            models.CheckConstraint(
                condition=Q(text_order__lte=LAST_TEXT_ORDER),
                name="%(app_label)s_%(class)s_text_order",
                violation_error_message=f"The order in the text goes up to {LAST_TEXT_ORDER}.",
            ),
        ]

    def save(self, *args, update_fields=None, **kwargs):
        self.set_bounds()
        if update_fields and not set(TYPED).isdisjoint(update_fields):
            update_fields = {*update_fields, *TYPED, *DERIVED}
        super().save(*args, update_fields=update_fields, **kwargs)

    def clean(self):
        super().clean()
        try:
            self.set_bounds()  # the constraints look at the bounds
        except (ValueError, LookupError, TypeError):
            return  # a field by itself is wrong, and has said so
        if self.portion and (self.is_undated or not takes_portion(parse(self.edtf))):
            raise ValidationError(
                "Early, mid, late and end go with one date that is longer than a day: a month,"
                " a year, a decade.",
                code="portion",
            )

    def set_bounds(self):
        """Derives DERIVED from TYPED; raises EdtfError where `edtf` or `as_of` is no date."""
        self.edtf, self.as_of = (self.edtf or "").strip(), (self.as_of or "").strip()
        as_of = parse_plain(self.as_of) if self.as_of else None
        when = parse(self.edtf) if self.edtf else None
        found = bounds(when, self.reading, as_of) if when else Bounds()
        for name in (*BOUNDS, "doubtful"):
            setattr(self, name, getattr(found, name))
        self.date_order = date_order(when, found, self.portion, self.text_order)

    @property
    def is_undated(self):
        return not self.edtf

    @property
    def bounds(self) -> Bounds:
        return Bounds(*(getattr(self, name) for name in (*BOUNDS, "doubtful")))

    @property
    def date_text(self):
        if self.is_undated:
            return "undated"
        return in_words(parse(self.edtf), self.reading, self.portion)


def _validate(read, text):
    try:
        read(text)
    except EdtfError as error:
        raise ValidationError(str(error), code="invalid") from error
