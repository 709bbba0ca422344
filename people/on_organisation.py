"""Adds to an organisation the people of public record at it: founders, officers, those a source
names with it. Membership is never listed there."""

from functools import partial

from awl_archive.rest.serializers import part_rows
from people.api import AffiliationSerializer
from people.rows import at_organisation

TEMPLATE = "people/on_organisation.html"
FIELDS = {"people": partial(part_rows, "people", AffiliationSerializer)}


def rows(organisation, at):
    return {"people": at_organisation(organisation, at)}
