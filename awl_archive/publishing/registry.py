"""Which models are entries, and which are parts of which."""

from functools import cache

from django.apps import apps

from awl_archive.publishing.models import Entry, Part


@cache
def entry_models():
    return tuple(model for model in apps.get_models() if issubclass(model, Entry))


@cache
def part_models():
    """Those without an owner of their own come last: they hang on the others' records."""
    found = (model for model in apps.get_models() if issubclass(model, Part))
    return tuple(sorted(found, key=lambda model: not model.owner))


def owner_model(part):
    """The entry model that owns this part model; None where any entry may (a citation)."""
    return part._meta.get_field(part.owner).related_model if part.owner else None


@cache
def parts_of(entry):
    return tuple(part for part in part_models() if owner_model(part) is entry)
