from drf_spectacular.utils import extend_schema_field
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
from history import rows
from history.filters import (
    ChapterFilters,
    EventFilters,
    OrganisationFilters,
    PositionFilters,
    QuestionFilters,
    TieFilters,
)
from history.models.kinds import (
    CharacteristicKind,
    EventKind,
    EventLinkKind,
    EventRoleKind,
    NameKind,
    OrganisationKind,
    Share,
    Stance,
    TieKind,
    Topic,
)


class PartySerializer(serializers.Serializer):
    """A recorded organisation or words, and which part of it acted."""

    organisation = ReferenceSerializer(source="party", allow_null=True)
    words = serializers.CharField(source="party_words")
    share = serializers.ChoiceField([("", "not said"), *Share.choices])
    extent = serializers.CharField()


class NameSerializer(PartSerializer):
    name = serializers.CharField()
    kind = serializers.ChoiceField(NameKind.choices)
    dates = DatesSerializer(source="*")
    note = serializers.CharField()
    api_url = None


class CharacteristicSerializer(PartSerializer):
    kind = serializers.ChoiceField(CharacteristicKind.choices)
    value = serializers.CharField()
    dates = DatesSerializer(source="*")
    note = serializers.CharField()
    api_url = None


class TieSerializer(PartSerializer):
    organisation = ReferenceSerializer()
    kind = serializers.ChoiceField(TieKind.choices)
    verb = serializers.CharField()
    other = PartySerializer(source="*")
    dates = DatesSerializer(source="*")
    note = serializers.CharField()


class PositionSerializer(PartSerializer):
    question = ReferenceSerializer()
    holder = PartySerializer(source="*")
    stance = serializers.ChoiceField(Stance.choices)
    about = ReferenceSerializer(source="target", allow_null=True)
    statement = serializers.CharField()
    dates = DatesSerializer(source="*")


class RoleSerializer(PartSerializer):
    event = ReferenceSerializer()
    role = serializers.ChoiceField(EventRoleKind.choices)
    party = PartySerializer(source="*")
    note = serializers.CharField()
    api_url = None


class LinkSerializer(PartSerializer):
    event = ReferenceSerializer()
    kind = serializers.ChoiceField(EventLinkKind.choices)
    other = ReferenceSerializer()
    interval = serializers.CharField()
    note = serializers.CharField()
    api_url = None


class OrganisationSerializer(EntrySerializer):
    kind = serializers.ChoiceField(OrganisationKind.choices)
    dates = DatesSerializer(source="*")


class OrganisationDetail(OrganisationSerializer, ProseSerializer):
    names = part_rows("names", NameSerializer)
    characteristics = part_rows("characteristics", CharacteristicSerializer)
    ties = part_rows("ties", TieSerializer)
    roles = part_rows("roles", RoleSerializer)
    positions = part_rows("positions", PositionSerializer)


class EventSerializer(EntrySerializer):
    kind = serializers.ChoiceField(EventKind.choices)
    outcome = serializers.CharField()
    dates = DatesSerializer(source="*")


class EventDetail(EventSerializer, ProseSerializer):
    roles = part_rows("roles", RoleSerializer)
    links = part_rows("links", LinkSerializer)
    links_here = part_rows("links_here", LinkSerializer)
    questions = serializers.SerializerMethodField()

    @extend_schema_field(ReferenceSerializer(many=True))
    def get_questions(self, event):
        found = rows.questions_at_issue(event, self.context["request"].at)
        return ReferenceSerializer(found, many=True).data


class ChapterSerializer(EntrySerializer):
    number = serializers.IntegerField()
    dates = DatesSerializer(source="*")


class ChapterDetail(ChapterSerializer, ProseSerializer):
    pass


class QuestionSerializer(EntrySerializer):
    topic = serializers.ChoiceField(Topic.choices)


class QuestionDetail(QuestionSerializer, ProseSerializer):
    positions = part_rows("positions", PositionSerializer)
    events = serializers.SerializerMethodField()

    @extend_schema_field(ReferenceSerializer(many=True))
    def get_events(self, question):
        found = rows.events_about(question, self.context["request"].at)
        return ReferenceSerializer(found, many=True).data


class OrganisationViewSet(EntryViewSet):
    """Groups, parties, campaigns and other bodies, with names, characteristics, ties, roles."""

    serializer_class = OrganisationSerializer
    detail_serializer_class = OrganisationDetail
    filterset_class = OrganisationFilters
    rows = staticmethod(rows.of_organisation)


class EventViewSet(EntryViewSet):
    """What happened, with the parties in it and the links to other events."""

    serializer_class = EventSerializer
    detail_serializer_class = EventDetail
    filterset_class = EventFilters
    rows = staticmethod(rows.of_event)


class ChapterViewSet(EntryViewSet):
    """The narrative, period by period."""

    serializer_class = ChapterSerializer
    detail_serializer_class = ChapterDetail
    filterset_class = ChapterFilters


class QuestionViewSet(EntryViewSet):
    """What was at issue, with the positions held on it."""

    serializer_class = QuestionSerializer
    detail_serializer_class = QuestionDetail
    filterset_class = QuestionFilters
    rows = staticmethod(rows.of_question)


class PositionViewSet(RecordViewSet):
    """What was held on a question, by whom, when."""

    serializer_class = PositionSerializer
    filterset_class = PositionFilters
    related = ("question", "party", "target")


class TieViewSet(RecordViewSet):
    """Standing relations between organisations, without descent."""

    serializer_class = TieSerializer
    filterset_class = TieFilters
    related = ("organisation", "party")


ENDPOINTS = {
    "organisations": OrganisationViewSet,
    "events": EventViewSet,
    "chapters": ChapterViewSet,
    "questions": QuestionViewSet,
    "positions": PositionViewSet,
    "ties": TieViewSet,
}
