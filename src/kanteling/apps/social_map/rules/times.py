"""When something is: days of the week, parts of the day, seasons; and a mask that a list can be narrowed with.

A rule in the words of RFC 5545 (RRULE) stands beside it when it is more than "each week on this day".
"""

from dataclasses import dataclass
from datetime import date, time

from kanteling.foundation.words import Worded


class Day(Worded):
    """A day of the week, as RFC 5545 writes it."""

    MO = "MO", "maandag"
    TU = "TU", "dinsdag"
    WE = "WE", "woensdag"
    TH = "TH", "donderdag"
    FR = "FR", "vrijdag"
    SA = "SA", "zaterdag"
    SU = "SU", "zondag"

    @property
    def number(self) -> int:
        """Monday is 0, as in `datetime.date.weekday`."""
        return list(Day).index(self)


class DayPart(Worded):
    """A part of the day."""

    MORNING = "morning", "ochtend"
    AFTERNOON = "afternoon", "middag"
    EVENING = "evening", "avond"


_BOUNDS = (
    (DayPart.MORNING, time(0, 0), time(12, 0)),
    (DayPart.AFTERNOON, time(12, 0), time(18, 0)),
    (DayPart.EVENING, time(18, 0), time(23, 59, 59, 999999)),
)


@dataclass(frozen=True, slots=True)
class Time:
    """One moment that comes back, or one date. No day: by appointment or each day, as ``words`` says.

    ``rule`` is an RRULE without its name; empty means: each week on ``day`` within the season.
    """

    day: Day | None = None
    starts: time | None = None
    ends: time | None = None
    first: date | None = None
    last: date | None = None
    rule: str = ""
    words: str = ""

    @property
    def parts(self) -> tuple[DayPart, ...]:
        """The parts of the day that it touches; all of them when the hours are not known."""
        if self.starts is None:
            return tuple(DayPart)
        ends = self.ends or self.starts
        return tuple(
            part for part, start, end in _BOUNDS if self.starts < end and (ends > start or self.starts >= start)
        )

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the week on which it is: its own, those in its rule, or that of its only date."""
        if self.day is not None:
            return (self.day,)
        named = _by_day(self.rule)
        if named:
            return named
        if self.first is not None and self.first == self.last:
            return (list(Day)[self.first.weekday()],)
        return tuple(Day) if "DAILY" in self.rule.upper() else ()


def _by_day(rule: str) -> tuple[Day, ...]:
    for piece in rule.upper().split(";"):
        name, _, value = piece.partition("=")
        if name == "BYDAY":
            codes = {each.strip()[-2:] for each in value.split(",")}
            return tuple(day for day in Day if day.code in codes)
    return ()


def bit(day: Day, part: DayPart) -> int:
    """The bit in a mask that stands for this part of this day: 21 in all."""
    return 1 << (day.number * 3 + list(DayPart).index(part))


def mask_of(times: tuple[Time, ...]) -> int:
    """Every part of every day on which it is; 0 when no day is known."""
    mask = 0
    for each in times:
        for day in each.days:
            for part in each.parts:
                mask |= bit(day, part)
    return mask


def mask_asked(days: tuple[Day, ...] = (), parts: tuple[DayPart, ...] = ()) -> int:
    """The bits of which one must be there; 0 when nothing was asked."""
    if not days and not parts:
        return 0
    mask = 0
    for day in days or tuple(Day):
        for part in parts or tuple(DayPart):
            mask |= bit(day, part)
    return mask
