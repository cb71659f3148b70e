"""What a team puts into a what-if: what comes in, how many hours there are, and what it assumes.

Every figure is the team's own. The program has none of its own for an effect: a share that prevention would take away
comes with its source and its range, or it is nought (quality page, "Honest by construction").
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kanteling.foundation.words import Reason

NEVER = math.inf
MOST_WEEKS = 104
MOST_A_WEEK = 60.0


@dataclass(frozen=True, slots=True)
class Inflow:
    """One kind of question. ``a_week`` come in; half is done within ``half_weeks``, nine of ten within ``most_weeks``.

    ``hours`` is what one asks each week. What waits longer than ``patience`` weeks becomes a crisis with chance
    ``escalates`` (0 to 1). ``crisis`` marks the kind that goes first; an escalated question lasts and asks as that kind.
    """

    name: str
    a_week: float
    half_weeks: float
    most_weeks: float
    hours: float
    patience: float = NEVER
    escalates: float = 0.0
    crisis: bool = False
    waiting_now: int = 0
    in_hand_now: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """By which share ten hours of prevention a week lower the chance to escalate: least, likely, most, and who says so."""

    low: float
    likely: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Supposed:
    """One scenario. ``hours`` are for questions, per week; time off and other work are already off. ``reserved`` is
    the part of them kept for prevention: a crisis may take it, another question may not. Exactly one kind is a crisis.
    """

    kinds: tuple[Inflow, ...]
    hours: tuple[float, ...]
    reserved: tuple[float, ...]
    effect: Effect | None = None

    @property
    def weeks(self) -> int:
        """How long one run lasts."""
        return len(self.hours)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone's hours by contract and the weeks (from 0) in which how many of those fall away."""

    hours: float
    off: tuple[tuple[int, float], ...] = ()


def hours_for_questions(colleagues: Sequence[Colleague], weeks: int, other: float) -> tuple[float, ...]:
    """Hours per week that are left for questions and prevention; ``other`` is the share for all other work (0 to 1).

    Part-time counts for what it is, time off in the week in which it falls.
    """
    found = [0.0] * weeks
    for one in colleagues:
        for week in range(weeks):
            gone = sum(hours for at, hours in one.off if at == week)
            found[week] += max(one.hours - gone, 0.0) * (1.0 - other)
    return tuple(found)


def with_leave(contracts: Sequence[float], weeks_off: int, weeks: int) -> tuple[Colleague, ...]:
    """Colleagues by the hours of their contracts, each away ``weeks_off`` whole weeks of these ``weeks``.

    Leave is spread over the year and over the colleagues, so that they are not all away at once: an agreement of ours
    (2026-11) where nobody says when. Time off that falls together bites harder than this shows.
    """
    found = []
    for place, hours in enumerate(contracts):
        shift = place / len(contracts)
        away = {int(weeks * (turn + shift) / weeks_off) % weeks for turn in range(weeks_off)}
        found.append(Colleague(hours, tuple((week, hours) for week in sorted(away))))
    return tuple(found)


class NoScenario(Reason):
    """Why a scenario cannot be calculated."""

    NO_CRISIS = "no_crisis", "Zet erbij hoe vaak er een crisis komt. Nul mag ook."
    NO_WEEKS = "no_weeks", "Reken minstens één week, en hoogstens twee jaar."
    NEGATIVE = "negative", "Een getal onder nul kan hier niet. Kijk ze nog eens na."
    TOO_MUCH = "too_much", "Dit is meer dan zestig vragen in een week. Kijk het getal nog eens na."
    HALF = "half", "De helft is eerder klaar dan negen van de tien. Kijk die twee nog eens na."
    CHANCE = "chance", "Een deel is 0 tot 100 van de 100."
    NO_HOURS_ASKED = "no_hours_asked", "Elke vraag kost tijd. Vul in hoeveel uur per week."
    RESERVED = "reserved", "U bewaart meer uren dan er zijn. Bewaar er minder, of zet er uren bij."
    NO_SOURCE = "no_source", "Schrijf op waar het effect vandaan komt. Weet u het niet? Laat het dan leeg."
    RANGE = "range", "Het effect loopt van klein naar groot. Kijk de drie getallen nog eens na."


def why_not_suppose(given: Supposed) -> tuple[NoScenario, ...]:
    """Why this cannot be calculated; empty means it can."""
    found = []
    numbers = [
        each
        for kind in given.kinds
        for each in (kind.a_week, kind.half_weeks, kind.hours, kind.patience, kind.waiting_now, kind.in_hand_now)
    ]
    if sum(kind.crisis for kind in given.kinds) != 1:
        found.append(NoScenario.NO_CRISIS)
    if not 1 <= given.weeks <= MOST_WEEKS or len(given.reserved) != given.weeks:
        found.append(NoScenario.NO_WEEKS)
    if any(not each >= 0 for each in (*numbers, *given.hours, *given.reserved)):
        found.append(NoScenario.NEGATIVE)
    if not sum(kind.a_week for kind in given.kinds) <= MOST_A_WEEK:
        found.append(NoScenario.TOO_MUCH)
    if any(not 0 < kind.half_weeks < kind.most_weeks < NEVER for kind in given.kinds):
        found.append(NoScenario.HALF)
    if any(not 0 <= kind.escalates <= 1 for kind in given.kinds):
        found.append(NoScenario.CHANCE)
    if any(not 0 < kind.hours < NEVER for kind in given.kinds):
        found.append(NoScenario.NO_HOURS_ASKED)
    if any(kept > hours for kept, hours in zip(given.reserved, given.hours, strict=False)):
        found.append(NoScenario.RESERVED)
    return (*found, *_why_not_effect(given.effect))


def _why_not_effect(effect: Effect | None) -> tuple[NoScenario, ...]:
    if effect is None:
        return ()
    found = [] if effect.source.strip() else [NoScenario.NO_SOURCE]
    if not 0 <= effect.low <= effect.likely <= effect.high < 1:
        found.append(NoScenario.RANGE)
    return tuple(found)
