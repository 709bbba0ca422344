"""What the pages of time cost: SQL queries and CPU, at the content's size and at a large one.

    python benchmarks/pages.py [ORGANISATIONS] [EVENTS]     2000 and 10000 unless given

The content and the artificial set each go into a database of their own, in a folder that is taken
away at the end (SQLite, or KEEP=folder to keep it for a second run). Each page is asked for in this
process, without a server: queries of one answer, and CPU milliseconds, the median of nine.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGES = (
    "/",
    "/history/",
    "/history/lineage/",
    "/history/timeline/",
    "/history/timeline/?page=200",
    "/history/timeline/?from=197X&to=197X&match=certain",
    "/history/timeline/?organisation={organisation}",
    "/history/as-of/",
    "/history/as-of/?date=1975-06",
    "/history/as-of/?date=1500",
    "/publications/",
)
TIMES = 9


def main(sizes):
    folder = Path(os.environ.get("KEEP") or tempfile.mkdtemp(prefix="awl-pages-"))
    try:
        for name in ("content", "artificial"):
            data = folder / name
            data.mkdir(parents=True, exist_ok=True)
            settings = {"DATA_DIR": str(data), "SITE_URL": "http://127.0.0.1:8000", "DEBUG": "off"}
            environment = os.environ | settings
            environment.pop("DATABASE_URL", None)
            command = [sys.executable, __file__, "--inner", name, *map(str, sizes)]
            subprocess.run(command, env=environment, check=True)
    finally:
        if not os.environ.get("KEEP"):
            shutil.rmtree(folder)


def fill(name, organisations, events):
    from django.core.management import call_command  # noqa: PLC0415  Django is set up by now

    from awl_archive.publishing.records import Record  # noqa: PLC0415
    from awl_archive.site.content import analyze  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if Record.objects.exists():
        return
    if name == "content":
        call_command("load_content", verbosity=0)
    else:
        make(organisations, events)
    analyze()


def make(organisations, events):
    from tests import artificial  # noqa: PLC0415
    from tests.artificial.ground import store, write_cards  # noqa: PLC0415

    artificial.build(organisations, 1)
    for start in range(organisations, events, 500):
        numbers = range(start, min(start + 500, events))
        rows = [artificial.event(number, organisations) for number in numbers]
        for number in numbers:
            rows += artificial.parts_of_event(number, organisations, 1)
        store(rows)
    write_cards()


def measure(name):
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from history.models import Event, Organisation  # noqa: PLC0415

    client = Client(HTTP_HOST="127.0.0.1")
    counts = f"{Organisation.objects.count():,} organisations, {Event.objects.count():,} events"
    sys.stdout.write(f"\n{name}: {counts}\n{'':52}  status  queries   CPU ms       kB\n")
    slug = Organisation.objects.order_by("title").values_list("slug", flat=True).first()
    for page in PAGES:
        address = page.format(organisation=slug)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
            queries = len(captured)
        cost = statistics.median(cpu(client, address) for _ in range(TIMES))
        size = len(response.content) / 1000
        sys.stdout.write(
            f"{address:52}  {response.status_code:6}  {queries:7}  {cost:7.1f}  {size:7.1f}\n"
        )


def cpu(client, address):
    begun = time.process_time()
    client.get(address)
    return (time.process_time() - begun) * 1000


def inner(name, organisations, events):
    import django  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "awl_archive.settings"
    from awl_archive import embedded  # noqa: PLC0415

    embedded.prepare()
    django.setup()
    fill(name, int(organisations), int(events))
    measure(name)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inner"]:
        inner(*sys.argv[2:])
    else:
        main([*sys.argv[1:], "2000", "10000"][:2] if len(sys.argv) < 3 else sys.argv[1:3])
