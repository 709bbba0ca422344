"""The whole site as its own links show it, over the content and over the artificial set: asked
for once, for all tests that look at every page."""

import json
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from awl_archive.pages.formats import with_suffix
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.site.crawling import crawl
from awl_archive.sources.models import About

MARK = "INVALID-VARIABLE"
[ENGINE] = settings.TEMPLATES
MARKED = [ENGINE | {"OPTIONS": ENGINE["OPTIONS"] | {"string_if_invalid": f"{MARK}(%s)"}}]


class Markup(HTMLParser):
    """What the tests want to know of one page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links = Counter(), Counter(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags[tag] += 1
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])


class Answer(NamedTuple):
    """What is looked at: a response itself would keep its context and every query."""

    status: int
    headers: dict
    body: bytes
    has_cookies: bool

    @classmethod
    def of(cls, response):
        return cls(
            response.status_code, dict(response.headers), response.getvalue(),
            bool(response.cookies),
        )  # fmt: skip

    @property
    def text(self):
        return self.body.decode()

    @property
    def data(self):
        return json.loads(self.body)

    @property
    def is_page(self):
        return self.status == 200 and self.headers["Content-Type"].startswith("text/html")


class Site(NamedTuple):
    """All that was crawled by address, with the pages parsed; its public entries by model; where
    their parts lead to; what their previews answer, of those that need care."""

    answers: dict
    pages: dict
    sql: set
    entries: dict
    statements: list
    previews: list

    def ask(self, address):
        """The answer, of the site if no link led there: what is crawled must be what stands."""
        return self.answers.get(address) or Answer.of(Client().get(address))


def crawled():
    client = Client()
    # Every context of every template is copied for tests that look at them: these do not.
    unkept = patch("django.test.client.store_rendered_templates")
    sql = set()

    def noted(execute, statement, *rest):
        sql.add(statement)
        return execute(statement, *rest)

    with override_settings(TEMPLATES=MARKED), unkept, connection.execute_wrapper(noted):
        answers = {address: Answer.of(response) for address, response in crawl(client)}
        parts = [part for model in part_models() for part in few(model)]
        entries = {model: public(model) for model in entry_models()}
        statements = [client.get(reverse("permanent", args=[part.pk])) for part in parts]
        previews = [
            client.get(with_suffix(entry.get_absolute_url(), "png")).status_code
            for found in entries.values() for entry in found if entry.needs_care
        ]  # fmt: skip
    pages = {address: Markup(one.text) for address, one in answers.items() if one.is_page}
    return Site(answers, pages, sql, entries, list(map(Answer.of, statements)), previews)


def few(model):
    """All parts; but of what hangs on any record, and shares its anchor, some."""
    return model.objects.published()[:: 20 if issubclass(model, About) else 1]


def public(model):
    """With all that their addresses and titles are made of, as no database is asked later."""
    found = list(model.objects.published())
    for entry in found:
        entry.get_absolute_url()
        entry.authorised_form  # noqa: B018
    return found
