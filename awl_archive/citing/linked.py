"""The record itself as linked data, in the vocabulary of schema.org."""

import json

from awl_archive.citing.reference import ARCHIVE

CONTEXT = "https://schema.org"


def record(reference):
    """What the entry is about, or the work; and the page that is about it."""
    return _node(reference) | {"mainEntityOfPage": _page(reference)}


def write(reference):
    found = {"@context": CONTEXT} | record(reference)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def in_page(reference, trail):
    """The record, and the way to its page from the home page: (name, address) of each step."""
    return {"@context": CONTEXT, "@graph": [record(reference), _breadcrumbs(trail)]}


def _node(reference):
    found = {"@type": reference.kind, "@id": reference.address, "name": reference.title}
    if reference.needs_care:
        return found
    found |= {"description": reference.description} | reference.facts
    if not reference.is_page:
        found |= _work(reference)
    return {name: value for name, value in found.items() if value}


def _work(reference):
    return {
        "author": _agents(reference.authors),
        "editor": _agents(reference.editors),
        "publisher": _agents(reference.publishers),
        "datePublished": reference.date,
        "inLanguage": reference.language,
        "isPartOf": _node(reference.within) if reference.within else None,
    }


def _agents(agents):
    """What is no entry may be a person or a group: it has a name and no type."""
    found = [{"@type": a.kind, "@id": a.address, "name": a.name} for a in agents]
    return [{name: value for name, value in one.items() if value} for one in found]


def _page(reference):
    return {
        "@type": "WebPage",
        "url": reference.page,
        "dateModified": reference.revised.isoformat(),
        "isPartOf": {"@type": "WebSite", "name": ARCHIVE},
    }


def _breadcrumbs(trail):
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
