"""Adds to an event the people in it."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from people.api import ParticipationSerializer
from people.rows import in_event

TEMPLATE = "people/participations.html"
FIELDS = {"people": partial(part_rows, "people", ParticipationSerializer)}


def rows(event, at):
    return {"people": in_event(event, at)}
