"""When: windows in a week, and whether two go together."""

from collections.abc import Iterable
from dataclasses import dataclass

from kanteling.foundation.words import Worded

LAST_MINUTE = 24 * 60


class Day(Worded):
    """The days of a week; the place in this list is what a window counts with."""

    MONDAY = "monday", "maandag"
    TUESDAY = "tuesday", "dinsdag"
    WEDNESDAY = "wednesday", "woensdag"
    THURSDAY = "thursday", "donderdag"
    FRIDAY = "friday", "vrijdag"
    SATURDAY = "saturday", "zaterdag"
    SUNDAY = "sunday", "zondag"


DAYS = tuple(Day)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stretch of one day each week: ``day`` 0 is Monday, ``start`` and ``end`` in minutes, the end not included."""

    day: int
    start: int
    end: int

    def covers(self, other: "Window") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.day == other.day and self.start <= other.start and other.end <= self.end

    def with_(self, other: "Window") -> "Window | None":
        """What both have; None when nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Window(self.day, start, end) if self.day == other.day and start < end else None


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same time, in order, with what touches as one."""
    found: list[Window] = []
    for each in sorted(windows):
        if found and found[-1].day == each.day and each.start <= found[-1].end:
            found[-1] = Window(each.day, found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def together(
    free: Iterable[Window], offered: Iterable[Window], *, fixed: bool, shortest: int
) -> tuple[Window, ...]:
    """When someone who is ``free`` can be there.

    ``fixed``: it begins and ends by itself, so the whole of it must fit. Else any stretch of ``shortest`` minutes.
    """
    mine, theirs = merged(free), sorted(set(offered))
    if fixed:
        return tuple(each for each in theirs if any(one.covers(each) for one in mine))
    shared = (one.with_(each) for one in mine for each in theirs)
    return merged(each for each in shared if each is not None and each.end - each.start >= shortest)
