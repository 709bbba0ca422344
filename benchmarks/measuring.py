"""Ask for pages in this process and write down what each cost. Django is set up by search.py."""

import logging
import statistics
import sys
import time
from io import StringIO
from pathlib import Path
from random import Random
from urllib.parse import quote_plus

from django.core.management import call_command, get_commands
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from awl_archive.catalogue.documents import drafts_of
from awl_archive.search.indexing import write
from awl_archive.site.search.asking import faultless
from awl_archive.web.garbage import settle
from benchmarks import corpus, trivial
from publications.models import Article

ROUNDS, SAVES = 60, 15
REBUILD = "rebuild_search"
PAGE, API, SUGGESTIONS = "/search/?q=", "/api/v1/search/?q=", "/search/suggestions.json?q="
NARROWED, IN_YEARS = "&kind=article&publication={publication}", "&from={year}&to=2024"
# The fields beside the box are rendered for this very request.
ANEW = ", form anew"
random = Random(1966)


def cases():
    """{name: address, to be filled in anew for each round}"""
    found = {
        "an article": "{article}",
        "list of publications": "/publications/",
        "feed": "/feeds/",
        "feed of a publication": "/publications/artificial-publication-3/feed/",
        "sitemap": "/sitemap.xml",
        "a file of the sitemap": "/sitemap/b.xml",
        "API list of articles": "/api/v1/articles/?page_size=50",
    }
    planted = {"rare": corpus.RARE, "medium": corpus.MEDIUM, "common": corpus.COMMON}
    for name, word in planted.items():
        found[name] = f"{PAGE}{word}"
        found[f"{name}, narrowed"] = f"{PAGE}{word}{NARROWED}"
        found[f"{name}, in years"] = f"{PAGE}{word}{IN_YEARS}"
        found[f"{name}, page 5"] = f"{PAGE}{word}&page=5"
        found[f"{name}, JSON"] = f"{API}{word}"
        found[f"{name}, in years{ANEW}"] = f"{PAGE}{word}{IN_YEARS}"
    found["two words"] = f"{PAGE}{corpus.MEDIUM}+{{filler}}"
    found["phrase"] = PAGE + quote_plus(f'"{corpus.PHRASE}"')
    found["nothing found"] = f"{PAGE}{{nonsense}}"
    found["suggestions, of all"] = f"{SUGGESTIONS}art"
    found["suggestions, of some"] = f"{SUGGESTIONS}artificial+article+1{{digit}}"
    return found


