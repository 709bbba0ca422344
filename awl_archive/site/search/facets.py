"""Counts of what was found, each with the words and the value that narrow to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.apps import apps

from awl_archive.catalogue.models import Card
from awl_archive.dates.span import Span
from awl_archive.pages.filters import annotated
from awl_archive.publishing.registry import entry_models
from awl_archive.site.search.asking import LINKS, links_at
from history.models import Organisation
from publications.models import Publication

MOST = 10
# Entries of other kinds have no such rows, and need not be asked for them.
LINKED = {model._meta.get_field(model.owners[0]).related_model._meta.label for model in LINKS}
PRINTED = {
    model._meta.label
    for model in entry_models()
    if model._meta.app_label == Publication._meta.app_label
}


@dataclass(frozen=True)
class Value:
    """`params`: what the query string says to narrow to it."""

    words: str
    count: int
    params: dict


def evidence_of(hits, at):
    """{uid of an entry: its evidence} of all hits, but for those without a citation."""
    cited = [hit.entry for hit in hits if hit.is_cited]
    if not cited:
        return {}
    cards = Card.objects.published(at).filter(pk__in=cited).order_by()
    return dict(annotated(cards, at).values_list("pk", "evidence"))


def by_organisation(hits, at):
    """Counter of organisations' uids: itself, and what a public row ties to it."""
    linked = [hit.entry for hit in hits if hit.kind in LINKED]
    if not linked:
        return Counter()
    rows = links_at(at).filter(entry__in=linked)
    pairs = {
        (uid, end)
        for uid, *ends in rows.values_list("entry", "first_end", "second_end")
        for end in ends
        if end
    }
    itself = {(hit.entry, hit.entry) for hit in hits if hit.kind == Organisation._meta.label}
    return Counter(end for _, end in pairs | itself)


def by_publication(hits):
    return Counter(hit.root for hit in hits if hit.kind in PRINTED)


def by_decade(hits, span):
    """In each decade what is possible then, as narrowing to it finds; from the first to the last
    that any limit names, but for those that the span asked for does not hold."""
    spans = Counter((hit.first_year, hit.last_year) for hit in hits if hit.is_dated)
    years = [year for pair in spans for year in pair if year]
    if not years:
        return {}
    decades = range(min(years) // 10, max(years) // 10 + 1)
    found = dict.fromkeys(decades, 0)
    for (first, last), count in spans.items():
        begin = decades.start if first is None else first // 10
        end = decades.stop if last is None else last // 10 + 1
        for decade in range(begin, end):
            found[decade] += count
    told = ((decade * 10, count) for decade, count in found.items() if count)
    return {first: count for first, count in told if span.holds(decade_from(first))}


def decade_from(first):
    return Span(date(first, 1, 1), date(first + 9, 12, 31))


def kinds(hits):
    return [
        Value(str(model._meta.verbose_name_plural), count, {"kind": model._meta.model_name})
        for label, count in Counter(map(attrgetter("kind"), hits)).most_common()
        for model in [apps.get_model(label)]
    ]


def decades(hits, span):
    return [
        Value(f"{first}s", count, {"from": first, "to": first + 9})
        for first, count in by_decade(hits, span).items()
    ]


def evidence(hits, stated):
    found = Counter(stated.get(entry, "unsourced") for entry in map(attrgetter("entry"), hits))
    return [Value(words, count, {"evidence": words}) for words, count in found.most_common()]


def named(counter, name, cards):
    """Of entries: those with most, as their cards are titled; what has no public card is not."""
    found = [(uid, count) for uid, count in counter.most_common() if uid in cards]
    found.sort(key=lambda pair: (-pair[1], cards[pair[0]].title))
    return [
        Value(cards[uid].title, count, {name: cards[uid].address.rstrip("/").rpartition("/")[2]})
        for uid, count in found[:MOST]
    ]
