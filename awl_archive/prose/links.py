"""Resolve the marks of a page, both ways: two queries, whatever the number of links."""

from functools import cached_property

from django.db.models import Q

from awl_archive.catalogue.models import Card
from awl_archive.prose.models import Mark
from awl_archive.web.metadata import absolute


class ProseLinks:
    """The public entries that an entry's prose links to, and those whose prose links to it."""

    def __init__(self, uid, at):
        self.at = at
        marks = list(Mark.objects.filter(Q(entry=uid) | Q(target=uid)))
        own = [mark for mark in marks if mark.entry_id == uid]
        self.targets = {mark.target for mark in own if mark.target}
        self.source_keys = {mark.source_key for mark in own if mark.source_key}
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
