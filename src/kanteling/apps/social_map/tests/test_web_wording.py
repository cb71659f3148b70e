"""When something is, as a person says it."""

from datetime import date, time

from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.web.wording import moments


def test_days_with_the_same_hours_are_said_together() -> None:
    nine, five = time(9), time(17)
    said = moments((Time(Day.MO, nine, five), Time(Day.TU, nine, five), Time(Day.SA, nine)))
    assert said == ["elke maandag en dinsdag van 9.00 tot 17.00 uur", "elke zaterdag vanaf 9.00 uur"]


def test_one_date_a_season_and_words_of_ones_own() -> None:
    day = date(2026, 12, 5)
    assert moments((Time(first=day, last=day),)) == ["5 december 2026"]
    assert moments((Time(Day.WE, last=day),)) == ["elke woensdag (tot en met 5 december 2026)"]
    assert moments((Time(words="op afspraak"),)) == ["op afspraak"]
    assert moments(()) == []
