"""Search for programs: the same answer as the page's."""

from django.core.signing import BadSignature
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from awl_archive.rest.pagination import CursorPages, signer, single
from awl_archive.rest.problems import Refused
from awl_archive.rest.serializers import EVIDENCE, api_address
from awl_archive.search.backends import backend
from awl_archive.search.backends.sql import TooSlow
from awl_archive.site.search.asking import SearchFilters, SearchForm
from awl_archive.site.search.results import Results
from awl_archive.web.metadata import absolute
from awl_archive.web.problems import Fault


class CardDatesSerializer(serializers.Serializer):
    edtf = serializers.CharField()
    text = serializers.CharField(source="date_text")
    earliest_begin = serializers.DateField(allow_null=True)
    latest_begin = serializers.DateField(allow_null=True)
    earliest_end = serializers.DateField(allow_null=True)
    latest_end = serializers.DateField(allow_null=True)


class ResultSerializer(serializers.Serializer):
    """One entry found; `passage` in pieces, those that are a hit marked."""

    id = serializers.CharField(source="card.pk")
    kind = serializers.CharField(source="card.model._meta.model_name")
    title = serializers.CharField(source="card.title")
    summary = serializers.CharField()
    url = serializers.SerializerMethodField()
    api_url = serializers.SerializerMethodField()
    updated = serializers.DateTimeField(source="card.updated")
    dates = CardDatesSerializer(source="card")
    evidence = serializers.ChoiceField(EVIDENCE)
    passage = serializers.SerializerMethodField()

    def get_url(self, result) -> str:
        return absolute(result.card.address)

    def get_api_url(self, result) -> str:
        return api_address(result.card.model, result.card.pk)

    def get_passage(self, result) -> list[dict]:
        return [{"text": text, "hit": hit} for text, hit in result.passage]


class FacetSerializer(serializers.Serializer):
    """`params`: what to add to the query string to narrow to it."""

    words = serializers.CharField()
    count = serializers.IntegerField()
    params = serializers.DictField()


ANSWER = inline_serializer(
    "SearchAnswer",
    {
        "count": serializers.IntegerField(),
        "count_capped": serializers.BooleanField(),
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "mended": serializers.DictField(child=serializers.CharField()),
        "facets": serializers.DictField(child=FacetSerializer(many=True)),
        "results": ResultSerializer(many=True),
    },
)
PARAMETERS = [
    OpenApiParameter(
        name,
        OpenApiTypes.STR,
        description=field.label,
        required=name == "q",
        enum=[value for value, _ in getattr(field, "choices", ()) if value] or None,
    )
    for name, field in SearchForm.base_fields.items()
]


class SearchView(APIView):
    """Everything, by words. At most the first 1,000 that are found are listed and counted."""

    filterset = SearchFilters

    @extend_schema(
        parameters=[
            *PARAMETERS,
            OpenApiParameter("cursor", OpenApiTypes.STR),
            OpenApiParameter("page_size", OpenApiTypes.INT),
        ],
        responses=ANSWER,
        operation_id="search",
    )
    def get(self, request):
        filters = SearchFilters(
            request.query_params, request.at, also_allowed=("cursor", "page_size")
        )
        if not filters.is_valid():
            raise Refused(*filters.errors)
        if filters.query.is_empty:
            raise Refused(Fault("q", "Give at least one word to look for."))
        self.pages = CursorPages()
        self.pages.request = request
        # What a cursor leads on in: the same words in the same order.
        self.name = f"search:{filters.typed}:{request.query_params.get('sort', '')}"
        size, start = self.pages.size_asked(), self.start(request)
        try:
            with backend().limited():
                results = Results(filters, start, size)
        except TooSlow as error:
            raise TakesTooLong from error
        return Response(self.answer(results, start, size))

    def answer(self, results, start, size):
        return {
            "count": results.count,
            "count_capped": results.capped,
            "next": self.link(start + size) if start + size < results.count else None,
            "previous": self.link(max(0, start - size)) if start else None,
            "mended": results.mended,
            "facets": {
                name: FacetSerializer(values, many=True).data for name, values in results.facets
            },
            "results": ResultSerializer(results.rows, many=True).data,
        }

    def start(self, request):
        cursor = single(request, "cursor")
        if cursor is None:
            return 0
        try:
            name, start = signer().unsign_object(cursor)
        except (BadSignature, ValueError, TypeError) as error:
            raise Refused(WRONG_CURSOR) from error
        if name != self.name or not isinstance(start, int):
            raise Refused(WRONG_CURSOR)
        return start

    def link(self, start):
        return self.pages.link(signer().sign_object([self.name, start]))


WRONG_CURSOR = Fault("cursor", "Follow `next` and `previous` as given, with the same search.")


class TakesTooLong(exceptions.APIException):
    status_code = 503
    default_detail = "This took too long: add a word, or narrow it by kind or date."
