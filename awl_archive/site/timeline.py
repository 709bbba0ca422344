"""Everything dated, in order: one list over all kinds, and how it spreads over the decades."""

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby
from operator import or_
from urllib.parse import urlencode

import django_filters
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Cast, Substr
from django.urls import reverse

from awl_archive.catalogue.models import Card
from awl_archive.dates.models import BOUNDS
from awl_archive.dates.querysets import is_certain, is_possible
from awl_archive.dates.span import Span
from awl_archive.pages.filters import EntryFilter
from awl_archive.pages.views import HOME, Page, section_of
from awl_archive.site.dated_kinds import DATED_KINDS, SECTIONS, TEXT
from awl_archive.site.dated_rows import Row, furnished
from awl_archive.site.strip import strips
from awl_archive.web.paging import page_of
from awl_archive.web.spans import SpanFilterSet
from history.models import Event, Organisation

# Where what is undated can be looked up.
LISTS = {
    "organisation": "history:organisations",
    "event": "history:events",
    "publication": "publications:index",
}


class TimelineFilters(SpanFilterSet):
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=[(name, name) for name in DATED_KINDS], empty_label="any"
    )
    section = django_filters.ChoiceFilter(
        label="Section", choices=[(name, name) for name in SECTIONS], empty_label="any"
    )
    organisation = EntryFilter(
        label="Organisation",
        queryset=Organisation.objects.all(),
        help_text="What is connected with it: the last part of its address",
    )

    class Meta:
        model = Card
        fields = ["kind", "section", "organisation"]

    @classmethod
    def get_filters(cls):
        found = super().get_filters()
        del found["dated"]
        return found

    @property
    def values(self):
        return self.form.cleaned_data

    @property
    def kinds(self):
        kind, section = self.values["kind"], self.values["section"]
        found = [DATED_KINDS[kind]] if kind else DATED_KINDS.values()
        return [one for one in found if not section or one.section == section]

    @property
    def condition(self):
        """Dated, and within the span if there is one."""
        start, end = self.values["from"], self.values["to"]
        if not (start or end):
            return ~Q(edtf="")
        meets = is_certain if self.values["match"] == "certain" else is_possible
        return meets(Span(start and start.start, end and end.end))


class Timeline:
    """All that is public at a moment and fits the filters."""

    def __init__(self, filters, at):
        self.filters, self.at = filters, at

    @cached_property
    def arms(self):
        """(kind, its rows, dated or not) for each kind that is asked for."""
        organisation, kinds = self.filters.values["organisation"], self.filters.kinds
        if not kinds:
            none = DATED_KINDS["event"]
            return [(none, none.public(self.at).none())]
        if organisation:
            return [(kind, kind.of(organisation, self.at)) for kind in kinds]
        return [(kind, kind.listed(self.at)) for kind in kinds]

    @property
    def rows(self):
        """All of them in order of date, as tuples of the fields of Row."""
        found = [kind.columns(rows.filter(self.filters.condition)) for kind, rows in self.arms]
        return united(found).order_by("row_order", "row_uid")

    @cached_property
    def groups(self):
        """Of entries from their cards, which are narrower and one table."""
        arms = [(kind, rows) for kind, rows in self.arms if not kind.is_entry]
        found = [grouped(Value(kind.name, TEXT), rows, self.filters.condition)
                 for kind, rows in arms]  # fmt: skip
        found += [grouped(F("kind"), self.cards, self.filters.condition)]
        names = {kind.model._meta.label: kind.name for kind in DATED_KINDS.values()}
        return [Group(names.get(kind, kind), *values) for kind, *values in united(found)]

    @property
    def cards(self):
        """Of the entries that are asked for, dated or not."""
        entries = [(kind, rows) for kind, rows in self.arms if kind.is_entry]
        labels = [kind.model._meta.label for kind, _ in entries]
        cards = Card.objects.published(self.at).filter(kind__in=labels).order_by()
        if not self.filters.values["organisation"]:
            return cards
        among = [Q(pk__in=rows.values("pk")) for _, rows in entries]
        return cards.filter(reduce(or_, among, Q(pk=None)))

    @property
    def count(self):
        return sum(group.fitting for group in self.groups)

    def undated(self):
        """{kind: how many more there are without a date}"""
        found = {}
        for group in self.groups:
            if group.undated:
                found[group.kind] = found.get(group.kind, 0) + group.undated
        return found

    def page(self, data):
        page = page_of(self.rows, data, total=self.count)
        page.rows[:] = [Row(*values) for values in page.rows]
        furnished(page.rows, self.at)
        return page


def united(found):
    first, *rest = found
    return first.union(*rest, all=True) if rest else first


@dataclass(frozen=True)
class Group:
    """How many rows of a kind have their four bounds in these decades ("197", None: no bound)."""

    kind: str
    earliest_begin: str | None
    latest_begin: str | None
    earliest_end: str | None
    latest_end: str | None
    doubtful: bool
    dated: int
    undated: int
    fitting: int


def grouped(kind, rows, condition):
    decades = {f"decade_{name}": Substr(Cast(name, TEXT), 1, 3) for name in BOUNDS}
    found = rows.annotate(of_kind=kind, **decades)
    return found.values_list("of_kind", *decades, "doubtful").annotate(
        dated=Count("pk", filter=~Q(edtf="")),
        undated=Count("pk", filter=Q(edtf="")),
        fitting=Count("pk", filter=condition),
    )


def by_decade(rows):
    """[(decade, [(year, words, rows)])]: each row stands where it is sorted."""
    years = [(year, list(found)) for year, found in groupby(rows, key=lambda row: row.year)]
    named = [(year, _year_words(year, found), found) for year, found in years]
    decades = groupby(named, key=lambda one: one[0] // 10 * 10)
    return [(decade, list(found)) for decade, found in decades]


def _year_words(year, rows):
    """What is known by its decade only is sorted by its first year, which nobody has said."""
    return str(year) if any(row.has_year for row in rows) else "The year is not known"


class TimelinePage(Page):
    template_name = "site/timeline.html"
    filterset = TimelineFilters
    title = "Timeline"
    description = "Everything dated in the archive, in order, by decade and year."
    trail = (HOME, section_of(Event))

    def get(self, request, *args, **kwargs):
        self.filters = self.filterset(request.GET)
        response = super().get(request, *args, **kwargs)
        response.status_code = 200 if self.filters.is_valid() else 400
        return response

    def get_context_data(self, **kwargs):
        found = self.narrowed() if self.filters.is_valid() else {"page": None}
        return super().get_context_data(filters=self.filters, **found, **kwargs)

    def narrowed(self):
        timeline = Timeline(self.filters, self.request.at)
        page = timeline.page(self.request.GET)
        undated = timeline.undated()
        listed = {name: undated.pop(name) for name in LISTS if name in undated}
        return {
            "page": page,
            "decades": by_decade(page.rows),
            "strips": strips(timeline.groups, self.request.GET),
            "undated": [(name, count, self.undated_list(name)) for name, count in listed.items()],
            "undated_parts": sum(undated.values()),
        }

    def undated_list(self, name):
        organisation = self.filters.values["organisation"]
        if organisation and name == "organisation":
            return organisation.get_absolute_url()
        narrowed = {"organisation": organisation.slug} if organisation else {}
        return f"{reverse(LISTS[name])}?{urlencode({'dated': 'undated', **narrowed})}"
