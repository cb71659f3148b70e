"""How many decisions per second, and what does each part of one cost?

One decision: who asks is found with all access, the answer is written, the journal too, the event is published, and the
last answer writes the adoption and the plan: one transaction on a connection of its own. Beside it in the same run the
floor writes an answer with history and audit: five bare statements. Several processes at once, real connections,
everything flushed to disk. Aims on 2 cores: 300 decisions per second, 0.2 times the floor, journal at most 15 %.
"""

import argparse
import multiprocessing
import os
import time
import traceback
from collections.abc import Callable
from typing import Any
from unittest import mock
from uuid import UUID

from benchmarks.bed import figures, floor
from benchmarks.bed.copies import Pattern, ids, nth
from benchmarks.bed.figures import processor, tell
from benchmarks.bed.tables import Table, proposes, seat_everyone, stands
from benchmarks.bed.world import OVERRIDES, as_super, found_town
from django.db import connection, transaction

from kanteling.apps.deciding.commands import answer
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.public import actor_of
from kanteling.apps.people.queries import find_actor
from kanteling.apps.plans.models import Goal
from kanteling.apps.plans.rules.contents import ActionContent, GoalContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Channel
from kanteling.platform import journal
from kanteling.platform.db import acting

VOICES = 3
Deed = tuple[str, str]
Logins = dict[str, int]
Spent = tuple[float, float, float | None, list[float], float]


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--circles", type=int, default=1200, help="circles, each with three answers to give")
    said.add_argument("--at-once", type=int, default=2 * (os.cpu_count() or 1), help="processes that decide")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def prepare(circles: int) -> tuple[list[list[Deed]], Logins]:
    """Circles with one open proposal each, for which three answers are still to come; and who can log in."""
    with as_super() as connection:
        floor.prepare(connection)
        town = found_town(connection)
        before = ids(connection)
        table = seat_everyone(town.manager, town.worker_pattern)
        wish = stands(table, GoalContent("Ik wil weer onder de mensen zijn", ""))
        with acting(actor_of(table.resident)):
            goal = UUID(str(Goal.objects.get(proposal_id=wish).pk))
        action = ActionContent(goal, "Joop", "haalt mij op", "elke zaterdag", Rung.NETWORK)
        proposal = proposes(table, action)
        pattern = Pattern.between(connection, before, ids(connection), overrides=OVERRIDES)
        pattern.copy(connection, 0, circles - 1)
        logins = _logins(connection, table, circles)
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
    deeds = [[(nth(proposal, n), nth(person, n)) for person in table.deciders] for n in range(circles)]
    return deeds, logins


def _logins(connection: Any, table: Table, circles: int) -> Logins:
    """Every copy of someone who decides gets a log-in; returns its number by person."""
    found: Logins = {}
    for place, person in enumerate(table.deciders):
        for n in range(circles):
            found[nth(person, n)] = 1_000_000 + place * circles + n
    with connection.cursor() as cursor:
        with cursor.copy(
            "copy auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff, is_active,"
            " date_joined) from stdin"
        ) as rows:
            for person, login in found.items():
                rows.write_row((login, "!", False, person, "", "", "", False, True, "2026-01-01"))
        municipality = cursor.execute("select municipality_id from people_person limit 1").fetchone()[0]
        with cursor.copy("copy people_account (id, municipality_id, user_id, person_id) from stdin") as rows:
            for person, login in found.items():
                rows.write_row((nth(person, 0xA0000000 + login), municipality, login, person))
    return found


def decide(proposal: str, login: int) -> None:
    """As one request does it, without the page."""
    with transaction.atomic():
        actor = find_actor(login, None, Channel.PAGE)
        assert actor is not None
        answer(actor=actor, proposal=UUID(proposal), answer=Answer.GO_ALONG)


def worker(kind: str, work: list[tuple[str, str, int]], ready: Any, results: Any) -> None:
    """One process; what goes wrong in it is told, so that nobody waits for it."""
    try:
        results.put(measured(kind, work, ready))
    except Exception:
        results.put(traceback.format_exc())
        ready.abort()
    finally:
        connection.close()


def measured(kind: str, work: list[tuple[str, str, int]], ready: Any) -> Spent:
    """Wait for the others, do all of it, tell how long each took and what it spent."""
    deed: Callable[[str, str, int], None] = _floor if kind == "floor" else _decision
    with mock.patch.object(journal, "_line", Timed(journal._line)) as line:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            backend = cursor.fetchone()[0]
            ready.wait(60)
        began, spent, base, waits = time.perf_counter(), time.process_time(), processor([backend]), []
        for proposal, person, login in work:
            start = time.perf_counter()
            deed(proposal, person, login)
            waits.append((time.perf_counter() - start) * 1000)
        after = processor([backend])
        database = after - base if after is not None and base is not None else None
        return time.perf_counter() - began, time.process_time() - spent, database, waits, line.spent * 1000


