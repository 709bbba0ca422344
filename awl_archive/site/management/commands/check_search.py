from django.core.management import BaseCommand, CommandError

from awl_archive.catalogue.rebuilding import search_disagreements
from awl_archive.search.models import Document


class Command(BaseCommand):
    help = "Compare the index of search with the entries; fails where they disagree."

    def handle(self, **options):
        found = list(search_disagreements())
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(f"{len(found)} disagreements: rebuild_search mends them.")
        self.stdout.write(f"{Document.objects.count()} documents agree with the entries.")
