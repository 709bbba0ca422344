"""Read-only endpoints over what is public: lists in cursor pages, details by uid."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from awl_archive.pages.entry_record import EntryRecord
from awl_archive.pages.filters import annotated
from awl_archive.publishing.addresses import Gone, follow
from awl_archive.publishing.records import Record
from awl_archive.publishing.uids import PATTERN
from awl_archive.rest import problems
from awl_archive.rest.serializers import api_address
from awl_archive.sources.apparatus import Apparatus
from awl_archive.web.adds import added_rows, additions, extended
from awl_archive.web.filters import MOST_UNKNOWN
from awl_archive.web.metadata import absolute
from awl_archive.web.problems import Fault

PAGING = ("cursor", "page_size")


class StrictFilters(DjangoFilterBackend):
    def filter_queryset(self, request, queryset, view):
        filterset = view.filterset_class(
            request.query_params, queryset, also_allowed=PAGING, request=request
        )
        if not filterset.is_valid():
            raise problems.Refused(*filterset.errors)
        return filterset.qs


class NoParameters:
    """Details and the root take no parameter: one sent is refused, never ignored."""

    def refuse_parameters(self, request):
        if request.query_params:
            names = list(request.query_params)[:MOST_UNKNOWN]
            raise problems.Refused(*(Fault(name[:60], "Unknown parameter.") for name in names))


class RecordViewSet(NoParameters, ReadOnlyModelViewSet):
    """Of the model of its filter set, which has `published(at)`; `related` is loaded with a row."""

    filter_backends = [StrictFilters]
    lookup_value_regex = PATTERN
    detail_serializer_class = None
    related = ()

    @classmethod
    def get_model(cls):
        return cls.filterset_class.Meta.model

    def get_queryset(self):
        # The schema is made without a request of the middleware's.
        at = getattr(self.request, "at", None) or timezone.now()
        return self.public(at).select_related(*self.related)

    def public(self, at):
        return annotated(self.get_model().objects.published(at), at)

    def get_serializer_class(self):
        detail = self.action == "retrieve" and self.detail_serializer_class
        return detail or self.serializer_class

    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        context = self.get_serializer_context() | self.page_context(page)
        return self.get_paginated_response(
            self.get_serializer_class()(page, many=True, context=context).data
        )

    def retrieve(self, request, *args, pk, **kwargs):
        self.refuse_parameters(request)
        row = self.get_queryset().filter(pk=pk).first()
        if row is None:
            return self.absent(pk)
        context = self.get_serializer_context() | self.detail_context(row)
        return Response(self.get_serializer_class()(row, context=context).data)

    def page_context(self, rows):
        return {"apparatus": Apparatus.of([row.pk for row in rows], self.request.at)}

    def detail_context(self, row):
        return self.page_context([row])

    def absent(self, uid):
        """Moved, gone, or not to be told from what never was."""
        record = Record.objects.filter(pk=uid, model=self.get_model()._meta.label).first()
        if record is None or not record.is_entry:
            raise Http404
        try:
            entry = follow(record, self.request.at)
        except Gone as gone:
            raise problems.Gone(gone.reason or gone.reason_words) from gone
        return Response(status=301, headers={"Location": api_address(type(entry), entry.pk)})


class EntryViewSet(RecordViewSet):
    """`rows(entry, at)` names the parts of a detail, as on the entry's page."""

    rows = staticmethod(lambda entry, at: {})

    def get_queryset(self):
        rows = super().get_queryset()
        return extended(rows) if self.action == "retrieve" else rows

    def get_serializer_context(self):
        detail = self.action == "retrieve"
        added = additions(self.get_model()._meta.label) if detail else ()
        return super().get_serializer_context() | {"additions": added}

    def detail_context(self, entry):
        at = self.request.at
        record = EntryRecord(entry, at, self.rows(entry, at) | added_rows(entry, at))
        return {
            "rows": record.rows,
            "apparatus": record.apparatus,
            "prose_links": record.prose_links,
        }


class Root(NoParameters, APIView):
    """What there is."""

    router = None
    more = {}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request):
        self.refuse_parameters(request)
        names = {prefix: f"api:{base}-list" for prefix, _, base in self.router.registry}
        names |= self.more
        return Response({prefix: absolute(reverse(name)) for prefix, name in names.items()})
