"""Adds to an event the titles in it."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from publications import rows as found
from publications.api import InvolvementSerializer

TEMPLATE = "publications/on_event.html"
FIELDS = {
    "involvements": partial(part_rows, "involvements", InvolvementSerializer),
}


def rows(event, at):
    return {
        "involvements": found.involved_in(event, at),
    }
