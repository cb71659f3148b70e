"""A direction gets a kind question back; a goal is read to the word."""

from datetime import date

import pytest

from kanteling.apps.assignments.rules.concrete import Goal, NotYet, completed, understand, why_not_concrete
from kanteling.apps.assignments.rules.dates import find_date
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.spelling import as_number

TODAY = date(2026, 11, 22)
AREAS = ("Hatert", "Hatertse Hei", "Lindenholt")


def read(text: str) -> Goal:
    return understand(text, TODAY, AREAS)


@pytest.mark.parametrize("text", ["Bevorder de participatie", "meer participatie in Hatert", "", "Meer meedoen!"])
def test_a_direction_is_asked_for_whom_how_many_to_what_and_when(text: str) -> None:
    assert why_not_concrete(read(text)) == tuple(NotYet)


def test_the_goal_of_the_texts_is_read_to_the_word() -> None:
    found = read("minimaal 50 mensen van trede 1-2 naar vrijwilligerswerk of scholing vóór 31-12")
    assert found == Goal(
        50, True, "mensen", (1, 2), (To.VOLUNTEERING, To.SCHOOLING), "", date(2026, 12, 31), "", ()
    )
    assert why_not_concrete(found) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("50 mensen naar vrijwilligerswerk vóór 31-12", (NotYet.FOR_WHOM,)),
        ("mantelzorgers naar een vaste activiteit, eind 2027", (NotYet.HOW_MANY,)),
        ("20 mantelzorgers, eind 2027", (NotYet.TO_WHAT,)),
        ("20 mantelzorgers naar een vaste activiteit", (NotYet.BY_WHEN,)),
        ("10% meer jongeren aan het werk in 2027", (NotYet.HOW_MANY,)),
        ("minder eenzaamheid onder ouderen", (NotYet.HOW_MANY, NotYet.TO_WHAT, NotYet.BY_WHEN)),
        ("Vijfentwintig alleenstaande ouders in de bijstand naar een opleiding, eind 2027", ()),
        ("40 inwoners laag op de participatieladder doen voor 1 maart vrijwilligerswerk", ()),
    ],
)
def test_only_what_is_missing_is_asked(text: str, missing: tuple[NotYet, ...]) -> None:
    assert why_not_concrete(read(text)) == missing


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15 50-plussers uit Lindenholt naar een koor", 15),
        ("op 3 plekken 30 mensen naar taalles", 30),
        ("vijfentwintig vrouwen", 25),
        ("wij willen 1.200 mensen in 2028 aan een baan helpen", 1200),
        ("mensen van trede 3", None),
        ("vóór 31-12-2027 meer jongeren", None),
        ("mensen van 18 tot 27 jaar", None),
        ("12 uur per week, 5 keer", None),
    ],
)
def test_a_day_an_age_and_a_step_are_no_number_of_people(text: str, number: int | None) -> None:
    assert read(text).number == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vóór 31-12", date(2026, 12, 31)),
        ("voor 1 maart", date(2027, 3, 1)),
        ("uiterlijk 31 december 2027", date(2027, 12, 31)),
        ("eind 2027", date(2027, 12, 31)),
        ("voor juni", date(2027, 5, 31)),
        ("binnen een half jaar", date(2027, 5, 22)),
        ("binnen twee jaar", date(2028, 11, 22)),
        ("in het derde kwartaal van 2027", date(2027, 9, 30)),
        ("dit jaar", date(2026, 12, 31)),
        ("31-2-2027", None),
        ("ooit", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert find_date(text.replace("ó", "o"), TODAY)[0] == day


def test_the_longest_name_of_a_place_is_the_place() -> None:
    assert read("20 ouderen in de Hatertse Hei naar een koor").area == "Hatertse Hei"


def test_unpaid_work_is_not_taken_for_paid_work() -> None:
    assert read("20 jongeren naar vrijwilligerswerk").to == (To.VOLUNTEERING,)
    assert read("20 jongeren aan het werk").to == (To.PAID_WORK,)


def test_the_example_keeps_what_was_said_and_misses_nothing() -> None:
    filled = completed(read("meer participatie in Hatert voor 80 mensen"), date(2027, 12, 31))
    assert (filled.number, filled.area) == (80, "Hatert")
    assert why_not_concrete(filled) == ()


def test_numbers_in_words() -> None:
    assert [as_number(word) for word in ("drieentwintig", "honderdvijf", "tweehonderdvijftig", "1.000")] == [
        23,
        105,
        250,
        1000,
    ]
