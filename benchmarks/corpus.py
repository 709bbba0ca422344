"""An artificial corpus to measure search on: articles of some 500 made-up words each.

The same on every run. The words are syllables drawn at random, the frequent ones far more often
than the rest, as in any language (Zipf); among them stand the planted ones, which a search for
them is to find in so many articles as SHARES says. Django is set up by whoever imports this.
"""

import re
import time
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice, product
from random import Random

from django.core.management import call_command
from django.db import connection, transaction

from awl_archive.catalogue.cards import card_of
from awl_archive.catalogue.models import Card
from awl_archive.publishing.records import Record, write
from awl_archive.publishing.status import Status
from awl_archive.publishing.uids import FIRST, REST
from awl_archive.site.content import analyze
from history.models import Organisation
from publications.models import Article, Contribution, Issue, Publication

RARE, MEDIUM, COMMON = "zorrab", "mevlin", "corvat"
PHRASE = f"{MEDIUM} {COMMON}"
SHARES = {RARE: 0.001, PHRASE: 0.01, MEDIUM: 0.05, COMMON: 0.6}
WORDS, LENGTH, PARAGRAPHS = 20_000, 500, 5
PUBLICATIONS, ORGANISATIONS, ARTICLES_OF_ISSUE = 20, 50, 20
BEGUN, ENDED = date(1966, 1, 1), date(2024, 12, 31)
MADE = datetime(2025, 1, 1, tzinfo=UTC)
CHUNK = 1_000


class Refused(Exception):
    """The database is not the benchmark's to write to."""


def vocabulary():
    """No word ends in what a stemmer takes off."""
    syllables = [f"{c}{v}" for c, v in product("bdfgjklmnprtvz", "aeiou")]
    ends = [f"{c}{v}{end}" for (c, v), end in product(product("bdgkmprtvz", "aou"), "bkmpv")]
    random, found = Random(1966), {}
    while len(found) < WORDS:
        word = "".join(random.choices(syllables, k=random.randint(1, 3))) + random.choice(ends)
        if word not in SHARES:
            found[word] = True
    return list(found)


class Writer:
    """Texts and identifiers from one seed."""

    def __init__(self, seed=1966):
        self.random = Random(seed)
        self.words = vocabulary()
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def uid(self):
        return self.random.choice(FIRST) + "".join(self.random.choices(REST, k=9))

    def text(self):
        length = round(self.random.gauss(LENGTH, 60))
        words = self.random.choices(self.words, cum_weights=self.weights, k=length)
        for planted, share in SHARES.items():
            if self.random.random() < share:
                for _ in range(self.random.randint(1, 3)):
                    words[self.random.randrange(length)] = planted
        size = -(-length // PARAGRAPHS)
        return [" ".join(words[start : start + size]) + "." for start in range(0, length, size)]

    def entry(self, model, number, /, **fields):
        noun = model._meta.model_name
        moment = MADE + timedelta(minutes=number)
        return model(
            pk=self.uid(), slug=f"artificial-{noun}-{number}", title=f"Artificial {noun} {number}",
            summary=f"An artificial {noun}, made to measure the archive with.",
            status=Status.PUBLISHED, first_public=moment, created=moment, updated=moment, **fields,
        )  # fmt: skip


def publications(writer):
    for number in range(PUBLICATIONS):
        yield writer.entry(Publication, number, kind="newspaper", edtf="1966/2024",
                           reading="lasted", text_order=number)  # fmt: skip


def organisations(writer):
    for number in range(ORGANISATIONS):
        yield writer.entry(Organisation, number, kind="political_group",
                           edtf=f"{1966 + number}/..", reading="lasted")  # fmt: skip


def issues(writer, titles, articles):
    """Even over the years, each title in turn."""
    count = -(-articles // ARTICLES_OF_ISSUE)
    for number in range(count):
        day = BEGUN + (ENDED - BEGUN) * number // count
        yield writer.entry(Issue, number, publication=titles[number % len(titles)],
                           number=str(number), edtf=day.isoformat())  # fmt: skip


def articles_of(writer, shelf, articles):
    for number in range(articles):
        paragraphs = writer.text()
        yield writer.entry(
            Article, number, issue=shelf[number // ARTICLES_OF_ISSUE], text_order=number,
            body="\n\n".join(paragraphs),
            body_html="".join(f"<p>{words}</p>\n" for words in paragraphs),
        )  # fmt: skip


def bylines(writer, articles):
    """Of each fourth."""
    for number, article in enumerate(articles):
        if number % 4 == 0:
            yield Contribution(pk=writer.uid(), article=article, role="author",
                               byline=f"A. N. Artificial {number % 997}")  # fmt: skip


def chunks(rows):
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def store(rows):
    """As saving would, but for prose, which is rendered already."""
    for row in rows:
        if hasattr(row, "set_bounds"):
            row.set_bounds()
    write(rows)
    type(rows[0]).objects.bulk_create(rows, batch_size=CHUNK)


def store_entries(rows):
    """Returns them."""
    kept = []
    for chunk in chunks(rows):
        store(chunk)
        Card.objects.bulk_create(map(card_of, chunk), batch_size=CHUNK)
        kept += chunk
    return kept


@transaction.atomic
def write_all(articles, progress):
    writer = Writer()
    store_entries(organisations(writer))
    shelf = store_entries(issues(writer, store_entries(publications(writer)), articles))
    for chunk in chunks(articles_of(writer, shelf, articles)):
        store(list(bylines(writer, store_entries(chunk))))
        progress(chunk[-1].text_order + 1)


def make(articles, progress=lambda done: None):
    """Seconds that it took; None if it was there. Raises Refused where anything else is."""
    name = str(connection.settings_dict["NAME"])
    if not re.search(rf"\bbench[_/]{articles}(\.sqlite3)?$", name):
        raise Refused(f"{name} is not the database of this benchmark.")
    begun = time.monotonic()
    call_command("migrate", verbosity=0)
    if Record.objects.exists():
        if Article.objects.count() != articles:
            raise Refused(f"{name} holds something else.")
        return None
    write_all(articles, progress)
    analyze()
    return time.monotonic() - begun
