"""How well words go with what is offered: the same measure for the map, for the board and for own gifts.

The text engine gives terms with a weight and how rare they are. What matches of the two heaviest terms is all that can
be asked of a short text; so more words never make something fit less.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from kanteling.platform.search import MARK, Asked, Lexicon, document, understand
from kanteling.platform.search.meaning import weighed

ENOUGH = 1.0
DIRECT = 0.6
"""What is only near in meaning (tidying and gardening) finds things, and is no reason to suggest them."""
SAID = 1000
MEANT = 1800
"""A word counts in full as soon as it is said; a meaning only when name or plain words name it, not by one word in passing
("the books" of a treasurer are not for reading aloud). Thousandths, as entries keep them."""
LEAST = 300
MOST = 1000
HITS = 3


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody offers or asks, in words."""

    id: UUID
    title: str
    plain_words: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """0 to 1000, and the words of who asks that were recognised."""

    score: int
    hits: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The thesaurus, read once."""
    return Lexicon.standard()


@lru_cache(maxsize=2000)
def _kept(title: str, plain_words: str, text: str) -> Mapping[str, int]:
    kept = document({"title": title, "plain_words": plain_words, "text": text}, lexicon())
    return dict(zip(kept.words, kept.weights, strict=True))


@lru_cache(maxsize=2000)
def meanings(words: str) -> Mapping[str, float]:
    """What these words are about, by the names of the thesaurus: only what they name themselves."""
    found: dict[str, float] = {}
    for term in understand(words, lexicon()).terms:
        if term.key.startswith(MARK) and term.weight >= DIRECT:
            found[term.key.removeprefix(MARK)] = max(term.weight, found.get(term.key.removeprefix(MARK), 0.0))
    return found


class Index:
    """Texts, ready to be laid beside many questions."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._found: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
        self._texts: dict[UUID, str] = {}
        for each in texts:
            self._texts[each.id] = ". ".join(filter(None, (each.title, each.plain_words, each.text)))
            for key, weight in _kept(each.title, each.plain_words, each.text).items():
                self._found[key].append((each.id, weight))

    def fits(self, words: str) -> dict[UUID, Fit]:
        """Everything that goes with these words well enough, by id."""
        asked: Asked = understand(words, lexicon())
        terms = [term for term in asked.terms if term.weight >= DIRECT]
        heaviest = sorted((term.weight * term.rarity for term in terms), reverse=True)
        whole = max(ENOUGH, sum(heaviest[:2]))
        much: dict[UUID, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for term in terms:
            sure = MEANT if term.key.startswith(MARK) else SAID
            for found, weight in self._found.get(term.key, ()):
                much[found][term.said] += term.weight * term.rarity * min(1.0, weight / sure)
        fits = {found: fit for found, said in much.items() if (fit := _fit(said, whole)).score >= LEAST}
        scores = weighed({found: fit.score for found, fit in fits.items()}, words, self._texts, MOST)
        return {found: Fit(scores[found], fit.hits) for found, fit in fits.items()}


def _fit(said: Mapping[str, float], whole: float) -> Fit:
    best = sorted(said.items(), key=lambda each: (-each[1], -len(each[0]), each[0]))
    hits: list[str] = []
    for word, _ in best:
        if not any(word in other.split() for other in hits):
            hits.append(word)
    return Fit(min(MOST, round(1000 * sum(said.values()) / whole)), tuple(hits[:HITS]))
