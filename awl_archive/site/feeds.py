"""Atom feeds of the latest new and changed entries: of all, of a section, of one publication."""

import re

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.generic import View

from awl_archive.catalogue.models import Card
from awl_archive.publishing.addresses import Gone, Moved, find
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models
from awl_archive.publishing.visibility import ALWAYS
from awl_archive.web.errors import gone_page
from awl_archive.web.metadata import absolute, permanent_address
from publications.models import Publication

LATEST = 50
RECORD = ("record__public_from", "record__first_public")
# XML has no way to write them, and a pasted text may hold one.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Atom(Atom1Feed):
    def latest_post_date(self):
        # Django's would be now, and an empty feed another one at each request.
        return super().latest_post_date() if self.items else ALWAYS


def since(card):
    """When it was news: what was written before it was to be seen is so on that day."""
    return max(card.updated, card.record.public_from)


def latest(cards):
    """Those that changed or came in sight last: two short walks along an index, where one order by
    the later of the two moments would sort the whole archive."""
    cards = cards.filter(needs_care=False).select_related("record")
    cards = cards.only("kind", "title", "summary", "updated", *RECORD)
    changed = cards.order_by("-updated", "pk")[:LATEST]
    timed = cards.filter(record__public_from__gt=ALWAYS)
    appeared = timed.order_by("-record__public_from", "pk")[:LATEST]
    found = {card.pk: card for card in (*changed, *appeared)}
    return sorted(found.values(), key=lambda card: (since(card), card.pk), reverse=True)[:LATEST]


def item(card):
    moment = since(card)
    address = permanent_address(card.pk)
    return {
        "title": UNWRITABLE.sub("", card.title),
        "link": address,
        "unique_id": address,
        # Atom takes it for HTML, and it is plain text.
        "description": escape(UNWRITABLE.sub("", card.summary)) or None,
        # Stamped a moment after the entry is first saved.
        "pubdate": min(card.record.first_public, moment),
        "updateddate": moment,
        "categories": [str(card.kind_words)],
    }


class Feed(View):
    http_method_names = ["get", "head", "options"]
    title = "AWL Archive"
    subtitle = "What is new in the archive, and what was changed."

    def get(self, request, **kwargs):
        feed = Atom(
            title=UNWRITABLE.sub("", self.title),
            subtitle=self.subtitle,
            description=None,
            link=absolute(self.page()),
            feed_url=absolute(request.path),
            feed_guid=absolute(request.path),
            language="en-GB",
            author_name="AWL Archive",
        )
        for card in latest(self.cards()):
            feed.add_item(**item(card))
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

    def page(self):
        """The page that this is the feed of."""
        return reverse("home")

    def cards(self):
        return Card.objects.published(self.request.at)


class SectionFeed(Feed):
    section = ""

    @property
    def title(self):
        return f"AWL Archive: {self.section.capitalize()}"

    def page(self):
        return reverse(SECTIONS[self.section])

    def cards(self):
        kinds = [m._meta.label for m in entry_models() if m._meta.app_label == self.section]
        return super().cards().filter(kind__in=kinds)


# The label of a section's app, which is the last part of its feed's address, and its page.
SECTIONS = {
    "history": "history:index",
    "publications": "publications:index",
    "people": "people:index",
    "sources": "sources:list",
}


class PublicationFeed(Feed):
    """The title itself, its issues and their articles."""

    def get(self, request, slug):
        try:
            self.entry = find(Publication.objects.all(), slug, request.at)
        except Moved as moved:
            return HttpResponsePermanentRedirect(f"{moved.address}feed/")
        except Gone as gone:
            return gone_page(request, gone)
        if self.entry.needs_care:
            raise Http404
        self.title = f"AWL Archive: {self.entry.authorised_form}"
        return super().get(request)

    def page(self):
        return self.entry.get_absolute_url()

    def cards(self):
        title, records = self.entry.pk, Record.objects.published(self.request.at).values("pk")
        below = records.filter(first_end=title), records.filter(first_end__first_end=title)
        return super().cards().filter(pk__in=records.filter(pk=title).union(*below))
