"""What someone asks, and what an entry says, as weighed terms. Pure: the same text always gives the same terms.

A term is a stem (``tuin``) or a concept (``~schulden``). An entry keeps its terms beside it (``document``), a question
becomes terms with a weight and their reason (``understand``), and PostgreSQL brings the two together (``ranking``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kanteling.platform.search import numbers
from kanteling.platform.search.ages import age_groups
from kanteling.platform.search.dutch import is_silent, parts, rarity, stem, words_of
from kanteling.platform.search.lexicon import Lexicon, Phrase
from kanteling.platform.search.typos import mended

MARK = "~"  # stands before a concept


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for. ``said``: the words of the asker; ``via``: by which concept or word it was found."""

    key: str
    weight: float
    rarity: float
    said: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is understood: what to look for, heaviest first, and words that nobody knows."""

    text: str
    terms: tuple[Term, ...]
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)


@dataclass(frozen=True, slots=True)
class Kept:
    """What an entry keeps: terms, and how much each says about it (thousandths), in the same order."""

    words: list[str]
    weights: list[int]


def understand(text: str, lexicon: Lexicon) -> Asked:
    """The question as terms. Every weight is between 0 and 1; a concept that is meant twice counts once, at its best."""
    words = words_of(text)
    damped = _unwanted(words)
    found: dict[str, Term] = {}
    unknown = []

    def note(key: str, weight: float, rare: float, said: str, via: str = "") -> None:
        if key not in found or found[key].weight * found[key].rarity < weight * rare:
            found[key] = Term(key, weight, rare, said, via)

    for at, word in enumerate(words):
        damp = numbers.UNWANTED if at in damped else 1.0
        if is_silent(word) or (word.isdigit() and len(word) < 4):
            continue
        meant, via = word, ""
        if not lexicon.is_known(word):
            better = mended(word, lexicon)
            if better and (better in lexicon.vocabulary or not parts(word, lexicon.vocabulary)):
                meant = via = words[at] = better
            elif not parts(word, lexicon.vocabulary):
                unknown.append(stem(word))
        note(stem(meant), damp * (numbers.MENDED if via else 1.0), rarity(meant), word, via)
        if via:
            note(stem(word), damp, rarity(word), word)
            for part in parts(word, lexicon.vocabulary):
                note(stem(part), damp * numbers.PART, rarity(part), word, part)
        for part in parts(meant, lexicon.vocabulary):
            if not is_silent(part):
                note(stem(part), damp * numbers.PART, rarity(part), word, part)
    for phrase, sure, said, at in _concepts(words, lexicon):
        sure *= (
            numbers.CONCEPT * (numbers.UNWANTED if at in damped else 1.0) * lexicon.force.get(phrase.concept, 1.0)
        )
        note(MARK + phrase.concept, sure, numbers.CONCEPT_RARITY, said, phrase.concept)
        if phrase.concept in lexicon.added:
            for key, weight, rare in _meant(phrase.concept, lexicon):
                note(key, sure * weight, rare, said, phrase.concept)
        for other, weight in lexicon.near.get(phrase.concept, ()):
            note(MARK + other, sure * weight * numbers.NEIGHBOUR, numbers.CONCEPT_RARITY, said, other)
    for group, said in age_groups(words):
        note(MARK + group, numbers.AGE, numbers.CONCEPT_RARITY, said, group)
    if not found:  # only small words were said: then they are what is asked
        for word in words:
            note(stem(word), 1.0, max(rarity(word), 0.1), word)
    ordered = sorted(found.values(), key=lambda term: (-term.weight * term.rarity, term.key))
    return Asked(text, tuple(ordered[: numbers.MOST_TERMS]), tuple(unknown))


def document(fields: Mapping[str, str], lexicon: Lexicon, tags: Sequence[str] = ()) -> Kept:
    """What to keep of an entry. ``fields``: texts by name; those of ``numbers.FIELDS`` count by their weight, others 1.

    ``tags`` are kept as they are, to narrow a search by (``@dag:2``); they weigh nothing.
    """
    much: dict[str, float] = defaultdict(float)
    size = 0.0
    for name, text in fields.items():
        weight = numbers.FIELDS.get(name, 1.0)
        words = words_of(text or "")
        size += weight * len(words)
        for word in words:
            if is_silent(word) and name != "title":
                continue
            much[stem(word)] += weight
            for part in parts(word, lexicon.vocabulary):
                if not is_silent(part):
                    much[stem(part)] += weight * numbers.PART
        once: dict[str, float] = {}
        for phrase, sure, _, _ in _concepts(words, lexicon):
            most = max(sure, once.get(phrase.concept, 0))
            once[phrase.concept] = most + numbers.AGAIN * min(sure, once.get(phrase.concept, 0))
        for group, _ in age_groups(words):
            once[group] = 1
        for concept, times in once.items():
            much[MARK + concept] += weight * times
    long = 1 - numbers.LENGTH + numbers.LENGTH * size / numbers.USUAL_SIZE
    impact = {
        key: value * (numbers.SATURATION + 1) / (value + numbers.SATURATION * long) for key, value in much.items()
    }
    ordered = sorted(impact, key=lambda key: (-impact[key], key))[: numbers.MOST_KEPT]
    return Kept([*ordered, *tags], [*(round(1000 * impact[key]) for key in ordered), *(0 for _ in tags)])


def _concepts(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Phrase, float, str, int]]:
    """Every phrase that the words name: how surely, how it was said, and where. A part of a compound is less sure."""
    places: dict[str, list[int]] = defaultdict(list)
    inside: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[stem(word)].append(at)
        for part in parts(word, lexicon.vocabulary):
            inside[stem(part)].append(at)
    every = {key: places.get(key, []) + inside.get(key, []) for key in {*places, *inside}}
    named = [
        (phrase, where)
        for key in sorted(every)
        for phrase in lexicon.phrases.get(key, ())
        if (where := _together(phrase, every)) is not None
        and not (len(phrase.stems) == 1 and is_silent(words[where[0]]))
    ]
    taken = {at for phrase, where in named if len(phrase.stems) > 1 for at in where}
    for phrase, where in named:
        sure = numbers.LONG_PHRASE if len(phrase.stems) > 1 else 1.0
        if len(phrase.stems) == 1 and where[0] in taken:
            sure *= numbers.TAKEN
        if any(each not in places for each in phrase.stems):
            known = any(stem(words[at]) in lexicon.phrases for at in where)
            sure *= numbers.PART_OF_KNOWN if known else numbers.PART_OF_UNKNOWN
        yield phrase, sure * phrase.weight, " ".join(dict.fromkeys(words[at] for at in sorted(where))), min(where)


def _meant(words: str, lexicon: Lexicon) -> Iterator[tuple[str, float, float]]:
    """What a meaning of a municipality's own comes to: its words, and the concepts that they name."""
    cut = words_of(words)
    for word in cut:
        if not is_silent(word):
            yield stem(word), 1.0, rarity(word)
    for phrase, sure, _, _ in _concepts(cut, lexicon):
        yield MARK + phrase.concept, sure, numbers.CONCEPT_RARITY
        for other, weight in lexicon.near.get(phrase.concept, ()):
            yield MARK + other, sure * weight * numbers.NEIGHBOUR, numbers.CONCEPT_RARITY


