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
from publications import rows
from publications.filters import (
    ArticleFilters,
    ContributionFilters,
    IssueFilters,
    PublicationFilters,
    SeriesFilters,
)
from publications.models.kinds import (
    ContributionRole,
    Frequency,
    ImprintRole,
    InvolvementRole,
    Production,
    PublicationKind,
    Regularity,
    SubjectKind,
    SuccessionKind,
)


class RunSerializer(serializers.Serializer):
    """When something came out, and how."""

    production = serializers.ChoiceField(Production.choices)
    frequency = serializers.ChoiceField(Frequency.choices)
    regularity = serializers.ChoiceField([("", "not said"), *Regularity.choices])
    dates = DatesSerializer(source="*")


class SeriesSerializer(PartSerializer, RunSerializer):
    publication = ReferenceSerializer()
    number = serializers.IntegerField(allow_null=True)
    label = serializers.CharField()
    note = serializers.CharField()


class ImprintSerializer(PartSerializer):
    publication = ReferenceSerializer()
    role = serializers.ChoiceField(ImprintRole.choices)
    organisation = PartySerializer(source="*")
    dates = DatesSerializer(source="*")
    note = serializers.CharField()
    api_url = None


class SuccessionSerializer(PartSerializer):
    publication = ReferenceSerializer()
    series = serializers.CharField(source="series_id", allow_null=True)
    kind = serializers.ChoiceField(SuccessionKind.choices)
    other = ReferenceSerializer(allow_null=True)
    other_series = serializers.CharField(source="other_series_id", allow_null=True)
    dates = DatesSerializer(source="*")
    note = serializers.CharField()
    api_url = None


class InvolvementSerializer(PartSerializer):
    publication = ReferenceSerializer()
    event = ReferenceSerializer()
    role = serializers.ChoiceField(InvolvementRole.choices)
    note = serializers.CharField()
    api_url = None


class SubjectSerializer(PartSerializer):
    publication = ReferenceSerializer()
    kind = serializers.ChoiceField(SubjectKind.choices)
    record = ReferenceSerializer(allow_null=True)
    words = serializers.CharField()
    note = serializers.CharField()
    api_url = None


class ContributionSerializer(PartSerializer):
    of = ReferenceSerializer(source="owner")
    role = serializers.ChoiceField(ContributionRole.choices)
    byline = serializers.CharField()
    person = ReferenceSerializer(allow_null=True)
    printed = serializers.CharField(source="printed_id", allow_null=True)
    note = serializers.CharField()


class PublicationSerializer(EntrySerializer, RunSerializer):
    kind = serializers.ChoiceField(PublicationKind.choices)


class PublicationDetail(PublicationSerializer, ProseSerializer):
    series = part_rows("series", SeriesSerializer)
    imprints = part_rows("imprints", ImprintSerializer)
    successions = part_rows("successions", SuccessionSerializer)
    involvements = part_rows("involvements", InvolvementSerializer)
    subjects = part_rows("subjects", SubjectSerializer)
    contributions = part_rows("contributions", ContributionSerializer)


class IssueSerializer(EntrySerializer):
    publication = ReferenceSerializer()
    series = serializers.CharField(source="series_id", allow_null=True)
    number = serializers.CharField()
    dates = DatesSerializer(source="*")


class IssueDetail(IssueSerializer, ProseSerializer):
    contributions = part_rows("contributions", ContributionSerializer)


class ArticleSerializer(EntrySerializer):
    issue = ReferenceSerializer()
    publication = ReferenceSerializer(source="issue.publication")
    pages = serializers.CharField()


class ArticleDetail(ArticleSerializer, ProseSerializer):
    contributions = part_rows("contributions", ContributionSerializer)


class PublicationViewSet(EntryViewSet):
    """Titles: newspapers, magazines, books, bulletins, documents."""

    serializer_class = PublicationSerializer
    detail_serializer_class = PublicationDetail
    filterset_class = PublicationFilters
    rows = staticmethod(rows.of_publication)


class SeriesViewSet(RecordViewSet):
    """The series of titles, which may overlap."""

    serializer_class = SeriesSerializer
    filterset_class = SeriesFilters
    related = ("publication",)


class IssueViewSet(EntryViewSet):
    """Issues of titles."""

    serializer_class = IssueSerializer
    detail_serializer_class = IssueDetail
    filterset_class = IssueFilters
    related = ("publication",)
    rows = staticmethod(rows.of_issue)


class ArticleViewSet(EntryViewSet):
    """Articles of issues, with their bylines as printed."""

    serializer_class = ArticleSerializer
    detail_serializer_class = ArticleDetail
    filterset_class = ArticleFilters
    related = ("issue__publication",)
    rows = staticmethod(rows.of_article)


class ContributionViewSet(RecordViewSet):
    """Who made what: a name as printed, or a person; one row each."""

    serializer_class = ContributionSerializer
    filterset_class = ContributionFilters
    related = ("publication", "issue__publication", "article__issue__publication", "person")


ENDPOINTS = {
    "publications": PublicationViewSet,
    "series": SeriesViewSet,
    "issues": IssueViewSet,
    "articles": ArticleViewSet,
    "contributions": ContributionViewSet,
}
