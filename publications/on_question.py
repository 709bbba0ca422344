"""Adds to a question the titles about it."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from publications import rows as found
from publications.api import SubjectSerializer

TEMPLATE = "publications/on_question.html"
FIELDS = {
    "subject_of": partial(part_rows, "subject_of", SubjectSerializer),
}


def rows(question, at):
    return {
        "subject_of": found.about_question(question, at),
    }
