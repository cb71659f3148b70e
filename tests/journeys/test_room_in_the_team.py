"""In the third week crises ate the hours for prevention: the team leader sees it, policy answers, the team reads it."""

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


def comes_in(here: House, visitor: Callable[..., Visitor], name: str) -> Visitor:
    """Someone of the demo."""
    address = os.environ["KANTELING_TEST_SUPER_URL"]
    database = here.database.partition("://")[2].partition("/")[2].partition("?")[0]
    with psycopg.connect(address.replace(f"/{under_pytest.database()}?", f"/{database}?")) as all_:
        found = all_.execute("select person from people_demoperson where name = %s", [name]).fetchone()
    assert found, name
    token = signing.dumps(str(found[0]), salt="kanteling.demo")
    return visitor(here).opens(reverse("demo-link", kwargs={"token": token}))


def test_in_week_three_crises_ate_the_hours_for_prevention_and_policy_answers(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    joost = comes_in(neighbourhood, visitor, "Joost Kramer")
    joost.opens("/ruimte/").sees("Crises namen deze week 6 van de 10 uur die we voor voorkomen bewaarden")
    joost.sees("Wandelgroep").sees("Portiekgesprek").sees("Nog geen antwoord")
    joost.does_not_see("Samira").does_not_see("Chantal")

    hanneke = comes_in(neighbourhood, visitor, "Hanneke Smit")
    hanneke.opens("/ruimte/").page.get_by_role("link", name="aan de gemeente").first.click()
    hanneke.sees("Wandelgroep, 3 uur").page.fill("textarea[name=words]", "Er komt acht uur voor crises bij.")
    hanneke.page.get_by_role("button", name="Geef antwoord").click()
    hanneke.sees("Het team leest het")

    samira = comes_in(neighbourhood, visitor, "Samira El Idrissi")
    samira.opens("/ruimte/").sees("Er komt acht uur voor crises bij.").sees("Hanneke Smit")
    samira.page.get_by_role("button", name="Plan opnieuw: Wandelgroep").click()
    samira.sees("Het staat volgende week weer op de planning")
    samira.opens("/ruimte/mijn-week/").sees("klopt dit?")
    samira.page.fill("input[name=crisis]", "9,5")
    samira.page.get_by_role("button", name="Klopt", exact=True).click()
    samira.sees("Alleen u ziet deze uren")
