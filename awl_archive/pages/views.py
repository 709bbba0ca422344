"""The list and the page of an entry; sections say which model, rows and templates."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.generic import TemplateView

from awl_archive.pages.filters import annotated
from awl_archive.pages.page import EntryRecord
from awl_archive.publishing.addresses import Gone, Moved, find
from awl_archive.web.adds import additions, extended
from awl_archive.web.metadata import Alternate, Breadcrumb, PageMetadata
from awl_archive.web.paging import page_of


def gone_page(request, gone):
    metadata = PageMetadata(title="No longer here", robots="noindex")
    return render(request, "410.html", {"gone": gone, "metadata": metadata}, status=410)


class Page(TemplateView):
    """A page with metadata; `trail` leads to it from the home page."""

    http_method_names = ["get", "head", "options"]
    title = ""
    description = ""
    trail = ()

    def alternates(self):
        """The same in other clothes."""
        return ()

    def get_metadata(self):
        return PageMetadata(
            title=self.title,
            description=self.description,
            path=self.request.path,
            alternates=self.alternates(),
            breadcrumbs=(*self.trail, Breadcrumb(self.title)),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(at=self.request.at, metadata=self.get_metadata(), **kwargs)


class EntryPage(Page):
    """`rows(entry, at)` returns the visible parts by name; they become the context's rows."""

    model = None

    def rows(self, entry, at):
        return {}

    def get(self, request, *args, **kwargs):
        try:
            self.entry = find(self.get_queryset(), kwargs["slug"], request.at)
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.address)
        except Gone as gone:
            return gone_page(request, gone)
        self.title = self.entry.authorised_form
        self.description = self.entry.summary
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return extended(self.model.objects.all())

    def alternates(self):
        address = reverse(f"api:{self.model._meta.model_name}-detail", args=[self.entry.pk])
        return (Alternate(address, "application/json", "JSON"),)

    def additions(self):
        """(template, context) of what upper sections add to this entry."""
        for module in additions(self.model._meta.label):
            if hasattr(module, "TEMPLATE"):
                context = getattr(module, "context", lambda entry, at: {})
                yield module.TEMPLATE, context(self.entry, self.request.at)

    def get_context_data(self, **kwargs):
        rows = self.rows(self.entry, self.request.at)
        record = EntryRecord(self.entry, self.request.at, rows)
        return super().get_context_data(
            entry=self.entry,
            record=record,
            # Lazy, as the page of a source has no notes.
            apparatus=SimpleLazyObject(lambda: record.apparatus),
            prose_links=record.prose_links,
            additions=list(self.additions()),
            **record.rows,
            **kwargs,
        )


class EntryList(Page):
    """One filter set for page, API and count; a bad value is a 400 that keeps what was typed."""

    filterset = None
    noun = "entries"

    def get_queryset(self):
        public = self.filterset.Meta.model.objects.published(self.request.at)
        return annotated(public, self.request.at)

    def get(self, request, *args, **kwargs):
        self.filters = self.filterset(request.GET, self.get_queryset())
        response = super().get(request, *args, **kwargs)
        response.status_code = 200 if self.filters.is_valid() else 400
        return response

    def undated(self):
        """How many more there are without a date, where a span leaves them out; else None."""
        if not (self.request.GET.get("from") or self.request.GET.get("to")):
            return None
        data = self.request.GET.copy()
        for name in ("from", "to", "match", "page"):
            data.pop(name, None)
        data["dated"] = "undated"
        return {"count": self.filterset(data, self.get_queryset()).qs.count(),
                "query": f"?{data.urlencode()}"}  # fmt: skip

    def get_context_data(self, **kwargs):
        valid = self.filters.is_valid()
        return super().get_context_data(
            filters=self.filters,
            page=page_of(self.filters.qs, self.request.GET) if valid else None,
            undated=self.undated() if valid else None,
            noun=self.noun,
            **kwargs,
        )
