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
    return tuple(sorted(found, key=lambda model: not model.owners))


def owner_model(part):
    """The entry model that owns this part model, the first of several; None where any may."""
    return part._meta.get_field(part.owners[0]).related_model if part.owners else None


@cache
def parts_of(entry):
    """(part model, name of its field for the owner) for every kind of part that an entry has."""
    found = ((part, name) for part in part_models() for name in part.owners)
    return tuple(
        (part, name) for part, name in found if part._meta.get_field(name).related_model is entry
    )
