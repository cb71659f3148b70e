"""When something is, as a person says it."""

from datetime import date, time

from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.web.wording import moments


def test_days_with_the_same_hours_are_said_together() -> None:
    nine, five = time(9), time(17)
    said = moments((Time(Day.MO, nine, five), Time(Day.TU, nine, five), Time(Day.SA, nine)))
    assert said == ["elke maandag en dinsdag van 9.00 tot 17.00 uur", "elke zaterdag vanaf 9.00 uur"]


def test_days_that_follow_each_other_are_said_from_the_first_to_the_last() -> None:
    work = (Day.FR, Day.MO, Day.TU, Day.TH, Day.WE)
    assert moments(tuple(Time(day, time(9)) for day in work)) == ["maandag tot en met vrijdag vanaf 9.00 uur"]
    assert moments((Time(Day.MO), Time(Day.WE), Time(Day.FR))) == ["elke maandag, woensdag en vrijdag"]
    assert moments(tuple(Time(day) for day in Day)) == ["elke dag"]


def test_one_date_a_season_and_words_of_ones_own() -> None:
    day = date(2026, 12, 5)
    assert moments((Time(first=day, last=day),)) == ["5 december 2026"]
    assert moments((Time(Day.WE, last=day),)) == ["elke woensdag (tot en met 5 december 2026)"]
    assert moments((Time(words="op afspraak"),)) == ["op afspraak"]
    assert moments(()) == []
