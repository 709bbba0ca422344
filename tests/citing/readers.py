"""What programs other than ours read out of our references, each as the same few facts."""

import json
import re
import warnings
from typing import NamedTuple

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as styles
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.richtext import Text
from pyld import jsonld

SCHEMA = "https://schema.org/"
MONTHS = "January February March April May June July August September October November December"
# Commands of LaTeX that pybtex leaves as they are.
LEFT = {"\\textbraceleft ": "{", "\\textbraceright ": "}", "\\textasciicircum ": "^", "\\$": "$"}
WITHIN = ("journal", "organization", "series")


class Facts(NamedTuple):
    title: str
    address: str
    date: str = ""
    authors: tuple = ()
    editors: tuple = ()
    container: str = ""
    issue: str = ""
    pages: tuple = ()
    publisher: str = ""
    note: str = ""


def of_bibtex(text):
    [entry] = parse_string(text, "bibtex").entries.values()
    fields = {name: _plain(value) for name, value in entry.fields.items() if name != "url"}
    names = {role: tuple(_plain(str(p)) for p in people) for role, people in entry.persons.items()}
    month = fields.get("month")
    parts = (fields.get("year"), month and MONTHS.split().index(month) + 1, fields.get("day"))
    return Facts(
        fields["title"],
        entry.fields["url"],
        _iso(parts),
        names.get("author", ()),
        names.get("editor", ()),
        next((fields[name] for name in WITHIN if name in fields), ""),
        fields.get("number", ""),
        tuple(filter(None, fields.get("pages", "").split("–"))),
        fields.get("publisher", ""),
        fields.get("note", ""),
    )


def _plain(latex):
    text = Text.from_latex(latex).render_as("text").replace("\N{NO-BREAK SPACE}", " ")
    for command, sign in LEFT.items():
        text = text.replace(command, sign)
    return text


def of_ris(text):
    [entry] = rispy.loads(text)
    others = entry.get("unknown_tag", {})  # rispy knows editors by the older A2 only
    assert set(others) <= {"ED"}
    date = entry.get("date", "").rstrip("/").replace("/", "-")
    assert date[:4] == entry.get("year", "")
    [address] = entry["urls"]
    return Facts(
        entry["title"],
        address,
        date,
        tuple(entry.get("authors", ())),
        tuple(others.get("ED", ())),
        entry.get("secondary_title", ""),
        entry.get("number", ""),
        tuple(filter(None, (entry.get("start_page"), entry.get("end_page")))),
        entry.get("publisher", ""),
        "".join(entry.get("notes", ())),
    )


def of_csl(text):
    [entry] = json.loads(text)
    assert styled(entry)
    parts = entry.get("issued", {"date-parts": [[]]})["date-parts"][0]
    return Facts(
        entry["title"],
        entry["URL"],
        _iso(parts),
        tuple(name["literal"] for name in entry.get("author", ())),
        tuple(name["literal"] for name in entry.get("editor", ())),
        entry.get("container-title", ""),
        entry.get("issue", ""),
        tuple(filter(None, entry.get("page", "").split("-"))),
        entry.get("publisher", ""),
        entry.get("note", ""),
    )


def styled(item):
    """Set by citeproc in a style of the world's, whatever the style leaves out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says which fields a style does not know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON([item])
        shown = CitationStylesBibliography(style, source, styles.plain)
        shown.register(Citation([CitationItem(item["id"])]))
        return str(shown.bibliography()[0])


def of_tags(pairs):
    """Of the tags for Google Scholar, with those of Dublin Core held against them."""
    every = {}
    for name, content in pairs:
        every.setdefault(name, []).append(content)

    def one(name):
        [content] = every.get(name, [""])
        return content

    date = one("citation_publication_date") or one("citation_online_date")
    facts = Facts(
        one("citation_title"),
        one("citation_public_url"),
        date.replace("/", "-"),
        tuple(every.get("citation_author", ())),
        tuple(every.get("citation_editor", ())),
        one("DCTERMS.isPartOf"),
        one("citation_issue"),
        tuple(filter(None, (one("citation_firstpage"), one("citation_lastpage")))),
        one("citation_publisher"),
    )
    assert facts.container == one("citation_journal_title") or "citation_journal_title" not in every
    core = (one("DC.title"), one("DC.identifier"), one("DC.date"),
            tuple(every.get("DC.creator", ())), tuple(every.get("DC.contributor", ())),
            one("DC.publisher"))  # fmt: skip
    assert core == (*facts[:5], facts.publisher)
    return facts


def expanded(data):
    """By PyLD, with the one context we name; every term is that of schema.org."""
    address = {"@type": "@id"}
    context = {"@context": {"@vocab": SCHEMA, "item": address, "url": address}}

    def load(address, options):
        assert address == SCHEMA.rstrip("/")
        return {"contextUrl": None, "documentUrl": address, "document": context}

    return jsonld.expand(data, {"documentLoader": load})


def of_jsonld(data):
    """Title, address, date and authors of the record; the date of the page where it has none."""
    node = compact(expanded(data)[0])
    page = node["mainEntityOfPage"]
    date = node.get("datePublished", "")
    return node, page, Facts(node["name"], node["@id"], date, _names(node, "author"),
                             _names(node, "editor"))  # fmt: skip


def compact(value):
    """An expanded node by the short names of schema.org, one value for one."""
    if isinstance(value, list):
        found = [compact(one) for one in value]
        return found[0] if len(found) == 1 else found
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    if set(value) == {"@id"}:
        return value["@id"]
    return {re.sub(f"^{SCHEMA}", "", name): _types(compact(one)) for name, one in value.items()}


def _types(value):
    return value.removeprefix(SCHEMA) if isinstance(value, str) else value


def _names(node, role):
    found = node.get(role, [])
    return tuple(one["name"] for one in (found if isinstance(found, list) else [found]))


def _iso(parts):
    return "-".join(f"{int(part):02}" for part in parts if part)
