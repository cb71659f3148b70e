"""The pages of giving and asking."""

import json
import re
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client

from kanteling.apps.deciding.public import proposals_of
from kanteling.apps.matching.models import Gift, Notice
from kanteling.apps.matching.rules import register
from kanteling.apps.matching.tests.makers import (
    Town,
    a_goal,
    a_notice,
    bakker_walks,
    joop_drives,
    own_circle,
    town,
    with_map,
)
from kanteling.apps.people.commands import come_in, invite
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
BASE = "/vraag-en-aanbod"


@pytest.fixture
def here() -> Town:
    return town()


def html(client: Client, where: str, status: int = 200) -> str:
    found = client.get(where)
    assert found.status_code == status, (where, found.status_code)
    return " ".join(found.content.decode().split())


def test_a_gift_is_written_offered_and_taken_back(here: Town) -> None:
    there = with_map(here)
    bakker, joop = here.browser("bakker"), here.browser("joop")
    page = bakker.post(f"{BASE}/wat-ik-kan/", {"kind": "mean", "words": "Boekhouden"}, follow=True)
    assert "Alleen u leest dit" in page.content.decode()
    with acting(here.who("bakker")):
        gift = Gift.objects.get().pk
    assert "Penningmeester van de voetbalclub" in html(bakker, f"{BASE}/wat-ik-kan/{gift}/past/")
    assert "Nog niemand bood dit aan" in html(joop, f"{BASE}/rol/{there.treasurer}/")
    assert "Hoe heet u op het bord?" in html(bakker, f"{BASE}/wat-ik-kan/{gift}/aanbieden/")
    wrong = bakker.post(f"{BASE}/wat-ik-kan/{gift}/aanbieden/", {"title": "Bel 024 123 45 67", "called": ""})
    assert wrong.status_code == 422
    assert "Kies hoe u op het bord heet" in wrong.content.decode()
    bakker.post(
        f"{BASE}/wat-ik-kan/{gift}/aanbieden/", {"title": "Boekhouden", "called": "Bakker", "days": ["monday"]}
    )
    assert "Bakker" in html(joop, f"{BASE}/rol/{there.treasurer}/")
    assert "Bakker. maandag van 8.00 tot 23.00 uur" in html(joop, f"{BASE}/bord/")
    with acting(here.who("bakker")):
        notice = Notice.objects.get().pk
    assert joop.post(f"{BASE}/briefje/{notice}/weg/").status_code == 404
    assert bakker.post(f"{BASE}/wat-ik-kan/{gift}/weg/").status_code == 303
    assert "Er hangt nog niets" in html(joop, f"{BASE}/bord/")
    assert html(joop, f"{BASE}/wat-ik-kan/{gift}/past/", 404)


def test_two_neighbours_meet_safely(here: Town) -> None:
    there = with_map(here)
    notice = a_notice(here)
    bakker, joop = here.browser("bakker"), here.browser("joop")
    asked = {
        "called": "Bakker",
        "contact": "024 000 00 21",
        "when": "Zaterdag",
        "brings": "yes",
        "place_id": "elders",
    }
    wrong = bakker.post(f"{BASE}/briefje/{notice}/", asked)
    assert wrong.status_code == 422
    assert "Kies een plek waar iedereen mag komen" in wrong.content.decode()
    right = asked | {"place_id": str(there.centre)}
    assert bakker.post(f"{BASE}/briefje/{notice}/", right).status_code == 303
    page = html(joop, f"{BASE}/afspraken/")
    assert "Buurthuis De Linde" in page
    assert "Bakker neemt iemand mee" in page
    assert "024 000 00 21" not in page
    ask = re.search(r"/afspraken/([0-9a-f-]{36})/", page)
    assert ask
    where = f"{BASE}/afspraken/{ask[1]}/"
    assert joop.post(where, {"do": "yes", "called": "Joop", "contact": ""}).status_code == 409
    joop.post(where, {"do": "yes", "called": "Joop", "contact": "06 000 000 24"})
    assert "024 000 00 21" in html(joop, f"{BASE}/afspraken/")
    assert "06 000 000 24" in html(bakker, f"{BASE}/afspraken/")
    bakker.post(where, {"do": "real", "thanks": "Dank je, Joop"})
    assert "Dank je, Joop" in html(joop, f"{BASE}/afspraken/")
    assert here.browser("mo").post(where, {"do": "leave"}).status_code == 404


