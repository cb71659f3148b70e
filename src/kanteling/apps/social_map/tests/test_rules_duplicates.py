"""When two entries are the same thing: the name alone is not enough."""

from datetime import time

from kanteling.apps.social_map.rules.duplicates import Sign, Thing, doubles, likeness
from kanteling.apps.social_map.rules.times import Day, Time

TUESDAY = (Time(Day.TU, time(10)),)
FRIDAY = (Time(Day.FR, time(10)),)


def test_the_same_name_by_the_same_people_at_the_same_moment_is_one_thing() -> None:
    one = Thing("a", "Koffieochtend", "Stichting De Haard", "De Haard", times=TUESDAY)
    other = Thing("b", "De koffie-ochtend", "De Haard", "Buurthuis De Haard", times=TUESDAY)
    found = likeness(one, other)
    assert found is not None
    assert set(found.signs) >= {Sign.LIKE_TITLE, Sign.SAME_WHO, Sign.SAME_WHERE, Sign.SAME_WHEN}


def test_each_neighbourhood_has_its_own_coffee_morning() -> None:
    one = Thing("a", "Koffieochtend", place="De Haard", times=TUESDAY)
    assert likeness(one, Thing("b", "Koffieochtend", place="De Klokketoren", times=TUESDAY)) is None


def test_the_same_club_twice_a_week_is_two_things() -> None:
    one = Thing("a", "Biljarten", "De Haard", "De Haard", times=TUESDAY)
    assert likeness(one, Thing("b", "Biljarten", "De Haard", "De Haard", times=FRIDAY)) is None


def test_two_courses_with_a_number_are_two_things() -> None:
    one = Thing("a", "Computerles 1", "De Haard", "De Haard", times=TUESDAY)
    assert likeness(one, Thing("b", "Computerles 2", "De Haard", "De Haard", times=TUESDAY)) is None


def test_another_name_is_another_thing_whatever_agrees() -> None:
    one = Thing("a", "Zangkoor", "De Haard", "De Haard", times=TUESDAY, phone="0241234567")
    assert likeness(one, Thing("b", "Schaken", "De Haard", "De Haard", times=TUESDAY, phone="0241234567")) is None


def test_a_double_is_found_between_a_thousand_others_the_likeliest_first() -> None:
    known = [Thing(f"k{n}", f"Activiteit nummer {n}", "Club", "Zaal", times=TUESDAY) for n in range(1000)]
    known.append(Thing("found", "Naaicafé Draad", "De Haard", "De Haard", times=TUESDAY))
    pairs = doubles([Thing("new", "Naaicafe draad", "De Haard", "De Haard", times=TUESDAY)], known)
    assert [(pair.one, pair.other) for pair in pairs] == [("new", "found")]
