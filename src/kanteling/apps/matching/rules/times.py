"""When: windows in a week, and whether two go together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kanteling.foundation.words import Worded, dutch

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


class PartOfDay(Worded):
    """Parts of a day to choose from."""

    MORNING = "morning", "ochtend, 8 tot 12 uur"
    AFTERNOON = "afternoon", "middag, 12 tot 18 uur"
    EVENING = "evening", "avond, 18 tot 23 uur"


HOURS: Mapping[PartOfDay, tuple[int, int]] = {
    PartOfDay.MORNING: (8, 12),
    PartOfDay.AFTERNOON: (12, 18),
    PartOfDay.EVENING: (18, 23),
}


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


def chosen(days: Iterable[Day], parts: Iterable[PartOfDay]) -> tuple[Window, ...]:
    """The windows of these days in these parts; all of the day when no part was chosen. No days: every day."""
    on, in_ = list(days), list(parts)
    if not on and not in_:
        return ()
    bounds = [HOURS[part] for part in in_] or [(HOURS[PartOfDay.MORNING][0], HOURS[PartOfDay.EVENING][1])]
    return merged(Window(DAYS.index(day), start * 60, end * 60) for day in on or DAYS for start, end in bounds)


def as_chosen(windows: Iterable[Window]) -> tuple[tuple[Day, ...], tuple[PartOfDay, ...]]:
    """Which days and parts these windows touch, to show a form again."""
    there = list(windows)
    days = tuple(day for place, day in enumerate(DAYS) if any(each.day == place for each in there))
    parts = tuple(
        part
        for part, (start, end) in HOURS.items()
        if any(each.start < end * 60 and start * 60 < each.end for each in there)
    )
    return days, parts


WHOLE_DAY, AT, FROM_TO, MORE = (
    dutch("%(day)s"),
    dutch("%(day)s om %(start)s uur"),
    dutch("%(day)s van %(start)s tot %(end)s uur"),
    dutch("en op andere tijden"),
)


def spoken(windows: Iterable[Window], most: int = 3, say: Callable[[str], str] = str) -> str:
    """Windows as people say them: ``zaterdag van 14.00 tot 16.00 uur``. ``say`` translates each piece."""
    there = merged(windows)
    found = [_one(each, say) for each in there[:most]]
    if len(there) > most:
        found.append(say(MORE))
    return ", ".join(found)


def _one(window: Window, say: Callable[[str], str]) -> str:
    values = {"day": say(DAYS[window.day].dutch), "start": _hour(window.start), "end": _hour(window.end)}
    if window.start == 0 and window.end == LAST_MINUTE:
        return say(WHOLE_DAY) % values
    return say(AT if window.end == window.start + 1 else FROM_TO) % values


def _hour(minute: int) -> str:
    return f"{minute // 60}.{minute % 60:02d}"