def test_from_words_to_a_ride_and_from_a_goal_to_a_proposal(here: Town) -> None:
    there = with_map(here)
    circle = own_circle(here)
    goal = a_goal(here, circle)
    bakker_walks(here)
    joop_drives(here)
    bakker = here.browser("bakker")
    page = bakker.post(f"{BASE}/zoeken/", {"words": "voetbal"}).content.decode()
    assert "Joop haalt u op" in page
    assert "heen en terug" in page
    page = html(bakker, f"{BASE}/zoeken/{circle}/{goal}/")
    assert "Leg dit op tafel" in page
    done = bakker.post(f"{BASE}/zoeken/{circle}/{goal}/voorstel/", {"thing": str(there.match)})
    assert done.status_code == 303
    assert done["Location"].startswith("/voorstel/")
    assert bakker.post(f"{BASE}/zoeken/{circle}/{goal}/voorstel/", {"thing": "niets"}).status_code == 404
    assert html(here.browser("mo"), f"{BASE}/zoeken/{circle}/{goal}/", 404)
    assert bakker.post(f"{BASE}/zoeken/{circle}/{goal}/meetellen/").status_code == 303
    assert "Ik wil weer naar het voetbal" in html(here.browser("samira"), f"{BASE}/samen/")
    bakker.post(f"{BASE}/zoeken/{circle}/{goal}/meetellen/")
    assert "Er telt nog geen vraag mee" in html(here.browser("samira"), f"{BASE}/samen/")


def at_the_table(here: Town, circle: UUID) -> None:
    """Bakker invites Samira, who informs."""
    bakker, samira = here.who("bakker"), here.who("samira")
    seat = {"called": "Samira", "relation": "wijkteam", "kind": SeatKind.PROFESSIONAL, "why": "Denkt mee"}
    with acting(bakker):
        invite(actor=bakker, circle=circle, person=samira.person, **seat)
    with acting(samira):
        come_in(actor=samira, circle=circle)


def test_who_informs_gives_a_suggestion_as_information_in_one_step_and_decides_nothing(here: Town) -> None:
    with_map(here)
    circle = own_circle(here)
    where = f"{BASE}/zoeken/{circle}/{a_goal(here, circle)}/"
    assert html(here.browser("samira"), where, 404)
    at_the_table(here, circle)
    samira, bakker = here.browser("samira"), here.browser("bakker")
    page = html(samira, where)
    assert "Geef dit als informatie" in page
    assert "Leg dit op tafel" not in page
    assert "Geef dit als informatie" not in html(bakker, where), "who decides puts it to the table"
    address = f"/tafel/{circle}/informatie/"
    assert f'action="{address}"' in page
    told = [unescape(each) for each in re.findall(r'name="text" value="([^"]+)"', page)]
    text = next(each for each in told if "Wedstrijd kijken" in each)
    assert text.startswith("Bij “Ik wil weer naar het voetbal”: Wedstrijd kijken (VV De Lindeboom). Waarom: ")
    assert samira.post(address, {"text": text})["Location"] == f"/tafel/{circle}/"
    with acting(here.who("bakker")):
        assert JournalEntry.objects.filter(circle_id=circle, what="informed").count() == 1
        assert [each.text for each in proposals_of(here.who("bakker"), circle)] == [], "nothing was proposed"
    table = html(bakker, address.removesuffix("informatie/"))
    assert "De volgende stap: Kom langs." in table
    assert "Samira" in table
    assert here.browser("mo").post(address, {"text": text}).status_code == 404
    with acting(here.who("mo")), connection.cursor() as cursor:
        cursor.execute("select text from deciding_information")
        assert cursor.fetchall() == [], "the wall holds"


