"""CSL-JSON, which Zotero, Pandoc and the citation styles of CSL read: a list of one item."""

import json


def item(reference):
    found = {
        "id": reference.key,
        "type": reference.form.csl,
        "title": reference.title,
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "container-title": reference.container,
        "issue": reference.issue,
        "page": "-".join(reference.pages),
        "publisher": reference.publisher,
        "issued": {"date-parts": [list(reference.issued)]} if reference.date else None,
        "language": reference.language,
        "note": reference.note,
        "URL": reference.address,
    }
    return {name: value for name, value in found.items() if value}


def write(reference):
    return json.dumps([item(reference)], ensure_ascii=False, indent=2) + "\n"


def _names(agents):
    """As they stand: which word of a printed name is the family's is not known."""
    return [{"literal": agent.name} for agent in agents]
