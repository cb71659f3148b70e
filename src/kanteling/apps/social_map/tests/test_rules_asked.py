"""What is understood of someone's own words."""

from datetime import date

import pytest

from kanteling.apps.social_map.rules.asked import Asked, understand
from kanteling.apps.social_map.rules.times import Day, DayPart

AREAS = {"Hatert": "WK026832", "Lindenholt": "WK026840", "Bottendaal": "WK026802"}
SUNDAY = date(2026, 11, 22)


def test_music_on_tuesday_close_by() -> None:
    found = understand("iets met muziek op dinsdag dichtbij", AREAS, SUNDAY)
    assert found.asked == Asked(text="muziek", days=(Day.TU,))
    assert found.close


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("dinsdagmiddag samen koken", Asked(text="samen koken", days=(Day.TU,), parts=(DayPart.AFTERNOON,))),
        ("'s avonds kaarten", Asked(text="kaarten", parts=(DayPart.EVENING,))),
        (
            "in het weekend voetballen in Hatert",
            Asked(text="voetballen", days=(Day.SA, Day.SU), areas=("WK026832",)),
        ),
        ("gratis taalles in het Arabisch", Asked(text="taalles", free=True, language="ar")),
        ("gymnastiek voor ouderen", Asked(text="gymnastiek", audience=("older",))),
        ("vanavond", Asked(days=(Day.SU,), parts=(DayPart.EVENING,))),
        ("morgen koffie", Asked(text="koffie", days=(Day.MO,))),
        ("zondagskind", Asked(text="zondagskind")),
        ("", Asked()),
        ("????", Asked()),
    ],
)
def test_days_price_people_and_places_are_taken_out_of_the_words(said: str, meant: Asked) -> None:
    assert understand(said, AREAS, SUNDAY).asked == meant


def test_what_is_not_surely_a_filter_stays_in_the_text() -> None:
    assert understand("vrouwenkoor", AREAS, SUNDAY).asked == Asked(text="vrouwenkoor")
    assert not understand("buurtbus", AREAS, SUNDAY).close
