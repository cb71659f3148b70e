"""How fast does a package of HSDS come in, beside a bare COPY of the same rows?

A package is made with so many services, each with a schedule, a phone, terms and one of a hundred places. The floor copies
the rows that we write (entries, moments, confirmations), read beforehand, into tables with the same columns and no wall
or index. Product and floor run in turns in one process. "again" is the same package a second time, every row compared;
"known" is the very same file while nothing on the map changed; "out" is the same map written as a package again.
"""

import argparse
import io
import os
import random
import statistics
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
from benchmarks.bed import figures
from benchmarks.import_areas import took
from django.db import connection, transaction

from kanteling.apps.people.commands import found_municipality
from kanteling.apps.social_map.commands.exchange_hsds import bring_hsds
from kanteling.apps.social_map.queries.exchange_hsds import whole_map
from kanteling.apps.social_map.queries.exchange_packages import as_zip, read_stream
from kanteling.apps.social_map.rules.hsds_tables import Tables, empty, flatten
from kanteling.apps.social_map.rules.hsds_words import Around, Offer, Spot, Who, location, organization, service
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting

WRITTEN = ("social_map_entry", "social_map_entrytime", "social_map_confirmation")


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--sizes", default="300,3000", help="services in the package, growing")
    said.add_argument("--times", type=int, default=3, help="packages per size")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def made(many: int, seed: int) -> bytes:
    """A package of ``many`` services; the same for the same seed."""
    chance = random.Random(seed)
    tables: Tables = empty()
    ids = [str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(many + 130)]
    for at in range(30):
        flatten(tables, "organization", organization(ids[at], Who(name=f"Club {at}", phone="024 123")))
    for at in range(30, 130):
        flatten(tables, "location", location(ids[at], Spot(name=f"Zaal {at}", lon=5.8 + at / 9000, lat=51.8)))
    for at in range(130, many + 130):
        offer = Offer(
            title=f"Activiteit {at}",
            text="Samen iets doen in de buurt, met koffie na afloop. " * 3,
            times=(Time(chance.choice(list(Day))),),
            phone="024 123 45 67",
            topics=("muziek",),
            next_step="Loop binnen.",
        )
        around = Around(organisation=chance.choice(ids[:30]), places=(chance.choice(ids[30:130]),))
        flatten(tables, "service", service(ids[at], offer, around))
    return as_zip(tables, "Proef")


def bring(manager: Actor, content: bytes, digest: str = "") -> None:
    """The product: from the file to what is found, in one transaction."""
    with acting(manager):
        bring_hsds(actor=manager, tables=read_stream(io.BytesIO(content)), name="proef.zip", digest=digest)


def floor(manager: Actor) -> Callable[[], None]:
    """A bare COPY of the rows that the product just wrote, ready to run."""
    held: dict[str, bytes] = {}
    with acting(manager), connection.cursor() as cursor:
        raw: Any = cursor.connection
        for table in WRITTEN:
            with raw.cursor() as reads, reads.copy(f"copy (select * from {table}) to stdout") as out:
                held[table] = b"".join(bytes(part) for part in out)

    def copy() -> None:
        with psycopg.connect(os.environ["KANTELING_SUPER_URL"]) as bare, bare.cursor() as cursor:
            for table, rows in held.items():
                with cursor.copy(f"copy bare_{table} from stdin") as into:
                    into.write(rows)

    return copy


def lay_floor() -> None:
    """Tables with the same columns, without wall or index."""
    with psycopg.connect(os.environ["KANTELING_SUPER_URL"]) as bare:
        for table in WRITTEN:
            bare.execute(f"drop table if exists bare_{table}")
            bare.execute(f"create table bare_{table} (like {table})")


def measure(manager: Actor, many: int, times: int) -> dict[str, Any]:
    """One size, in turns; each package leaves before the next."""
    found: dict[str, list[float]] = {"in": [], "again": [], "known": [], "out": [], "bare": []}
    for turn in range(times):
        content = made(many, turn)
        with transaction.atomic():
            found["in"].append(took(lambda c=content: bring(manager, c, "known"))[0])  # type: ignore[misc]
            found["again"].append(took(lambda c=content: bring(manager, c))[0])  # type: ignore[misc]
            found["known"].append(took(lambda c=content: bring(manager, c, "known"))[0])  # type: ignore[misc]
            found["out"].append(took(lambda: _out(manager))[0])
            bare = floor(manager)
            transaction.set_rollback(True)
        lay_floor()
        found["bare"].append(took(bare)[0])
    middle = {key: statistics.median(values) for key, values in found.items()}
    return {
        "services": many,
        "seconds": middle["in"],
        "services/s": round(many / middle["in"]),
        "again s": middle["again"],
        "known s": middle["known"],
        "out s": middle["out"],
        "x_bare": middle["in"] / middle["bare"],
    }


def _out(manager: Actor) -> None:
    with acting(manager):
        as_zip(whole_map(manager), "Proef")


def main() -> None:
    """Make packages, bring them in, print."""
    asked = options()
    on = figures.machine()
    manager = found_municipality(code="GM0268", name="Nijmegen", phone="14 024", manager="Petra Willemsen")
    sizes = sorted({int(size) for size in asked.sizes.split(",") if size})
    rows = [measure(manager, size, asked.times) for size in sizes]
    grown = figures.exponent(sizes, [row["seconds"] for row in rows])
    if not asked.json:
        figures.table(figures.rounded(rows))
    figures.finish({"machine": on, "rows": rows, "exponent": grown}, as_json=asked.json)


if __name__ == "__main__":
    main()
