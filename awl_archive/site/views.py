from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.generic import View

from awl_archive.catalogue.models import Card
from awl_archive.pages.views import HOME, Page, atom
from awl_archive.publishing.addresses import Gone, permanent
from awl_archive.publishing.registry import entry_models
from awl_archive.site.anniversaries import anniversaries
from awl_archive.web.errors import gone_page
from awl_archive.web.metadata import PageMetadata
from history.models import Tie
from history.models.kinds import TieKind

LATEST = 3


class Home(Page):
    template_name = "site/home.html"
    description = (
        "A public, sourced record of the Alliance for Workers’ Liberty and its forerunners: "
        "who came from whom, what was held, on what evidence."
    )

    def alternates(self):
        return (atom(reverse("feed"), "New and changed"),)

    def get_metadata(self):
        path = self.request.path
        return PageMetadata("", self.description, path, alternates=self.alternates())

    def get_context_data(self, **kwargs):
        at = self.request.at
        public = Card.objects.published(at).order_by()
        kinds = dict(public.values_list("kind").annotate(Count("pk")))
        latest = public.filter(needs_care=False).order_by("-updated", "pk")
        phases = Tie.objects.published(at).filter(kind=TieKind.PHASE_OF)
        return super().get_context_data(
            counts={model._meta.model_name: kinds.get(model._meta.label, 0)
                    for model in entry_models()},
            anniversaries=anniversaries(at),
            latest=latest[:LATEST],
            phases=phases.select_related("organisation").order_by("organisation__date_order"),
            **kwargs,
        )  # fmt: skip


class About(Page):
    trail = (HOME,)


class Permanent(View):
    """The permanent address of every entry and part."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, uid):
        try:
            return HttpResponseRedirect(permanent(uid, request.at))
        except Gone as gone:
            return gone_page(request, gone)


def favicon(request):
    """For who asks at the old address: an answer of the API names no picture."""
    return HttpResponseRedirect(static("favicon.svg"))


def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")
