"""The formats in which a reference can be taken along, each with its suffix."""

from collections.abc import Callable
from typing import NamedTuple

from awl_archive.citing import bibtex, csl, linked, ris
from awl_archive.web.metadata import Alternate

PREVIEW = "png"


class Format(NamedTuple):
    name: str
    media_type: str
    write: Callable


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", bibtex.write),
    "ris": Format("RIS", "application/x-research-info-systems", ris.write),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl.write),
    "jsonld": Format("JSON-LD", "application/ld+json", linked.write),
}


def with_suffix(address, suffix):
    return f"{address.rstrip('/')}.{suffix}"


def alternates(address):
    return tuple(
        Alternate(with_suffix(address, suffix), one.media_type, one.name)
        for suffix, one in FORMATS.items()
    )