def test_how_i_get_somewhere_is_told_once(here: Town) -> None:
    there = with_map(here)
    bakker = here.browser("bakker")
    sent = {
        "near": str(there.centre),
        "modes": ["walk", "taken"],
        "longest": "20",
        "days": ["saturday"],
        "most": "0",
    }
    assert bakker.post(f"{BASE}/hoe-ik-kom/", sent).status_code == 303
    page = html(bakker, f"{BASE}/hoe-ik-kom/")
    assert re.search(r'value="walk" checked', page)
    assert re.search(r'value="20" selected', page)
    assert bakker.post(f"{BASE}/hoe-ik-kom/", {"modes": ["vliegen"]}).status_code == 422


def test_something_unpleasant_is_reported_and_handled(here: Town) -> None:
    notice = a_notice(here)
    mo, truus = here.browser("mo"), here.browser("truus")
    assert mo.post(f"{BASE}/briefje/{notice}/melden/", {"words": ""}).status_code == 422
    mo.post(f"{BASE}/briefje/{notice}/melden/", {"words": "Hij vroeg om geld"})
    assert mo.get(f"{BASE}/meldingen/").status_code == 409
    page = html(truus, f"{BASE}/meldingen/")
    assert "Hij vroeg om geld" in page
    one = re.search(r"/meldingen/([0-9a-f-]{36})/", page)
    assert one
    truus.post(f"{BASE}/meldingen/{one[1]}/", {"answer": "Gebeld", "take_off": "yes"})
    assert "Er hangt nog niets" in html(mo, f"{BASE}/bord/")


@pytest.mark.parametrize(
    "where", ["", "wat-ik-kan/", "bord/", "afspraken/", "hoe-ik-kom/", "zoeken/", "aanbod/nieuw/", "vraag/nieuw/"]
)
def test_pages_are_for_who_is_known(here: Town, where: str) -> None:
    assert Client().get(f"{BASE}/{where}").status_code == 302
    assert html(here.browser("mo"), f"{BASE}/{where}")
    assert html(here.browser("samira"), f"{BASE}/{where}")
    assert html(here.browser("mo"), f"{BASE}/briefje/{uuid4()}/", 404)


def test_how_it_works_is_public_and_the_register_has_every_field(here: Town) -> None:
    assert "meter per minuut" in html(Client(), f"{BASE}/hoe-werkt-dit/")
    found = json.loads(Client().get(f"{BASE}/algoritme.json").content)
    assert tuple(found) == FIELDS
    assert all("\n" not in value for value in found.values())
    limits = {"naam": 100, "korte_omschrijving": 350, "technische_werking": 5000}
    assert all(len(value) < limits.get(name, 2500) for name, value in found.items())
    assert all(name in found["technische_werking"] for name in register.constraints())
    sheet = Client().get(f"{BASE}/algoritme.csv").content.decode("utf-8-sig").splitlines()
    assert sheet[0].split(";") == list(FIELDS)


FIELDS = (
    "naam", "korte_omschrijving", "organisatie", "thema", "status", "begindatum", "einddatum", "contactgegevens",
    "link_publiekspagina", "publicatiecategorie", "link_bronregistratie", "doel_en_impact", "afwegingen",
    "menselijke_tussenkomst", "risicobeheer", "wettelijke_basis", "link_wettelijke_basis", "titel_wettelijke_basis",
    "verwerkingsregister", "impacttoetsen", "link_impacttoets", "toelichting_impacttoetsen", "gegevens",
    "link_gegevensbron", "titel_gegevensbron", "technische_werking", "leverancier", "link_broncode", "taal", "schema",
    "bron_id", "zoektermen",
)  # fmt: skip
"""Publicatiestandaard Algoritmeregister 1.0.0, in its order."""


def test_a_model_that_was_chosen_is_said_where_the_searching_is_explained(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "taalmodel" not in html(Client(), f"{BASE}/hoe-werkt-dit/") + html(Client(), f"{BASE}/algoritme.json")
    monkeypatch.setattr("kanteling.apps.matching.web.views.searching.chosen", object)
    assert "klein taalmodel" in html(Client(), f"{BASE}/hoe-werkt-dit/")
    assert "klein taalmodel" in html(Client(), f"{BASE}/algoritme.json")
