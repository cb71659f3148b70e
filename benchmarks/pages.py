"""How fast are the pages, and do they stay so? The plan page and the list of people, beside bare views.

Sizes: plans in the database (``--sizes``), actions in one plan (``--actions``), plans of one worker
(``--caseloads``). Everything in one run against one web
process with one thread; the floor is asked in turns with the product, so that noise falls on both alike.
Aims: plan page at most 2.5 times the floor, 12 statements, 20 ms of processor time; list of 100 at most 25 ms,
8 statements, exponent at most 0.1.
"""

import argparse
import time
from typing import Any
from uuid import UUID

from benchmarks.bed import figures, floor
from benchmarks.bed.copies import nth
from benchmarks.bed.figures import exponent, tell
from benchmarks.bed.serving import Ask, Server, measure, serving
from benchmarks.bed.tables import Table, lay
from benchmarks.bed.world import Town, as_super, found_town, log_in
from django.urls import NoReverseMatch, reverse

PLAN_FLOOR, LIST_FLOOR = "floor: page", "floor: list of 100"


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--sizes", default="100,10000,100000,1000000", help="plans in the database, growing")
    said.add_argument("--actions", default="3,30,50,300,3000", help="actions in one plan")
    said.add_argument("--caseloads", default="100,300,1000", help="plans of one worker, when there are that many")
    said.add_argument("--times", type=int, default=60, help="requests per page and round")
    said.add_argument("--port", type=int, help="port of the web process; a free one when left out")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def numbers(words: str) -> list[int]:
    """``100,10000`` as numbers, growing."""
    return sorted({int(word) for word in words.split(",") if word})


def list_address() -> str | None:
    """Where the list of people is; None as long as there is none."""
    try:
        return reverse("home:people_list")
    except NoReverseMatch:
        return None


def by_plans(server: Server, town: Town, table: Table, sizes: list[int], times: int) -> list[dict[str, Any]]:
    """The same pages while the database grows."""
    rows = []
    for size in sizes:
        began = time.monotonic()
        with as_super() as connection:
            made = town.grow(connection, size)
        tell(f"{size:,} plans ({made:,} rows made in {time.monotonic() - began:.0f} s)")
        rows += _against_floor(measure(server, _asks(town, table, size), times=times), plans=size)
    return rows


def _asks(town: Town, table: Table, size: int) -> list[Ask]:
    worker = town.worker()
    cookie, role, where = log_in(worker), _role(worker), list_address()
    asks = [
        Ask(PLAN_FLOOR, _floor_of(table)),
        Ask("plan", _plan_of(table), log_in(table.resident)),
        Ask("plan: another each time", _other_each_time(town), cookie),
        Ask(LIST_FLOOR, lambda n: f"/floor/list/{role}/?after={nth(town.circle, n * size // 1000)}"),
    ]
    return [*asks, Ask("list of people", lambda _: where, cookie)] if where else asks


def _role(worker: UUID) -> UUID:
    with as_super() as connection:
        row = connection.execute("select id from people_rolegiven where person_id = %s", [worker]).fetchone()
    assert row is not None
    return UUID(str(row[0]))


def by_actions(server: Server, tables: list[Table], times: int) -> list[dict[str, Any]]:
    """The plan page while one plan grows."""
    rows = []
    asks = [Ask(f"{PLAN_FLOOR} {table.actions}", _floor_of(table)) for table in tables]
    asks += [Ask(f"plan {table.actions}", _plan_of(table), log_in(table.resident)) for table in tables]
    found = measure(server, asks, times=times)
    for table in tables:
        pair = {PLAN_FLOOR: found[f"{PLAN_FLOOR} {table.actions}"], "plan": found[f"plan {table.actions}"]}
        rows += _against_floor(pair, actions=table.actions)
    return rows


def by_caseload(server: Server, town: Town, sizes: list[int], times: int) -> list[dict[str, Any]]:
    """The list and a plan while one worker gets more and more plans; last, because it cannot be undone."""
    rows, where = [], list_address()
    for size in [size for size in sizes if where and size <= town.many]:
        with as_super() as connection:
            town.give(connection, size)
        cookie = log_in(town.worker())
        asks = [Ask("plan", _other_each_time(town), cookie), Ask("list of people", lambda _: str(where), cookie)]
        rows += [
            {"page": name, "caseload": size, **one} for name, one in measure(server, asks, times=times).items()
        ]
    return rows


def _other_each_time(town: Town) -> Any:
    return lambda n: f"/plan/{nth(town.circle, n * 37 % 100)}/"


def _floor_of(table: Table) -> Any:
    return lambda _: f"/floor/plan/{table.circle}/"


def _plan_of(table: Table) -> Any:
    return lambda _: f"/plan/{table.circle}/"


def _against_floor(found: dict[str, dict[str, Any]], **size: int) -> list[dict[str, Any]]:
    rows = []
    for name, one in found.items():
        bare = found.get(LIST_FLOOR if name.startswith("list") else PLAN_FLOOR)
        ratio = one["cpu_ms"] / bare["cpu_ms"] if bare and not name.startswith("floor") else None
        rows.append({"page": name, **size, **one, "x_floor": ratio})
    return rows


def growth(rows: list[dict[str, Any]], size: str) -> list[dict[str, Any]]:
    """For each page how its cost grows with ``size``."""
    lines = []
    for name in dict.fromkeys(row["page"] for row in rows):
        mine = [row for row in rows if row["page"] == name]
        sizes = [row[size] for row in mine]
        lines.append(
            {
                "page": name,
                "grows with": size,
                "exponent cpu": exponent(sizes, [row["cpu_ms"] for row in mine]),
                "exponent ms": exponent(sizes, [row["ms"] for row in mine]),
                "exponent bytes": exponent(sizes, [row["bytes"] for row in mine]),
            }
        )
    return lines


def main() -> None:
    """Make the world, measure, print."""
    asked = options()
    on = figures.machine()
    with as_super() as connection:
        floor.prepare(connection)
        town = found_town(connection)
        town.grow(connection, min(numbers(asked.sizes)))
        actions = numbers(asked.actions)
        tables = [lay(connection, town.manager, town.worker_pattern, many) for many in actions]
    usual = min(tables, key=lambda table: abs(table.actions - 50))
    with serving(asked.port) as server:
        rows = by_plans(server, town, usual, numbers(asked.sizes), asked.times)
        more = by_actions(server, tables, asked.times)
        loads = by_caseload(server, town, numbers(asked.caseloads), asked.times)
    grown = growth(rows, "plans") + growth(more, "actions") + growth(loads, "caseload")
    if not asked.json:
        for lines in (rows, more, loads, grown):
            figures.table(figures.rounded(lines))
            print()
    result = {"machine": on, "by_plans": rows, "by_actions": more, "by_caseload": loads, "growth": grown}
    figures.finish(result, as_json=asked.json)


if __name__ == "__main__":
    main()
