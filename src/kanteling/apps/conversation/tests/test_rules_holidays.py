"""Holidays and terms as the Algemene termijnenwet says. Known years were looked up, not computed here."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.conversation.rules.holidays import (
    EQUATED,
    Holiday,
    Term,
    Unit,
    easter,
    holidays,
    is_working_day,
    kings_day,
    next_working_day,
    term_end,
)

EASTER = {
    1583: (4, 10), 1818: (3, 22), 1943: (4, 25), 1961: (4, 2), 2000: (4, 23), 2008: (3, 23), 2011: (4, 24),
    2019: (4, 21), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28),
    2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2038: (4, 25), 2049: (4, 18), 2076: (4, 19), 2285: (3, 22),
}  # fmt: skip
KINGS_DAY = {2014: 26, 2015: 27, 2020: 27, 2022: 27, 2023: 27, 2024: 27, 2025: 26, 2026: 27, 2027: 27, 2028: 27,
             2029: 27, 2030: 27, 2031: 26}  # fmt: skip
ASCENSION = {2022: (5, 26), 2023: (5, 18), 2024: (5, 9), 2025: (5, 29), 2026: (5, 14), 2027: (5, 6), 2028: (5, 25),
             2029: (5, 10), 2030: (5, 30)}  # fmt: skip
WHIT_MONDAY = {2022: (6, 6), 2023: (5, 29), 2024: (5, 20), 2025: (6, 9), 2026: (5, 25), 2027: (5, 17), 2028: (6, 5),
               2029: (5, 21), 2030: (6, 10)}  # fmt: skip
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("year", range(2023, 2029))
def test_the_friday_after_ascension_day_is_on_a_par_each_year(year: int) -> None:
    assert easter(year) + timedelta(days=40) in EQUATED


@pytest.mark.parametrize("day", sorted(EQUATED), ids=str)
def test_a_day_on_a_par_is_a_working_day_between_a_holiday_and_a_weekend(day: date) -> None:
    others = frozenset[date]()
    assert is_working_day(day, others)
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    assert not is_working_day(before, others)
    assert not is_working_day(after, others)


@pytest.mark.parametrize("year", EASTER)
def test_easter_falls_where_the_calendar_says(year: int) -> None:
    assert easter(year) == date(year, *EASTER[year])


@given(st.integers(1583, 4000))
def test_easter_is_always_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.integers(1900, 2199))
def test_easter_agrees_with_counting_moons_another_way(year: int) -> None:
    """Gauss's rule with its constants for 1900-2199, independent of the rule that we use."""
    m, n = (24, 5) if year < 2100 else (24, 6)
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    day = date(year, 3, 22) + timedelta(days=d + e)
    if day == date(year, 4, 26) or (day == date(year, 4, 25) and d == 28 and e == 6 and year % 19 > 10):
        day -= timedelta(days=7)
    assert easter(year) == day


@pytest.mark.parametrize("year", KINGS_DAY)
def test_kings_day_moves_to_saturday_when_it_falls_on_sunday(year: int) -> None:
    assert kings_day(year) == date(year, 4, KINGS_DAY[year])


def test_queens_day_was_on_30_april_until_2013() -> None:
    assert kings_day(2013) == date(2013, 4, 30)
    assert kings_day(2006) == date(2006, 4, 29)


@pytest.mark.parametrize("year", ASCENSION)
def test_ascension_and_whit_monday_follow_easter(year: int) -> None:
    days = holidays(year)
    assert days[date(year, *ASCENSION[year])] is Holiday.ASCENSION
    assert days[date(year, *WHIT_MONDAY[year])] is Holiday.WHIT_MONDAY


