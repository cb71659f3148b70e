"""When an action comes by: the days that a rhythm makes, from the first time on.

Free words always stand beside it ("elke zaterdag om kwart voor tien"); a rhythm only helps to show what comes soon.
"""

import calendar
from datetime import date, timedelta

from kanteling.foundation.words import Reason, Worded


class Rhythm(Worded):
    """How often it comes by."""

    ONCE = "once", "Eén keer"
    WEEKLY = "weekly", "Elke week"
    FORTNIGHTLY = "fortnightly", "Om de week"
    MONTHLY = "monthly", "Elke maand"


_STEP = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}


class NoRhythm(Reason):
    """Why these days cannot be counted."""

    FIRST = "first", "Kies ook de eerste keer. Dan komt het op uw voorblad."


def why_not_rhythm(rhythm: Rhythm | None, first: date | None) -> tuple[NoRhythm, ...]:
    """Why this rhythm cannot be counted; without a rhythm nothing has to be chosen."""
    return (NoRhythm.FIRST,) if rhythm is not None and first is None else ()


def next_day(rhythm: Rhythm | None, first: date | None, today: date) -> date | None:
    """The next day it comes by, today included; None when there is none. A lone day counts as once."""
    if first is None:
        return None
    if first >= today:
        return first
    if rhythm in _STEP:
        step = _STEP[rhythm]
        return today + timedelta(days=-(today - first).days % step)
    if rhythm is Rhythm.MONTHLY:
        return _monthly(first, today)
    return None


def _monthly(first: date, today: date) -> date:
    """The same day of the month, or the last day of a shorter month."""
    for month in (today.month, today.month % 12 + 1):
        year = today.year + (1 if month < today.month else 0)
        day = date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
        if day >= today:
            return day
    raise AssertionError("one of two following months always has a later day")
