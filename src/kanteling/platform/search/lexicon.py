"""The lexicon: what lay people call things, and what the social field calls them.

A *concept* is one thing of the social field ("schulden"). It has words and short phrases by which people and entries
name it, and neighbours: what helps, or what often goes with it. A phrase stands when its words stand close together in
any order, so "niemand zien" also holds "ik zie bijna niemand meer". The standing thesaurus is in ``thesaurus/*.txt``;
a municipality adds its own lines (``Lexicon.also``). The form of a line is told in ``thesaurus/LEESMIJ.txt``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files

from kanteling.platform.search.dutch import is_silent, ordinary, stem, words_of
from kanteling.platform.search.numbers import TELLING_FLOOR, TELLING_FROM, TELLING_LEAST
from kanteling.platform.search.wordlists import HOLLOW, NEGATIONS, SILENT

NEAR = 0.5  # what a neighbour counts when the line does not say


@dataclass(frozen=True, slots=True)
class LayLine:
    """One line of an editable thesaurus: words or phrases, and the concept they mean.

    A word may say how surely it means this (``"alleen = 0.4"``); ``force`` is what the concept counts in a question.
    """

    concept: str
    says: tuple[str, ...] = ()
    near: tuple[tuple[str, float], ...] = ()
    force: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems that mean a concept when they stand close together; ``said`` is how the thesaurus writes it.

    With ``order`` they must stand in that order and almost side by side: small words mean nothing elsewhere.
    """

    stems: frozenset[str]
    concept: str
    said: str
    weight: float = 1.0
    order: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All concepts, ready to be looked up by stem. Never changes; ``also`` makes a richer one."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    near: Mapping[str, tuple[tuple[str, float], ...]]
    force: Mapping[str, float]
    added: frozenset[str]
    vocabulary: frozenset[str]
    lines: tuple[LayLine, ...] = field(repr=False)

    @staticmethod
    @cache
    def standard() -> "Lexicon":
        """The thesaurus that comes with Kanteling."""
        return Lexicon.of(line for text in _texts() for line in read(text))

    @staticmethod
    def of(lines: Iterable[LayLine], added: frozenset[str] = frozenset()) -> "Lexicon":
        """A lexicon of these lines only. ``added``: concepts that may be any words; a question then means those words."""
        kept = tuple(lines)
        phrases: dict[str, dict[Phrase, None]] = defaultdict(dict)
        near: dict[str, dict[str, float]] = defaultdict(dict)
        force: dict[str, float] = {}
        vocabulary: set[str] = set()
        for line in kept:
            force[line.concept] = min(line.force, force.get(line.concept, 1.0))
            for written in (*line.says, line.concept):
                said, weight = _weighed(written, 1.0)
                words = words_of(said)
                stems = stems_of(words)
                if stems:
                    vocabulary.update(word for word in words if len(word) > 3)
                    rarest = min(stems, key=lambda each: (_common(each), each))
                    small = any(_common(each) for each in stems if each not in _no_stems()) and len(stems) > 1
                    order = stems if small else ()
                    if len(stems) == 1 and " = " not in written and said != line.concept:
                        weight *= telling(words[0])
                    phrases[rarest][Phrase(frozenset(stems), line.concept, said, weight, order)] = None
            for other, weight in line.near:
                near[line.concept][other] = max(weight, near[line.concept].get(other, 0))
        return Lexicon(
            {key: tuple(found) for key, found in phrases.items()},
            {key: tuple(found.items()) for key, found in near.items()},
            force,
            added - {line.concept for line in kept if line.near},
            frozenset(vocabulary),
            kept,
        )

    def also(self, lines: Iterable[LayLine]) -> "Lexicon":
        """The same with more lines: those of a municipality, or of a table."""
        more = tuple(lines)
        return Lexicon.of((*self.lines, *more), frozenset(line.concept for line in more)) if more else self

    def is_known(self, word: str) -> bool:
        """Whether this is a Dutch word, or one of the thesaurus."""
        return word in ordinary() or word in self.vocabulary


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """Stems of the words that say something. Where only one does, its small words count too ("uit de kast")."""
    kept = list(words)
    loud = [word for word in kept if not is_silent(word) and word not in NEGATIONS]
    if len(loud) > 1 or len(kept) < 2:
        held = [word for word in kept if not is_silent(word)] or kept
    else:
        held = [word for word in kept if word not in HOLLOW] if loud else kept
    return tuple(stem(word) for word in held)


def telling(word: str) -> float:
    """How surely one word alone names a concept: what everybody says all day ("stuk", "brengen") means many things."""
    much = (ordinary().get(word, TELLING_FROM) - TELLING_LEAST) / (TELLING_FROM - TELLING_LEAST)
    return TELLING_FLOOR + (1 - TELLING_FLOOR) * min(1.0, max(0.0, much))


@cache
def _small_stems() -> frozenset[str]:
    """Not at import: stemming reads the list of ordinary Dutch, and most commands never search."""
    return frozenset(stem(word) for word in SILENT | NEGATIONS)


@cache
def _no_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in NEGATIONS)


def _common(each: str) -> int:
    return each in _small_stems()


def read(text: str) -> list[LayLine]:
    """Lines out of a thesaurus file; what cannot be read is an error that names the line."""
    lines: list[LayLine] = []
    concept, force = "", 1.0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            concept, force = _weighed(line[1:-1], 1.0)
        elif not concept:
            raise ValueError(f"line {number}: words before the first [concept]")
        elif line.startswith(">"):
            lines.append(
                LayLine(concept, near=tuple(_weighed(each, NEAR) for each in line[1:].split(",") if each.strip()))
            )
        else:
            lines.append(
                LayLine(concept, tuple(said.strip() for said in line.split(",") if said.strip()), force=force)
            )
    return lines


def _weighed(text: str, usual: float) -> tuple[str, float]:
    name, _, weight = text.strip().partition(" = ")
    return name.strip(), float(weight or usual)


@cache
def edition() -> str:
    """A tag for what entries are read with: the thesaurus and the rules that cut and weigh words."""
    folder = files("kanteling.platform.search")
    rules = [folder.joinpath(f"{name}.py").read_text("utf-8") for name in _RULES]
    return "@editie:" + sha256("\n".join([*_texts(), *rules]).encode()).hexdigest()[:12]


_RULES = ("ages", "asked", "dutch", "lexicon", "numbers", "wordlists")


def _texts() -> list[str]:
    folder = files("kanteling.platform.search").joinpath("thesaurus")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".txt")), key=lambda one: one.name)
    return [one.read_text("utf-8") for one in found if one.name != "LEESMIJ.txt"]
