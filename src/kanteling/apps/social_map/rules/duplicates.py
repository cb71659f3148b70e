"""Whether two entries are the same thing, written down twice: points that can be read, no black box.

The same name alone is not enough: each neighbourhood has its own coffee morning. So the name must be alike, and then
who, where and when must agree. Different days speak against it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from kanteling.apps.social_map.rules.times import Time
from kanteling.foundation.words import Worded

ENOUGH = 7
_NEAR_METRES = 150
_MOST_COMMON = 60
_EMPTY = {
    "de",
    "het",
    "een",
    "en",
    "van",
    "voor",
    "met",
    "in",
    "op",
    "bij",
    "te",
    "om",
    "aan",
    "der",
    "den",
    "je",
    "uw",
    "ons",
    "elke",
    "iedere",
}


class Sign(Worded):
    """One thing that two entries have in common, or in which they differ."""

    SAME_TITLE = "same_title", "dezelfde naam"
    LIKE_TITLE = "like_title", "bijna dezelfde naam"
    SAME_WHO = "same_who", "dezelfde organisatie"
    SAME_WHERE = "same_where", "op dezelfde plek"
    SAME_WHEN = "same_when", "op dezelfde dag en tijd"
    SAME_DAY = "same_day", "op dezelfde dag"
    SAME_REACH = "same_reach", "hetzelfde telefoonnummer of e-mailadres"
    OTHER_WHO = "other_who", "een andere organisatie"
    OTHER_WHERE = "other_where", "op een andere plek"
    OTHER_DAY = "other_day", "op een andere dag"


POINTS = {
    Sign.SAME_TITLE: 4,
    Sign.LIKE_TITLE: 3,
    Sign.SAME_WHO: 2,
    Sign.SAME_WHERE: 2,
    Sign.SAME_WHEN: 3,
    Sign.SAME_DAY: 1,
    Sign.SAME_REACH: 2,
    Sign.OTHER_WHO: -1,
    Sign.OTHER_WHERE: -3,
    Sign.OTHER_DAY: -3,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What the rule looks at of one entry, or of one line of a list."""

    key: str
    title: str
    who: str = ""
    place: str = ""
    postcode: str = ""
    point: tuple[float, float] | None = None
    times: tuple[Time, ...] = ()
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things that may be one, with everything that speaks for and against it."""

    one: str
    other: str
    signs: tuple[Sign, ...]

    @property
    def points(self) -> int:
        """The sum; from `ENOUGH` on it is worth a look."""
        return sum(POINTS[sign] for sign in self.signs)


@lru_cache(maxsize=50_000)
def words_of(text: str) -> frozenset[str]:
    """The words that carry a name, without accents, endings of plurals and small words."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = (re.sub(r"(?:en|s)$", "", word) if len(word) > 5 else word for word in re.findall(r"[a-z0-9]+", bare))
    return frozenset(word for word in found if word not in _EMPTY)


def likeness(one: Thing, other: Thing) -> Likeness | None:
    """What the two have in common, or None when their names are not alike or too little agrees."""
    alike = _alike(one.title, other.title)
    if alike is None:
        return None
    signs = [alike, *_who(one, other), *_where(one, other), *_when(one, other), *_reach(one, other)]
    found = Likeness(one.key, other.key, tuple(signs))
    return found if found.points >= ENOUGH else None


def _alike(one: str, other: str) -> Sign | None:
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return None
    if a == b:
        return Sign.SAME_TITLE
    if {word for word in a if word.isdigit()} != {word for word in b if word.isdigit()}:
        return None  # Computerles 1 and Computerles 2 are two courses
    share = len(a & b) / len(a | b)
    pieces = _pieces(a), _pieces(b)
    shape = 2 * len(pieces[0] & pieces[1]) / (len(pieces[0]) + len(pieces[1]))
    return (
        Sign.LIKE_TITLE
        if share >= 0.6 or shape >= 0.72 or (min(len(a), len(b)) >= 2 and (a <= b or b <= a))
        else None
    )


@lru_cache(maxsize=50_000)
def _pieces(words: frozenset[str]) -> frozenset[str]:
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(len(word)))


def _who(one: Thing, other: Thing) -> Iterator[Sign]:
    a, b = words_of(one.who), words_of(other.who)
    if a and b:
        yield Sign.SAME_WHO if a == b or a <= b or b <= a else Sign.OTHER_WHO


def _where(one: Thing, other: Thing) -> Iterator[Sign]:
    if one.point and other.point:
        yield Sign.SAME_WHERE if _metres(one.point, other.point) <= _NEAR_METRES else Sign.OTHER_WHERE
    elif one.postcode and other.postcode:
        yield Sign.SAME_WHERE if one.postcode == other.postcode else Sign.OTHER_WHERE
    elif one.place and other.place:
        a, b = words_of(one.place), words_of(other.place)
        yield Sign.SAME_WHERE if a <= b or b <= a else Sign.OTHER_WHERE


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Straight distance; good enough within a town."""
    east = (one[0] - other[0]) * 111_320 * cos(radians(one[1]))
    return hypot(east, (one[1] - other[1]) * 110_540)


def _when(one: Thing, other: Thing) -> Iterator[Sign]:
    a = {(day, time.starts) for time in one.times for day in time.days}
    b = {(day, time.starts) for time in other.times for day in time.days}
    if not a or not b:
        return
    if any(
        day == same and (start is None or begin is None or start == begin) for day, start in a for same, begin in b
    ):
        hours = {pair for pair in a & b if pair[1] is not None}
        yield Sign.SAME_WHEN if hours else Sign.SAME_DAY
    elif {day for day, _ in a} & {day for day, _ in b}:
        yield Sign.SAME_DAY
    else:
        yield Sign.OTHER_DAY


def _reach(one: Thing, other: Thing) -> Iterator[Sign]:
    digits = re.sub(r"\D", "", one.phone)[-9:], re.sub(r"\D", "", other.phone)[-9:]
    if (len(digits[0]) == 9 and digits[0] == digits[1]) or (one.mail and one.mail.lower() == other.mail.lower()):
        yield Sign.SAME_REACH


def doubles(things: Sequence[Thing], known: Sequence[Thing] = ()) -> tuple[Likeness, ...]:
    """Pairs that look alike: among ``things``, and of ``things`` with what is ``known``. The likeliest first.

    Only things that share an uncommon word of their name are compared, so that many stay quick.
    """
    index: dict[str, list[int]] = defaultdict(list)
    every = [*known, *things]
    named = [words_of(thing.title) for thing in every]
    common = Counter(word for words in named for word in words)
    found: list[Likeness] = []
    for at, words in enumerate(named):
        rare = sorted(words, key=lambda word: (common[word], word))[:3]
        if at >= len(known):
            near = {other for word in rare for other in index[word][-_MOST_COMMON:]}
            pairs = (likeness(every[at], every[other]) for other in sorted(near))
            found += [pair for pair in pairs if pair is not None]
        for word in words:
            index[word].append(at)
    return tuple(sorted(found, key=lambda pair: (-pair.points, pair.one, pair.other)))