class Timed:
    """A function with a watch beside it."""

    def __init__(self, deed: Callable[..., None]) -> None:
        self.deed, self.spent = deed, 0.0

    def __call__(self, *words: Any, **more: Any) -> None:
        start = time.perf_counter()
        self.deed(*words, **more)
        self.spent += time.perf_counter() - start


def _floor(proposal: str, person: str, login: int) -> None:
    floor.write(proposal, person)


def _decision(proposal: str, person: str, login: int) -> None:
    decide(proposal, login)


def together(kind: str, circles: list[list[Deed]], logins: Logins, at_once: int) -> dict[str, Any]:
    """Spread these circles over processes and let them go at the same moment. A circle stays with one process."""
    piles: list[list[tuple[str, str, int]]] = [[] for _ in range(at_once)]
    for number, deeds in enumerate(circles):
        piles[number % at_once] += [(proposal, person, logins[person]) for proposal, person in deeds]
    fork = multiprocessing.get_context("fork")
    ready, results = fork.Barrier(at_once), fork.Queue()
    connection.close()
    workers = [fork.Process(target=worker, args=(kind, pile, ready, results)) for pile in piles]
    for each in workers:
        each.start()
    found = [results.get(timeout=600) for _ in workers]
    for each in workers:
        each.join()
    wrong = [one for one in found if isinstance(one, str)]
    if wrong:
        raise SystemExit(wrong[0])
    many = sum(len(pile) for pile in piles)
    waits = sorted(wait for one in found for wait in one[3])
    web = sum(one[1] for one in found) / many * 1000
    database = sum(one[2] or 0 for one in found) / many * 1000
    return {
        "what": kind,
        "decisions": many,
        "per_second": many / max(one[0] for one in found),
        "ms": waits[len(waits) // 2],
        "ms_p95": waits[int(len(waits) * 0.95)],
        "cpu_python_ms": web,
        "cpu_db_ms": database,
        "cpu_ms": web + database,
        "journal": sum(one[4] for one in found) / sum(waits),
    }


def main() -> None:
    """Three rounds in turns, each on circles of its own, then one process alone."""
    asked = options()
    on = figures.machine()
    began = time.monotonic()
    circles, logins = prepare(asked.circles)
    tell(f"{asked.circles:,} circles made in {time.monotonic() - began:.0f} s")
    rounds: dict[str, list[dict[str, Any]]] = {"floor": [], "decide": []}
    step = len(circles) // 4
    for turn in range(3):
        mine = circles[turn * step : (turn + 1) * step]
        for kind, found in rounds.items():
            found.append(together(kind, mine, logins, asked.at_once))
    alone = circles[3 * step :]
    rows = [_middle(rounds[kind]) for kind in rounds]
    rows += [{**together(kind, alone, logins, 1), "what": f"{kind}, one at a time"} for kind in rounds]
    bare, whole = rows[:2]
    result = {
        "machine": on,
        "at_once": asked.at_once,
        "rows": rows,
        "x_floor_rate": whole["per_second"] / bare["per_second"],
        "x_floor_cpu": whole["cpu_ms"] / bare["cpu_ms"],
        "journal_share": rows[3]["journal"],
        "decided": _stood(circles),
    }
    if not asked.json:
        figures.table(figures.rounded(rows))
        print(f"\nrate against the floor: {result['x_floor_rate']:.2f}", end="   ")
        print(f"processor time: {result['x_floor_cpu']:.1f} times   journal: {result['journal_share']:.0%} of it")
        print("proposals that stand: {adoptions:,}, rows in the plan: {actions:,}".format(**result["decided"]))
    figures.finish(result, as_json=asked.json)


def _middle(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The round with the middle rate."""
    return sorted(found, key=lambda one: one["per_second"])[len(found) // 2]


def _stood(circles: list[list[Deed]]) -> dict[str, int]:
    """What came of it: every proposal that was answered by all stands once, and is in the plan once."""
    proposals = [deeds[0][0] for deeds in circles]
    with as_super() as asking:
        counts = asking.execute(
            "select (select count(*) from deciding_adoption where proposal_id = any(%(all)s::uuid[])),"
            " (select count(*) from plans_action where proposal_id = any(%(all)s::uuid[]))",
            {"all": proposals},
        ).fetchone()
    assert counts is not None
    return {"adoptions": counts[0], "actions": counts[1]}


if __name__ == "__main__":
    main()
