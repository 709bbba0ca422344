"""What upper sections add to the entries of lower ones, as data on their AppConfig:

    adds = {"history.Organisation": "people.on_organisation"}

The module named may hold `extend(queryset)` (a queryset verb), `TEMPLATE` (path of a fragment),
`rows(entry, at)` (rows by name, which join those of the entry: cited, given to the fragment and to
the fields) and `FIELDS` (serializer field factories by name).
"""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.core import checks
from django.template import TemplateDoesNotExist, loader


def declared():
    """(app config, model label, module path), in the order of INSTALLED_APPS."""
    for config in apps.get_app_configs():
        for label, path in getattr(config, "adds", {}).items():
            yield config, label, path


@cache
def additions(model_label):
    """The modules that add to a model, named `app.Model` in any case."""
    wanted = model_label.lower()
    return tuple(import_module(path) for _, label, path in declared() if label.lower() == wanted)


def extended(queryset):
    """With the verbs of all who add to its model."""
    for module in additions(queryset.model._meta.label):
        queryset = getattr(module, "extend", lambda rows: rows)(queryset)
    return queryset


def added_rows(entry, at):
    """The rows that upper sections add to this entry, by name."""
    found = {}
    for module in additions(entry._meta.label):
        if hasattr(module, "rows"):
            found |= module.rows(entry, at)
    return found


def check_additions(app_configs, **kwargs):
    return [
        checks.Error(f"adds[{label!r}] = {path!r}: {fault}", obj=config, id="web.E001")
        for config, label, path in declared()
        for fault in faults_of(label, path)
    ]


def faults_of(label, path):
    try:
        apps.get_model(label)
        module = import_module(path)
    except (LookupError, ValueError, ImportError) as error:
        return [str(error)]
    return list(faults_in(module))


def faults_in(module):
    held = {"extend", "TEMPLATE", "rows", "FIELDS"} & vars(module).keys()
    if not held:
        yield "the module adds nothing"
    for name in held & {"extend", "rows"}:
        if not callable(getattr(module, name)):
            yield f"{name} is not a function"
    fields = getattr(module, "FIELDS", {})
    if not isinstance(fields, dict) or not all(map(callable, fields.values())):
        yield "FIELDS is not a dict of factories"
    if "rows" in held and not held & {"TEMPLATE", "FIELDS"}:
        yield "rows that nothing shows"
    if "TEMPLATE" in held:
        yield from faults_of_template(module.TEMPLATE)


def faults_of_template(path):
    try:
        loader.get_template(path)
    except TemplateDoesNotExist:
        yield f"there is no template {path}"
