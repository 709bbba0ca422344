"""What was found, as page and API show it."""

from functools import cached_property

from django.utils.html import format_html, format_html_join

from awl_archive.catalogue.models import Card
from awl_archive.search.finding import find
from awl_archive.search.models import Document
from awl_archive.search.passages import passage
from awl_archive.site.search import facets

SIZE = 20


class Result:
    """One entry that was found. `passage`: [(words, whether they are a hit)]."""

    def __init__(self, card, evidence, pieces):
        self.card, self.evidence, self.passage = card, evidence, pieces

    @property
    def summary(self):
        """None of people in care: it would be a description apart from its page."""
        return "" if self.card.needs_care else self.card.summary

    @property
    def said(self):
        """The passage for a page, its hits marked."""
        if not self.passage:
            return self.summary
        found = (
            (format_html("<mark>{}</mark>", words) if is_hit else words,)
            for words, is_hit in self.passage
        )
        return format_html_join("", "{}", found)


class Results:
    """Of one search: the page of `size` from `start` on, and counts of all that was found. `named`
    are uids of more entries whose cards are wanted."""

    def __init__(self, filters, start=0, size=SIZE, named=()):
        self.at, self.start, self.size, self.named = filters.at, start, size, tuple(named)
        self.found = find(filters.query, filters.scope)
        self.span, self.wants_certain = filters.span, filters.wants_certain
        self.hits, self.count = self.found.hits, self.found.count
        self.capped, self.mended = self.found.capped, self.found.mended

    @cached_property
    def evidence(self):
        return facets.evidence_of(self.hits, self.at)

    @cached_property
    def counters(self):
        """{name of a facet: Counter of uids}"""
        return {
            "publication": facets.by_publication(self.hits),
            "organisation": facets.by_organisation(self.hits, self.at),
        }

    @property
    def shown(self):
        return self.hits[self.start : self.start + self.size]

    @cached_property
    def cards(self):
        """Of everything that the answer names, in one query; what is hidden by now is not there."""
        uids = {*self.named, *(hit.entry for hit in self.shown)}
        for counter in self.counters.values():
            uids.update(uid for uid, _ in counter.most_common(facets.MOST * 2))
        return Card.objects.published(self.at).defer("names", "digest").in_bulk(uids)

    @cached_property
    def rows(self):
        shown = [hit for hit in self.shown if hit.entry in self.cards]
        texts = Document.objects.filter(pk__in=[hit.id for hit in shown])
        texts = {pk: both for pk, *both in texts.values_list("pk", "text", "body")}
        marked = self.found.query.marked
        return [
            Result(
                self.cards[hit.entry],
                self.evidence.get(hit.entry, "unsourced"),
                self.passage_of(hit, texts, marked),
            )
            for hit in shown
        ]

    def passage_of(self, hit, texts, marked):
        """None of people in care either."""
        if self.cards[hit.entry].needs_care or hit.id not in texts:
            return []
        return passage(*texts[hit.id], marked)

    @cached_property
    def facets(self):
        """[(name, [Value])] of what was found, the first thousand where there is more."""
        found = [
            ("kind", facets.kinds(self.hits)),
            *(
                (name, facets.named(counter, name, self.cards))
                for name, counter in self.counters.items()
            ),
            # Of what is certain in a decade the hits do not tell.
            ("decade", [] if self.wants_certain else facets.decades(self.hits, self.span)),
            ("evidence", facets.evidence(self.hits, self.evidence)),
        ]
        return [(name, values) for name, values in found if values]
