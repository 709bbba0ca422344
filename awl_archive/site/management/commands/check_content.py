from django.core.management import BaseCommand, CommandError

from awl_archive.site.content import problems
from awl_archive.sources.uncited import uncited_counts


class Command(BaseCommand):
    help = "Check every row, the rules over several rows, what is derived, and count the uncited."

    def handle(self, **options):
        uncited = uncited_counts()
        for model, count in uncited.items():
            if count:
                self.stdout.write(f"  {model._meta.verbose_name_plural}, uncited: {count}")
        self.stdout.write(f"Entries and parts without a citation: {sum(uncited.values())}")
        found = list(problems())
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(f"{len(found)} problem(s).")
        self.stdout.write("No problems.")
