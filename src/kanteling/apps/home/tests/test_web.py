"""What someone sees first: the one thing that waits, and nothing of people who did not let them in."""

import io
from datetime import timedelta
from typing import Any

import pypdf
import pytest
from django.test import Client

from kanteling.apps.capacity.tests.makers import TUESDAY, crew, crises, kept
from kanteling.apps.deciding import commands as deciding
from kanteling.apps.deciding.tests.makers import later
from kanteling.apps.people.commands import add_person, give_role, open_circle
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.tests.makers import (
    World,
    a_goal,
    an_action,
    client_of,
    content,
    proposes,
    says,
    world,
)
from kanteling.foundation.actor import Role
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
HERE = 2
"""A test is a transaction itself, so each request in it costs a savepoint and its release."""


@pytest.fixture
def table() -> World:
    return world()


def home(browser: Client, where: str = "/") -> str:
    answer = browser.get(where)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


# --- at the door -----------------------------------------------------------------------------------------------------


def test_someone_unknown_reads_what_this_is_and_how_to_come_in(
    table: World, django_assert_max_num_queries: Any
) -> None:
    browser = Client()
    with django_assert_max_num_queries(3 + HERE):
        page = home(browser)
    for words in ("U besluit. Samen met uw mensen.", "Vul de code in", "Inloggen", "14 024"):
        assert words in page


@pytest.mark.parametrize("where", ["/vandaag/", "/mensen/", "/papier/"])
def test_someone_unknown_is_sent_to_the_door(table: World, where: str) -> None:
    assert Client().get(where).status_code == 302


# --- someone who lives here ------------------------------------------------------------------------------------------


def test_a_resident_sees_the_one_question_that_waits(table: World, django_assert_max_num_queries: Any) -> None:
    goal = a_goal(table)
    an_action(
        table, goal, "Ik", "rijd mee op de buurtbus", rhythm=Rhythm.WEEKLY, first=clock.today() + timedelta(1)
    )
    proposes(table, content(goal, "Joop", "haalt mij op"), by="joop")
    browser = client_of(table, "bakker")
    with django_assert_max_num_queries(15 + HERE):
        page = home(browser)
    for words in (
        "Dag meneer Bakker",
        "Gaat u mee met dit voorstel?",
        "“Joop haalt mij op”",
        "Joop vraagt het aan iedereen, ook aan u.",
        "Morgen",
        "Ik rijd mee op de buurtbus",
        "1 doel, staat sinds vandaag",
        "Mijn kring",
        "Wie keek er in mijn plan?",
    ):
        assert words in page


def test_a_new_version_says_why_everyone_is_asked_again(table: World) -> None:
    from kanteling.apps.plans import commands

    goal = a_goal(table)
    proposal = proposes(table, content(goal), by="joop")
    ineke = table.who("ineke")
    with acting(ineke):
        commands.change(actor=ineke, proposal=proposal, version=1, content=content(goal, what="rijdt mij"), why="")
    assert "Ineke heeft er iets aan veranderd." in home(client_of(table, "bakker"))


def test_after_answering_nothing_waits(table: World) -> None:
    goal = a_goal(table)
    says(table, "bakker", proposes(table, content(goal)))
    assert "Gaat u mee" not in home(client_of(table, "bakker"))


def test_a_resident_without_a_story_gets_one_first_step(table: World) -> None:
    assert "Begin met uw verhaal" in home(client_of(table, "bakker"))


def test_someone_of_the_circle_sees_the_tables_and_what_waits_there(table: World) -> None:
    proposes(table, content(a_goal(table)))
    page = home(client_of(table, "joop"))
    assert "tafel van meneer Bakker" in page
    assert "Tafel van meneer Bakker" in page
    assert "Mijn plan" not in page


