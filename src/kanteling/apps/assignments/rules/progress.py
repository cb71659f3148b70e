"""How far an assignment is: who counts, the expected path, and what is uncertain about it.

Each person counts once, from the first day on which everything is there: a step that the circle decided on, done, and
the person's own yes to count it. In whatever order those came. A number of people says nothing about any of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import comb, exp, lgamma, log
from uuid import UUID

from kanteling.foundation.words import Worded


class Kind(Worded):
    """What was written down about a step."""

    DONE = "done", "het is gedaan"
    UNDONE = "undone", "het is toch niet gedaan"
    YES = "yes", "mag meetellen"
    NO = "no", "mag niet meer meetellen"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something written down about a step of a person. ``what`` tells apart several times it was done."""

    person: UUID
    step: UUID
    kind: Kind
    at: date
    what: str = ""


def counted(facts: Iterable[Fact]) -> Mapping[UUID, date]:
    """Who counts now, and since when: each person once. The order in which facts are handed in does not matter.

    An "undone" takes back the one "done" that it names; a "no" takes back every yes for that step that is not later.
    """
    every = set(facts)
    found: dict[UUID, date] = {}
    for person, step in {(fact.person, fact.step) for fact in every}:
        own = [fact for fact in every if (fact.person, fact.step) == (person, step)]
        undone = {fact.what for fact in own if fact.kind is Kind.UNDONE}
        done = [fact.at for fact in own if fact.kind is Kind.DONE and fact.what not in undone]
        noes = [fact.at for fact in own if fact.kind is Kind.NO]
        yes = [fact.at for fact in own if fact.kind is Kind.YES and fact.at > max(noes, default=date.min)]
        if done and yes:
            since = max(min(done), min(yes))
            found[person] = min(found.get(person, since), since)
    return found


@dataclass(frozen=True, slots=True)
class Expected:
    """Where an assignment would be on a day, and between which numbers in eight of ten cases."""

    day: date
    middle: float
    low: int
    high: int


def expected(number: int, since: date, until: date, day: date, band: int = 80) -> Expected:
    """When ``number`` people each take their step on some day of the period, none more likely than another.

    Then the number on a day follows the binomial distribution; ``band`` of a hundred such years lie between low and high.
    """
    length = max(1, (until - since).days)
    share = min(1.0, max(0.0, (day - since).days / length))
    tail = (1 - band / 100) / 2
    return Expected(day, number * share, _quantile(number, share, tail), _quantile(number, share, 1 - tail))


def _quantile(number: int, share: float, at: float) -> int:
    """The smallest count of which at least ``at`` of the chance lies at or below it."""
    if share in (0.0, 1.0):
        return round(number * share)
    total = 0.0
    for count in range(number + 1):
        total += _chance(number, count, share)
        if total >= at - 1e-12:
            return count
    return number


def _chance(number: int, count: int, share: float) -> float:
    if number <= 200:
        return float(comb(number, count)) * share**count * (1 - share) ** (number - count)
    ways = lgamma(number + 1) - lgamma(count + 1) - lgamma(number - count + 1)
    return exp(ways + count * log(share) + (number - count) * log(1 - share))


@dataclass(frozen=True, slots=True)
class Coming:
    """How many there would be at the end if it goes on like this: between these, in eight of ten cases."""

    low: int
    high: int


def coming(low: int, high: int, gone: int, left: int, band: int = 80) -> Coming | None:
    """From a number between ``low`` and ``high`` after ``gone`` days, with ``left`` days to go; None when too early.

    The pace is not known, only seen for a while; so the rest follows the negative binomial distribution (Gamma-Poisson,
    Jeffreys' prior). The lower end starts from the lowest number that was published, the upper end from the highest.
    """
    if gone < 30 or left < 0:
        return None
    tail = (1 - band / 100) / 2
    return Coming(low + _more(low, gone, left, tail), high + _more(high, gone, left, 1 - tail))


def _more(count: int, gone: int, left: int, at: float) -> int:
    if left == 0:
        return 0
    shape, ready = count + 0.5, gone / (gone + left)
    total, more = 0.0, 0
    while more < 10_000:
        chance = lgamma(shape + more) - lgamma(shape) - lgamma(more + 1)
        total += exp(chance + shape * log(ready) + more * log(1 - ready))
        if total >= at - 1e-12:
            return more
        more += 1
    return more