def _together(phrase: Phrase, places: Mapping[str, list[int]]) -> tuple[int, ...] | None:
    """Where the words of a phrase stand close together, in any order."""
    if len(phrase.stems) == 1:
        return (places[next(iter(phrase.stems))][0],)
    if any(each not in places for each in phrase.stems):
        return None
    if phrase.order:
        return _in_order(phrase.order, places)
    rest = sorted(phrase.stems, key=lambda each: (len(places[each]), each))
    room = len(phrase.stems) + numbers.ROOM
    for start in places[rest[0]]:
        where = [start, *(min(places[each], key=lambda at: (abs(at - start), at)) for each in rest[1:])]
        if max(where) - min(where) < room:
            return tuple(where)
    return None


def _in_order(order: Sequence[str], places: Mapping[str, list[int]]) -> tuple[int, ...] | None:
    for start in places[order[0]]:
        where = [start]
        for each in order[1:]:
            following = [at for at in places[each] if where[-1] < at <= where[-1] + numbers.STEP]
            if not following:
                break
            where.append(following[0])
        else:
            return tuple(where)
    return None


_WISH = frozenset(("wil", "wilt", "hoef", "hoeft", "liever", "hou", "houd", "houden", "lust", "mag"))
_NOT = frozenset(("geen", "niet", "nooit"))


@lru_cache(maxsize=1024)
def _is_wish(word: str) -> bool:
    return word in _WISH


def _unwanted(words: Sequence[str]) -> frozenset[int]:
    """Places of words that are not wanted: "liever geen sport", "ik hoef niet te dansen". "Ik kan niet lopen" stays."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if word in _NOT and any(_is_wish(each) for each in words[max(0, at - 4) : at]):
            found.update(range(at + 1, min(len(words), at + 4)))
    return frozenset(found)
