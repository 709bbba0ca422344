"""The content as a whole: load what editors typed, derive the rest, and say what is wrong."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction

from awl_archive.catalogue.rebuilding import derive, disagreements, rewrite_cards
from awl_archive.prose.checking import prose_problems
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.search.backends import backend
from history.checking import content_problems as history_problems

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SECTIONS = (history_problems,)
CHUNK = 500


class ContentError(Exception):
    """What is wrong with the content, one sentence an argument."""


def fixture_files(folder=FIXTURES):
    return sorted(Path(folder).glob("*.yaml"))


def models_in(path):
    names = re.findall(r"^- model: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return [apps.get_model(name) for name in dict.fromkeys(names)]


@transaction.atomic
def load(folder=FIXTURES, progress=lambda words: None):
    """All or nothing: load every file, derive, check. Returns the number of rows."""
    total = load_rows(folder, progress)
    if found := list(problems()):
        raise ContentError(*found)
    progress("checked")
    return total


@transaction.atomic
def load_rows(folder=FIXTURES, progress=lambda words: None):
    """File by file, as a citation points to the record that is derived from a row before it."""
    total = 0
    for path in fixture_files(folder):
        call_command("loaddata", path, verbosity=0)
        rows = sum(derive(model) for model in models_in(path))
        total += rows
        progress(f"{path.name}: {rows} rows")
    if not total:
        raise ContentError(f"There are no fixtures in {folder}.")
    for model in entry_models():
        rewrite_cards(model)
    progress("cards written")
    return total


def analyze():
    """Planners guess badly after a bulk load until they have counted."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    backend().forget_counts()


def problems():
    """Sentences: rows that do not validate, rules over several rows, derived rows that disagree."""
    for model in (*entry_models(), *part_models()):
        for row in model.objects.iterator(chunk_size=CHUNK):
            yield from _invalid(row)
    for section in SECTIONS:
        yield from section()
    yield from prose_problems()
    yield from disagreements()


def _invalid(row):
    # Constraints, unique fields and links hold for any row that is there: the database saw to it.
    links = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.full_clean(exclude=links, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for words in error.messages:
            yield f"{row._meta.label} {row.pk} ({row}): {words}"
