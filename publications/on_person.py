"""Adds to a person works, and what is about the person."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from publications import rows as found
from publications.api import ContributionSerializer, SubjectSerializer

TEMPLATE = "publications/on_person.html"
FIELDS = {
    "works": partial(part_rows, "works", ContributionSerializer),
    "subject_of": partial(part_rows, "subject_of", SubjectSerializer),
}


def rows(person, at):
    return {
        "works": found.works_of(person, at),
        "subject_of": found.about_person(person, at),
    }