def test_the_holidays_of_2025() -> None:
    assert holidays(2025) == {
        date(2025, 1, 1): Holiday.NEW_YEAR,
        date(2025, 4, 18): Holiday.GOOD_FRIDAY,
        date(2025, 4, 21): Holiday.EASTER_MONDAY,
        date(2025, 4, 26): Holiday.KINGS_DAY,
        date(2025, 5, 5): Holiday.LIBERATION,
        date(2025, 5, 29): Holiday.ASCENSION,
        date(2025, 5, 30): Holiday.EQUATED,
        date(2025, 6, 9): Holiday.WHIT_MONDAY,
        date(2025, 12, 25): Holiday.CHRISTMAS,
        date(2025, 12, 26): Holiday.BOXING_DAY,
    }


def test_liberation_day_counts_every_year_and_not_once_in_five() -> None:
    assert all(date(year, 5, 5) in holidays(year) for year in range(2022, 2031))


def test_equated_days_are_working_days_of_their_own() -> None:
    assert all(day.isoweekday() < 6 and holidays(day.year, frozenset()).get(day) is None for day in EQUATED)


@pytest.mark.parametrize(
    ("end", "extended"),
    [
        (date(2026, 3, 13), date(2026, 3, 13)),
        (date(2026, 3, 14), date(2026, 3, 16)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 4, 27), date(2026, 4, 28)),
        (date(2025, 4, 26), date(2025, 4, 28)),
        (date(2025, 12, 25), date(2025, 12, 29)),
        (date(2026, 5, 14), date(2026, 5, 18)),
        (date(2020, 12, 31), date(2020, 12, 31)),
        (date(2022, 1, 1), date(2022, 1, 3)),
    ],
    ids=["friday", "saturday", "good friday", "kings day", "kings day on saturday", "christmas",
         "ascension and the equated friday", "new years eve", "new year on saturday"],
)  # fmt: skip
def test_a_term_that_ends_on_a_day_off_moves_on(end: date, extended: date) -> None:
    assert next_working_day(end) == extended


def test_the_day_itself_is_not_counted() -> None:
    assert term_end(date(2026, 3, 2), Term(7, Unit.DAYS)) == date(2026, 3, 9)
    assert term_end(date(2026, 3, 2), Term(6, Unit.WEEKS)) == date(2026, 4, 13)


def test_a_short_term_has_two_working_days_at_least() -> None:
    """Three days from Thursday before Easter 2026: Friday to Monday are days off, so it runs to Wednesday."""
    assert term_end(date(2026, 4, 2), Term(3, Unit.DAYS)) == date(2026, 4, 8)


def test_a_term_of_two_days_need_not_have_two_working_days() -> None:
    assert term_end(date(2026, 4, 2), Term(2, Unit.DAYS)) == date(2026, 4, 7)


def test_a_long_term_does_not_move() -> None:
    saturday = date(2026, 3, 7)
    assert term_end(saturday, Term(12, Unit.WEEKS)) == date(2026, 6, 1)
    assert term_end(saturday, Term(13, Unit.WEEKS)) == date(2026, 6, 6)
    assert term_end(saturday, Term(91, Unit.DAYS)) == date(2026, 6, 6)


def test_at_once_is_at_once_also_on_a_sunday() -> None:
    assert term_end(date(2026, 3, 8), Term(0, Unit.DAYS)) == date(2026, 3, 8)


@given(DAYS, st.integers(1, 12), st.sampled_from(Unit))
def test_a_term_ends_on_a_working_day_not_too_early_and_hardly_later(start: date, amount: int, unit: Unit) -> None:
    plain = start + timedelta(days=amount * (7 if unit is Unit.WEEKS else 1))
    end = term_end(start, Term(amount, unit))
    assert is_working_day(end)
    assert plain <= end <= plain + timedelta(days=9)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    if (plain - start).days >= 3:
        assert sum(is_working_day(day) for day in between) >= 2
    if end > plain:
        assert sum(is_working_day(day) for day in between if day >= plain) <= 2


@given(DAYS, st.integers(0, 12))
def test_a_later_start_never_gives_an_earlier_end(start: date, amount: int) -> None:
    later = start + timedelta(days=1)
    assert term_end(start, Term(amount, Unit.WEEKS)) <= term_end(later, Term(amount, Unit.WEEKS))
