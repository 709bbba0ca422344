"""The page of search, names while they are typed, and what a browser reads to offer both."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from awl_archive.catalogue.models import Card
from awl_archive.pages.views import HOME, Page
from awl_archive.rest.problems import Refused
from awl_archive.search.backends import backend
from awl_archive.search.backends.sql import TooSlow
from awl_archive.search.suggesting import suggestions
from awl_archive.site.search.asking import NamesAsked, SearchFilters
from awl_archive.site.search.results import SIZE, Results
from awl_archive.web.metadata import absolute
from awl_archive.web.paging import Page as ListPage
from awl_archive.web.paging import page_number, without_page
from awl_archive.web.problems import problem_response


class SearchPage(Page):
    template_name = "site/search.html"
    title = "Search"
    description = (
        "Names, words of the records and of articles, and sources of the archive, in one box."
    )
    robots = "noindex"
    trail = (HOME,)
    filterset = SearchFilters
    too_slow = False

    def get(self, request, *args, **kwargs):
        self.filters = SearchFilters(request.GET, request.at)
        response = super().get(request, *args, **kwargs)
        response.status_code = self.status
        return response

    @property
    def status(self):
        if not self.filters.is_valid():
            return 400
        return 503 if self.too_slow else 200

    def get_context_data(self, **kwargs):
        found = self.found() if self.filters.is_valid() else {}
        return super().get_context_data(
            filters=self.filters, too_slow=self.too_slow, **found, **kwargs
        )

    def found(self):
        query, number = self.filters.query, page_number(self.request.GET)
        if query.is_empty:
            if number > 1:
                raise Http404
            return {}
        try:
            named, results = self.asked(number)
        except TooSlow:
            self.too_slow = True
            return {}
        last = max(1, -(-results.count // SIZE))
        if number > last:
            raise Http404
        kept = without_page(self.request.GET)
        cards = results.cards
        return {
            "page": ListPage(results.rows, number, last, results.count, results.capped, SIZE, kept),
            "results": results,
            "names": [(name, cards[uid]) for name, uid in named if uid in cards],
        }

    def asked(self, number):
        """(names that begin as typed, on the first page; results)"""
        with backend().limited():
            typed, at = self.request.GET["q"], self.request.at
            named = suggestions(typed, at) if number == 1 else []
            start = (number - 1) * SIZE
            return named, Results(self.filters, start, SIZE, [uid for _, uid in named])


class Suggestions(View):
    """In the form that OpenSearch asks for: [typed, names, words on each, addresses]."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        asked = NamesAsked(request.GET)
        if not asked.is_valid():
            return problem_response(400, Refused.default_detail, asked.errors)
        said = asked.form.cleaned_data["q"]
        named = self.names(said, request.at)
        cards = Card.objects.published(request.at).in_bulk([uid for _, uid in named])
        found = [(name, cards[uid]) for name, uid in named if uid in cards]
        return JsonResponse(
            [
                said,
                [name for name, _ in found],
                [" ".join(filter(None, (c.kind_words, c.date_text))) for _, c in found],
                [absolute(card.address) for _, card in found],
            ],
            safe=False,
            content_type="application/x-suggestions+json",
        )

    def names(self, typed, at):
        """None where it would take too long."""
        try:
            with backend().limited():
                return suggestions(typed, at)
        except TooSlow:
            return []


def opensearch(request):
    return render(
        request,
        "site/opensearch.xml",
        {
            "search": absolute(reverse("search")),
            "suggestions": absolute(reverse("suggestions")),
            "here": absolute(reverse("opensearch")),
            "icon": absolute("/favicon.ico"),
        },
        content_type="application/opensearchdescription+xml",
    )
