from rest_framework import serializers

from awl_archive.rest.serializers import (
    DatesSerializer,
    EntrySerializer,
    PartSerializer,
    ProseSerializer,
    ReferenceSerializer,
    part_rows,
)
from awl_archive.rest.views import EntryViewSet, RecordViewSet
from history.api import PartySerializer
from people import rows
from people.filters import AffiliationFilters, PersonFilters
from people.models import Affiliation, Participation, Person, PersonName


class PersonNameSerializer(PartSerializer):
    name = serializers.CharField()
    kind = serializers.ChoiceField(PersonName.Kind.choices)
    note = serializers.CharField()
    api_url = None


class AffiliationSerializer(PartSerializer):
    person = ReferenceSerializer()
    role = serializers.ChoiceField(Affiliation.Role.choices)
    organisation = PartySerializer(source="*")
    title = serializers.CharField()
    described_as = serializers.CharField()
    dates = DatesSerializer(source="*")
    note = serializers.CharField()


class ParticipationSerializer(PartSerializer):
    person = ReferenceSerializer()
    role = serializers.ChoiceField(Participation.Role.choices)
    event = ReferenceSerializer(allow_null=True)
    position = serializers.CharField(source="position_id", allow_null=True)
    question = ReferenceSerializer(source="position.question", default=None, allow_null=True)
    note = serializers.CharField()
    api_url = None


class PersonSerializer(EntrySerializer):
    sort_name = serializers.CharField()
    living = serializers.ChoiceField(Person.Living.choices)


class PersonDetail(PersonSerializer, ProseSerializer):
    names = part_rows("names", PersonNameSerializer)
    affiliations = part_rows("affiliations", AffiliationSerializer)
    participations = part_rows("participations", ParticipationSerializer)


class PersonViewSet(EntryViewSet):
    """People whom a source names; found by name, never by what they belonged to."""

    serializer_class = PersonSerializer
    detail_serializer_class = PersonDetail
    filterset_class = PersonFilters
    rows = staticmethod(rows.of_person)


class AffiliationViewSet(RecordViewSet):
    """How one person stands to organisations; or who held a public office of an organisation."""

    serializer_class = AffiliationSerializer
    filterset_class = AffiliationFilters
    related = ("person", "party")


ENDPOINTS = {"people": PersonViewSet, "affiliations": AffiliationViewSet}
