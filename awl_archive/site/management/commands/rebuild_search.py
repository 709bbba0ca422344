import time

from django.core.management import BaseCommand

from awl_archive.catalogue.rebuilding import rewrite_documents
from awl_archive.site.content import analyze


class Command(BaseCommand):
    help = "Mend the index of search from the entries, while the site serves."

    def handle(self, **options):
        begun = time.monotonic()
        written = rewrite_documents(lambda words: self.stdout.write(f"  {words}"))
        analyze()
        seconds = time.monotonic() - begun
        self.stdout.write(f"Wrote {written} documents in {seconds:.1f} s.")
