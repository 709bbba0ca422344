from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.test import Client

from awl_archive.site.crawling import crawl


class Command(BaseCommand):
    help = "Save every public page below a folder, for a validator of HTML."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        folder.mkdir(parents=True, exist_ok=True)
        number = 0
        host = settings.ALLOWED_HOSTS[0]
        for address, response in crawl(Client(SERVER_NAME=host)):
            if response.status_code >= 400:
                raise CommandError(f"{address} answers {response.status_code}")
            is_page = response.get("Content-Type", "").startswith("text/html")
            if is_page and response.status_code == 200:
                number += 1
                (folder / f"{number:04}.html").write_bytes(response.content)
        self.stdout.write(f"{number} pages saved.")
