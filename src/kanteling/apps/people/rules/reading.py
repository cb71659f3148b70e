"""Unusual reading, shown to the privacy officer as a reason to ask, never as a judgement.

Officials misuse access without being noticed (AP, January 2026). Nobody is compared with others: a day is held
against the same person's own days, because a team member with many people reads more than one with few. Reading at
night is said apart: it may be an emergency. No score is made, and nothing follows by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from kanteling.apps.people.rules import numbers
from kanteling.foundation.words import Worded


@dataclass(frozen=True, slots=True)
class ReadingDay:
    """What one person who works here read on one day: in how many circles, how often at night, how often refused."""

    day: date
    circles: int
    at_night: int = 0
    refused: int = 0


class Unusual(Worded):
    """What made a day stand out."""

    MANY = "many", "Las in veel meer kringen dan op andere dagen."
    NIGHT = "night", "Las in de nacht."
    REFUSED = "refused", "Probeerde meer dan eens iets te openen dat niet mocht."


def usual(days: Sequence[ReadingDay], of: ReadingDay) -> float:
    """The median number of circles on this person's other days with any reading; 0 when there are none."""
    others = [each.circles for each in days if each.day != of.day and each.circles]
    return float(median(others)) if others else 0.0


def why_unusual(days: Sequence[ReadingDay], of: ReadingDay) -> tuple[Unusual, ...]:
    """Why this day stands out among the person's own days; empty means it does not."""
    found = []
    least, times = numbers.READING_LEAST.on(of.day), numbers.READING_TIMES.on(of.day)
    if of.circles >= least and of.circles >= times * usual(days, of):
        found.append(Unusual.MANY)
    if of.at_night:
        found.append(Unusual.NIGHT)
    if of.refused >= numbers.READING_REFUSED.on(of.day):
        found.append(Unusual.REFUSED)
    return tuple(found)
