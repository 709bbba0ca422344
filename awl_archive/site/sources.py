"""The list of sources, and the page of one: a concordance of what rests on it."""

from dataclasses import dataclass, field

import django_filters
from django.apps import apps
from django.db.models import Case, IntegerField, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.urls import reverse_lazy

from awl_archive.catalogue.models import Card
from awl_archive.pages.describing import as_page
from awl_archive.pages.views import HOME, EntryList, EntryPage
from awl_archive.prose.models import Mark
from awl_archive.sources.models import Citation, Source
from awl_archive.web.filters import StrictFilterSet
from awl_archive.web.metadata import Breadcrumb
from awl_archive.web.paging import page_of
from people.models import Person

PAGE_SIZE = 500
# What is not here is a creative work.
SCHEMA_TYPES = {
    Source.Kind.ENCYCLOPAEDIA_ARTICLE: "Article",
    Source.Kind.NEWSPAPER_ARTICLE: "NewsArticle",
    Source.Kind.BOOK: "Book",
    Source.Kind.WEBSITE: "WebSite",
    Source.Kind.ARCHIVAL: "ArchiveComponent",
}


class SourceFilters(StrictFilterSet):
    name = django_filters.CharFilter(label="Title", field_name="title", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label="Kind", choices=Source.Kind.choices, empty_label="any")
    nearness = django_filters.ChoiceFilter(
        label="Nearness", choices=Source.Nearness.choices, empty_label="any"
    )

    orderings = {"title": "title", "updated": "updated"}
    default_ordering = "title"

    class Meta:
        model = Source
        fields = ["name", "kind", "nearness"]


class SourceList(EntryList):
    filterset = SourceFilters
    template_name = "sources/list.html"
    title = "Sources"
    noun = "sources"
    trail = (HOME,)

    def get_queryset(self):
        return Source.objects.published(self.request.at)


@dataclass
class Statement:
    """One citation, with the entry that it holds up, or of which it holds up a part in words."""

    citation: Citation
    card: Card
    said: str = ""

    @property
    def words(self):
        about = self.citation.about
        if about.is_entry:
            return "the entry itself"
        kind = apps.get_model(about.model)._meta.verbose_name
        return f"{kind}: {self.said}" if self.said else kind

    @property
    def address(self):
        about = self.citation.about
        return self.card.address + ("" if about.is_entry else f"#{about.pk}")


def said_in(citations):
    """The words of the parts these citations are about, by uid: one query for all kinds."""
    kinds = {}
    for citation in citations:
        if not citation.about.is_entry:
            kinds.setdefault(citation.about.model, set()).add(citation.about_id)
    queries = []
    for label, uids in sorted(kinds.items()):
        model = apps.get_model(label)
        found = [NullIf(path, Value("")) for path in model.said_in]
        words = Cast(Coalesce(*found, Value(""), Value("")), TextField())
        rows = model.objects.filter(pk__in=uids).order_by()
        queries.append(rows.annotate(said_here=words).values_list("pk", "said_here"))
    return dict(queries[0].union(*queries[1:], all=True)) if queries else {}


@dataclass
class Heading:
    """A heading of the outline with the statements, entry by entry, and entries in prose."""

    words: str
    entries: dict = field(default_factory=dict)
    in_prose: list = field(default_factory=list)

    @property
    def is_empty(self):
        return not (self.entries or self.in_prose)


def in_outline_order(citations, headings):
    order = [When(locator=words, then=Value(place)) for place, words in enumerate(headings, 1)]
    place = Case(*order, default=Value(0), output_field=IntegerField()) if order else Value(0)
    return citations.annotate(place=place).order_by("place", "about__entry", "text_order", "pk")


def people_in_care(at):
    return Card.objects.published(at).filter(kind=Person._meta.label, needs_care=True).values("pk")


def is_in_care(card):
    return card.needs_care and card.kind == Person._meta.label


def describe(entry, rows):
    """As a page of the archive: what it says is cited from the source itself."""
    kind = SCHEMA_TYPES.get(entry.kind, "CreativeWork")
    return as_page(entry, kind, entry.get_kind_display())


class SourcePage(EntryPage):
    model = Source
    describe = staticmethod(describe)
    template_name = "sources/source.html"
    trail = (HOME, Breadcrumb("Sources", reverse_lazy("sources:list")))

    def get_context_data(self, **kwargs):
        context, at = super().get_context_data(**kwargs), self.request.at
        found = Citation.objects.published(at).filter(source=self.entry).select_related("about")
        # Heading by heading, these would be a list of people by what they belonged to.
        found = found.exclude(about__entry__in=people_in_care(at))
        page = page_of(in_outline_order(found, self.entry.headings), self.request.GET, PAGE_SIZE)
        marks = list(Mark.objects.filter(source_key=self.entry.slug).order_by("pk"))
        links = context["prose_links"]
        entries = {citation.about.entry_id for citation in page.rows}
        entries |= {mark.entry_id for mark in marks} | links.mentioning
        # The same cards for what rests on it and for what mentions it.
        cards = links.cards = Card.objects.published(at).in_bulk(entries)
        headings = self.headings(page.rows, marks, cards, said_in(page.rows))
        return context | {"page": page, "headings": headings}

    def headings(self, citations, marks, cards, said):
        known = {words: Heading(words) for words in ("", *self.entry.headings)}
        for citation in citations:
            card = cards[citation.about.entry_id]
            heading = known.setdefault(citation.locator, Heading(citation.locator))
            statement = Statement(citation, card, said.get(citation.about_id, ""))
            heading.entries.setdefault(card.pk, []).append(statement)
        for mark in marks:
            if mark.entry_id in cards and not is_in_care(cards[mark.entry_id]):
                heading = known.setdefault(mark.locator, Heading(mark.locator))
                if cards[mark.entry_id] not in heading.in_prose:
                    heading.in_prose.append(cards[mark.entry_id])
        return [heading for heading in known.values() if heading.words or not heading.is_empty]
