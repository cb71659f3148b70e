"""The club's open role finds the retired bookkeeper and his gift finds the role; on Saturday he is taken along.

After the example of the retired bookkeeper in an article on tilting the Wmo: treasurer of the club, and on Saturday
another volunteer picks him up.
"""

import os
from collections.abc import Callable

import psycopg
import pytest
from django.core import signing
from django.urls import reverse
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

from kanteling.launch import under_pytest

pytestmark = pytest.mark.journey
TREASURER, MATCH = "Penningmeester van de voetbalclub", "Samen de wedstrijd kijken"
CIRCLE = ("Ineke", "Joop", "Fatma")


def one_value(here: House, statement: str, *values: str) -> str:
    """A value that only a test can look up."""
    address = os.environ["KANTELING_TEST_SUPER_URL"]
    name = here.database.partition("://")[2].partition("/")[2].partition("?")[0]
    with psycopg.connect(address.replace(f"/{under_pytest.database()}?", f"/{name}?"), autocommit=True) as all_:
        found = all_.execute(statement, values).fetchone()  # type: ignore[call-overload]
    assert found, (statement, values)
    return str(found[0])


def comes_in(here: House, visitor: Callable[..., Visitor], name: str) -> Visitor:
    """Someone of the demo, on a phone."""
    person = one_value(here, "select person from people_demoperson where name = %s", name)
    return visitor(here).opens(reverse("demo-link", kwargs={"token": signing.dumps(person, salt="kanteling.demo")}))


def test_the_role_finds_the_bookkeeper_and_a_ride_makes_saturday_possible(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    role = one_value(neighbourhood, "select id from social_map_entry where title = %s", TREASURER)
    joop = comes_in(neighbourhood, visitor, "Joop")
    joop.opens(reverse("matching:role", args=[role])).sees("Bakker").sees("Zij zoeken iemand voor")
    joop.does_not_see("voorlezen")

    bakker = comes_in(neighbourhood, visitor, "Meneer Bakker")
    bakker.opens("/").taps("Vraag en aanbod").picture("inwoner-vraag-en-aanbod").taps("Wat ik kan en graag doe")
    bakker.sees("Ik kan goed voorlezen").find("Wie zoekt dit?").last.click()
    bakker.sees("“Boekhouden. Als iemand daar wat aan heeft.”").sees(TREASURER)

    bakker.opens("/").taps("Mijn plan").taps("Wat past hierbij, dichtbij?").sees(MATCH)
    bakker.sees("Joop haalt u op").sees("heen en terug").sees("Er is nog plek: 40").picture("inwoner-suggestie")
    bakker.taps("Leg dit op tafel", MATCH).sees(
        f"Ik ga naar “{MATCH}” (VV De Lindeboom (verzonnen)), en rijd mee met Joop"
    )
    proposal = bakker.path
    bakker.taps("Ik ga mee")
    for name in CIRCLE:
        comes_in(neighbourhood, visitor, name).opens(proposal).taps("Ik ga mee")
    bakker.opens("/").taps("Mijn plan").sees("en rijd mee met Joop")
    bakker.taps("Wat past hierbij, dichtbij?").sees("Er is nog plek: 39")


def test_two_neighbours_reach_each_other_only_after_two_times_yes(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    fatma = comes_in(neighbourhood, visitor, "Fatma")
    fatma.opens(reverse("matching:meetings")).sees("Bakker vraagt het aan u").does_not_see("024 000 00 21")
    fatma.picture("inwoner-kennismaken").writes("Hoe bereikt de ander u? (bij ja)", "024 000 00 23")
    fatma.taps("Ja, graag").sees("U zei allebei ja").sees("024 000 00 21")
    bakker = comes_in(neighbourhood, visitor, "Meneer Bakker")
    bakker.opens(reverse("matching:meetings")).sees("024 000 00 23").taps("Ja, wij zagen elkaar")
    bakker.does_not_see("Was het echt?")
