import time

from django.core.management import BaseCommand, CommandError

from awl_archive.publishing.records import Record
from awl_archive.site.content import FIXTURES, ContentError, analyze, load


class Command(BaseCommand):
    help = "Load the archive's content into an empty database: all of it, checked, or nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is content already"
        )

    def handle(self, *, if_empty, **options):
        if Record.objects.exists():
            if not if_empty:
                raise CommandError("The database is not empty: nothing was loaded.")
            self.stdout.write("Content is there already; nothing was loaded.")
            return
        begun = time.monotonic()
        try:
            rows = load(FIXTURES, self.progress)
        except ContentError as error:
            raise CommandError("Nothing was loaded.\n" + "\n".join(error.args)) from error
        analyze()
        self.stdout.write(f"Loaded {rows} rows in {time.monotonic() - begun:.1f} s.")

    def progress(self, words):
        self.stdout.write(f"  {words}")
        self.stdout.flush()
