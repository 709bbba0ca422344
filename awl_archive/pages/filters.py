"""Filters that every list of entries has, on its page and in the API alike."""

import django_filters
from django import forms
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from awl_archive.sources.models import Citation
from awl_archive.sources.querysets import with_evidence
from awl_archive.web.filters import StrictFilterSet

EVIDENCE = [("sourced", "sourced"), ("contested", "contested"), ("unsourced", "unsourced")]


class EntryField(forms.CharField):
    """A public entry by the last part of its address; hidden and absent are told alike."""

    def __init__(self, *, queryset, **options):
        self.queryset = queryset
        super().__init__(max_length=100, **options)

    def clean(self, value):
        slug = super().clean(value)
        if not slug:
            return None
        entry = self.queryset.filter(slug=slug).published(self.at()).first()
        if entry is None:
            raise forms.ValidationError("There is no such entry.")
        return entry

    def at(self):
        return timezone.now()


@extend_schema_field(OpenApiTypes.STR)
class EntryFilter(django_filters.Filter):
    """Rows that belong to an entry: by `field_name`, or by a `verb` of the queryset."""

    field_class = EntryField

    def __init__(self, *, verb="", **options):
        self.verb = verb
        super().__init__(**options)

    def filter(self, queryset, value):
        if value is None or not self.verb:
            return super().filter(queryset, value)
        return getattr(queryset, self.verb)(value)


class NameFilter(django_filters.CharFilter):
    """Part of a title, an alias or an abbreviation."""

    def filter(self, queryset, value):
        return queryset.named(value) if value else queryset


class EvidenceFilterSet(StrictFilterSet):
    """Lists of entries or parts whose queryset is annotated by `with_evidence`."""

    evidence = django_filters.ChoiceFilter(label="Evidence", choices=EVIDENCE, empty_label="any")


def annotated(queryset, at):
    entry = not hasattr(queryset.model, "ends")
    return with_evidence(queryset, Citation.objects, at, entry=entry)
