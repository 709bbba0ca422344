"""One page of each kind. Routes without arguments are read off the URL patterns, so that a new
page is tested the day it is routed; a route with arguments needs an example here."""

from typing import NamedTuple

from django.urls import resolve, reverse

from awl_archive.site.feeds import SECTIONS
from tests.site.addresses import patterns

CONTENT, ARTIFICIAL = "content", "artificial"

# What is no page of ours to look at.
NO_PAGES = {
    "healthz": "one word, for machines",
    "favicon": "leads on to a picture",
    "permanent": "leads on to an entry",
    "api:docs": "Swagger UI, whose markup is its makers'",
    **dict.fromkeys(
        ("robots", "sitemap", "sitemap-pages", "sitemap-entries"), "for search engines"
    ),
    **dict.fromkeys(("suggestions", "opensearch"), "for the box of a browser"),
    **dict.fromkeys(
        ("feed", "feed-publication", *(f"feed-{section}" for section in SECTIONS)), "for programs"
    ),
    **dict.fromkeys(("opensearch", "suggestions"), "for browsers' own search boxes"),
}


class Kind(NamedTuple):
    name: str
    path: str
    site: str = CONTENT
    status: int = 200


EXAMPLES = [
    Kind("organisation", "/history/organisations/alliance-for-workers-liberty/"),
    Kind("organisation, bare", "/history/organisations/artificial-organisation-bare/", ARTIFICIAL),
    Kind("organisation, full", "/history/organisations/artificial-organisation-1/", ARTIFICIAL),
    Kind("organisation, odd", "/history/organisations/artificial-organisation-odd/", ARTIFICIAL),
    Kind("event", "/history/events/fusion-of-1981/"),
    Kind("event, full", "/history/events/artificial-event-1/", ARTIFICIAL),
    Kind("question", "/history/questions/europe-and-britain/"),
    Kind("question, full", "/history/questions/artificial-question-1/", ARTIFICIAL),
    Kind("chapter", "/history/chapters/workers-fight/"),
    Kind("person", "/people/sean-matgamna/"),
    Kind("person, full", "/people/artificial-person-1/", ARTIFICIAL),
    Kind("title", "/publications/workers-liberty/"),
    Kind("title, full", "/publications/artificial-publication-1/", ARTIFICIAL),
    Kind("issue", "/publications/artificial-publication-0/artificial-issue-0/", ARTIFICIAL),
    Kind(
        "article",
        "/publications/artificial-publication-0/artificial-issue-0/artificial-article-0/",
        ARTIFICIAL,
    ),
    Kind("source", "/sources/encyclopaedia-article-awl/"),
    Kind("source, full", "/sources/artificial-source-0/", ARTIFICIAL),
    Kind("list, full", "/history/organisations/", ARTIFICIAL),
    Kind("list, narrowed", "/history/events/?from=1970&to=1985&match=certain"),
    Kind("list, empty", "/history/organisations/?from=1500&to=1501&match=certain"),
    Kind("list, refused", "/history/organisations/?kind=artificial&from=x", status=400),
    Kind("timeline, full", "/history/timeline/", ARTIFICIAL),
    Kind("timeline, narrowed", "/history/timeline/?from=1970&to=1985&match=certain"),
    Kind("timeline, refused", "/history/timeline/?from=x", status=400),
    Kind("as of a month", "/history/as-of/?date=1975-06"),
    Kind("as of a month, full", "/history/as-of/?date=1979-06", ARTIFICIAL),
    Kind("as of no date", "/history/as-of/?date=x", status=400),
    Kind("search, found", "/search/?q=labour"),
    Kind("search, narrowed", "/search/?q=labour&kind=organisation&from=1970&to=1985"),
    Kind("search, full", "/search/?q=artificial", ARTIFICIAL),
    Kind("search, mended", "/search/?q=trotskyst"),
    Kind("search, nothing", "/search/?q=artificial-nonsense&kind=event"),
    Kind("search, vague", "/search/?q=the"),
    Kind("search, refused", "/search/?q=labour&kind=x&from=y", status=400),
    Kind("not found", "/artificial-nonsense/", status=404),
    Kind("gone", "/history/organisations/artificial-organisation-expired/", ARTIFICIAL, 410),
    Kind(
        "removed",
        "/history/organisations/artificial-organisation-withdrawn-personal/",
        ARTIFICIAL,
        410,
    ),
]


def routes():
    """{name: URL pattern} of everything that is a page. An entry's files are none."""
    return {
        name: pattern
        for route, pattern, name in patterns()
        if name not in NO_PAGES
        and not name.endswith("-file")  # an entry as a file: citations, linked data, a picture
        and (not name.startswith("api:") or name == "api:docs")
    }


def plain():
    """The pages whose address has no arguments."""
    for name, pattern in routes().items():
        if not pattern.pattern.converters:
            yield Kind(name, reverse(name))


def met(kinds):
    return {resolve(kind.path.partition("?")[0]).view_name for kind in kinds if kind.status == 200}


KINDS = [*plain(), *EXAMPLES]
