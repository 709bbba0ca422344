"""The endpoints of sources and citations: they hang on entries of every section."""

import django_filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from awl_archive.catalogue.models import Card
from awl_archive.pages.filters import EntryFilter
from awl_archive.publishing.uids import is_uid
from awl_archive.rest.serializers import (
    EntrySerializer,
    NoteSerializer,
    ReferenceSerializer,
    api_address,
)
from awl_archive.rest.views import EntryViewSet, RecordViewSet
from awl_archive.site.sources import SourceFilters
from awl_archive.sources.models import Citation, Source
from awl_archive.web.filters import BooleanFilter, StrictFilterSet
from awl_archive.web.metadata import absolute


class SourceSerializer(EntrySerializer):
    key = serializers.CharField(source="slug")
    kind = serializers.ChoiceField(Source.Kind.choices)
    nearness = serializers.ChoiceField(Source.Nearness.choices)
    author = serializers.CharField()
    publisher = serializers.CharField()
    as_of = serializers.CharField()
    outline = serializers.ListField(child=serializers.CharField(), source="headings")
    licence = serializers.CharField()
    note = serializers.CharField()


class CitedSerializer(serializers.Serializer):
    """What a citation is about: an entry, or a part of it."""

    id = serializers.CharField()
    model = serializers.CharField()
    entry = ReferenceSerializer()


class CitationSerializer(NoteSerializer):
    url = serializers.SerializerMethodField()
    updated = serializers.SerializerMethodField()
    about = serializers.SerializerMethodField()

    def _card(self, citation):
        return self.context["cards"][citation.about.entry_id]

    def get_url(self, citation) -> str:
        anchor = "" if citation.about.is_entry else f"#{citation.about_id}"
        return absolute(f"{self._card(citation).address}{anchor}")

    @extend_schema_field(serializers.DateTimeField())
    def get_updated(self, citation):
        return serializers.DateTimeField().to_representation(self._card(citation).updated)

    @extend_schema_field(CitedSerializer())
    def get_about(self, citation):
        card = self._card(citation)
        entry = {
            "id": card.pk,
            "title": card.title,
            "url": absolute(card.address),
            "api_url": api_address(card.model, card.pk),
        }
        return {"id": citation.about_id, "model": citation.about.model, "entry": entry}


class CitationFilters(StrictFilterSet):
    source = EntryFilter(label="Source", queryset=Source.objects.all())
    about = django_filters.CharFilter(label="About: an id", validators=[is_uid])
    entry = django_filters.CharFilter(
        label="Entry: an id", field_name="about__entry", validators=[is_uid]
    )
    mode = django_filters.ChoiceFilter(label="Mode", choices=Citation.Mode.choices)
    condition = django_filters.ChoiceFilter(label="Condition", choices=Citation.Condition.choices)
    against = BooleanFilter(label="Against")

    orderings = {"id": "pk"}
    default_ordering = "id"

    class Meta:
        model = Citation
        fields = ["source", "about", "entry", "mode", "condition", "against"]


class SourceViewSet(EntryViewSet):
    """What the archive rests on."""

    serializer_class = SourceSerializer
    filterset_class = SourceFilters


class CitationViewSet(RecordViewSet):
    """Which statement rests on which place of which source, and how the source speaks."""

    serializer_class = CitationSerializer
    filterset_class = CitationFilters
    related = ("source", "about")

    def public(self, at):
        return Citation.objects.published(at)

    def page_context(self, rows):
        entries = {row.about.entry_id for row in rows}
        return {"cards": Card.objects.in_bulk(entries)}


ENDPOINTS = {"sources": SourceViewSet, "citations": CitationViewSet}
