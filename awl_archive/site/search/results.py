"""What was found, as page and API show it."""

from dataclasses import dataclass
from functools import cached_property

from awl_archive.catalogue.models import Card
from awl_archive.search.finding import find
from awl_archive.search.models import Words
from awl_archive.search.passages import passage
from awl_archive.site.search import facets

SIZE = 20


@dataclass(frozen=True)
class Result:
    card: Card
    evidence: str
    passage: list


class Results:
    """Of one search; what is not asked for is not looked up."""

    def __init__(self, filters, at):
        self.filters, self.at = filters, at
        self.found = find(filters.query, filters.scope)

    @property
    def hits(self):
        return self.found.hits

    @property
    def count(self):
        return self.found.count

    @property
    def capped(self):
        return self.found.capped

    @property
    def mended(self):
        return self.found.mended

    @cached_property
    def evidence(self):
        return facets.evidence_of(self.hits, self.at)

    def rows(self, start, size):
        """The results of one page."""
        hits = self.hits[start : start + size]
        cards = self.cards_of([hit.entry for hit in hits])
        rows = Words.objects.filter(document__in=[hit.id for hit in hits])
        texts = {pk: said for pk, *said in rows.values_list("pk", "text", "body")}
        marked = self.found.query.marked
        return [
            Result(
                cards[hit.entry],
                self.evidence.get(hit.entry, "unsourced"),
                passage(*texts[hit.id], marked),
            )
            for hit in hits
            if hit.entry in cards
        ]

    def cards_of(self, uids):
        return Card.objects.published(self.at).in_bulk(uids)

    @cached_property
    def facets(self):
        """[(name, [Value])] of what was found, the first `MOST` of it where there is more."""
        organisations = facets.by_organisation(self.hits, self.at)
        publications = facets.by_publication(self.hits)
        shown = [uid for counter in (organisations, publications)
                 for uid, _ in counter.most_common(facets.MOST * 2)]  # fmt: skip
        cards = self.cards_of(shown)
        found = [
            ("kind", facets.kinds(self.hits)),
            ("publication", facets.named(publications, "publication", cards)),
            ("organisation", facets.named(organisations, "organisation", cards)),
            ("decade", facets.decades(self.hits)),
            ("evidence", facets.evidence(self.hits, self.evidence)),
        ]
        return [(name, values) for name, values in found if values]
