"""How many years of a team does the what-if calculate in a second, beside the same model in plain simpy? And is it right?

Speed: product and simpy take turns in one process on the same team; medians over ``--times``. The averages of both stand
beside each other: they must tell the same. Truth: with one kind and no reserve the model is Erlang's M/M/c, so its waiting
time is laid beside Erlang C, computed here and read from ``--reference`` (a CSV with columns c, rho, Wq_mu1) when given.
Chance itself is off by "sure ±" (one standard error) at so many arrivals; drawn evenly over the years (Latin hypercube).
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
ROWS = ((1, 0.3), (1, 0.5), (1, 0.7), (2, 0.5), (2, 0.7), (5, 0.7))
YEARS = 1000


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


def spread(seed: int) -> Callable[[int], Even]:
    """Streams in which each number is spread evenly over the years: the same averages with less luck."""

    def stream(place: int) -> Even:
        chance = np.random.Generator(np.random.SFC64([seed, place]))

        def even(shape: tuple[int, int]) -> Floats:
            within = chance.random(shape)
            return (
                chance.permuted(np.tile(np.arange(shape[1], dtype=float), (shape[0], 1)), axis=1) + within
            ) / shape[1]

        return even

    return stream


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
    """One row: the mean wait of ``arrivals`` questions, after a third of the time to get going."""
    offered = servers * load
    weeks = math.ceil(arrivals / YEARS * 1.6 / offered)
    kind = Inflow("x", offered, math.log(2), math.log(10), 1.0)
    nothing = Inflow("crisis", 0.0, 1.0, 2.0, 1.0, crisis=True)
    given = Supposed((kind, nothing), (float(servers),) * weeks, (0.0,) * weeks)
    found = simulate(given, draw(given, YEARS, spread(servers)))
    counted = (found.came > weeks * 0.35) & (found.came < weeks * 0.98)
    wait = np.where(counted, found.waited, np.nan)
    per_year = np.nanmean(wait, axis=1)
    mean, exact = float(np.nanmean(wait)), known.get((servers, load), erlang_c(servers, offered))
    return {
        "c": servers, "rho": load, "arrivals": int(np.isfinite(wait).sum()), "wait": mean, "erlang C": exact,
        "off %": 100 * (mean / exact - 1), "sure ± %": 100 * float(per_year.std()) / math.sqrt(YEARS) / exact,
        "from": "file" if (servers, load) in known else "own Erlang C",
    }  # fmt: skip


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
