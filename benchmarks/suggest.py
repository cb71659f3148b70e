"""How long does suggesting take, from facts to a list with reasons; and many questions beside many offers?

The rules alone, without database or text engine: suggestions over so many offerings and a hundred rides, beside only
sorting the same offerings by rung and fit (the least that any list must do). And the assignment of questions to offers,
beside taking the best offer for each question in turn: how long, and how many questions each leaves without an answer.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from benchmarks.bed import figures

from kanteling.apps.matching.rules.combining import Pair, combine
from kanteling.apps.matching.rules.facts import Asking, Offering, Ride, Where
from kanteling.apps.matching.rules.suggesting import suggest
from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Mode, Spot

DAY = date(2026, 3, 10)
RIDES = 100


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--offerings", default="60,600,6000")
    said.add_argument("--questions", default="20,100,500")
    said.add_argument("--times", type=int, default=5)
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def spot(chance: random.Random) -> Spot:
    """A point in a town of about six by six kilometres."""
    return Spot(51.80 + chance.random() * 0.055, 5.80 + chance.random() * 0.09)


def window(chance: random.Random) -> Window:
    """Two hours, some day."""
    start = chance.randrange(8, 21) * 60
    return Window(chance.randrange(7), start, start + 120)


def offerings(many: int, chance: random.Random) -> list[Offering]:
    """Activities all over town, each on one day."""
    return [
        Offering(
            UUID(int=number), "x", chance.choice((2, 3, 3, 3, 4)), chance.randrange(300, 1001), ("samen",),
            (window(chance),), True, Where.THERE, spot(chance), cents=chance.choice((0, 250, 1000)),
            free=chance.choice((None, 0, 5)),
        )
        for number in range(many)
    ]  # fmt: skip


def median(times: int, what: Callable[[], Any]) -> float:
    """Milliseconds of processor time."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        what()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def suggesting(many: int, times: int) -> dict[str, Any]:
    """One row: a suggestion for someone who walks or is taken along."""
    chance = random.Random(many)
    offered = offerings(many, chance)
    drivers = [
        Ride(UUID(int=10**9 + number), "rit", (Window(chance.randrange(7), 480, 1380),), spot(chance))
        for number in range(RIDES)
    ]
    asking = Asking(spot=spot(chance), modes=(Mode.WALK, Mode.TAKEN), longest=30, most=500)
    found = suggest(asking, offered, drivers, DAY)
    ours = median(times, lambda: suggest(asking, offered, drivers, DAY))
    least = median(times, lambda: sorted(offered, key=lambda each: (each.rung, -each.fit, str(each.id))))
    lifts = sum(each.lift is not None for each in found.fits)
    return {
        "offerings": many,
        "ms": ours,
        "sort ms": least,
        "x": ours / max(least, 0.001),
        "fit": len(found.fits),
        "with a ride": lifts,
    }


def in_turn(pairs: list[Pair]) -> int:
    """How many questions are met when each takes the best offer that is left, in order."""
    taken: set[UUID] = set()
    met = 0
    for question in sorted({pair.question for pair in pairs}, key=str):
        free = [pair for pair in pairs if pair.question == question and pair.offer not in taken]
        if free:
            taken.add(min(free, key=lambda pair: pair.cost).offer)
            met += 1
    return met


def combining(many: int, times: int) -> dict[str, Any]:
    """One row: so many questions, as many offers with one place, three that fit each."""
    chance = random.Random(many)
    pairs = [
        Pair(
            UUID(int=question), UUID(int=10**6 + int(chance.triangular(0, many, 0))), 3, chance.randrange(300, 1001)
        )
        for question in range(many)
        for _ in range(3)
    ]
    combine(pairs, {})
    spent = median(times, lambda: combine(pairs, {}))
    return {"questions": many, "ms": spent, "met together": len(combine(pairs, {})), "met in turn": in_turn(pairs)}


def main() -> None:
    """Measure and print."""
    asked = options()
    on = figures.machine()
    sizes = [int(each) for each in asked.offerings.split(",")]
    crowds = [int(each) for each in asked.questions.split(",")]
    lists = [suggesting(many, asked.times) for many in sizes]
    whole = [combining(many, asked.times) for many in crowds]
    growth = {
        "suggest": figures.exponent(sizes, [row["ms"] for row in lists]),
        "combine": figures.exponent(crowds, [row["ms"] for row in whole]),
    }
    if not asked.json:
        figures.table(figures.rounded(lists))
        print()
        figures.table(figures.rounded(whole))
        print()
        figures.table(figures.rounded([growth]))
    figures.finish({"machine": on, "suggest": lists, "combine": whole, "growth": growth}, as_json=asked.json)


if __name__ == "__main__":
    main()
