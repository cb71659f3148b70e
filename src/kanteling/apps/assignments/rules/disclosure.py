"""What may be published about how many people took a step, so that nobody's own step can be read from it.

Once a month, on the first day; under ten nothing; the rest rounded down to five; and a new number only when it differs by at
least ten from the one before. Hiding alone leaks (6 % of hidden cells in a trial could be pinned from totals), and
daily totals show single steps. Source: 2-domain, "Statistics about people"; CBS on disclosure control.

Documented protection: from all that is published, the number of steps in any month could have been at least five
different numbers. `kanteling.assignment_series` does the same inside the database (migration 0002), so that not even a
query of this house gets the number itself.
"""

from collections.abc import Sequence
from datetime import date

SMALLEST, ROUND, CHANGE, PROTECTED = 10, 5, 10, 5
"""As in `numbers`; here without a day, because a series spans years and its rule may not change half-way."""


def published(counts: Sequence[int]) -> tuple[int | None, ...]:
    """What is shown for each month; None is "fewer than ten"."""
    shown: list[int | None] = []
    base: int | None = None
    for count in counts:
        if count < SMALLEST:
            base = None
        elif base is None or abs(count - base) >= CHANGE:
            base = count
        shown.append(None if base is None else rounded(base))
    return tuple(shown)


def rounded(count: int) -> int:
    """Down to a multiple of five: so each published number stands for five numbers, also the smallest one."""
    return count // ROUND * ROUND


def between(shown: int | None) -> tuple[int, int]:
    """The numbers that a published one may stand for now, the lowest and the highest."""
    if shown is None:
        return 0, SMALLEST - 1
    return max(SMALLEST, shown - CHANGE + 1), shown + ROUND - 1 + CHANGE - 1


def publication_days(first: date, until: date) -> tuple[date, ...]:
    """The first day of each month after ``first``, to and including ``until``."""
    days: list[date] = []
    year, month = first.year, first.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        day = date(year, month, 1)
        if day > until:
            return tuple(days)
        days.append(day)
