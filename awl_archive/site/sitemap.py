"""What search engines are told: every public page with the day it was revised, and what to leave.

The entries stand in a file for each first letter of their identifiers, which are drawn at random:
a file is a range of the primary key, needs no counting, and at 200,000 entries holds some 10,500
of the 50,000 that it may.
"""

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from awl_archive.catalogue.models import Card
from awl_archive.publishing.uids import FIRST
from awl_archive.web.metadata import absolute

LETTERS = frozenset(FIRST)
SURELY_ALL = 1_000
LISTS = (
    "history:organisations", "history:events", "history:questions", "publications:index",
    "people:index", "sources:list", "timeline", "as-of",
)  # fmt: skip
PAGES = ("home", "history:index", "history:lineage", *LISTS, "about", "about-api")
# Pages that a form narrows to endlessly many others: their entries stand in the sitemap.
NARROWED = (*LISTS, "search")


def entries(at):
    """Of what needs care no search engine is told."""
    return Card.objects.published(at).filter(needs_care=False)


def revised(at):
    """{letter: when the latest of its entries was}

    Identifiers are random: all letters are among the latest thousand, unless the archive is small.
    """
    latest, found = entries(at).order_by("-updated").values_list("pk", "updated"), {}
    for rows in (latest[:SURELY_ALL], latest):
        for uid, updated in rows:
            found.setdefault(uid[0], updated)
        if len(found) == len(LETTERS):
            break
    return found


class ForEngines(TemplateView):
    http_method_names = ["get", "head", "options"]
    content_type = "application/xml"


class Index(ForEngines):
    template_name = "site/sitemap_index.xml"

    def get_context_data(self, **kwargs):
        files = [(absolute(reverse("sitemap-pages")), None)]
        for letter, updated in sorted(revised(self.request.at).items()):
            address = absolute(reverse("sitemap-entries", args=[letter]))
            files.append((address, updated.isoformat()))
        return {"files": files}


class Pages(ForEngines):
    template_name = "site/sitemap.xml"

    def get_context_data(self, **kwargs):
        return {"pages": [(absolute(reverse(name)), None) for name in PAGES]}


class Entries(ForEngines):
    template_name = "site/sitemap.xml"

    def get_context_data(self, *, letter, **kwargs):
        if letter not in LETTERS:
            raise Http404
        within = entries(self.request.at).filter(pk__gte=letter, pk__lt=chr(ord(letter) + 1))
        found = within.order_by("pk").values_list("address", "updated")
        pages = [(absolute(address), updated.isoformat()) for address, updated in found]
        if not pages:
            raise Http404
        return {"pages": pages}


class Robots(ForEngines):
    """Rules end in `?*`: some readers, Python's own among them, drop a bare `?` at the end, which
    would shut out the list with all below it."""

    template_name = "site/robots.txt"
    content_type = "text/plain; charset=utf-8"

    def get_context_data(self, **kwargs):
        return {
            "narrowed": [reverse(name) for name in NARROWED],
            "sitemap": absolute(reverse("sitemap")),
        }
