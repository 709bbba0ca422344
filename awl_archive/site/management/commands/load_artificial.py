import time

from django.core.management import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils.module_loading import import_string

from awl_archive.publishing.models import Record
from awl_archive.site.content import analyze

# The set belongs to the tests, which an installation may lack: it is found only when asked for.
SET = "tests.artificial.complete"


class Command(BaseCommand):
    help = "Add the artificial set: visibly made-up entries in every state. For trials only."

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, default=24, help="entries of each model")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are entries already"
        )

    def handle(self, *, size, if_empty, **options):
        if if_empty and Record.objects.exists():
            self.stdout.write("There are entries already; nothing was made.")
            return
        begun = time.monotonic()
        try:
            complete = import_string(SET)
        except ImportError as error:
            raise CommandError("The artificial set comes with the tests: not here.") from error
        try:
            written = complete(size)
        except IntegrityError as error:
            raise CommandError("The set is there already; nothing was changed.") from error
        analyze()
        rows = sum(written.values())
        self.stdout.write(f"Made {rows} artificial rows in {time.monotonic() - begun:.1f} s.")
