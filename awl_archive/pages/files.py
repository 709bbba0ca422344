"""An entry in other clothes, at the address of its page with a suffix."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import View

from awl_archive.pages.formats import FORMATS, PREVIEW, Format, with_suffix
from awl_archive.pages.preview import draw
from awl_archive.pages.views import locate
from awl_archive.publishing.addresses import Gone, Moved
from awl_archive.web.errors import gone_page

FILES = FORMATS | {PREVIEW: Format("Preview", "image/png", draw)}


class EntryFile(View):
    """`page` is the view of the entry's page: found where that is, gone where that is gone."""

    http_method_names = ["get", "head", "options"]
    page = None

    def get(self, request, suffix, **slugs):
        if suffix not in FILES:
            raise Http404
        try:
            entry = locate(self.page.model, tuple(slugs.values()), request.at)
        except Moved as moved:
            return HttpResponsePermanentRedirect(with_suffix(moved.address, suffix))
        except Gone as gone:
            return gone_page(request, gone)
        if entry.needs_care and suffix == PREVIEW:
            raise Http404
        return self.file(entry, suffix)

    def file(self, entry, suffix):
        page, (_, media_type, write) = self.page(), FILES[suffix]
        reference = page.describe(entry, page.rows(entry, self.request.at))
        response = HttpResponse(write(reference), content_type=media_type)
        if suffix != PREVIEW:
            response["Content-Type"] += "; charset=utf-8"
        response["Content-Disposition"] = f'inline; filename="{entry.slug}.{suffix}"'
        if entry.needs_care:
            response["X-Robots-Tag"] = "noindex"
        return response
