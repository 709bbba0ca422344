"""What of schema.org our linked data may use: each type, and those of its properties (its own, and
what it has from the types above it) that we need. A term is added here once it was looked up there.
"""

THING = {"name", "alternateName", "description", "url", "mainEntityOfPage"}
WORK = THING | {
    "about", "author", "editor", "publisher", "datePublished", "dateModified", "inLanguage",
    "isPartOf", "position",
}  # fmt: skip
SERIES = WORK | {"startDate", "endDate"}

PROPERTIES = {
    "Thing": THING,
    "Organization": THING | {"foundingDate", "dissolutionDate"},
    "Person": THING,
    "Event": THING | {"startDate", "endDate"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"item", "position"},
    "CreativeWork": WORK,
    "Question": WORK,
    "Chapter": WORK | {"pageStart", "pageEnd", "pagination"},
    "WebPage": WORK,
    "WebSite": WORK,
    "Book": WORK,
    "ArchiveComponent": WORK,
    "Article": WORK | {"pageStart", "pageEnd", "pagination"},
    "NewsArticle": WORK | {"pageStart", "pageEnd", "pagination"},
    "Periodical": SERIES,
    "Newspaper": SERIES,
    "PublicationIssue": WORK | {"issueNumber", "pageStart", "pageEnd", "pagination"},
}


def unknown(node):
    """Types and properties that are not there, of a node of JSON-LD and all within it."""
    kind = node.get("@type")
    allowed = PROPERTIES.get(kind, set()) if kind else {"name"}
    if kind and kind not in PROPERTIES:
        yield kind
    for name, value in node.items():
        if not name.startswith("@") and name not in allowed:
            yield f"{name} of {kind}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from unknown(one)
