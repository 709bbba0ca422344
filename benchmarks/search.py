"""What search costs: CPU of server and database, queries and bytes, over an artificial corpus.

    python benchmarks/search.py [ARTICLES]     20000 unless given; or: make bench ARTICLES=200000

The corpus (benchmarks/corpus.py) is made once, in a database of its own: bench_<ARTICLES> beside
the one that DATABASE_URL names, else DATA_DIR/bench/<ARTICLES>.sqlite3. Delete it when done.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def postgresql(server, articles):
    """The address of the database, which is made if there is none."""
    import psycopg  # noqa: PLC0415  only where DATABASE_URL names a PostgreSQL

    name = f"bench_{articles}"
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not found.fetchone():
            connection.execute(f"CREATE DATABASE {name}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def sqlite(articles):
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve() / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / f'{articles}.sqlite3'}"


def main(articles):
    server = os.environ.get("DATABASE_URL", "")
    database = postgresql(server, articles) if server.startswith("p") else sqlite(articles)
    settings = {"DATABASE_URL": database, "SITE_URL": "http://127.0.0.1:8000", "DEBUG": "off"}
    os.environ.update(settings, DJANGO_SETTINGS_MODULE="awl_archive.settings")

    import django  # noqa: PLC0415  settings are read off the environment made above

    from awl_archive import embedded  # noqa: PLC0415

    embedded.prepare()
    django.setup()
    from benchmarks import measuring  # noqa: PLC0415

    measuring.run(articles)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
