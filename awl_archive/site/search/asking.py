"""What may be asked of search: the box and what narrows it, the same for page and API."""

from functools import lru_cache

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.template import loader
from django.utils.functional import cached_property

from awl_archive.catalogue.models import Card
from awl_archive.dates.forms import SpanField
from awl_archive.dates.querysets import is_certain, is_possible
from awl_archive.dates.span import Span
from awl_archive.pages.filters import EVIDENCE, EntryField, annotated
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models
from awl_archive.search.backends.conditions import (
    among,
    below,
    either,
    in_years,
    is_entry,
    of_kind,
)
from awl_archive.search.backends.sql import Scope
from awl_archive.search.query import parse
from awl_archive.web.filters import StrictForm, StrictQuery
from awl_archive.web.spans import SpanForm
from history.models import EventRole, Organisation, Position, Tie
from publications.models import Imprint, Publication

# What makes an entry one of an organisation's. Never what a person belonged to.
LINKS = (EventRole, Position, Tie, Imprint)
KINDS = {model._meta.model_name: model for model in entry_models()}


class WordsField(forms.CharField):
    """Gives a Query; what was typed must hold a word that is to be there."""

    def clean(self, value):
        typed = super().clean(value)
        query = parse(typed)
        if typed and query.is_empty:
            raise forms.ValidationError("Give at least one word to look for.")
        return query


class SearchForm(SpanForm):
    q = WordsField(label="Words", required=False)
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "any"), *((name, m._meta.verbose_name) for name, m in KINDS.items())],
    )
    publication = EntryField(
        label="Publication", required=False, queryset=Publication.objects.all()
    )
    organisation = EntryField(
        label="Organisation", required=False, queryset=Organisation.objects.all()
    )
    evidence = forms.ChoiceField(label="Evidence", required=False, choices=[("", "any"), *EVIDENCE])
    match = forms.ChoiceField(
        label="Match",
        required=False,
        initial="possible",
        choices=[("possible", "possibly then"), ("certain", "certainly then")],
    )
    sort = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[("", "best first"), ("date", "earliest first"), ("-date", "latest first")],
    )


# Not class attributes, as `from` is a word of Python.
SearchForm.base_fields |= {
    "from": SpanField(label="From", required=False, help_text="A year, month, day or decade"),
    "to": SpanField(label="To", required=False, help_text="The last one included"),
}
BESIDE = [name for name in SearchForm.base_fields if name != "q"]


class NamesForm(StrictForm):
    q = forms.CharField(label="Name", required=False)


class NamesAsked(StrictQuery):
    """What is asked while a name is typed."""

    also_allowed = ()

    def __init__(self, data):
        self.data, self.form = data, NamesForm(data)


class SearchFilters(StrictQuery):
    """Stands where a list has its filter set."""

    not_described = ("q", "sort")

    def __init__(self, data=None, at=None, *, also_allowed=("page",)):
        self.data = QueryDict() if data is None else data
        self.at, self.also_allowed = at, tuple(also_allowed)

    @cached_property
    def form(self):
        form = SearchForm(self.data)
        for name in ("publication", "organisation"):
            form.fields[name].at = lambda: self.at
        return form

    @cached_property
    def query(self):
        return self.form.cleaned_data["q"]

    @property
    def typed(self):
        return self.data.get("q", "")

    @property
    def beside(self):
        """The fields beside the box, and whether they are shown at once."""
        if self.errors:
            return {"fields": [rendered(self.form, name) for name in BESIDE], "is_open": True}
        fields = [faultless(name, self.data.get(name, "")) for name in BESIDE]
        return {"fields": fields, "is_open": bool(self.active)}

    @property
    def scope(self):
        values = self.form.cleaned_data
        found = [
            of_kind(KINDS[values["kind"]]._meta.label) if values["kind"] else None,
            below(values["publication"].pk) if values["publication"] else None,
            of_organisation(values["organisation"], self.at) if values["organisation"] else None,
            self.in_span(),
            among(self.with_evidence()) if values["evidence"] else None,
        ]
        return Scope(self.at, tuple(filter(None, found)), values["sort"])

    @cached_property
    def span(self):
        begin, end = (self.form.cleaned_data[name] for name in ("from", "to"))
        return Span(begin and begin.start, end and end.end)

    @property
    def wants_certain(self):
        return self.form.cleaned_data["match"] == "certain"

    def in_span(self):
        """Documents know their years; of days and months, and of what is certain, cards do."""
        begin, end = self.span.start, self.span.end
        if not (begin or end):
            return None
        if not self.wants_certain and self.span.is_of_years:
            return in_years(begin and begin.year, end and end.year)
        meets = is_certain if self.wants_certain else is_possible
        return among(Card.objects.published(self.at).filter(meets(self.span)).order_by())

    def with_evidence(self):
        cards = Card.objects.published(self.at).order_by()
        return annotated(cards, self.at).filter(evidence=self.form.cleaned_data["evidence"])


def rendered(form, name):
    return loader.render_to_string("web/field.html", {"field": form[name]})


@lru_cache(maxsize=1000)
def faultless(name, typed):
    """A field that says what was typed and nothing else; most are empty, or of a few choices."""
    return rendered(SearchForm(initial={name: typed} if typed else {}), name)


def links_at(at):
    """The records of public rows that tie entries to organisations."""
    labels = [model._meta.label for model in LINKS]
    return Record.objects.published(at).filter(model__in=labels)


def of_organisation(organisation, at):
    """Itself, and what a public row ties to it."""
    ends = Q(first_end=organisation.pk) | Q(second_end=organisation.pk)
    return either(is_entry(organisation.pk), among(links_at(at).filter(ends), "entry"))
