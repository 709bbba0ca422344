import time

from django.core.management import BaseCommand

from awl_archive.catalogue.rebuilding import rebuild
from awl_archive.site.content import analyze


class Command(BaseCommand):
    help = "Write anew all that is derived: bounds, HTML, records, cards."

    def handle(self, **options):
        begun = time.monotonic()
        rows = rebuild(lambda words: self.stdout.write(f"  {words}"))
        analyze()
        self.stdout.write(f"Rebuilt {rows} rows in {time.monotonic() - begun:.1f} s.")
