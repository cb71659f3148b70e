"""The pages of a plan: what is on them, who gets them, what they cost, and that the cost stays flat."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pypdf
import pytest
from django.urls import reverse

from kanteling.apps.deciding.tests.makers import later
from kanteling.apps.plans.models import Action, Application, Contact, Evaluation, Goal, Movement, Tick
from kanteling.apps.plans.rules.contents import AgreementContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.apps.plans.tests.makers import (
    DECIDERS,
    World,
    a_goal,
    adopt,
    an_action,
    client_of,
    content,
    proposes,
    says,
    world,
)
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db

HERE = 2
"""A test is a transaction itself, so each request in it costs a savepoint and its release."""


@pytest.fixture
def table() -> World:
    return world()


def address(table: World, name: str, *more: object) -> str:
    return reverse(f"plans:{name}", args=[table.circle, *more])


def text(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


# --- the plan --------------------------------------------------------------------------------------------------------


def test_the_plan_shows_goals_in_own_words_and_who_does_what(table: World) -> None:
    goal = a_goal(table)
    an_action(table, goal, "Joop", "haalt mij op")
    page = text(client_of(table, "bakker").get(address(table, "plan")))
    for words in ("Mijn plan", "“Ik wil weer onder de mensen zijn”", "<b>Joop</b> haalt mij op", "Met mijn mensen"):
        assert words in page


def test_a_professional_reads_the_same_plan_in_the_words_of_the_work(table: World) -> None:
    goal = a_goal(table)
    an_action(table, goal)
    page = text(client_of(table, "samira").get(address(table, "plan")))
    assert "Netwerk" in page
    assert "Voeg informatie toe" in page
    assert "Doe een voorstel" not in page


def test_an_open_proposal_lies_on_top_of_its_goal_and_says_for_whom_it_waits(table: World) -> None:
    goal = a_goal(table)
    proposal = proposes(table, content(goal))
    for name in ("ineke", "joop"):
        says(table, name, proposal)
    page = text(client_of(table, "bakker").get(address(table, "plan")))
    assert "Nog open: wacht op u" in page
    assert "Nog open: wacht op meneer Bakker" in text(client_of(table, "ineke").get(address(table, "plan")))


def test_an_empty_plan_helps_with_one_small_step(table: World) -> None:
    assert "Schrijf een wens op" in text(client_of(table, "bakker").get(address(table, "plan")))
    assert "De kring schrijft het plan." in text(client_of(table, "samira").get(address(table, "plan")))


@pytest.mark.parametrize(
    "name", ["plan", "print", "propose", "application", "application-print", "contact", "look-back"]
)
def test_somebody_outside_gets_the_one_answer_for_what_is_not_there(table: World, name: str) -> None:
    a_goal(table)
    browser = client_of(table, "rob")
    hidden, missing = browser.get(address(table, name)), browser.get(reverse(f"plans:{name}", args=[uuid4()]))
    assert hidden.status_code == missing.status_code == 404


def test_reading_a_plan_is_one_line_in_the_journal(table: World) -> None:
    a_goal(table)
    client_of(table, "samira").get(address(table, "plan"))
    with acting(table.who("bakker")):
        lines = JournalEntry.objects.filter(person_id=table.people["samira"], what="plan")
        assert lines.count() == 1


def many(table: World, goal: UUID, number: int) -> None:
    for each in range(number):
        an_action(table, goal, what=f"doet ding {each}")


def test_the_plan_costs_the_same_with_ten_times_the_actions(
    table: World, django_assert_max_num_queries: Any
) -> None:
    goal = a_goal(table)
    many(table, goal, 3)
    browser = client_of(table, "bakker")
    with django_assert_max_num_queries(12 + HERE) as few:
        small = browser.get(address(table, "plan"))
    many(table, goal, 27)
    with django_assert_max_num_queries(12 + HERE) as more:
        large = browser.get(address(table, "plan"))
    assert len(more) == len(few)
    assert "Toon nog 25 afspraken" in text(large)
    assert len(large.content) < 1.5 * len(small.content)


def test_every_action_can_be_reached_page_by_page(table: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("queries", "queries.page"):
        monkeypatch.setattr(f"kanteling.apps.plans.{place}.ACTIONS_ON_A_PAGE", 5)
    goal = a_goal(table)
    many(table, goal, 12)
    browser, seen, after = client_of(table, "bakker"), set(), 0
    for _ in range(5):
        page = text(browser.get(address(table, "goal", goal), {"na": after}))
        seen |= {number for number in range(12) if f"doet ding {number}<" in page}
        if "Toon meer" not in page:
            break
        after += 5
    assert seen == set(range(12))


@pytest.mark.parametrize(
    ("name", "budget"),
    [("goal", 10), ("action", 10), ("print", 12), ("propose", 9), ("application", 10), ("application-print", 8)],
)
def test_each_page_has_its_budget(table: World, name: str, budget: int, django_assert_max_num_queries: Any) -> None:
    goal = a_goal(table)
    action = an_action(table, goal, "Hulp thuis", "doet de ramen", rung=Rung.INDIVIDUAL)
    more = {"goal": [goal], "action": [action]}.get(name, [])
    browser = client_of(table, "bakker")
    with django_assert_max_num_queries(budget + HERE):
        assert browser.get(address(table, name, *more)).status_code == 200


@pytest.mark.parametrize(("name", "budget"), [("contact", 12), ("look-back", 12), ("lay-down", 12)])
def test_each_form_has_its_budget(table: World, name: str, budget: int, django_assert_max_num_queries: Any) -> None:
    action = an_action(table, a_goal(table), person=table.people["joop"])
    browser = client_of(table, "joop")
    with django_assert_max_num_queries(budget + HERE):
        assert browser.get(address(table, name, *([action] if name == "lay-down" else []))).status_code == 200


# --- taps ------------------------------------------------------------------------------------------------------------


def test_one_tap_says_how_it_goes_and_one_takes_it_back(table: World, django_assert_max_num_queries: Any) -> None:
    goal, browser = a_goal(table), client_of(table, "bakker")
    with django_assert_max_num_queries(20):
        answer = browser.post(address(table, "say", goal), {"feeling": "better"})
    assert answer.status_code == 303
    page = text(browser.get(answer.headers["Location"]))
    assert "Bewaard: beter" in page
    with acting(table.who("bakker")):
        said = Movement.objects.get()
    with django_assert_max_num_queries(20):
        browser.post(address(table, "unsay", said.pk))
    assert "U zei" not in text(browser.get(address(table, "plan")))


def test_the_same_form_posted_twice_counts_once(table: World) -> None:
    goal, browser, token = a_goal(table), client_of(table, "bakker"), str(uuid4())
    for _ in range(2):
        assert browser.post(address(table, "say", goal), {"feeling": "same", "once": token}).status_code in (
            302,
            303,
        )
    with acting(table.who("bakker")):
        assert Movement.objects.count() == 1


def test_someone_else_cannot_say_how_it_goes(table: World) -> None:
    goal = a_goal(table)
    answer = client_of(table, "samira").post(address(table, "say", goal), {"feeling": "better"})
    assert answer.status_code == 409
    assert "zegt de inwoner zelf" in answer.content.decode()


def test_done_is_one_tap_with_undo(table: World, django_assert_max_num_queries: Any) -> None:
    action = an_action(table, a_goal(table), person=table.people["joop"])
    browser = client_of(table, "joop")
    with django_assert_max_num_queries(20):
        answer = browser.post(address(table, "tick", action))
    assert "Bewaard: gedaan" in text(browser.get(answer.headers["Location"]))
    with acting(table.who("joop")):
        made = Tick.objects.get()
    with django_assert_max_num_queries(20):
        assert browser.post(address(table, "untick", made.pk)).status_code == 303


def test_laying_a_task_down_asks_no_reason(table: World, django_assert_max_num_queries: Any) -> None:
    action = an_action(table, a_goal(table), person=table.people["joop"])
    browser = client_of(table, "joop")
    with django_assert_max_num_queries(30):
        assert browser.post(address(table, "lay-down", action), {"why": ""}).status_code == 303
    page = text(client_of(table, "bakker").get(address(table, "plan")))
    assert "haalt mij op" not in page


# --- proposing -------------------------------------------------------------------------------------------------------


def walk(browser: Any, where: str, *steps: dict[str, str]) -> Any:
    """Fill in one screen after another, as a person does: what was hidden on the page travels along."""
    answer = browser.get(where)
    carried: dict[str, str] = {}
    for number, step in enumerate(steps):
        assert answer.status_code == 200
        carried |= step
        answer = browser.post(where, {**carried, "step": str(number)})
    return answer


def test_a_wish_goes_to_the_table_in_three_small_screens(table: World, django_assert_max_num_queries: Any) -> None:
    browser = client_of(table, "bakker")
    where = address(table, "propose-kind", "goal")
    with django_assert_max_num_queries(60):
        answer = walk(browser, where, {"words": "Ik wil fietsen"}, {"notice": "ik naar de markt ga"}, {})
    assert answer.status_code == 303
    assert "/voorstel/" in answer.headers["Location"]
    with acting(table.who("bakker")):
        assert not Goal.objects.exists()


def test_an_action_goes_to_the_table_one_thing_per_screen(table: World) -> None:
    goal, joop = a_goal(table), str(table.people["joop"])
    browser, where = client_of(table, "ineke"), address(table, "propose-kind", "action")
    answer = walk(
        browser,
        where,
        {"goal": str(goal), "seat": joop},
        {"what": "haalt pa op"},
        {"when": "elke zaterdag", "rhythm": "weekly", "first": clock.today().isoformat(), "at": "09:45"},
        {"rung": "2"},
        {"informal": "on"},
    )
    assert answer.status_code == 303
    proposal = UUID(answer.headers["Location"].strip("/").split("/")[-1])
    for name in DECIDERS:
        says(table, name, proposal)
    with acting(table.who("bakker")):
        made = Action.objects.get()
        assert (made.who, made.what, made.rung, made.informal) == ("Joop", "haalt pa op", "network", True)


def test_what_was_typed_stays_when_something_is_missing(table: World) -> None:
    goal, browser = a_goal(table), client_of(table, "bakker")
    where = address(table, "propose-kind", "action")
    filled = {"goal": str(goal), "seat": "other", "who": "Hulp thuis", "what": "doet de ramen", "when": ""}
    answer = browser.post(where, {**filled, "step": "2"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Schrijf op wanneer. Bij benadering mag." in page
    assert 'value="doet de ramen"' in page


def test_nobody_gets_a_task_by_form_without_saying_yes(table: World) -> None:
    goal, browser = a_goal(table), client_of(table, "bakker")
    where = address(table, "propose-kind", "action")
    filled = {"goal": str(goal), "seat": "other", "who": "Hulp thuis", "what": "komt", "when": "soms", "rung": "4"}
    answer = browser.post(where, {**filled, "step": "4"})
    assert answer.status_code == 422
    assert "Vraag eerst of deze persoon dit wil doen." in answer.content.decode()
    assert browser.post(where, {**filled, "step": "4", "agreed": "on"}).status_code == 303


def test_the_day_to_look_back_is_suggested_and_the_circle_chooses(table: World) -> None:
    a_goal(table)
    browser, where = client_of(table, "bakker"), address(table, "propose-kind", "agreement")
    assert (clock.today() + timedelta(weeks=26)).isoformat() in text(browser.get(where))
    day = (clock.today() + timedelta(days=40)).isoformat()
    answer = walk(browser, where, {"evaluation": day}, {"otherwise": "Dan belt Ineke"}, {})
    assert answer.status_code == 303


def test_stopping_is_proposed_with_a_reason(table: World) -> None:
    action = an_action(table, a_goal(table))
    browser = client_of(table, "bakker")
    where = f"{address(table, 'propose-kind', 'end')}?afspraak={action}"
    assert walk(browser, where, {"end_why": "Het is gelukt"}, {}).status_code == 303


@pytest.mark.parametrize("kind", ["goal", "action", "agreement"])
@pytest.mark.parametrize("name", ["samira", "truus", "wim"])
def test_whoever_informs_is_told_so_and_where_to_tell_what_they_know(table: World, name: str, kind: str) -> None:
    browser, where = client_of(table, name), address(table, "propose-kind", kind)
    for answer in (browser.get(where), browser.post(where, {"words": "Ik weet het beter", "step": "2"})):
        assert answer.status_code == 409
        assert "Voeg informatie toe" in answer.content.decode()


def test_a_new_version_begins_with_the_words_that_lie_there(table: World) -> None:
    goal = a_goal(table)
    proposal = proposes(table, content(goal, "Joop", "haalt mij op", person=table.people["joop"]))
    browser, where = client_of(table, "ineke"), reverse("plans:change", args=[proposal])
    assert "elke zaterdag" in text(browser.get(where))
    filled = {
        "goal": str(goal),
        "seat": str(table.people["joop"]),
        "what": "haalt mij op",
        "when": "elke zondag",
        "rung": "2",
        "why": "Zaterdag werkt Joop",
        "version": "1",
        "step": "4",
    }
    assert browser.post(where, filled).status_code == 303
    late = browser.post(where, {**filled, "when": "elke maandag"})
    assert late.status_code == 409


def test_a_change_that_another_made_meanwhile_is_not_overwritten(table: World) -> None:
    proposal = proposes(table, AgreementContent(None, "Dan belt Ineke"))
    browser, where = client_of(table, "joop"), reverse("plans:change", args=[proposal])
    filled = {"evaluation": "", "otherwise": "Dan belt Joop", "version": "9", "step": "2"}
    assert browser.post(where, filled).status_code == 409


# --- paper -----------------------------------------------------------------------------------------------------------


def test_the_plan_on_paper_can_be_read_aloud(table: World) -> None:
    an_action(table, a_goal(table))
    answer = client_of(table, "bakker").get(address(table, "print"))
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    root: Any = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == "nl"
    assert paper.metadata is not None
    assert paper.metadata.title == "Mijn plan"
    words = paper.pages[0].extract_text()
    for expected in (
        "Ik wil weer onder de mensen zijn",
        "Joop",
        "Met mijn mensen",
        "Beter",
        "Hetzelfde",
        "Lastiger",
    ):
        assert expected in words


def test_the_plan_on_paper_leaves_nothing_out_in_silence(table: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kanteling.apps.plans.web.paper.ON_PAPER", 2)
    goal = a_goal(table)
    many(table, goal, 5)
    answer = client_of(table, "bakker").get(address(table, "print"))
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert "nog 3 afspraken" in " ".join(words.split())


# --- following up ----------------------------------------------------------------------------------------------------


def test_the_guide_writes_down_how_it_goes(table: World, django_assert_max_num_queries: Any) -> None:
    a_goal(table)
    browser, day = client_of(table, "truus"), clock.today() + timedelta(days=28)
    with later(days=28):
        assert "hoe gaat het?" in text(browser.get(address(table, "contact")))
        empty = browser.post(address(table, "contact"), {"words": "", "day": day.isoformat()})
        assert empty.status_code == 422
        with django_assert_max_num_queries(24):
            done = browser.post(address(table, "contact"), {"words": "Ik slaap beter", "day": day.isoformat()})
        assert done.status_code == 303
    with acting(table.who("bakker")):
        assert Contact.objects.get().called == "Truus"


def test_looking_back_is_written_in_their_own_words(table: World, django_assert_max_num_queries: Any) -> None:
    a_goal(table)
    browser = client_of(table, "ineke")
    with django_assert_max_num_queries(24):
        answer = browser.post(
            address(table, "look-back"), {"words": "Pa lacht weer", "day": clock.today().isoformat()}
        )
    assert answer.status_code == 303
    with acting(table.who("bakker")):
        assert Evaluation.objects.get().words == "Pa lacht weer"
    assert "“Pa lacht weer”" in text(client_of(table, "bakker").get(address(table, "plan")))


def test_the_aanvraag_tells_the_pgb_in_the_same_size_and_waits_for_a_choice(table: World) -> None:
    an_action(
        table, a_goal(table), "Hulp thuis", "doet de ramen", rung=Rung.INDIVIDUAL, closer_by="Fatma doet de was"
    )
    browser = client_of(table, "bakker")
    page = text(browser.get(address(table, "application")))
    for words in ("Hulp thuis doet de ramen", "Fatma doet de was", "pgb", "De gemeente regelt het voor mij"):
        assert words in page
    assert "checked" not in page
    assert browser.post(address(table, "application"), {"words": "x"}).status_code == 422
    assert browser.post(address(table, "application"), {"form": "pgb", "words": "Ik kies zelf"}).status_code == 303
    with acting(table.who("bakker")):
        assert Application.objects.get().items[0]["what"] == "Hulp thuis doet de ramen"


def test_only_the_resident_hands_the_aanvraag_in(table: World) -> None:
    an_action(table, a_goal(table), "Hulp thuis", "doet de ramen", rung=Rung.INDIVIDUAL)
    browser = client_of(table, "samira")
    assert "Dien de aanvraag in" not in text(browser.get(address(table, "application")))
    answer = browser.post(address(table, "application"), {"form": "pgb"})
    assert answer.status_code == 422


# --- the same by link ------------------------------------------------------------------------------------------------


def test_the_api_gives_the_same_plan_and_the_same_refusal(table: World, django_assert_max_num_queries: Any) -> None:
    goal = a_goal(table)
    an_action(table, goal)
    browser = client_of(table, "samira")
    with django_assert_max_num_queries(7 + HERE):
        plan = browser.get(f"/api/v1/plans/{table.circle}").json()
    assert plan["goals"][0]["actions"][0]["who"] == "Joop"
    body = {"kind": "goal", "content": {"words": "Ik weet het beter"}}
    refused = client_of(table, "samira").post(
        f"/api/v1/plans/{table.circle}/proposals", body, content_type="application/json"
    )
    assert refused.status_code == 409
    assert refused.json()["reasons"][0]["code"] == "not_yours"
    assert client_of(table, "rob").get(f"/api/v1/plans/{table.circle}").status_code == 404


def test_a_wish_can_come_in_by_link_and_still_waits_for_everyone(table: World) -> None:
    body = {"kind": "goal", "content": {"words": "Ik wil fietsen"}}
    made = client_of(table, "bakker").post(
        f"/api/v1/plans/{table.circle}/proposals", body, content_type="application/json"
    )
    assert made.status_code == 201
    with acting(table.who("bakker")):
        assert not Goal.objects.exists()


@pytest.mark.parametrize(
    "odd", [{}, {"words": 3}, {"words": "x" * 20000}, {"words": " \x00 "}], ids=["empty", "number", "long", "nul"]
)
def test_odd_content_is_refused_at_the_door(table: World, odd: dict[str, object]) -> None:
    body = {"kind": "goal", "content": odd}
    answer = client_of(table, "bakker").post(
        f"/api/v1/plans/{table.circle}/proposals", body, content_type="application/json"
    )
    assert answer.status_code in (400, 422)


def test_adoption_is_the_only_way_in(table: World) -> None:
    """Every row of the plan belongs to a proposal that stands, whatever came before."""
    goal = a_goal(table)
    an_action(table, goal)
    adopt(table, AgreementContent(clock.today() + timedelta(days=60), "Dan belt Ineke"))
    proposes(table, content(goal, what="iets anders"))
    with acting(table.who("bakker")):
        from kanteling.apps.deciding.models import Adoption

        stands = set(Adoption.objects.values_list("proposal_id", flat=True))
        inside = {row.proposal_id for model in (Goal, Action) for row in model.objects.all()}
        assert inside <= stands
