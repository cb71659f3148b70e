"""Sets of lay questions: where they come from, how they are split, and what is counted."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "lay_questions"
FRESH = HERE.with_name("fresh_questions")  # formal offers, lay questions, blind: written without the thesaurus
NEAR = HERE.with_name("near_questions")  # offers that look alike, blind as well
LAST = HERE.with_name(
    "last_questions"
)  # blind, written after the thesaurus of situations; measured once, then mended
AGAIN = HERE.with_name("again_questions")  # blind once more, written when all of that stood
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


class NoSet(Exception):
    """This folder holds no set that can be measured; the text says why, and in which line."""


def from_folder(folder: Path, name: str = "", odd: list[str] | None = None) -> LaySet:
    """``offers.jsonl`` (id, title, text, plain_words?, area?) and ``questions.jsonl`` (text, fits).

    A line that cannot be read is an error: leaving it out would change the figure. What is only odd (a question for
    which nothing fits, an id that is no offer) is left out of the count and told in ``odd``.
    """
    told = odd if odd is not None else []
    offers = _offers(folder / "offers.jsonl")
    known = {offer.id for offer in offers}
    questions = []
    for place, row in _rows(folder / "questions.jsonl"):
        fits = row.get("fits")
        if not isinstance(row.get("text"), str) or not isinstance(fits, list | str | int):
            raise NoSet(f'{place}: a question needs {{"text": "...", "fits": [id, ...]}}')
        named = _several(fits)
        strange = [each for each in named if each not in known]
        if strange:
            told.append(f"{place}: no offer has the id {', '.join(strange)}")
        if named and len(strange) < len(named):
            questions.append(Question(row["text"], tuple(each for each in named if each in known)))
        else:
            told.append(f"{place}: nothing fits this question, so it is not counted")
    if not questions:
        raise NoSet(f"{folder / 'questions.jsonl'}: there is no question that can be counted")
    return LaySet(name or folder.name, offers, tuple(questions))


def _offers(path: Path) -> tuple[Offer, ...]:
    offers: dict[str, Offer] = {}
    for place, row in _rows(path):
        words = [_words(row.get(key)) for key in ("title", "text", "plain_words")]
        if row.get("id") in (None, "") or not any(words):
            raise NoSet(f'{place}: an offer needs {{"id": "...", "title": "...", "text": "..."}}')
        if str(row["id"]) in offers:
            raise NoSet(f"{place}: the id {row['id']} stands there twice")
        offers[str(row["id"])] = Offer(str(row["id"]), *words)
    if not offers:
        raise NoSet(f"{path}: there is no offer in it")
    return tuple(offers.values())


def _rows(path: Path) -> Iterator[tuple[str, dict]]:
    """Every line that is not empty, with where it stands."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as why:
        raise NoSet(f"{path}: {why.strerror or why}") from why
    except UnicodeDecodeError as why:
        raise NoSet(f"{path}: this is not UTF-8 ({why.reason} at byte {why.start})") from why
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as why:
            raise NoSet(f"{path}, line {number}: this is not JSON ({why})") from why
        if not isinstance(row, dict):
            raise NoSet(f"{path}, line {number}: this is not an object")
        yield f"{path}, line {number}", row


def _words(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def halves(whole: LaySet) -> tuple[LaySet, LaySet]:
    """Tune and test: by the hash of the question, so that nobody can choose."""
    sides: tuple[list[Question], list[Question]] = ([], [])
    for question in whole.questions:
        sides[hashlib.sha256(question.text.encode()).digest()[0] % 2].append(question)
    return tuple(
        LaySet(f"{whole.name}, {name}", whole.offers, tuple(side))
        for name, side in zip(("tune", "test"), sides, strict=True)
    )  # type: ignore[return-value]


def known() -> list[LaySet]:
    """Our own sets in two halves each, the late one, and what lies beside the project where that is there."""
    own = [(HERE, "own"), (FRESH, "fresh"), (NEAR, "near")]
    sets = [side for folder, name in own for side in halves(from_folder(folder, name))]
    sets += [from_folder(LATE, "own, late"), from_folder(LAST, "last"), from_folder(AGAIN, "again")]
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