def test_the_home_costs_the_same_with_ten_times_as_much_in_it(table: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    goal, costs = a_goal(table), []
    browser = client_of(table, "bakker")
    for more in (1, 9):
        for number in range(more):
            proposes(table, content(goal, what=f"doet {number} van {more}"))
        with CaptureQueriesContext(connection) as queries:
            home(browser)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_everything_goes_on_paper(table: World, django_assert_max_num_queries: Any) -> None:
    goal = a_goal(table)
    an_action(table, goal, "Ik", "rijd mee", rhythm=Rhythm.WEEKLY, first=clock.today())
    proposes(table, content(goal, "Fatma", "doet de was"))
    browser = client_of(table, "bakker")
    with django_assert_max_num_queries(24 + HERE):
        answer = browser.get("/papier/")
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    words = " ".join("".join(page.extract_text() for page in pages).split())
    for expected in ("Dit wacht op u", "Binnenkort", "Mijn kring", "Ik wil weer onder de mensen zijn", "Ik ga mee"):
        assert expected in words


# --- someone who works here ------------------------------------------------------------------------------------------


def test_who_works_here_sees_who_waits_and_whose_move_it_is(
    table: World, django_assert_max_num_queries: Any
) -> None:
    a_goal(table)
    bakker = table.who("bakker")
    with acting(bakker):
        deciding.ask_information(
            actor=bakker, circle=table.circle, to=table.people["samira"], text="Kan ik de hulp zelf kiezen?"
        )
    browser = client_of(table, "samira")
    with django_assert_max_num_queries(14 + HERE):
        page = home(browser)
    for words in (
        "Dag Samira",
        "Wacht op u",
        "“Kan ik de hulp zelf kiezen?”",
        "Mensen die u begeleidt",
        "Meneer Bakker",
    ):
        assert words in page


def test_the_guide_sees_that_four_weeks_went_by(table: World) -> None:
    a_goal(table)
    browser = client_of(table, "truus")
    with later(days=29):
        assert "Vraag meneer Bakker hoe het gaat" in home(browser)


def test_the_guide_sees_what_lies_open_and_which_door_is_closed(table: World) -> None:
    proposes(table, content(a_goal(table), "Joop", "haalt mij op"))
    bakker = table.who("bakker")
    with acting(bakker):
        deciding.start_closed_time(actor=bakker, circle=table.circle)
    page = home(client_of(table, "truus"))
    assert "Bij meneer Bakker ligt een voorstel open" in page
    assert "De kring van meneer Bakker schrijft nu alleen" in page
    assert "ligt een voorstel open" not in home(client_of(table, "samira"))


def test_a_role_alone_opens_nobody(table: World) -> None:
    a_goal(table)
    page = home(client_of(table, "rob"))
    assert "Bakker" not in page
    assert "Hier is nog niemand" in page


def test_being_in_a_list_is_in_the_journal_of_the_one_who_stood_in_it(table: World) -> None:
    a_goal(table)
    client_of(table, "samira").get("/mensen/")
    with acting(table.who("bakker")):
        assert JournalEntry.objects.filter(what="people", person_id=table.people["samira"]).exists()


def test_the_list_of_people_is_not_for_who_does_not_work_here(table: World) -> None:
    assert client_of(table, "joop").get("/mensen/").status_code == 404


# --- a hundred people ------------------------------------------------------------------------------------------------


def many_circles(table: World, number: int, prefix: str) -> None:
    """Circles that this team member opened at the kitchen table."""
    rob = table.who("rob")
    with acting(rob):
        for each in range(number):
            person = add_person(actor=rob, called=f"{prefix} {each:03}")
            open_circle(actor=rob, resident=person, called=f"{prefix} {each:03}", why="Zij vroeg het")


def test_the_list_walks_by_name_and_stays_as_cheap(table: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    monkeypatch.setattr("kanteling.apps.home.queries.PAGE", 4)
    many_circles(table, 3, "Mevrouw A")
    browser = client_of(table, "rob")
    with CaptureQueriesContext(connection) as few:
        first = home(browser, "/mensen/")
    assert "Mevrouw A 002" in first
    many_circles(table, 9, "Mevrouw B")
    with CaptureQueriesContext(connection) as more:
        page = home(browser, "/mensen/")
    assert len(more) <= len(few) <= 9 + HERE
    seen: list[str] = []
    where: str | None = "/mensen/"
    while where:
        page = home(browser, where)
        seen += [name for name in (f"Mevrouw {x} {n:03}" for x in "AB" for n in range(9)) if f">{name}<" in page]
        start = page.find('href="?na=')
        where = "/mensen/" + page[start + 6 : page.find('"', start + 6)] if start > 0 else None
    assert seen == [f"Mevrouw A {n:03}" for n in range(3)] + [f"Mevrouw B {n:03}" for n in range(9)]


def test_one_finds_by_a_piece_of_the_name(table: World) -> None:
    many_circles(table, 3, "Mevrouw A")
    browser = client_of(table, "rob")
    page = browser.post("/mensen/", {"naam": "a 001"}).content.decode()
    assert "Mevrouw A 001" in page
    assert "Mevrouw A 002" not in page
    assert "Niemand met die naam" in browser.post("/mensen/", {"naam": "zzz"}).content.decode()


def test_no_name_stands_in_an_address(table: World, monkeypatch: Any) -> None:
    monkeypatch.setattr("kanteling.apps.home.queries.PAGE", 2)
    many_circles(table, 5, "Mevrouw A")
    browser = client_of(table, "rob")
    assert "Mevrouw A 000" in home(browser, "/mensen/?naam=zzz")
    page = browser.post("/mensen/", {"naam": "mevrouw a"}).content.decode()
    assert 'method="post" role="search"' in page
    assert "?na" not in page
    last = page[page.find('name="na"') :].split('value="')[1].split('"')[0]
    more = browser.post("/mensen/", {"naam": "mevrouw a", "na": last}).content.decode()
    assert "Mevrouw A 002" in more
    assert "Mevrouw A 001" not in more


def test_when_one_person_has_not_answered_it_is_their_move(table: World) -> None:
    proposal = proposes(table, content(a_goal(table)), by="joop")
    assert ">De kring<" in home(client_of(table, "samira"), "/vandaag/")
    for name in ("ineke", "joop"):
        says(table, name, proposal)
    page = home(client_of(table, "samira"), "/vandaag/")
    assert 'data-label="Ligt bij">Meneer Bakker<' in page


def test_each_role_gets_a_first_page_that_helps(table: World) -> None:
    manager = actor_of(table.manager)
    helps = {
        Role.POLICY: "Kaders zijn vooraf bekend",
        Role.FUNCTIONAL_MANAGER: "U geeft rollen, geen plannen",
        Role.PRIVACY_OFFICER: "U let op wie wat las",
        Role.TEAM_LEADER: "U opent geen plannen",
        Role.PARTNER: "Er zit nog niemand met u aan tafel",
    }
    for role, words in helps.items():
        with acting(manager):
            person = add_person(actor=manager, called=f"Iemand {role.code}")
            give_role(actor=manager, person=person, called="Iemand", role=role)
        table.people[role.code] = person
        assert words in home(client_of(table, role.code)), role


def test_lost_hours_wait_on_the_first_page_of_whoever_answers_for_them_until_they_did() -> None:
    with clock.at(TUESDAY):
        made = kept(crew())
        crises(made)
        leader, samira = made.browser("Rob"), made.browser("Samira")
        page = home(leader)
        assert "Team Singelkwartier verloor in week 46 uren aan crises" in page
        assert "4 van 10 uur" in page
        assert "<b>Portiekgesprek, Wandelgroep</b>" in page
        assert "verloor in week" not in home(samira)
        asked = page.split("/ruimte/vraag/")[1].split("/")[0]
        assert leader.post(f"/ruimte/vraag/{asked}/", {"words": "Er komt acht uur bij."}).status_code == 303
        assert "verloor in week" not in home(leader)
