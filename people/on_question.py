"""Adds to a question the people who held its positions or are named in them."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from people.api import ParticipationSerializer
from people.rows import in_positions_on

TEMPLATE = "people/participations.html"
FIELDS = {"people": partial(part_rows, "people", ParticipationSerializer)}


def rows(question, at):
    return {"people": in_positions_on(question, at)}
