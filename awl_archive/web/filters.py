"""Filter sets that ignore nothing: what a query string asks is either done or refused by name."""

from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.functional import cached_property

from awl_archive.web.fields import IntegerField, YesNoField
from awl_archive.web.ordering import ordered
from awl_archive.web.problems import Fault

PAGING = ("page", "cursor")
LONGEST_TEXT = 200
MOST_WORDS = 20
# An answer must not grow with the number of unknown parameters sent.
MOST_UNKNOWN = 10
# Comparing is slow on long words, and no name or value of ours is longer.
LONGEST_NEAR = 60


class IntegerFilter(django_filters.NumberFilter):
    field_class = IntegerField

    def get_max_validator(self):
        return None  # the field has its own


class BooleanFilter(django_filters.BooleanFilter):
    field_class = YesNoField


class ActiveFilter(NamedTuple):
    """A filter in use, in words, and the query string without it."""

    label: str
    words: str
    query: str


def nearest(word, allowed):
    return next(iter(get_close_matches(word[:LONGEST_NEAR], allowed, n=1)), "")


def is_multiple(field):
    return getattr(field.widget, "allow_multiple_selected", False)


def fixed_choices(field):
    """{value: label} of a fixed list; one from the database may be long, or hold what is hidden."""
    if isinstance(field, forms.ModelChoiceField):
        return {}
    flat = flatten_choices(getattr(field, "choices", ()))
    return {str(value): str(label) for value, label in flat if value != ""}


class StrictForm(forms.Form):
    def clean(self):
        for name, field in self.fields.items():
            values = self.data.getlist(name)
            if len(values) > 1 and not is_multiple(field):
                self.add_error(name, "Give this once only.")
            elif any(map(self.is_too_long, values)):
                self.add_error(
                    name, f"At most {LONGEST_TEXT} characters and {MOST_WORDS} words, please."
                )

    @staticmethod
    def is_too_long(value):
        return len(value) > LONGEST_TEXT or len(value.split()) > MOST_WORDS

    def faults(self):
        """The errors of each field, with what it would have taken."""
        for name, errors in self.errors.items():
            field = self.fields.get(name)
            choices = tuple(fixed_choices(field)) if field else ()
            near = next(iter(self.data.getlist(name)), "") if choices else ""
            for error in errors:
                yield Fault(name if field else "", error, choices, nearest(near, choices))


class OrderingFilter(django_filters.ChoiceFilter):
    """Order from a fixed table of {name: field}; `-name` is the reverse."""

    def __init__(self, orderings, default):
        self.orderings, self.default = orderings, default
        up = [(name, name.replace("_", " ").capitalize()) for name in orderings]
        down = [(f"-{name}", f"{label}, reversed") for name, label in up]
        super().__init__(
            label="Order", choices=up + down, empty_label=f"as usual ({default})", null_label=None
        )

    def filter(self, qs, value):
        name = value or self.default
        return ordered(qs, self.orderings[name.removeprefix("-")], name.startswith("-"))


class StrictQuery:
    """What a query string asks, or all that is wrong with it: from `data`, a `form`, and names that
    may stand beside its fields (`also_allowed`)."""

    not_described = ()

    @cached_property
    def errors(self):
        """Everything wrong with the query string, as a tuple of Fault."""
        return (*self.unknown(), *self.form.faults())

    def unknown(self):
        allowed = (*self.form.fields, *self.also_allowed)
        for name in [name for name in self.data if name not in allowed][:MOST_UNKNOWN]:
            yield Fault(name[:LONGEST_NEAR], "Unknown parameter.", allowed, nearest(name, allowed))

    def is_valid(self):
        return not self.errors

    @cached_property
    def active(self):
        """What is filtered by, as a list of ActiveFilter; empty while there are errors."""
        if not self.is_valid():
            return []
        return [
            ActiveFilter(self.form[name].label, self.words(name, value), self.without(name, value))
            for name in self.form.fields
            if name not in self.not_described
            for value in self.data.getlist(name)
            if value and value != self.form.fields[name].initial
        ]

    def words(self, name, value):
        """A value as the form shows it: a choice by its label, a record by its own words."""
        cleaned = self.form.cleaned_data[name]
        if isinstance(cleaned, Model):
            return str(cleaned)
        return fixed_choices(self.form.fields[name]).get(value, value)

    def without(self, name, value):
        data = self.from_the_first_page()
        data.setlist(name, [other for other in data.getlist(name) if other != value])
        return f"?{data.urlencode()}"

    def from_the_first_page(self):
        """The query string, to be widened: a page of it means nothing there."""
        data = self.data.copy()
        for paging in PAGING:
            data.pop(paging, None)
        return data

    @cached_property
    def _pairs(self):
        return [
            (name, v) for name, values in self.data.lists() if name not in PAGING for v in values
        ]

    def narrowed_to(self, params):
        """The query string with these instead of what it says of them, from the first page on."""
        kept = [pair for pair in self._pairs if pair[0] not in params]
        return f"?{urlencode([*kept, *params.items()])}"


class StrictFilterSet(StrictQuery, django_filters.FilterSet):
    """Base of every filter set. `orderings` maps public names to fields, `default_ordering` is one
    of them; `also_allowed` names parameters that are not filters (page, cursor, ...)."""

    orderings = {}
    default_ordering = ""
    not_described = ("ordering",)
    form_class = StrictForm

    def __init__(self, data=None, queryset=None, *, also_allowed=("page",), **options):
        super().__init__(QueryDict() if data is None else data, queryset, **options)
        self.also_allowed = tuple(also_allowed)

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        if cls.orderings:
            filters["ordering"] = OrderingFilter(cls.orderings, cls.default_ordering)
        return filters

    @classmethod
    def filter_for_lookup(cls, field, lookup_type):
        if lookup_type in ("in", "range"):
            raise ImproperlyConfigured(f"{cls.__name__}: huge numbers break __{lookup_type}")
        filter_class, options = super().filter_for_lookup(field, lookup_type)
        ours = {
            django_filters.NumberFilter: IntegerFilter,
            django_filters.BooleanFilter: BooleanFilter,
        }
        return ours.get(filter_class, filter_class), options

    def get_form_class(self):
        fields = {name: filter_.field for name, filter_ in self.filters.items()}
        return type(f"{type(self).__name__}Form", (self.form_class,), fields)

    @property
    def qs(self):
        return super().qs if self.is_valid() else self.queryset.none()
