"""Resolve the marks of a page, both ways: two queries, whatever the number of links."""

from functools import cached_property

from django.db.models import OuterRef, Q, Subquery

from awl_archive.catalogue.models import Card
from awl_archive.prose.models import Mark
from awl_archive.sources.models import Source
from awl_archive.web.metadata import absolute

# What a note says of its source.
SAID = {"source_uid": "pk", "source_title": "title", "source_nearness": "nearness"}


def _source(at):
    """The public source that a mark names by its key, in the query of the marks itself."""
    named = Source.objects.published(at).filter(slug=OuterRef("source_key"))
    return {name: Subquery(named.values(field)) for name, field in SAID.items()}


def _made(mark):
    return Source(
        pk=mark.source_uid, slug=mark.source_key, title=mark.source_title,
        nearness=mark.source_nearness,
    )  # fmt: skip


class ProseLinks:
    """The public entries that an entry's prose links to, and those whose prose links to it; and
    the public sources that it cites."""

    def __init__(self, uid, at):
        self.at = at
        marks = list(Mark.objects.filter(Q(entry=uid) | Q(target=uid)).annotate(**_source(at)))
        own = [mark for mark in marks if mark.entry_id == uid]
        self.targets = {mark.target for mark in own if mark.target}
        cited = {mark.source_key: mark for mark in own if mark.source_uid}
        self.sources = [_made(mark) for mark in cited.values()]
        self.mentioning = {mark.entry_id for mark in marks if mark.entry_id != uid}

    @cached_property
    def cards(self):
        wanted = self.targets | self.mentioning
        if not wanted:
            return {}
        rows = Card.objects.published(self.at).filter(pk__in=wanted)
        return rows.only("kind", "title", "address", "date_text", "needs_care").in_bulk()

    @property
    def addresses(self):
        return {uid: card.address for uid, card in self.cards.items() if uid in self.targets}

    @property
    def absolute_addresses(self):
        return {uid: absolute(address) for uid, address in self.addresses.items()}

    @property
    def mentions(self):
        """Without those that need care: a list of them here would say what their pages do not."""
        cards = (card for uid, card in self.cards.items() if uid in self.mentioning)
        found = [card for card in cards if not card.needs_care]
        return sorted(found, key=lambda card: (card.kind, card.title, card.pk))
