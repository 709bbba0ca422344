"""What lists can be narrowed by: the same on pages, in the API and in its counts."""

import django_filters

from awl_archive.pages.filters import EntryFilter, EvidenceFilterSet, NameFilter
from awl_archive.web.spans import SpanFilterSet
from history.models import Organisation
from people.models import Person
from publications.models import Article, Contribution, Issue, Publication, Series
from publications.models.kinds import ContributionRole, PublicationKind

DATED = {"date": "date_order", "title": "title", "updated": "updated"}


class PublicationFilters(EvidenceFilterSet, SpanFilterSet):
    name = NameFilter(label="Title")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=PublicationKind.choices, empty_label="any"
    )
    organisation = EntryFilter(
        label="Publisher",
        verb="with_imprint_of",
        queryset=Organisation.objects.all(),
        help_text="Published, supported or produced by: the last part of its address",
    )

    orderings = DATED
    default_ordering = "title"

    class Meta:
        model = Publication
        fields = ["name", "kind", "organisation", "evidence"]


class SeriesFilters(EvidenceFilterSet, SpanFilterSet):
    publication = EntryFilter(label="Publication", queryset=Publication.objects.all())

    orderings = {"date": "date_order"}
    default_ordering = "date"

    class Meta:
        model = Series
        fields = ["publication", "evidence"]


class IssueFilters(EvidenceFilterSet, SpanFilterSet):
    publication = EntryFilter(label="Publication", queryset=Publication.objects.all())
    number = django_filters.CharFilter(label="Number")

    orderings = DATED
    default_ordering = "date"

    class Meta:
        model = Issue
        fields = ["publication", "number", "evidence"]


class ArticleFilters(EvidenceFilterSet):
    name = NameFilter(label="Title")
    publication = EntryFilter(
        label="Publication", field_name="issue__publication", queryset=Publication.objects.all()
    )
    byline = django_filters.CharFilter(label="Byline", method="filter_byline")

    orderings = {"title": "title", "updated": "updated"}
    default_ordering = "title"

    class Meta:
        model = Article
        fields = ["name", "publication", "byline", "evidence"]

    def filter_byline(self, queryset, name, value: str):
        return queryset.signed(value)


class ContributionFilters(EvidenceFilterSet):
    person = EntryFilter(label="Person", queryset=Person.objects.all())
    publication = EntryFilter(label="Publication", queryset=Publication.objects.all())
    role = django_filters.ChoiceFilter(label="Role", choices=ContributionRole.choices)

    orderings = {"id": "pk"}
    default_ordering = "id"

    class Meta:
        model = Contribution
        fields = ["person", "publication", "role", "evidence"]
