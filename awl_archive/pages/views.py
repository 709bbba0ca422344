"""The list and the page of an entry; sections say which model, rows and templates."""

from dataclasses import replace

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import SimpleLazyObject
from django.utils.text import capfirst
from django.views.generic import TemplateView

from awl_archive.citing import linked, words
from awl_archive.citing.tags import tags
from awl_archive.pages.entry_record import EntryRecord
from awl_archive.pages.filters import annotated
from awl_archive.pages.formats import PREVIEW, alternates, with_suffix
from awl_archive.prose.html import data_script
from awl_archive.publishing.addresses import Gone, Moved, find
from awl_archive.web.adds import added_rows, additions, extended
from awl_archive.web.errors import gone_page
from awl_archive.web.metadata import Alternate, Breadcrumb, PageMetadata, absolute
from awl_archive.web.paging import page_of


def locate(model, slugs, at):
    """The public entry at these slugs, from the uppermost down. Raises Moved, Gone or Http404."""
    *above, slug = slugs
    queryset = extended(model.objects.all())
    if not above:
        return find(queryset, slug, at)
    field = model._meta.get_field(model.parent)
    try:
        parent = locate(field.related_model, above, at)
    except Moved as moved:
        raise Moved(f"{moved.address}{slug}/") from moved
    entry = find(queryset.filter(**{field.name: parent}), slug, at, parent.pk)
    setattr(entry, field.name, parent)
    return entry


def atom(address, title):
    return Alternate(address, "application/atom+xml", title)


def feed_of(section):
    """What is new and changed in it, for programs that tell their readers."""
    return atom(reverse(f"feed-{section.label}"), f"{section.verbose_name}: new and changed")


class Page(TemplateView):
    """A page with metadata; `trail` leads to it from the home page."""

    http_method_names = ["get", "head", "options"]
    title = ""
    description = ""
    robots = ""
    trail = ()

    def alternates(self):
        """The same in other clothes."""
        return ()

    def get_metadata(self):
        return PageMetadata(
            title=self.title,
            description=self.description,
            path=self.request.path,
            robots=self.robots,
            alternates=self.alternates(),
            breadcrumbs=(*self.trail, Breadcrumb(self.title)),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(at=self.request.at, metadata=self.get_metadata(), **kwargs)


HOME = Breadcrumb("Home", reverse_lazy("home"))


def section_of(model):
    """The section that a model belongs to, as a step of the trail."""
    app = model._meta.app_config
    return Breadcrumb(app.verbose_name, reverse_lazy(f"{app.label}:index"))


def list_of(model):
    plural = model._meta.verbose_name_plural
    return Breadcrumb(capfirst(plural), reverse_lazy(f"{model._meta.app_label}:{plural}"))


def above(entry):
    """The entries below whose address this one stands, the nearest first."""
    while entry.parent:
        entry = getattr(entry, entry.parent)
        yield Breadcrumb(entry.authorised_form, entry.get_absolute_url())


class EntryPage(Page):
    """`rows(entry, at)` returns the visible parts by name; they become the context's rows.
    `describe(entry, rows)` says of them what is cited, and told to machines.

    Template and trail follow from the model; `has_list` where its kind has a list of its own
    beside the section's first page.
    """

    model = None
    has_list = True

    def get_template_names(self):
        meta = self.model._meta
        return [self.template_name or f"{meta.app_label}/{meta.model_name}.html"]

    @property
    def trail(self):
        lists = (list_of(self.model),) if self.has_list else ()
        return (HOME, section_of(self.model), *lists, *reversed(list(above(self.entry))))

    def rows(self, entry, at):
        return {}

    def describe(self, entry, rows):
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        try:
            self.entry = locate(self.model, tuple(kwargs.values()), request.at)
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.address)
        except Gone as gone:
            return gone_page(request, gone)
        self.title = self.entry.authorised_form
        if self.entry.needs_care:
            self.robots = "noindex"
        else:
            self.description = self.entry.summary
        return super().get(request, *args, **kwargs)

    def alternates(self):
        address = reverse(f"api:{self.model._meta.model_name}-detail", args=[self.entry.pk])
        files = alternates(self.entry.get_absolute_url())
        return (Alternate(address, "application/json", "JSON"), *files)

    def get_metadata(self):
        found = super().get_metadata()
        trail = [(str(crumb.label), absolute(crumb.path)) for crumb in self.trail]
        here = (self.title, self.reference.page)
        preview = absolute(with_suffix(self.entry.get_absolute_url(), PREVIEW))
        return replace(
            found,
            tags=tags(self.reference),
            data=data_script(linked.in_page(self.reference, [*trail, here])),
            image="" if self.entry.needs_care else preview,
        )

    def additions(self):
        """The fragments that upper sections add to this entry."""
        found = additions(self.model._meta.label)
        return [module.TEMPLATE for module in found if hasattr(module, "TEMPLATE")]

    def get_context_data(self, **kwargs):
        entry, at = self.entry, self.request.at
        record = EntryRecord(entry, at, self.rows(entry, at) | added_rows(entry, at))
        self.reference = self.describe(entry, record.rows)
        return super().get_context_data(
            entry=entry,
            record=record,
            citation=words.write(self.reference),
            # Lazy, as the page of a source has no notes.
            apparatus=SimpleLazyObject(lambda: record.apparatus),
            prose_links=record.prose_links,
            additions=self.additions(),
            **record.rows,
            **kwargs,
        )


class EntryList(Page):
    """One filter set for page, API and count; a bad value is a 400 that keeps what was typed."""

    filterset = None
    is_index = False

    @property
    def model(self):
        return self.filterset.Meta.model

    @property
    def noun(self):
        return str(self.model._meta.verbose_name_plural)

    @property
    def title(self):
        return capfirst(self.noun)

    @property
    def trail(self):
        return (HOME,) if self.is_index else (HOME, section_of(self.model))

    def get_template_names(self):
        return [self.template_name or f"{self.model._meta.app_label}/{self.noun}.html"]

    def alternates(self):
        return (feed_of(self.model._meta.app_config),)

    def get_queryset(self):
        public = self.model.objects.published(self.request.at)
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
