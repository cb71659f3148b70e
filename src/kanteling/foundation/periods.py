"""Stretches of time: half-open, so that an end and a next start never overlap."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` (included) to ``end`` (not included); no ``end`` means: goes on."""

    start: datetime
    end: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether ``moment`` falls inside."""
        return self.start <= moment and (self.end is None or moment < self.end)
