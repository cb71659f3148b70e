"""How fast does a country of areas come in, beside a bare COPY of the same rows?

For each size a file is made with so many wijken and 13 figures each, in the shape of Kadaster (``--shape geojson`` with
outlines, or ``csv``). The floor copies the same rows, read beforehand, into a table with the same columns and index but
no wall. Product and floor run in turns in one process; medians of ``--times``. "again" is the same file a second time.
"""

import argparse
import io
import json
import os
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
from benchmarks.bed import figures

from kanteling.apps.neighbourhood.commands.bringing import bring_in
from kanteling.apps.neighbourhood.queries.files import understand
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.apps.people.commands import found_municipality
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting

HEADS = (
    "population", "pop_0_14", "pop_15_24", "pop_25_44", "pop_45_64", "pop_65plus", "dwelling_total",
    "dwelling_value", "dwelling_ownership", "employment_rate", "income_low", "income_high", "area",
)  # fmt: skip
CORNERS = 24


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--sizes", default="334,3340,33400", help="wijken in the file, growing")
    said.add_argument("--shape", choices=("csv", "geojson"), default="csv")
    said.add_argument("--times", type=int, default=3, help="files per size")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def made(many: int, shape: str, seed: int) -> io.BytesIO:
    """A file of ``many`` wijken; one figure in forty is not known."""
    chance = random.Random(seed)
    rows = [(f"WK{at // 34 + 1:04}{at % 34:02}" if many <= 9999 * 34 else "", f"Wijk {at}") for at in range(many)]
    told = [[("" if chance.random() < 0.025 else chance.randint(1, 99)) for _ in HEADS] for _ in rows]
    if shape == "csv":
        lines = [",".join(("code", "name", *HEADS))]
        lines += [",".join(map(str, (*row, *cells))) for row, cells in zip(rows, told, strict=True)]
        return io.BytesIO("\n".join(lines).encode())
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": name, **dict(zip(HEADS, cells, strict=True))},
            "geometry": {"type": "Polygon", "coordinates": [_ring(chance)]},
        }
        for (code, name), cells in zip(rows, told, strict=True)
    ]
    return io.BytesIO(json.dumps({"type": "FeatureCollection", "features": features}).encode())


def _ring(chance: random.Random) -> list[list[float]]:
    x, y = chance.uniform(3.5, 7), chance.uniform(51, 53)
    ring = [[x + at % 5 / 1000, y + at / 1000] for at in range(CORNERS)]
    return [*ring, ring[0]]


def floor(many: int, shape: str, seed: int) -> Callable[[], None]:
    """A bare COPY of the same rows, ready to run."""
    return floor_of(made(many, shape, seed), f"wijken_{2000 + seed}.{shape}")


def floor_of(file: io.BytesIO, name: str) -> Callable[[], None]:
    """A bare COPY of the rows of this file, ready to run."""
    told = understand(file, name)
    rows = [row for row in told.rows() if isinstance(row, AreaRow)]
    areas = [(row.code, row.name, row.outline.as_text() if row.outline else "") for row in rows]
    numbers = list(_numbers(rows))

    def copy() -> None:
        with psycopg.connect(os.environ["KANTELING_SUPER_URL"]) as bare, bare.cursor() as cursor:
            for table, lines in (("bare_area", areas), ("bare_figure", numbers)):
                with cursor.copy(f"copy {table} from stdin") as out:
                    for line in lines:
                        out.write_row(line)

    return copy


def _numbers(rows: list[AreaRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for indicator, value in row.figures:
            yield row.code, indicator.code, value.number


def lay_floor() -> None:
    """Tables with the same columns and index as the product's, without a wall."""
    with psycopg.connect(os.environ["KANTELING_SUPER_URL"]) as bare:
        bare.execute("create table if not exists bare_area (code text, name text, outline text)")
        bare.execute("create table if not exists bare_figure (code text, what text, number numeric)")
        bare.execute("create index if not exists bare_latest on bare_figure (code, what)")
        bare.execute("truncate bare_area, bare_figure")


def bring(manager: Actor, file: io.BytesIO, name: str) -> None:
    """The product: from the file to what is shown, in one transaction."""
    with acting(manager):
        bring_in(actor=manager, stream=file, name=name)


def took(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock and of our own processor."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - own


def measure(manager: Actor, many: int, shape: str, times: int) -> dict[str, Any]:
    """One size, in turns."""
    found: dict[str, list[float]] = {"in": [], "again": [], "bare": [], "cpu": []}
    peak = 0.0
    for turn in range(times):
        seed = many % 7 + turn
        file, name = made(many, shape, seed), f"wijken_{2000 + seed}.{shape}"
        seconds, own = took(lambda f=file, n=name: bring(manager, f, n))  # type: ignore[misc]
        found["in"].append(seconds)
        found["cpu"].append(own)
        found["again"].append(took(lambda f=file, n=name: bring(manager, f, n))[0])  # type: ignore[misc]
        peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lay_floor()
        found["bare"].append(took(floor(many, shape, seed))[0])
    middle = {key: statistics.median(values) for key, values in found.items()}
    rows = many * (1 + len(HEADS))
    return {
        "areas": many,
        "rows": rows,
        "seconds": middle["in"],
        "own cpu s": middle["cpu"],
        "again s": middle["again"],
        "rows/s": round(rows / middle["in"]),
        "bare rows/s": round(rows / middle["bare"]),
        "x_bare": middle["in"] / middle["bare"],
        "peak MB": peak,
    }


def main() -> None:
    """Make files, bring them in, print."""
    asked = options()
    on = figures.machine()
    manager = found_municipality(code="GM0268", name="Nijmegen", phone="14 024", manager="Petra Willemsen")
    sizes = sorted({int(size) for size in asked.sizes.split(",") if size})
    rows = []
    for size in sizes:
        rows.append(measure(manager, size, asked.shape, asked.times))
        figures.tell(f"{size:,} areas done")
    grown = figures.exponent(sizes, [row["seconds"] for row in rows])
    if not asked.json:
        figures.table(figures.rounded(rows))
        print(f"\nseconds grow with areas: exponent {grown:.2f}" if grown is not None else "")
    result = {"machine": on, "shape": asked.shape, "rows": rows, "exponent": grown}
    figures.finish(result, as_json=asked.json)


if __name__ == "__main__":
    main()
