from django.http import HttpResponse, HttpResponseRedirect
from django.views.generic import View

from awl_archive.catalogue.models import Card
from awl_archive.pages.views import Page, gone_page
from awl_archive.publishing.addresses import Gone, permanent
from awl_archive.publishing.registry import entry_models
from awl_archive.web.metadata import Breadcrumb

LATEST = 6


class Home(Page):
    template_name = "site/home.html"
    title = "AWL Archive"
    description = (
        "A public, sourced record of the Alliance for Workers’ Liberty and its forerunners: "
        "who came from whom, what was held, on what evidence."
    )

    def get_metadata(self):
        metadata = super().get_metadata()
        return type(metadata)(metadata.title, metadata.description, metadata.path)

    def get_context_data(self, **kwargs):
        at = self.request.at
        public = Card.objects.published(at)
        kinds = list(public.order_by().values_list("kind", flat=True))
        counts = {model: kinds.count(model._meta.label) for model in entry_models()}
        latest = public.defer("text").order_by("-updated", "pk")[:LATEST]
        return super().get_context_data(
            counts=[(model._meta.verbose_name_plural, n) for model, n in counts.items()],
            latest=latest,
            **kwargs,
        )


class About(Page):
    trail = (Breadcrumb("Home", "/"),)


class Permanent(View):
    """The permanent address of every entry and part."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, uid):
        try:
            return HttpResponseRedirect(permanent(uid, request.at))
        except Gone as gone:
            return gone_page(request, gone)


def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")
