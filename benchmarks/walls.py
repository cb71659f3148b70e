"""What does row-level security cost? The very statements of the pages, with the walls and without.

A page is asked once and its statements are written down. Then each is asked many times in turns on two connections:
as the app role, for whom every policy counts, and as a role that passes them all. Both have the same settings, and both
prepare statements as the web process does.
Aim: at most 1.2 times.
"""

import argparse
import statistics
import time
from typing import Any
from uuid import UUID

import psycopg
from benchmarks.bed import figures
from benchmarks.bed.copies import nth
from benchmarks.bed.figures import tell
from benchmarks.bed.tables import lay
from benchmarks.bed.world import as_super, found_town, log_in
from django.conf import settings
from django.db import connection
from django.test import Client

Statement = tuple[str, Any]


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--plans", type=int, default=10_000, help="plans in the database")
    said.add_argument("--times", type=int, default=200, help="how often each statement is asked")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def statements(person: UUID, path: str) -> list[Statement]:
    """The statements that this page asks about circles, in their order; without log-in and without writing."""
    browser = Client()
    browser.cookies["sessionid"] = log_in(person).split("=")[1]
    found: list[Statement] = []

    def note(execute: Any, statement: str, values: Any, *rest: Any) -> Any:
        found.append((statement, values))
        return execute(statement, values, *rest)

    with connection.execute_wrapper(note):
        status = browser.get(path).status_code
    if status != 200:
        raise SystemExit(f"{path} answers {status}")
    return [one for one in found if _reads(one[0])]


def _reads(statement: str) -> bool:
    words = statement.strip().lower()
    strange = ("django_session", "auth_user", "kanteling.enter", "platform_cache")
    return words.startswith("select") and not any(name in words for name in strange)


def both(person: UUID, near: UUID | None, asked: list[Statement], times: int) -> list[dict[str, Any]]:
    """Each statement in turns with and without walls; milliseconds, and the rows that came back."""
    rows = []
    with psycopg.connect(settings.DATABASE_ADDRESS) as inside, as_super() as outside:
        outside.autocommit = False
        found = outside.execute("select user_id from people_account where person_id = %s", [person]).fetchone()
        for role in (inside, outside):
            _as_configured(role)
            role.execute("select kanteling.enter(%s, null, %s)", [*(found or ()), near])
        for statement, values in asked:
            cost: dict[str, list[float]] = {"with": [], "without": []}
            count = {"with": 0, "without": 0}
            for number in range(times + 10):
                for name, role in (("with", inside), ("without", outside)):
                    cursor = role.cursor()
                    began = time.perf_counter()
                    count[name] = len(cursor.execute(statement, values).fetchall())
                    if number >= 10:
                        cost[name].append((time.perf_counter() - began) * 1000)
            ms = {name: statistics.median(found) for name, found in cost.items()}
            rows.append(
                {
                    "statement": _short(statement),
                    "rows": count["with"],
                    "rows_without": count["without"],
                    "ms_with": ms["with"],
                    "ms_without": ms["without"],
                    "ratio": ms["with"] / ms["without"],
                }
            )
    return rows


def _as_configured(role: psycopg.Connection) -> None:
    """Bind, prepare and plan as the web process does."""
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    for words in options.get("options", "").split("-c ")[1:]:
        name, _, value = words.strip().partition("=")
        role.execute("select set_config(%s, %s, false)", [name, value])
    role.prepare_threshold = options.get("prepare_threshold")
    if not options.get("server_side_binding"):
        role.cursor_factory = psycopg.ClientCursor


def _short(statement: str) -> str:
    """Which table the statement is about: the first one outside all brackets."""
    depth, flat = 0, ""
    for sign in statement:
        depth += (sign == "(") - (sign == ")")
        flat += sign if depth == 0 else " "
    words = flat.replace('"', "").split()
    places = [words[n + 1] for n, word in enumerate(words[:-1]) if word.lower() in ("from", "join")]
    return next((name for name in places if "_" in name), places[0] if places else words[0])


def main() -> None:
    """Make the world, write down, measure, print."""
    asked = options()
    on = figures.machine()
    with as_super() as making:
        town = found_town(making)
        town.grow(making, asked.plans)
        table = lay(making, town.manager, town.worker_pattern, 50)
    tell(f"{asked.plans:,} plans")
    pages = {
        "plan, resident": (table.resident, f"/plan/{table.circle}/", table.circle),
        "plan, team member with 100 circles": (
            town.worker(),
            f"/plan/{nth(town.circle, 7)}/",
            UUID(str(nth(town.circle, 7))),
        ),
        "list of 100 people": (town.worker(), "/mensen/", None),
    }
    result: dict[str, Any] = {"machine": on, "plans": asked.plans, "pages": []}
    for name, (person, path, near) in pages.items():
        rows = both(person, near, statements(person, path), asked.times)
        inside, outside = sum(row["ms_with"] for row in rows), sum(row["ms_without"] for row in rows)
        result["pages"].append({"page": name, "ms_with": inside, "ms_without": outside, "ratio": inside / outside})
        result["pages"][-1]["statements"] = rows
        if not asked.json:
            print(f"\n{name}: {inside:.2f} ms with walls, {outside:.2f} ms without, {inside / outside:.2f} times")
            figures.table(figures.rounded(rows))
    figures.finish(result, as_json=asked.json)


if __name__ == "__main__":
    main()
