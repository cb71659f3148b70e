"""Dutch public holidays, and how a term of law ends. Source: Algemene termijnenwet (ATW), articles 1 to 4."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kanteling.apps.conversation.rules.numbers import (
    LONGEST_EXTENDED_DAYS,
    LONGEST_EXTENDED_WEEKS,
    TERM_OF_DAYS_WITH_TWO,
    WORKING_DAYS_IN_TERM,
)
from kanteling.foundation.words import Worded


class Holiday(Worded):
    """The days of article 3, and those that were put on a par with them."""

    NEW_YEAR = "new_year", "Nieuwjaarsdag"
    GOOD_FRIDAY = "good_friday", "Goede Vrijdag"
    EASTER_MONDAY = "easter_monday", "Tweede Paasdag"
    KINGS_DAY = "kings_day", "Koningsdag"
    LIBERATION = "liberation", "Bevrijdingsdag"
    ASCENSION = "ascension", "Hemelvaartsdag"
    WHIT_MONDAY = "whit_monday", "Tweede Pinksterdag"
    CHRISTMAS = "christmas", "Eerste Kerstdag"
    BOXING_DAY = "boxing_day", "Tweede Kerstdag"
    EQUATED = "equated", "Gelijkgestelde dag"


class Unit(Worded):
    """In what a term is counted."""

    DAYS = "days", "dagen"
    WEEKS = "weeks", "weken"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of law, such as two weeks."""

    amount: int
    unit: Unit


EQUATED: frozenset[date] = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
"""Days put on a par by royal decree (ATW 3-3): the decrees for 2023-2025 and for 2026-2028. Every three years there
is a new one; until it is added here a term after 2028 may end a day too early on paper, never too late.

NOT CHECKED against the text of the decrees in the Staatscourant: no copy of them could be found when this was written
(2026-11). What was checked is that the list keeps the custom that such decrees follow (the Friday after Ascension Day;
the day between a weekend and a holiday on a Tuesday or Thursday), for Ascension Day each year by a test. Compare it
with the decrees before a term counts in law; a municipality can hand its own list to every function here (``equated``).
"""

_KING_SINCE = 2014


def easter(year: int) -> date:
    """First Easter Day in the Gregorian calendar (any year from 1583), by the golden number and the epact."""
    golden = year % 19
    century = year // 100
    moon_shift = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - moon_shift + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=full_moon - weekday)


def kings_day(year: int) -> date:
    """The day on which the birthday of the King (until 2013: the Queen) is celebrated; a day earlier on a Sunday."""
    day = date(year, 4, 27) if year >= _KING_SINCE else date(year, 4, 30)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


def holidays(year: int, equated: frozenset[date] = EQUATED) -> dict[date, Holiday]:
    """Every holiday of ``year`` by its day, in the order of the calendar; of two on one day the fixed one.

    First Easter Day and first Whit Sunday are Sundays, so the law need not name them.
    """
    sunday = easter(year)
    found = {day: Holiday.EQUATED for day in equated if day.year == year} | {
        sunday + timedelta(days=39): Holiday.ASCENSION,
        sunday + timedelta(days=50): Holiday.WHIT_MONDAY,
        sunday + timedelta(days=1): Holiday.EASTER_MONDAY,
        sunday - timedelta(days=2): Holiday.GOOD_FRIDAY,
        date(year, 5, 5): Holiday.LIBERATION,
        kings_day(year): Holiday.KINGS_DAY,
        date(year, 1, 1): Holiday.NEW_YEAR,
        date(year, 12, 25): Holiday.CHRISTMAS,
        date(year, 12, 26): Holiday.BOXING_DAY,
    }
    return dict(sorted(found.items()))


@lru_cache(maxsize=64)
def _days_off(year: int, equated: frozenset[date]) -> frozenset[date]:
    return frozenset(holidays(year, equated))


def is_working_day(day: date, equated: frozenset[date] = EQUATED) -> bool:
    """Neither Saturday, Sunday nor a holiday."""
    return day.isoweekday() < 6 and day not in _days_off(day.year, equated)


def next_working_day(day: date, equated: frozenset[date] = EQUATED) -> date:
    """``day`` itself when it is a working day, else the first one after it (ATW 1-1)."""
    while not is_working_day(day, equated):
        day += timedelta(days=1)
    return day


def term_end(start: date, term: Term, equated: frozenset[date] = EQUATED) -> date:
    """The last day of ``term`` that begins with what happened on ``start``; that day itself is not counted.

    Article 1 moves an end on a day off; article 2 gives a term of three days or more two working days at least;
    article 4 leaves long terms as they are. A term of 0 days ("at once") ends on ``start`` and never moves.
    """
    days = term.amount * (7 if term.unit is Unit.WEEKS else 1)
    end = start + timedelta(days=days)
    if days == 0 or _too_long(term, start):
        return end
    end = next_working_day(end, equated)
    if days >= TERM_OF_DAYS_WITH_TWO.on(start):
        while _working_days(start, end, equated) < WORKING_DAYS_IN_TERM.on(start):
            end = next_working_day(end + timedelta(days=1), equated)
    return end


def _working_days(start: date, end: date, equated: frozenset[date]) -> int:
    """Working days after ``start`` up to and including ``end``; stops counting at seven, more is never asked."""
    first = max(start, end - timedelta(days=20))
    days = ((first + timedelta(days=n)) for n in range(1, (end - first).days + 1))
    return sum(is_working_day(day, equated) for day in days)


def _too_long(term: Term, start: date) -> bool:
    longest = LONGEST_EXTENDED_WEEKS if term.unit is Unit.WEEKS else LONGEST_EXTENDED_DAYS
    return term.amount > longest.on(start)
