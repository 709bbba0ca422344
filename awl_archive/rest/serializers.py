"""What every object of the API carries, in one place.

A view puts the page's `apparatus` (citations by uid) and, on a detail, `prose_links` in the
context, so that no object asks the database for itself.
"""

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from awl_archive.dates.bounds import PORTIONS, READINGS
from awl_archive.prose.html import resolve
from awl_archive.publishing.models import Entry
from awl_archive.sources.models import Citation
from awl_archive.web.metadata import absolute, permanent_address

EVIDENCE = ["sourced", "contested", "unsourced"]


def api_address(model, uid):
    return absolute(reverse(f"api:{model._meta.model_name}-detail", args=[uid]))


class ReferenceSerializer(serializers.Serializer):
    """Another entry, one level deep."""

    id = serializers.CharField(source="pk")
    title = serializers.CharField(source="authorised_form")
    url = serializers.SerializerMethodField()
    api_url = serializers.SerializerMethodField()

    def get_url(self, entry) -> str:
        return absolute(entry.get_absolute_url())

    def get_api_url(self, entry) -> str:
        return api_address(type(entry), entry.pk)


class DatesSerializer(serializers.Serializer):
    """An uncertain date: as typed, in words, and its four bounds (null: not known)."""

    edtf = serializers.CharField()
    reading = serializers.ChoiceField(READINGS)
    portion = serializers.ChoiceField(PORTIONS)
    wording = serializers.CharField()
    as_of = serializers.CharField()
    text = serializers.CharField(source="date_text")
    earliest_begin = serializers.DateField(allow_null=True)
    latest_begin = serializers.DateField(allow_null=True)
    earliest_end = serializers.DateField(allow_null=True)
    latest_end = serializers.DateField(allow_null=True)
    doubtful = serializers.BooleanField()


class NoteSerializer(serializers.Serializer):
    """A citation as it stands under the statement it is about."""

    id = serializers.CharField(source="pk")
    api_url = serializers.SerializerMethodField()
    source = ReferenceSerializer()
    locator = serializers.CharField()
    quotation = serializers.CharField()
    against = serializers.BooleanField()
    mode = serializers.ChoiceField(Citation.Mode.choices)
    condition = serializers.ChoiceField(Citation.Condition.choices)
    note = serializers.CharField()

    def get_api_url(self, citation) -> str:
        return api_address(type(citation), citation.pk)


# The bases have no docstring: the schema would describe every object by it.
class RecordSerializer(serializers.Serializer):
    id = serializers.CharField(source="pk")
    url = serializers.SerializerMethodField()
    api_url = serializers.SerializerMethodField()
    updated = serializers.SerializerMethodField()
    evidence = serializers.SerializerMethodField()
    citations = serializers.SerializerMethodField()

    def get_url(self, row) -> str:
        raise NotImplementedError

    def get_api_url(self, row) -> str:
        return api_address(type(row), row.pk)

    @extend_schema_field(serializers.DateTimeField())
    def get_updated(self, row):
        raise NotImplementedError

    @extend_schema_field(serializers.ChoiceField(choices=EVIDENCE))
    def get_evidence(self, row):
        stated = getattr(row, "evidence", None)
        return stated or self.context["apparatus"].evidence(row.pk)

    @extend_schema_field(NoteSerializer(many=True))
    def get_citations(self, row):
        return NoteSerializer(self.context["apparatus"].citations(row.pk), many=True).data


class EntrySerializer(RecordSerializer):
    permanent_url = serializers.SerializerMethodField()
    title = serializers.CharField(source="authorised_form")
    name = serializers.CharField(source="title")
    qualifier = serializers.CharField()
    summary = serializers.CharField()
    language = serializers.CharField()
    level_of_detail = serializers.ChoiceField(Entry.Detail.choices)
    created = serializers.DateTimeField()

    def get_fields(self):
        """On a detail, with what upper sections add."""
        fields = super().get_fields()
        for module in self.context.get("additions", ()):
            fields |= {name: field() for name, field in getattr(module, "FIELDS", {}).items()}
        return fields

    def get_url(self, entry) -> str:
        return absolute(entry.get_absolute_url())

    def get_permanent_url(self, entry) -> str:
        return permanent_address(entry.pk)

    @extend_schema_field(serializers.DateTimeField())
    def get_updated(self, entry):
        return serializers.DateTimeField().to_representation(entry.updated)


class ProseSerializer(serializers.Serializer):
    """Prose as HTML with its links resolved to what is public."""

    body = serializers.SerializerMethodField()
    hatnote = serializers.SerializerMethodField()
    silences = serializers.SerializerMethodField()

    def _prose(self, html):
        return str(
            resolve(
                html,
                links=self.context["prose_links"].absolute_addresses,
                cite=self.context["apparatus"].cite_in_words,
            )
        )

    def get_body(self, entry) -> str:
        return self._prose(entry.body_html)

    def get_hatnote(self, entry) -> str:
        return self._prose(entry.hatnote_html)

    def get_silences(self, entry) -> str:
        return self._prose(entry.silences_html)


# A part's page is its owner's, at the part's anchor; so the owner is loaded with it.
class PartSerializer(RecordSerializer):
    def get_url(self, part) -> str:
        return absolute(f"{part.owner.get_absolute_url()}#{part.pk}")

    @extend_schema_field(serializers.DateTimeField())
    def get_updated(self, part):
        return serializers.DateTimeField().to_representation(part.owner.updated)


def part_rows(name, serializer):
    """A field of a detail: the rows of that name which the view has found."""

    class Rows(serializers.Field):
        def __init__(self, **options):
            super().__init__(source="*", read_only=True, **options)

        def to_representation(self, entry):
            return serializer(self.context["rows"][name], many=True, context=self.context).data

    return extend_schema_field(serializer(many=True))(Rows)()
