"""What lists can be narrowed by: the same on pages, in the API and in its counts."""

import django_filters

from awl_archive.pages.filters import EntryFilter, EvidenceFilterSet, NameFilter
from awl_archive.web.spans import SpanFilterSet
from history.models import Chapter, Event, Organisation, Position, Question, Tie
from history.models.kinds import EventKind, OrganisationKind, Stance, TieKind, Topic

DATED = {"date": "date_order", "title": "title", "updated": "updated"}


def organisation_filter(label="Organisation", **options):
    return EntryFilter(
        label=label,
        queryset=Organisation.objects.all(),
        help_text="The last part of its address, e.g. workers-fight",
        **options,
    )


class OrganisationFilters(EvidenceFilterSet, SpanFilterSet):
    name = NameFilter(label="Name")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=OrganisationKind.choices, empty_label="any"
    )

    orderings = {"name": "title"} | DATED
    default_ordering = "name"

    class Meta:
        model = Organisation
        fields = ["name", "kind", "evidence"]


class EventFilters(EvidenceFilterSet, SpanFilterSet):
    name = django_filters.CharFilter(label="Title", field_name="title", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label="Kind", choices=EventKind.choices, empty_label="any")
    organisation = organisation_filter(verb="involving")

    orderings = DATED
    default_ordering = "date"

    class Meta:
        model = Event
        fields = ["name", "kind", "organisation", "evidence"]


class QuestionFilters(EvidenceFilterSet):
    name = django_filters.CharFilter(label="Title", field_name="title", lookup_expr="icontains")
    topic = django_filters.ChoiceFilter(label="Topic", choices=Topic.choices, empty_label="any")

    orderings = {"topic": "topic", "title": "title", "updated": "updated"}
    default_ordering = "topic"

    class Meta:
        model = Question
        fields = ["name", "topic", "evidence"]


class ChapterFilters(EvidenceFilterSet, SpanFilterSet):
    orderings = {"number": "number"} | DATED
    default_ordering = "number"

    class Meta:
        model = Chapter
        fields = ["evidence"]


class PositionFilters(EvidenceFilterSet, SpanFilterSet):
    question = EntryFilter(label="Question", queryset=Question.objects.all())
    holder = organisation_filter("Holder", field_name="party")
    about = organisation_filter("About", field_name="target")
    stance = django_filters.ChoiceFilter(label="Stance", choices=Stance.choices)
    topic = django_filters.ChoiceFilter(
        label="Topic", field_name="question__topic", choices=Topic.choices
    )

    orderings = {"date": "date_order"}
    default_ordering = "date"

    class Meta:
        model = Position
        fields = ["question", "holder", "about", "stance", "topic", "evidence"]


class TieFilters(EvidenceFilterSet, SpanFilterSet):
    organisation = organisation_filter(verb="of")
    kind = django_filters.ChoiceFilter(label="Kind", choices=TieKind.choices)

    orderings = {"date": "date_order"}
    default_ordering = "date"

    class Meta:
        model = Tie
        fields = ["organisation", "kind", "evidence"]
