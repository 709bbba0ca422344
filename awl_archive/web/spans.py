"""Filters by date, for querysets with the verbs possible, certain, undated and dated."""

import django_filters

from awl_archive.dates.forms import SpanField
from awl_archive.dates.span import Span
from awl_archive.web.filters import StrictFilterSet, StrictForm


class EdgeFilter(django_filters.CharFilter):
    field_class = SpanField


class SpanForm(StrictForm):
    def clean(self):
        super().clean()
        start, end = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if start and end and start.start > end.end:
            self.add_error("from", "This is later than the end of the span in “to”.")
        if (start or end) and self.cleaned_data.get("dated") == "undated":
            self.add_error("dated", "What is undated is in no span: drop one of the two.")
        if self.cleaned_data.get("match") == "certain" and not {"from", "to"} & self.given():
            self.add_error("match", "Say between which dates: give “from” or “to”.")

    def given(self):
        return {name for name in self.fields if self.data.get(name)}


class SpanFilterSet(StrictFilterSet):
    """`from` and `to` (year, month, day or decade), `match` (how sure), `dated`."""

    form_class = SpanForm

    @classmethod
    def get_filters(cls):
        # Not class attributes, as `from` is a word of Python.
        return super().get_filters() | {
            "from": EdgeFilter(label="From", help_text="A year, month, day or decade: 1975-06"),
            "to": EdgeFilter(label="To", help_text="The last one included"),
            "match": django_filters.ChoiceFilter(
                label="Match",
                choices=[("possible", "possibly then"), ("certain", "certainly then")],
                empty_label=None,
                initial="possible",
            ),
            "dated": django_filters.ChoiceFilter(
                label="Dated",
                choices=[("dated", "dated only"), ("undated", "undated only")],
                empty_label="dated or not",
            ),
        }

    def filter_queryset(self, queryset):
        """The four together: each alone says nothing that a queryset could do."""
        values = self.form.cleaned_data
        own = {name: values.pop(name) for name in ("from", "to", "match", "dated")}
        queryset = super().filter_queryset(queryset)
        values.update(own)
        if own["dated"]:
            queryset = getattr(queryset, own["dated"])()
        if not (own["from"] or own["to"]):
            return queryset
        verb = queryset.certain if own["match"] == "certain" else queryset.possible
        return verb(Span(own["from"] and own["from"].start, own["to"] and own["to"].end))
