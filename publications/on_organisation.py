"""Adds to an organisation the titles that it published or supported, and those about it."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from publications import rows as found
from publications.api import ImprintSerializer, SubjectSerializer

TEMPLATE = "publications/on_organisation.html"
FIELDS = {
    "imprints": partial(part_rows, "imprints", ImprintSerializer),
    "subject_of": partial(part_rows, "subject_of", SubjectSerializer),
}


def rows(organisation, at):
    return {
        "imprints": found.with_imprint_of(organisation, at),
        "subject_of": found.about_organisation(organisation, at),
    }
