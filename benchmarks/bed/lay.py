"""Sets of lay questions: where they come from, how they are split, and what is counted."""

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "lay_questions"
LATE = HERE.with_name("late_questions")  # written when the thesaurus and the weights stood
SHARED = Path(__file__).parents[3] / "shared" / "data" / "matching"


@dataclass(frozen=True)
class Offer:
    """One entry of a neighbourhood."""

    id: str
    title: str
    text: str = ""
    plain_words: str = ""

    def fields(self) -> dict[str, str]:
        return {"title": self.title, "plain_words": self.plain_words, "text": self.text}


@dataclass(frozen=True)
class Question:
    """What somebody says, and the offers that would fit."""

    text: str
    fits: tuple[str, ...]


@dataclass(frozen=True)
class LaySet:
    """A neighbourhood and the questions people ask in it."""

    name: str
    offers: tuple[Offer, ...]
    questions: tuple[Question, ...] = field(repr=False)


def from_folder(folder: Path, name: str = "") -> LaySet:
    """``offers.jsonl`` (id, title, text, plain_words?, area?) and ``questions.jsonl`` (text, fits)."""
    offers = [
        Offer(str(row["id"]), row["title"], row.get("text") or "", _words(row.get("plain_words")))
        for row in _rows(folder / "offers.jsonl")
    ]
    questions = [Question(row["text"], tuple(map(str, row["fits"]))) for row in _rows(folder / "questions.jsonl")]
    return LaySet(name or folder.name, tuple(offers), tuple(questions))


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _words(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def halves(whole: LaySet) -> tuple[LaySet, LaySet]:
    """Tune and test: by the hash of the question, so that nobody can choose."""
    sides: tuple[list[Question], list[Question]] = ([], [])
    for question in whole.questions:
        sides[hashlib.sha256(question.text.encode()).digest()[0] % 2].append(question)
    return tuple(
        LaySet(f"own, {name}", whole.offers, tuple(side))
        for name, side in zip(("tune", "test"), sides, strict=True)
    )  # type: ignore[return-value]


def known() -> list[LaySet]:
    """Our own set in two halves, and what lies beside the project where that is there."""
    sets = [*halves(from_folder(HERE)), from_folder(LATE, "own, late")]
    lay, pairs = SHARED / "lay_questions.json", SHARED / "twenty_pairs.tsv"
    if lay.exists():
        told = json.loads(lay.read_text("utf-8"))
        offers = tuple(
            Offer(key, value) if isinstance(value, str) else Offer(key, value["title"], value.get("text", ""))
            for key, value in told["offers"].items()
        )
        asked = (Question(row["text"], _several(row["fits"])) for row in told["questions"])
        sets.append(LaySet("34 questions", offers, tuple(asked)))
    if pairs.exists():
        rows = list(csv.reader(pairs.open(encoding="utf-8"), delimiter="\t"))[1:]
        offers = tuple(Offer(str(at), row[1]) for at, row in enumerate(rows))
        sets.append(
            LaySet("twenty pairs", offers, tuple(Question(row[0], (str(n),)) for n, row in enumerate(rows)))
        )
    return sets


def _several(fits: object) -> tuple[str, ...]:
    return tuple(map(str, fits)) if isinstance(fits, list) else (str(fits),)


def scores(ranks: Sequence[int | None]) -> dict[str, float]:
    """Of the ranks of the first offer that fits (None: not found): recall at 1, 3 and 5, and the mean of 1/rank."""
    many = len(ranks) or 1
    found = {f"recall@{top}": sum(1 for rank in ranks if rank and rank <= top) / many for top in (1, 3, 5)}
    return {**found, "MRR": sum(1 / rank for rank in ranks if rank) / many}


def rank_of(order: Sequence[str], fits: Sequence[str]) -> int | None:
    """Where the first offer that fits stands, counted from 1."""
    return next((at for at, each in enumerate(order, 1) if each in fits), None)
