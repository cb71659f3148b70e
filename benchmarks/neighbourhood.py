"""How fast does a country of wijken come in, and how fast is a profile, also after twenty years?

Import: 3,340 wijken with outlines and 12 indicators in one transaction, from the real file when ``../shared/data/areas``
is there, else from a generated one. Beside it a bare COPY of the same rows, read beforehand, and how much of the time is
reading the file, the database, and the rest. Aim: at most 4 times the bare COPY.
Page: the profile of a wijk beside the same page of a wijk without any figure (session, access, layout and all), with one
year and with ``--years`` years of the whole country in the database. Aim: at most 4 times.
"""

import argparse
import io
import resource
import statistics
import time
from pathlib import Path
from typing import Any

import psycopg
from benchmarks import import_areas
from benchmarks.bed import figures
from benchmarks.bed.serving import Ask, measure, serving
from benchmarks.bed.world import as_super, log_in

from kanteling.apps.neighbourhood.queries.files import understand
from kanteling.apps.neighbourhood.rules.profile import FIGURES
from kanteling.apps.people.commands import account_for_person, found_municipality
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting

REAL = Path(__file__).parents[2] / "shared/data/areas/wijken_nl_2022.geojson"
WIJKEN = 3340


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--times", type=int, default=3, help="imports, and rounds of requests")
    said.add_argument("--asks", type=int, default=30, help="requests per page and round")
    said.add_argument("--years", type=int, default=20, help="years of figures for the second measurement")
    said.add_argument("--port", type=int, help="port of the web process; a free one when left out")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def file_of(seed: int) -> tuple[io.BytesIO, str]:
    """The country as a file, and from where."""
    if REAL.exists():
        return io.BytesIO(REAL.read_bytes()), "CBS/Kadaster 2022, CC BY 4.0"
    return import_areas.made(WIJKEN, "geojson", seed), "generated"


def imports(manager: Actor, times: int) -> dict[str, Any]:
    """The same file of another year each time, in turns with a bare COPY of its rows."""
    took: dict[str, list[float]] = {"in": [], "read": [], "bare": []}
    rows = 0
    for turn in range(times):
        file, source = file_of(turn)
        began = time.perf_counter()
        rows = sum(
            1 + len(row.figures) for row in understand(file, "w", 2000 + turn).rows() if hasattr(row, "figures")
        )
        took["read"].append(time.perf_counter() - began)
        began = time.perf_counter()
        import_areas.bring(manager, file, f"wijken_{2000 + turn}.geojson")
        took["in"].append(time.perf_counter() - began)
        import_areas.lay_floor()
        took["bare"].append(import_areas.took(import_areas.floor_of(file, f"wijken_{2000 + turn}.geojson"))[0])
    middle = {name: statistics.median(seconds) for name, seconds in took.items()}
    return {
        "file": source,
        "rows": rows,
        "seconds": middle["in"],
        "rows/s": round(rows / middle["in"]),
        "reading s": middle["read"],
        "bare COPY s": middle["bare"],
        "x_bare": middle["in"] / middle["bare"],
        "x_bare without reading": (middle["in"] - middle["read"]) / middle["bare"],
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def fill(connection: psycopg.Connection, year: int, back: int) -> None:
    """Every figure of every wijk in the profile, and the same ``back`` years back: made in the database."""
    connection.execute("select setseed(0.5)")
    names = sorted(FIGURES)
    connection.execute(
        """insert into neighbourhood_figure (id, municipality_id, code, year, indicator, number, gap, arrival_id)
        select gen_random_uuid(), municipality_id, code, %s::int - n, what, (random() * 60 + 10)::numeric(9, 1), '', arrival_id
        from (select distinct on (code) * from neighbourhood_area where level = 'district'
          and code <> 'WK999900' order by code, year desc) a
        cross join unnest(%s::text[]) what cross join generate_series(%s::int, %s::int) n""",
        [year, names, 0 if back == 1 else 1, max(0, back - 1)],
    )
    connection.execute(
        """insert into neighbourhood_spread (id, municipality_id, indicator, year, mean, spread, areas, arrival_id)
        select gen_random_uuid(), municipality_id, what, %s, 40, 17, 3340, arrival_id
        from (select * from neighbourhood_area limit 1) a cross join unnest(%s::text[]) what""",
        [year, names],
    )
    connection.execute("analyze neighbourhood_figure")


def pages(manager: Actor, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """The profile of one wijk and another each time, beside the empty one, at one year and at many."""
    with as_super() as connection:
        codes = [
            code
            for (code,) in connection.execute(
                "select distinct code from neighbourhood_area where level = 'district' order by code"
            )
        ]
        connection.execute(
            """insert into neighbourhood_area (id, municipality_id, code, year, level, name, parent_code,
            municipality_code, outline, arrival_id) select gen_random_uuid(), municipality_id, 'WK999900', 2002,
            level, 'Leeg', '', '', '', arrival_id from neighbourhood_area limit 1"""
        )
    cookie = log_in(manager.person)
    asks = [
        Ask("empty", lambda _: "/wijk/WK999900/profiel/", cookie),
        Ask("profile", lambda _: f"/wijk/{codes[100]}/profiel/", cookie),
        Ask("another profile each time", lambda n: f"/wijk/{codes[n * 37 % len(codes)]}/profiel/", cookie),
        Ask("compare", lambda _: f"/wijk/{codes[100]}/vergelijk/", cookie),
    ]
    rows = []
    for years in (1, asked.years):
        with as_super() as connection:
            fill(connection, 2022, years)
        figures.tell(f"{years} years of figures")
        with serving(asked.port) as server:
            found = measure(server, asks, times=asked.asks, rounds=asked.times)
        rows += [
            {"page": name, "years": years, **one, "x_empty": one["ms"] / found["empty"]["ms"]}
            for name, one in found.items()
        ]
    return rows


def main() -> None:
    """Import, ask, print."""
    asked = options()
    on = figures.machine()
    manager = found_municipality(code="GM0268", name="Nijmegen", phone="14 024", manager="Petra Willemsen")
    with acting(manager):
        account_for_person(person=manager.person)
    brought = imports(manager, asked.times)
    found = pages(manager, asked)
    if not asked.json:
        figures.table(figures.rounded([brought]))
        print()
        figures.table(figures.rounded(found))
        if not REAL.exists():
            print("\nThe real wijken are not here (../shared/data/areas): measured with generated ones.")
    figures.finish({"machine": on, "import": brought, "pages": found}, as_json=asked.json)


if __name__ == "__main__":
    main()
