"""What comes out of a what-if, in plain values: ranges, stretches of time, and sentences with marks. Loads no numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kanteling.foundation.words import Dutch

DAYS_A_WEEK = 7
GROWS = 2.0
"""Weeks from which a time is said in weeks, and how many times as long a queue must be to be called growing."""


@dataclass(frozen=True, slots=True)
class Range:
    """What eight of ten years lie between, and the middle."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """Dutch with marks, and what goes there. ``days`` are values that are a stretch of time, in weeks."""

    words: Dutch
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Weeks:
    """A stretch of time in weeks, to be said in days or weeks by who shows it."""

    weeks: float

    @property
    def in_days(self) -> bool:
        """Whether days say it better."""
        return self.weeks < GROWS

    @property
    def many(self) -> int:
        """How many days or weeks."""
        return round(self.weeks * DAYS_A_WEEK) if self.in_days else round(self.weeks)
