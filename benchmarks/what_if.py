"""How many years of a team does the what-if calculate in a second, beside the same model in plain simpy? And is it right?

Speed: product and simpy take turns in one process on the same team; medians over ``--times``. The averages of both stand
beside each other: they must tell the same. Truth: with one kind and no reserve the model is Erlang's M/M/c, so its waiting
time is laid beside Erlang C, computed here and read from ``--reference`` (a CSV with columns c, rho, Wq_mu1) when given.

At a high load luck alone moves the mean wait of a million questions by more than one per cent (2 % at one server and load
0.9). So the years are long against the memory of the queue, a warm-up of five such memories is not counted, and chance is
taken out by control variates: the very same questions also go through one fast server by Lindley's recursion, of which the
mean wait is known exactly (1 / (c / load - c)). With one server that is the same queue written another way, so there the
two agree question by question. ``95 %`` is half the confidence interval that is left, over independent years; ``raw off``
is the mean without the controls.
"""

import argparse
import csv
import math
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.bed import figures, plain_simpy

from kanteling.apps.capacity.rules.chances import Even, Floats, draw
from kanteling.apps.capacity.rules.simulation import simulate
from kanteling.apps.capacity.rules.team import Effect, Inflow, Supposed

REFERENCE = Path(__file__).resolve().parents[2] / "shared/data/queueing/erlang_c_referentie.csv"
ROWS = ((1, 0.5), (1, 0.9), (2, 0.7), (2, 0.9), (2, 0.95), (5, 0.7), (5, 0.9), (10, 0.85))
MEMORIES, WARM, LATE = 20, 5, 12
"""A year lasts so many memories of its queue, of which so many come first; who comes at the end has time to begin."""
MOST_YEARS, FEWEST_YEARS = 1000, 60


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--years", type=int, default=4000, help="years of a team in one go")
    said.add_argument("--simpy-years", type=int, default=100)
    said.add_argument("--times", type=int, default=3)
    said.add_argument("--arrivals", type=int, default=1_000_000, help="for each row beside Erlang C")
    said.add_argument("--reference", default=str(REFERENCE), help="CSV of Erlang C; left out when it is not there")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def a_team() -> Supposed:
    """Eight colleagues, 50 weeks of work and two of few hours; 11 questions a week, one of them a crisis."""
    kinds = (
        Inflow("hulp", 8.0, 8.0, 26.0, 2.0, patience=4.0, escalates=0.3),
        Inflow("geld", 2.0, 6.0, 20.0, 1.5, patience=3.0, escalates=0.2),
        Inflow("crisis", 1.0, 2.0, 6.0, 6.0, crisis=True),
    )
    hours = tuple(180.0 if week in (30, 31) else 240.0 for week in range(52))
    return Supposed(kinds, hours, (30.0,) * 52, Effect(0.02, 0.05, 0.1, "verzonnen, voor deze meting"))


def plain(seed: int) -> Callable[[int], Even]:
    """Streams of chance as the product makes them."""
    return lambda place: np.random.Generator(np.random.SFC64([seed, place])).random


def speed(years: int, simpy_years: int, times: int) -> dict[str, Any]:
    """Team-years a second of both, in turns, and what both say."""
    team = a_team()
    ours, theirs = [], []
    said: dict[str, list[float]] = {key: [] for key in ("wait", "wait simpy", "escalated", "escalated simpy")}
    said |= {"prevention": [], "prevention simpy": []}
    for turn in range(times):
        began = time.process_time()
        found = simulate(team, draw(team, years, plain(turn)))
        ours.append(years / (time.process_time() - began))
        said["wait"].append(float(np.nanmean(found.waited)))
        said["escalated"].append(float(found.escalated.mean()))
        said["prevention"].append(float(found.prevention.mean()))
        chance = random.Random(turn)
        began = time.process_time()
        told = [plain_simpy.year(team, chance) for _ in range(simpy_years)]
        theirs.append(simpy_years / (time.process_time() - began))
        said["wait simpy"].append(statistics.fmean(wait for each in told for wait in each.waits))
        said["escalated simpy"].append(statistics.fmean(each.escalated for each in told))
        said["prevention simpy"].append(statistics.fmean(week for each in told for week in each.prevention))
    product, floor = statistics.median(ours), statistics.median(theirs)
    row = {"years/s": round(product), "simpy years/s": round(floor), "x_simpy": product / floor}
    return row | {key: statistics.fmean(values) for key, values in said.items()}


