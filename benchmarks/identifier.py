"""What the ten-letter primary key and the record table cost, beside an integer key.

    python benchmarks/identifier.py [ROWS]     SQLite, and PostgreSQL if DATABASE_URL names one

Two tables (owner, part) of ROWS rows each, filled, joined and listed in three ways: integer keys;
uid keys; uid keys with a row in the record table for each. Milliseconds, the best of five; the
insertions once. Made-up data in tables of its own, dropped at the end.
"""

import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from awl_archive.publishing.uids import FIRST, REST

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
random = Random(1966)
KEY = {"integer": "integer", "uid": "varchar(10)", "uid + record": "varchar(10)"}


def uid():
    return random.choice(FIRST) + "".join(random.choices(REST, k=9))


def keys(way):
    if way == "integer":
        return list(range(1, ROWS + 1)), list(range(ROWS + 1, 2 * ROWS + 1))
    return [uid() for _ in range(ROWS)], [uid() for _ in range(ROWS)]


def statements(way):
    key = KEY[way]
    yield f"create table b_owner (id {key} primary key, title varchar(200), date_order bigint)"
    yield f"create table b_part (id {key} primary key, owner {key} references b_owner, value text)"
    yield "create index b_order on b_owner (date_order, id)"
    yield "create index b_owned on b_part (owner)"
    if way == "uid + record":
        yield (
            "create table b_record (id varchar(10) primary key, model varchar(50),"
            " entry varchar(10), public_from timestamp)"
        )
        yield "create index b_entry on b_record (entry)"


QUERIES = {
    "join, all": (
        "select count(*) from b_part p join b_owner o on o.id = p.owner where o.title <> ''"
    ),
    "list, page 1": "select * from b_owner order by date_order, id limit 50",
    "list, deep by key": (
        "select * from b_owner where date_order >= 19900000 order by date_order, id limit 50"
    ),
    "one by key": "select * from b_owner where id = {one}",
    "parts of one": "select * from b_part where owner = {one}",
}


def fill(execute_many, way, mark):
    owners, parts = keys(way)
    rows = [(key, f"Artificial {n}", random.randrange(19_000_000, 20_300_000))
            for n, key in enumerate(owners)]  # fmt: skip
    execute_many(f"insert into b_owner values ({mark}, {mark}, {mark})", rows)
    execute_many(
        f"insert into b_part values ({mark}, {mark}, {mark})",
        [(key, owner, "artificial") for key, owner in zip(parts, owners, strict=True)],
    )
    if way == "uid + record":
        records = [(key, "a.Owner", key, "2026-01-01") for key in owners]
        records += [(k, "a.Part", o, "2026-01-01") for k, o in zip(parts, owners, strict=True)]
        execute_many(f"insert into b_record values ({mark}, {mark}, {mark}, {mark})", records)
    return owners[ROWS // 2]


def measure(connection, mark, analyze, size):
    results = {}
    for way in KEY:
        cursor = connection.cursor()
        for table in ("b_record", "b_part", "b_owner"):
            cursor.execute(f"drop table if exists {table}")
        for statement in statements(way):
            cursor.execute(statement)
        begun = time.perf_counter()
        one = fill(cursor.executemany, way, mark)
        connection.commit()
        results[way] = {"insert": (time.perf_counter() - begun) * 1000}
        cursor.execute(analyze)
        for name, query in QUERIES.items():
            results[way][name] = best(cursor, query.format(one=repr(one)))
        results[way]["MB on disk"] = size(cursor)
    for table in ("b_record", "b_part", "b_owner"):
        cursor.execute(f"drop table if exists {table}")
    connection.commit()
    return results


def best(cursor, query, times=5):
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        cursor.execute(query)
        cursor.fetchall()
        found.append((time.perf_counter() - begun) * 1000)
    return min(found)


def show(database, results):
    sys.stdout.write(f"\n{database}, {ROWS:,} owners and as many parts; ms\n")
    sys.stdout.write(f"{'':20}" + "".join(f"{way:>15}" for way in KEY) + "\n")
    for name in results["integer"]:
        values = "".join(f"{results[way][name]:15.2f}" for way in KEY)
        sys.stdout.write(f"{name:20}{values}\n")


def on_sqlite():
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "benchmark.sqlite3")

        def size(cursor):
            names = ("page_count", "freelist_count", "page_size")
            pages, free, page = (cursor.execute(f"pragma {n}").fetchone()[0] for n in names)
            return (pages - free) * page / 1e6

        show("SQLite", measure(connection, "?", "analyze", size))
        connection.close()


def on_postgresql(url):
    import psycopg  # noqa: PLC0415  only where it is asked for

    with psycopg.connect(url) as connection:

        def size(cursor):
            cursor.execute(
                "select sum(pg_total_relation_size(oid)) from pg_class"
                " where relname in ('b_owner', 'b_part', 'b_record')"
            )
            return float(cursor.fetchone()[0]) / 1e6

        show("PostgreSQL", measure(connection, "%s", "analyze", size))


if __name__ == "__main__":
    on_sqlite()
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        on_postgresql(os.environ["DATABASE_URL"])
