"""Pages and API: a goal is read back, four parties answer, and no page shows a name to who is not let in."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kanteling.apps.assignments.commands import programmes, steps
from kanteling.apps.assignments.queries.assignments import assignment_of
from kanteling.apps.assignments.rules.agreement import Said
from kanteling.apps.assignments.rules.programme import Part
from kanteling.apps.assignments.tests.makers import (
    World,
    a_programme,
    agreed,
    an_assignment,
    browser,
    does,
    forward,
    says,
    ticks,
    treasurer,
    world,
)
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *given: object, status: int = 200) -> str:
    answer = client.get(reverse(f"assignments:{name}", args=given))
    assert answer.status_code == status, (name, answer.status_code)
    return str(answer.content.decode())


def sends(client: Client, name: str, *given: object, status: int = 303, **data: Any) -> Any:
    answer = client.post(reverse(f"assignments:{name}", args=given), data)
    assert answer.status_code == status, (name, answer.status_code, answer.content.decode()[:2000])
    return answer


def test_from_a_direction_to_an_assignment_one_question_per_screen() -> None:
    made = world()
    programme = a_programme(made)
    joost = browser(made, "joost")
    goal = sends(joost, "write", programme)["Location"]
    draft = UUID(goal.split("/")[3])
    sends(joost, "screen", draft, "doel", goal="meer participatie in Hatert", version="1")
    shown = page(joost, "screen", draft, "doel")
    for words in (
        "Een goede richting. Nog geen opdracht.",
        "Voor wie? Noem de groep",
        "Hoeveel mensen?",
        "<b>in Hatert </b>",
    ):
        assert words in shown, words
    text = "minimaal 50 mensen van trede 1-2 naar vrijwilligerswerk of scholing vóór 31-12"
    sends(joost, "screen", draft, "doel", goal=text, version="2")
    shown = page(joost, "screen", draft, "doel")
    for words in (
        "minimaal 50 mensen",
        "trede 1-2",
        "vrijwilligerswerk of scholing",
        "31 december",
        "Dit klopt, ga verder",
    ):
        assert words in shown, words
    wim = browser(made, "wim")
    assert "geen eigen woord" not in page(wim, "screen", draft, "voor-wie")
    sends(wim, "screen", draft, "aanpak", approach="Wij gaan langs", version="3")
    sends(joost, "screen", draft, "niet", not_do="x", not_how="y", version="3", status=409)
    assert "Schrijf op wat u niet doet" in page(joost, "screen", draft, "nakijken")
    sends(joost, "screen", draft, "niet", not_do="Geen nieuw loket", not_how="Niet over mensen", version="4")
    sends(joost, "screen", draft, "inzet", hours="veel", money="", version="5", status=422)
    found = sends(joost, "ask", draft, version="5")["Location"]
    shown = browser(made, "buurvrouw").get(found).content.decode()
    for words in (
        "Minimaal 50 mensen van trede 1-2 in Hatert",
        "Geen nieuw loket",
        "Ik heb een bezwaar",
        "zorgt, staat op deze ladder laag",
    ):
        assert words in shown, words


def test_the_four_answer_on_the_page_and_a_visitor_reads_along() -> None:
    made = world()
    found = an_assignment(made)
    for name in ("wim", "samira", "rita"):
        sends(browser(made, name), "answer", found, answer="agrees", version="1")
    neighbour = browser(made, "buurvrouw")
    sends(neighbour, "answer", found, answer="objects", reason="", version="1", status=409)
    sends(neighbour, "answer", found, answer="agrees", version="7", status=409)
    sends(neighbour, "answer", found, answer="agrees", version="1")
    shown = page(Client(), "assignment", found)
    assert "Dit is afgesproken" in shown
    assert "Buurvrouw, bewoners" in shown
    assert "Ik ga mee" not in shown


def test_an_unknown_party_writes_nothing_down() -> None:
    made = world()
    found = an_assignment(made)
    page(browser(made, "buurvrouw"), "aloud", found, status=409)
    joost = browser(made, "joost")
    given = {"party": "residents", "called": "Mevrouw Bos", "answer": "agrees", "version": "1"}
    sends(joost, "aloud", found, **given, heard_by="", status=422)
    sends(joost, "aloud", found, **given, heard_by="Joost, in de soos")
    assert "Gehoord door Joost, in de soos" in page(joost, "assignment", found)


def test_a_programme_is_read_by_everybody_also_on_paper() -> None:
    made = world()
    wim = browser(made, "wim")
    answer = sends(wim, "begin", area="WK026806", since="2026-09-01", until="2027-12-31")
    programme = UUID(answer["Location"].split("/")[2])
    sends(wim, "contribute", programme, "analysis", words="", figures=["WK026806.population"])
    sends(wim, "contribute", programme, "analysis", words="", status=422)
    sends(wim, "begin", area="WK026806", since="2026-09-01", until="2027-12-31", status=422)
    does(made, "buurvrouw", programmes.contribute, programme=programme, part=Part.CHOICES, words="Een bankje eerst")
    an_assignment(made, programme=programme)
    shown = page(Client(), "programme", programme)
    for words in ("Sociaal programma Hatert", "9.800", "Een bankje eerst", "Buurvrouw, bewoners", "We wachten op"):
        assert words in shown, words
    assert "Schrijf mee" not in shown
    paper = Client().get(reverse("assignments:paper", args=[programme]))
    assert paper.content[:5] == b"%PDF-"
    assert "Hatert" in page(Client(), "programmes")
    assert "staat op deze ladder laag" in page(Client(), "ladder")


def test_a_resident_says_yes_in_one_tap_and_can_take_it_back() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    step = forward(made, action, assignment, by="samira")
    bakker = browser(made, "bakker")
    assert "Ja, dat mag" in page(bakker, "steps", made.circle)
    assert "Ja, dat mag" not in page(browser(made, "samira"), "steps", made.circle)
    sends(bakker, "say-step", made.circle, step, answer="yes")
    assert "Nog niet gedaan" in page(bakker, "steps", made.circle)
    ticks(made, action)
    assert "Telt mee" in page(bakker, "steps", made.circle)
    assert "Meneer Bakker" in page(browser(made, "samira"), "names", assignment)
    sends(bakker, "say-step", made.circle, step, answer="no")
    assert "Telt mee" not in page(bakker, "steps", made.circle)


def test_a_resident_puts_a_step_forward_with_one_question_per_screen() -> None:
    made = world()
    agreed(made)
    action = treasurer(made)
    bakker = browser(made, "bakker")
    address = reverse("assignments:new-step", args=[made.circle])
    given: dict[str, str] = {}
    for question, name, value in (
        ("Welke afspraak is nieuw voor u?", "action", str(action)),
        ("Wat is het?", "to", "volunteering"),
        ("Hoe was het hiervoor?", "from_rung", "2"),
    ):
        assert question in bakker.post(address, given).content.decode()
        given[name] = value
    assert "Mag deze stap meetellen?" in bakker.post(address, given).content.decode()
    assert bakker.post(address, given | {"answer": "yes"}).status_code == 303
    with acting(made.who("bakker")):
        (line,) = steps_of(made)
    assert line.yes is not None


def steps_of(made: World) -> tuple[Any, ...]:
    from kanteling.apps.assignments.queries.steps import steps_page

    return steps_page(made.who("bakker"), made.circle).steps


@pytest.mark.parametrize("name", ["joost", "rob", "rita", "buurvrouw", "beheer"])
def test_no_page_and_no_api_shows_a_name_or_a_number_to_who_is_not_let_in(name: str) -> None:
    made = world()
    made.people["beheer"] = made.manager
    assignment, action = agreed(made), treasurer(made)
    forward(made, action, assignment)
    ticks(made, action)
    client = browser(made, name)
    page(client, "steps", made.circle, status=404)
    page(client, "new-step", made.circle, status=404)
    with acting(made.who("wim")):
        programme = assignment_of(made.who("wim"), assignment).programme
    for address in (
        reverse("assignments:assignment", args=[assignment]),
        reverse("assignments:names", args=[assignment]),
        reverse("assignments:programme", args=[programme]),
        reverse("api:get_assignment", args=[assignment]),
        reverse("api:get_names", args=[assignment]),
        reverse("api:get_programme", args=[programme]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Bakker" not in answer.content.decode(), address
        assert "kas van de club" not in answer.content.decode(), address
    assert client.get(reverse("api:get_steps", args=[made.circle])).status_code == 404


def test_the_api_reads_a_goal_and_takes_an_answer() -> None:
    made = world()
    found = an_assignment(made)
    wim = browser(made, "wim")
    read = wim.post(reverse("api:read_goal"), json.dumps({"text": "Bevorder de participatie"}), "application/json")
    assert read.json()["missing"] == ["goal_for_whom", "goal_how_many", "goal_to_what", "goal_by_when"]
    told = wim.post(
        reverse("api:post_assignment_answer", args=[found]),
        json.dumps({"version": 1, "said": "go_along"}),
        "application/json",
    )
    assert told.status_code == 200
    assert wim.get(reverse("api:get_assignment", args=[found])).json()["waits_for"] == [
        "residents",
        "team",
        "partners",
    ]


def test_who_guards_the_process_writes_a_yes_down_that_was_said_aloud() -> None:
    made = world()
    assignment, action = agreed(made), treasurer(made)
    step = forward(made, action, assignment, by="samira")
    truus = browser(made, "truus")
    assert "Wie hoorde het?" in page(truus, "steps", made.circle)
    sends(truus, "say-step", made.circle, step, answer="yes", heard_by="Truus, aan tafel")
    assert "Gehoord door Truus, aan tafel" in page(browser(made, "bakker"), "steps", made.circle)
    assert steps


def test_an_assignment_waits_on_the_first_page_of_leader_policy_and_partner_until_they_said_it() -> None:
    made = world()
    found = an_assignment(made)
    words = "Een opdracht voor Hatert wacht op uw antwoord"
    for name in ("wim", "joost", "rita"):
        assert words in browser(made, name).get("/", follow=True).content.decode(), name
    assert words not in browser(made, "samira").get("/", follow=True).content.decode()
    says(made, "rita", found)
    assert words not in browser(made, "rita").get("/", follow=True).content.decode()
    says(made, "samira", found)
    assert words not in browser(made, "joost").get("/", follow=True).content.decode()
    says(made, "wim", found, Said.OBJECT, "Te weinig uren.")
    assert words not in browser(made, "wim").get("/", follow=True).content.decode()
