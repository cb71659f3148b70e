"""Numbers in rules: each with a date from which it holds and a source; the old ones stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Since:
    """One value from a day on, and where that was agreed."""

    day: date
    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Number:
    """A threshold over time. ``unit`` says in what it is counted (days, weeks, people)."""

    name: str
    unit: str
    history: Sequence[Since]

    def on(self, day: date) -> int:
        """The value that held on ``day``; raises `LookupError` before the first."""
        held = [since for since in self.history if since.day <= day]
        if not held:
            raise LookupError(f"{self.name} has no value on {day.isoformat()}")
        return max(held, key=lambda since: since.day).value