class Filling:
    """Other years, words and articles each time, so that no cache can answer for the archive.
    Kept are the fields beside the box, of a thousand values, and so of most of these: see ANEW."""

    def __init__(self):
        self.words = corpus.vocabulary()[: corpus.WORDS // 10]
        some = Article.objects.select_related("issue__publication").order_by("pk")
        self.articles = [article.get_absolute_url() for article in some[:200]]

    def __call__(self, address):
        return address.format(
            year=random.randint(1966, 2000), digit=random.randrange(10),
            publication=f"artificial-publication-{random.randrange(corpus.PUBLICATIONS)}",
            filler=random.choice(self.words),
            nonsense=f"xq{random.randint(1, 10**6)}", article=random.choice(self.articles),
        )  # fmt: skip


class Clock:
    """CPU seconds spent so far: by this process, and by the database's where that is another."""

    def __init__(self):
        self.file = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # What parallel workers spend would stand on other processes.
                cursor.execute("SET max_parallel_workers_per_gather = 0")
                cursor.execute("SELECT pg_backend_pid()")
                [pid] = cursor.fetchone()
            self.file = Path(f"/proc/{pid}/schedstat")

    def __call__(self):
        database = int(self.file.read_text().split()[0]) / 1e9 if self.file else 0
        return time.process_time(), database

    def spent(self, act):
        """(server, database) milliseconds"""
        before = self()
        act()
        return [(after - first) * 1000 for first, after in zip(before, self(), strict=True)]


def run(articles):
    logging.getLogger("django.request").setLevel(logging.ERROR)
    say(f"{connection.display_name}, {articles:,} articles\n")
    seconds = corpus.make(articles, progress)
    say("The corpus is there.\n" if seconds is None else f"Corpus made in {seconds:.0f} s.\n")
    clock = Clock()
    if REBUILD in get_commands():
        timed("Index built", clock, lambda: call_command(REBUILD, stdout=StringIO()))
    else:
        say(f"There is no {REBUILD} here: what does not answer is left out.\n")
    swept()
    measure(clock)
    saving(clock)


def swept():
    """As PostgreSQL does by itself, a minute or so after so many rows were written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")


def measure(clock):
    say(f"\nA trivial view, to compare machines by: {yardstick(clock):.2f} ms\n")
    client, fill = Client(HTTP_HOST="127.0.0.1"), Filling()
    asked = {name: one for name, one in cases().items() if answers(client, fill(one))}
    settle()  # as the server does, once it has loaded what answers
    costs = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name in random.sample(list(asked), len(asked)):
            address = fill(asked[name])
            if name.endswith(ANEW):
                faultless.cache_clear()
            costs[name].append(clock.spent(lambda address=address: client.get(address)))
    say(f"\n{'CPU ms, server + database':26}{'p50':>8}{'p99':>8}{'server':>8}{'database':>9}"
        f"{'queries':>9}{'kB':>7}\n")  # fmt: skip
    for name, found in costs.items():
        say(row(name, found, *weighed(client, fill(asked[name]))))


def yardstick(clock):
    """Milliseconds of a trivial view on this machine, now."""
    with override_settings(ROOT_URLCONF=trivial.__name__, MIDDLEWARE=trivial.MIDDLEWARE):
        client = Client(HTTP_HOST="127.0.0.1")
        return statistics.median(sum(clock.spent(lambda: client.get("/"))) for _ in range(1000))


def answers(client, address):
    status = client.get(address).status_code
    if status != 200:
        say(f"{status}: {address}\n")
    return status == 200


def weighed(client, address):
    """(queries, kB)"""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    return len(captured), len(response.content) / 1000


def row(name, found, queries, size):
    total = sorted(map(sum, found))
    server, database = (statistics.median(part) for part in zip(*found, strict=True))
    last = total[int(len(total) * 0.99)]
    return (f"{name:26}{statistics.median(total):8.1f}{last:8.1f}{server:8.1f}{database:9.1f}"
            f"{queries:9}{size:7.1f}\n")  # fmt: skip


def saving(clock):
    """Of an entry as the desk saves it: its card, its record and its place in the index; and of
    that place alone."""
    articles = Article.objects.order_by("pk")
    # With what the card has asked for by the time the index is written.
    known = articles.select_related("issue__publication")[SAVES : 2 * SAVES]
    say("\n")
    for words, some, act in (
        ("saved", articles[:SAVES], Article.save),
        ("indexed", known, lambda article: write(drafts_of([article]))),
    ):
        found = []
        for article in some:
            article.summary = f"Saved as number {random.randint(1, 10**6)}."
            found.append(sum(clock.spent(lambda article=article, act=act: act(article))))
        say(f"One article {words}: {statistics.median(found):.1f} ms CPU, "
            f"at most {max(found):.1f}\n")  # fmt: skip
    for article in Article.objects.filter(pk__in=[article.pk for article in known]):
        write(drafts_of([article]))  # as it was


def timed(words, clock, act):
    begun = time.monotonic()
    server, database = clock.spent(act)
    seconds = time.monotonic() - begun
    say(f"{words} in {seconds:.0f} s; CPU {(server + database) / 1000:.0f} s\n")


def progress(done):
    if done % 20_000 == 0:
        say(f"    {done:,}\n")


def say(words):
    sys.stdout.write(words)
    sys.stdout.flush()
