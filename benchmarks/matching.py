"""How well, and how fast, do people find an entry by what they really say?

Quality: recall@1/3/5, MRR and milliseconds on sets of lay questions, for plain full text of PostgreSQL (``dutch``, any
word), for ours, and for ours with a small model (the extra ``meaning``; ``--without-model`` leaves it out). Our own
sets are split in tune and test by a hash; weights were chosen on tune only. ``--set DIR`` measures any other set;
the form of its two files, and of what ``--json`` prints, is told in docs/speed.md.

Speed: ``--offers 1000,100000,1000000`` makes so many entries in one municipality, each with the words of an offer of our
set and fifteen more in the frequency of Dutch, and asks all questions of that set behind the wall, in turns with the
plain full text query without a wall (under a wall PostgreSQL would not use its index at all).
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.bed import figures, lay, shelves
from benchmarks.bed.lay import LaySet, Question
from benchmarks.bed.world import as_super

from kanteling.platform.search import Lexicon
from kanteling.platform.search.meaning import Model, NoModel, Shelf, blended, load

ROOT = Path(__file__).parents[1]
PATIENCE = 60  # seconds for fetching the model; the other methods do not wait longer for it
Method = Callable[[str], Sequence[Any]]


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--set", type=_folder, help="a folder with offers.jsonl and questions.jsonl")
    said.add_argument("--misses", action="store_true", help="say which questions ours does not answer within three")
    said.add_argument("--offers", default="", help="speed at these numbers of entries, for example 1000,100000")
    said.add_argument("--times", type=int, default=2, help="rounds of all questions for the speed")
    said.add_argument("--without-model", action="store_true", help="do not fetch or use the model")
    said.add_argument("--json", action="store_true", help="print one JSON object")
    return said.parse_args()


def _folder(words: str) -> Path:
    """A folder as the caller sees it: the door runs this from the root of the project."""
    return Path(os.environ.get("KANTELING_CALLED_FROM") or ".").joinpath(words).resolve()


def model(odd: list[str]) -> Model | None:
    """The model, fetched beside the environment when it is not there; None and a line in ``odd`` that says why when it cannot."""
    folder = Path(os.environ.get("KANTELING_VAR") or ROOT / "var").absolute() / "meaning"
    try:
        return load()
    except NoModel:
        folder.mkdir(parents=True, exist_ok=True)
    door = [sys.executable, str(ROOT / "kanteling"), "--tool", "meaning", str(folder)]
    try:
        done = subprocess.run(door, capture_output=True, text=True, timeout=PATIENCE)
        said = (done.stdout + done.stderr).strip()
    except subprocess.TimeoutExpired:
        said = f"Fetching it took longer than {PATIENCE} s."
    sys.path.append(str(folder))
    try:
        return load()
    except NoModel as why:
        odd.append(f"Without a model: {why}. {said[-300:]}")
        figures.tell(odd[-1])
        return None


def methods(one: LaySet, lexicon: Lexicon, reader: Model | None) -> dict[str, Method]:
    """Each way of finding, over the offers that lie in the table now: a question to ids, best first."""
    plain = as_super()

    def plainly(text: str) -> list[Any]:
        return [row[0] for row in plain.execute(shelves.PLAIN, [text]).fetchall()]

    def ours(text: str) -> list[Any]:
        return [each for each, _ in shelves.by_words(text, lexicon)]

    ways: dict[str, Method] = {"plain full text": plainly, "ours": ours}
    if reader:
        texts = {shelves.id_of(each): ". ".join(filter(None, each.fields().values())) for each in one.offers}
        shelf = Shelf(reader, texts)

        def both(text: str) -> list[Any]:
            return blended(dict(shelves.by_words(text, lexicon, limit=len(texts))), shelf.near(text))

        def only(text: str) -> list[Any]:
            return blended({}, shelf.near(text))

        ways |= {"ours with meaning": both, "meaning only": only}
    return ways


def quality(one: LaySet, lexicon: Lexicon, reader: Model | None, misses: list[str]) -> list[dict[str, Any]]:
    """One set: every method, every question. ``misses``: what ours does not find within three."""
    shelves.put(one.offers, lexicon)
    names = {shelves.id_of(offer): offer.id for offer in one.offers}
    rows = []
    for name, way in methods(one, lexicon, reader).items():
        ranks, cost = [], []
        way("warm")
        for question in one.questions:
            began = time.perf_counter()
            order = way(question.text)
            cost.append((time.perf_counter() - began) * 1000)
            ranks.append(lay.rank_of([names[each] for each in order], question.fits))
            if name == "ours" and (ranks[-1] or 4) > 3:
                misses.append(question.text)
        rows.append(
            {"set": one.name, "questions": len(ranks), "offers": len(one.offers), "method": name}
            | lay.scores(ranks)
            | {"p50 ms": statistics.median(cost), "p95 ms": percentile(cost, 95)}
        )
    return rows


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share / 100 * (len(ordered) - 1)))]


def speed(many: int, whole: LaySet, lexicon: Lexicon, times: int) -> dict[str, Any]:
    """One size: a suggestion beside the plain query, in turns."""
    began = time.perf_counter()
    shelves.grow(many, whole.offers, lexicon)
    grown = time.perf_counter() - began
    ways = methods(whole, lexicon, None)
    cost: dict[str, list[float]] = {name: [] for name in ways}
    asked: list[Question] = list(whole.questions) * times
    for way in ways.values():
        way("warm")
    spent = 0.0
    answering = [shelves.backend(), os.getpid()]
    for at, question in enumerate(asked):
        for name, way in ways.items():
            if name != "ours" and at >= 40 and many > 100_000:
                continue  # the plain query takes seconds there; forty are enough for a ratio
            before = figures.processor(answering) or 0.0
            began = time.perf_counter()
            way(question.text)
            cost[name].append((time.perf_counter() - began) * 1000)
            if name == "ours":
                spent += (figures.processor(answering) or 0.0) - before
    ours, plain = cost["ours"], cost["plain full text"]
    return {
        "offers": many,
        "p50 ms": statistics.median(ours),
        "p95 ms": percentile(ours, 95),
        "worst ms": max(ours),
        "cpu ms": spent * 1000 / len(ours),
        "plain p50 ms": statistics.median(plain),
        "plain p95 ms": percentile(plain, 95),
        "p95 ratio": percentile(ours, 95) / percentile(plain, 95),
        **shelves.sizes(),
        "answering MB": shelves.backend_megabytes(),
        "own peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "made in s": grown,
    }


def main() -> None:
    """Lay the table, measure, print."""
    asked = options()
    on = figures.machine()
    odd: list[str] = []
    try:
        sets = [lay.from_folder(asked.set, odd=odd)] if asked.set else lay.known()
    except lay.NoSet as why:
        sys.exit(f"This set cannot be measured. {why}")
    for line in odd:
        figures.tell(line)
    lexicon = Lexicon.standard()
    shelves.lay_table()
    result: dict[str, Any] = {"machine": on, "odd": odd}
    if asked.set or not asked.offers:
        reader = None if asked.without_model else model(odd)
        if not asked.set and not lay.SHARED.exists():
            figures.tell("The sets beside the project are not here: only our own are measured.")
        misses: list[str] = []
        result["quality"] = [row for one in sets for row in quality(one, lexicon, reader, misses)]
        if not asked.json:
            figures.table(figures.rounded(result["quality"]))
        if asked.misses:
            result["misses"] = misses
            figures.tell("\n".join(["Not within three:", *misses]))
    sizes = sorted({int(size) for size in asked.offers.split(",") if size})
    if sizes:
        result["speed"] = []
        for size in sizes:
            result["speed"].append(speed(size, lay.from_folder(asked.set or lay.HERE), lexicon, asked.times))
            figures.tell(f"{size:,} entries done")
        result["exponent"] = figures.exponent(sizes, [row["p95 ms"] for row in result["speed"]])
        if not asked.json:
            figures.table(figures.rounded(result["speed"]))
    figures.finish(result, as_json=asked.json)


if __name__ == "__main__":
    main()