def erlang_c(servers: int, offered: float) -> float:
    """The mean wait in units of one service: Erlang 1917, by the recursion of Erlang B."""
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    waits = blocked / (1 - offered / servers * (1 - blocked))
    return waits / (servers - offered)


def truth(servers: int, load: float, arrivals: int, known: dict[tuple[int, float], float]) -> dict[str, Any]:
    """One row: the mean wait of ``arrivals`` questions over independent years, with and without the controls."""
    offered = servers * load
    memory = load / (1 - math.sqrt(load)) ** 2
    years = max(FEWEST_YEARS, min(MOST_YEARS, int(arrivals / MEMORIES / memory)))
    begin = WARM * memory / offered
    end = begin + arrivals / years / offered
    weeks = math.ceil(end + LATE / (servers * (1 - load)) + LATE)
    kind = Inflow("x", offered, math.log(2), math.log(10), 1.0)
    nothing = Inflow("crisis", 0.0, 1.0, 2.0, 1.0, crisis=True)
    given = Supposed((kind, nothing), (float(servers),) * weeks, (0.0,) * weeks)
    drawn = draw(given, years, plain(servers * 100 + round(load * 100)))
    found = simulate(given, drawn)
    came, lasts = drawn.ordinary.moment[:, :-1], drawn.ordinary.lasts[:, :-1]
    counted = (came >= begin) & (came < end)
    if np.isnan(found.waited[counted]).any():
        raise RuntimeError("a question of the counted time had not begun at the end")
    per_year = _mean(found.waited, counted)
    controls = np.stack((
        _mean(one_fast_server(came, lasts / servers), counted) - load / (1 - load) / servers,
        _mean(lasts, counted) - 1.0,
        counted.sum(axis=1) / (offered * (end - begin)) - 1.0,
    ), axis=1)  # fmt: skip
    left, mean = _without_luck(per_year, controls)
    exact = known.get((servers, load), erlang_c(servers, offered))
    half = 1.96 * float(left.std(ddof=controls.shape[1] + 1)) / math.sqrt(years)
    return {
        "c": servers, "rho": load, "arrivals": int(counted.sum()), "years": years, "wait": mean, "erlang C": exact,
        "off %": 100 * (mean / exact - 1), "95 % ±": 100 * half / exact,
        "raw off %": 100 * (float(per_year.mean()) / exact - 1),
        "from": "file" if (servers, load) in known else "own Erlang C",
    }  # fmt: skip


def one_fast_server(came: Floats, lasts: Floats) -> Floats:
    """The waits of the same questions before one server, in order: Lindley 1952, all years at once."""
    moment = np.where(np.isfinite(came), came, 0.0)
    more = lasts[:, :-1] - np.diff(moment, axis=1)
    walk = np.concatenate((np.zeros((len(came), 1)), np.cumsum(more, axis=1)), axis=1)
    found: Floats = walk - np.minimum.accumulate(walk, axis=1)
    return found


def _mean(values: Floats, counted: Any) -> Floats:
    found: Floats = np.where(counted, values, 0.0).sum(axis=1) / counted.sum(axis=1)
    return found


def _without_luck(per_year: Floats, controls: Floats) -> tuple[Floats, float]:
    """What the controls leave unexplained in each year, and the mean where every control is at its known mean."""
    table = np.column_stack((np.ones(len(per_year)), controls))
    weights, *_rest = np.linalg.lstsq(table, per_year, rcond=None)
    return per_year - table @ weights, float(weights[0])


def reference(path: Path) -> dict[tuple[int, float], float]:
    """The mean wait by servers and load; nothing when there is no such file."""
    if not path.is_file():
        figures.tell(f"No reference at {path.name}: beside our own Erlang C only.")
        return {}
    with path.open(newline="") as file:
        return {(int(row["c"]), float(row["rho"])): float(row["Wq_mu1"]) for row in csv.DictReader(file)}


def main() -> None:
    """Measure and print."""
    asked = options()
    on = figures.machine()
    fast = speed(asked.years, asked.simpy_years, asked.times)
    known = reference(Path(asked.reference))
    rows = [truth(servers, load, asked.arrivals, known) for servers, load in ROWS]
    if not asked.json:
        figures.table(figures.rounded([fast]))
        print()
        figures.table(figures.rounded(rows))
    figures.finish({"machine": on, "speed": fast, "truth": rows}, as_json=asked.json)


if __name__ == "__main__":
    main()
