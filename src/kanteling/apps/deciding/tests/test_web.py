"""The pages of deciding: what each person sees and can press, within a budget of queries."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.models import Answer
from kanteling.apps.deciding.queries.proposals import proposal_of
from kanteling.apps.deciding.rules.standing import State
from kanteling.apps.deciding.tests.makers import (
    OBJECT,
    World,
    a_frame,
    a_proposal,
    browser,
    later,
    says,
    world,
)
from kanteling.apps.deciding.web import show
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
Budget = Callable[[int], Any]
BUDGET = 14
"""Twelve statements of the page, and the savepoint in which a test wraps a request."""


@pytest.fixture
def table() -> World:
    return world()


def at(name: str, proposal: UUID, **more: UUID) -> str:
    return reverse(f"deciding:{name}", kwargs={"proposal": proposal, **more})


def around(name: str, table: World) -> str:
    return reverse(f"deciding:{name}", kwargs={"circle": table.circle})


def page(client: Client, where: str) -> str:
    found = client.get(where)
    assert found.status_code == 200, found.status_code
    return " ".join(found.content.decode().split())


def test_a_decider_sees_own_words_seats_and_equal_answers(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "joop", proposal)
    html = page(browser(table, "ineke"), at("proposal", proposal))
    assert "Open: wacht op u" in html
    assert "“Op zaterdag rijdt Joop mij naar de club.”" in html
    assert html.index("Ik ga mee") < html.index("Ik heb een bezwaar") < html.index("Ik laat het aan de anderen")
    assert "Samira" in html
    assert "Denken mee, besluiten niet" in html


def test_a_professional_reads_that_the_circle_decides_and_can_inform(table: World) -> None:
    proposal = a_proposal(table)
    samira = browser(table, "samira")
    html = page(samira, at("proposal", proposal))
    assert "U geeft informatie. De kring besluit." in html
    assert "Ik ga mee" not in html
    answer = samira.post(around("inform", table), {"text": "De bus rijdt elk uur.", "proposal": str(proposal)})
    assert answer.headers["Location"] == at("proposal", proposal)
    html = page(browser(table, "bakker"), at("proposal", proposal))
    assert "Informatie van Samira" in html
    assert "Dit is informatie, geen besluit." in html


def test_a_professional_who_answers_anyway_is_told_why_not_and_it_is_journalled(table: World) -> None:
    proposal = a_proposal(table)
    refused = browser(table, "samira").post(at("answer", proposal), {"answer": "agrees"})
    assert refused.status_code == 409
    assert "De betrokkenen besluiten" in refused.content.decode()
    with acting(table.who("bakker")):
        assert not Answer.objects.exists()


def test_an_answer_goes_in_with_one_press(table: World) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    done = ineke.post(at("answer", proposal), {"answer": "agrees", "version": "1"}, follow=True)
    assert "U gaat mee" in done.content.decode()


def test_an_objection_is_asked_for_its_reason_and_is_no_dead_end(table: World) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    asked = ineke.post(at("answer", proposal), {"answer": "objects", "version": "1"})
    assert asked.headers["Location"] == at("objection", proposal)
    assert "Wat is uw bezwaar?" in page(ineke, at("objection", proposal))
    empty = ineke.post(at("answer", proposal), {"answer": "objects", "version": "1", "reason": " "})
    assert empty.status_code == 422
    assert "Zeg erbij wat uw bezwaar is." in empty.content.decode()
    ineke.post(at("answer", proposal), {"answer": "objects", "version": "1", "reason": "Donderdag werk ik"})
    html = page(browser(table, "bakker"), at("proposal", proposal))
    assert "“Donderdag werk ik”" in html
    assert "Open: er is een bezwaar" in html


def test_the_same_form_posted_twice_counts_once(table: World) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    token = str(uuid4())
    first = ineke.post(at("answer", proposal), {"answer": "agrees", "once": token})
    second = ineke.post(at("answer", proposal), {"answer": "agrees", "once": token})
    assert first.headers["Location"] == second.headers["Location"]
    with acting(table.who("bakker")):
        assert Answer.objects.count() == 1


def test_a_voice_is_handed_over_and_taken_back(table: World) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    html = page(ineke, at("voice", proposal))
    assert "Joop" in html
    assert "Samira" not in html
    done = ineke.post(at("voice", proposal), {"to": str(table.people["joop"])}, follow=True)
    assert "U gaf uw stem aan Joop" in done.content.decode()
    done = ineke.post(at("speak-again", proposal), follow=True)
    assert "U spreekt weer zelf." in done.content.decode()


def test_the_resident_reminds_and_goes_on_without_who_stays_silent(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    bakker, ineke = browser(table, "bakker"), str(table.people["ineke"])
    assert "Herinneren kan vanaf" in page(bakker, at("proposal", proposal))
    with later(days=3):
        assert "Herinner Ineke" in page(bakker, at("proposal", proposal))
        bakker.post(at("remind", proposal), {"person": ineke})
        assert "Verdergaan zonder Ineke kan vanaf" in page(bakker, at("proposal", proposal))
    with later(days=9):
        assert "Ga verder zonder Ineke" in page(bakker, at("proposal", proposal))
        done = bakker.post(at("go-on", proposal), {"person": ineke}, follow=True)
        assert "Dit staat, sinds" in done.content.decode()


def test_the_guide_writes_down_a_phone_call(table: World) -> None:
    proposal, truus = a_proposal(table), browser(table, "truus")
    where = at("aloud", proposal)
    assert "Wie hoorde of las het?" in page(truus, where)
    said = {
        "speaker": str(table.people["joop"]),
        "answer": "objects",
        "way": "telephone",
        "said_at": clock.now().astimezone(clock.AMSTERDAM).strftime("%Y-%m-%dT%H:%M:%S"),
        "heard": [str(table.people["truus"])],
        "reason": "",
    }
    empty = truus.post(where, said)
    assert empty.status_code == 422
    assert "Zeg erbij wat uw bezwaar is." in empty.content.decode()
    truus.post(where, said | {"reason": "Ik ben dan weg"})
    html = page(browser(table, "bakker"), at("proposal", proposal))
    assert "“Ik ben dan weg”" in html
    assert "door de telefoon, Truus hoorde het" in html


def test_a_frame_that_is_crossed_shows_two_equal_routes(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    bakker, wim = browser(table, "bakker"), browser(table, "wim")
    assert "Dit voorstel past erin" in page(bakker, at("proposal", proposal))
    assert "Over welk kader gaat dit heen?" in page(wim, at("claim", proposal))
    wim.post(at("claim", proposal), {"frame": str(frame), "why": "Een lift kost meer"})
    html = page(bakker, at("proposal", proposal))
    assert "Dit gaat over een kader heen" in html
    assert html.index("Verander het voorstel") < html.index("Vraag om ruimte")
    with acting(table.who("wim")):
        remark = proposal_of(table.who("wim"), proposal).crossings[0].id
    ask, give = at("room", proposal, crossing=remark), at("grant", proposal, crossing=remark)
    assert bakker.post(ask, {"text": ""}).status_code == 422
    bakker.post(ask, {"text": "Joop rijdt veel"})
    assert "Joop rijdt veel" in page(wim, give)
    assert wim.post(give, {"basis": ""}).status_code == 422
    wim.post(give, {"basis": "Artikel 12, lid 3"})
    assert "De gemeente gaf hier ruimte voor." in page(bakker, at("proposal", proposal))


def test_earlier_versions_stay_readable_with_what_was_said(table: World) -> None:
    proposal, joop = a_proposal(table), table.who("joop")
    says(table, "ineke", proposal, OBJECT, "Te vroeg")
    with acting(joop):
        commands.change(
            actor=joop, proposal=proposal, version=1, title="Z", text="Om tien uur.", why="later op de dag"
        )
    bakker = browser(table, "bakker")
    html = page(bakker, at("proposal", proposal))
    assert "Joop maakte versie 2: later op de dag." in html
    html = page(bakker, at("versions", proposal))
    assert "“Te vroeg”" in html
    assert html.index("Om tien uur.") < html.index("Op zaterdag rijdt Joop mij naar de club.")


def test_on_paper_answers_are_boxes_to_tick(table: World) -> None:
    proposal = a_proposal(table)
    html = page(browser(table, "bakker"), at("paper", proposal))
    assert html.count("k-tick") == 4
    with acting(table.who("bakker")):
        assert JournalEntry.objects.filter(what="proposal_paper").count() == 1


def test_taking_it_off_the_table(table: World) -> None:
    proposal, bakker = a_proposal(table), browser(table, "bakker")
    assert "van tafel halen?" in page(bakker, at("withdraw", proposal))
    done = bakker.post(at("withdraw", proposal), {"why": "Niet nodig"}, follow=True)
    assert "“Niet nodig”" in done.content.decode()


def test_a_question_goes_to_a_professional_and_is_answered_on_the_page(table: World) -> None:
    proposal, bakker, samira = a_proposal(table), browser(table, "bakker"), browser(table, "samira")
    where = around("ask", table)
    assert "Aan wie vraagt u dit?" in page(bakker, f"{where}?voorstel={proposal}")
    assert bakker.post(where, {"text": "", "to": str(table.people["samira"])}).status_code == 422
    bakker.post(
        where, {"text": "Past mijn rollator?", "to": str(table.people["samira"]), "proposal": str(proposal)}
    )
    html = page(samira, at("proposal", proposal))
    assert "Meneer Bakker vraagt u" in html
    with acting(table.who("samira")):
        from kanteling.apps.deciding.models import Question

        question = Question.objects.get().pk
    samira.post(around("inform", table), {"text": "Ja.", "question": str(question)})
    assert "Op de vraag: “Past mijn rollator?”" in page(bakker, at("proposal", proposal))


def test_the_table_shows_the_same_to_all_before_deciding(table: World) -> None:
    a_frame(table)
    proposal = a_proposal(table)
    with acting(table.who("samira")):
        commands.inform(actor=table.who("samira"), circle=table.circle, text="De bus rijdt elk uur.")
    for name in ("bakker", "joop", "samira", "truus", "wim"):
        html = page(browser(table, name), around("table", table))
        assert "Dit weet iedereen vooraf" in html
        assert "De bus rijdt elk uur." in html
        assert "tot 23 cent per kilometer" in html
        assert at("proposal", proposal) in html


def test_in_closed_time_the_room_is_dark_inside_and_a_door_outside(table: World) -> None:
    joop, samira, truus = browser(table, "joop"), browser(table, "samira"), browser(table, "truus")
    joop.post(around("close", table))
    joop.post(around("write", table), {"text": "Fatma en ik doen de was.", "version": "0"})
    html = page(browser(table, "ineke"), around("table", table))
    assert "k-closed" in html
    assert "Fatma en ik doen de was." in html
    assert "Joop schreef als laatste" in html
    for outside in (samira, truus):
        html = page(outside, around("table", table))
        assert "De deur is dicht" in html
        assert "Fatma" not in html
        assert outside.post(around("write", table), {"text": "Beter zo", "version": "1"}).status_code == 409
        assert outside.post(around("inform", table), {"text": "Let op"}).status_code == 409
        assert outside.post(around("open", table)).status_code == 409
    assert truus.post(around("extend", table)).status_code == 302
    joop.post(around("open", table), {"text": "Fatma en ik doen samen de was.", "version": "1"})
    html = page(joop, around("table", table))
    assert "Fatma en ik doen samen de was." in html
    assert "Maak hier een voorstel van" in html
    assert "draft=" in html
    assert "Fatma" not in page(samira, around("table", table))


def test_saving_by_itself_keeps_both_texts(table: World) -> None:
    joop, ineke = browser(table, "joop"), browser(table, "ineke")
    joop.post(around("close", table))
    where, by_itself = around("write", table), {"X-Draft": "1"}
    assert joop.post(where, {"text": "Een", "version": "0"}, headers=by_itself).json()["beside"] is False
    assert joop.post(where, {"text": "Een twee", "version": "0"}, headers=by_itself).json()["beside"] is False
    saved = ineke.post(where, {"text": "Van Ineke", "version": "0"}, headers=by_itself).json()
    assert (saved["beside"], saved["other"]) == (True, "Een twee")
    html = page(joop, around("table", table))
    assert "Een twee" in html
    assert "Ineke schreef op hetzelfde moment dit" in html
    assert "Van Ineke" in html


def test_someone_outside_the_circle_meets_the_same_404_as_for_nothing(table: World) -> None:
    proposal, rob = a_proposal(table), browser(table, "rob")
    for where in (at("proposal", proposal), at("proposal", uuid4()), around("table", table)):
        assert rob.get(where).status_code == 404
    for name in ("versions", "paper", "objection", "voice", "withdraw", "aloud", "claim"):
        assert rob.get(at(name, proposal)).status_code == 404, name


def test_a_page_that_refreshes_itself_is_one_line_in_the_journal(table: World) -> None:
    proposal, joop = a_proposal(table), browser(table, "joop")
    html = page(joop, at("proposal", proposal))
    address = html.split('data-live-fragment="')[1].split('"')[0]
    page(joop, address)
    page(joop, address)
    with acting(table.who("bakker")):
        assert JournalEntry.objects.filter(what="proposal").count() == 1
    page(browser(table, "ineke"), address)
    page(joop, at("proposal", proposal) + "?weer=zomaar")
    with acting(table.who("bakker")):
        assert JournalEntry.objects.filter(what="proposal").count() == 3, "a note of another is no note"


def busy(table: World, times: int) -> UUID:
    """A table at which much was said."""
    for number in range(2 * times):
        proposal = a_proposal(table, text=f"Voorstel {number}")
        for name in ("ineke", "joop"):
            says(table, name, proposal, OBJECT)
    samira, bakker = table.who("samira"), table.who("bakker")
    for number in range(times):
        with acting(samira):
            commands.inform(actor=samira, circle=table.circle, text=f"Wat ik weet {number}", proposal=proposal)
        with acting(bakker):
            commands.ask_information(
                actor=bakker, circle=table.circle, to=samira.person, text=f"Vraag {number}", proposal=proposal
            )
            commands.change(actor=bakker, proposal=proposal, version=number + 1, title="T", text=f"Nieuw {number}")
        says(table, "joop", proposal)
    frame = a_frame(table)
    crossed = a_proposal(table, text="Over het kader")
    with acting(table.who("wim")):
        commands.claim_crossing(actor=table.who("wim"), proposal=crossed, frame=frame)
    return proposal


@pytest.mark.parametrize("times", [1, 10])
@pytest.mark.parametrize("name", ["bakker", "samira", "truus"])
def test_pages_stay_within_their_budget_however_much_was_said(
    table: World, django_assert_max_num_queries: Budget, times: int, name: str
) -> None:
    proposal, client = busy(table, times), browser(table, name)
    pages = [at("proposal", proposal), at("versions", proposal), at("paper", proposal), around("table", table)]
    pages += [around("ask", table), at("claim", proposal)]
    for where in [
        *pages,
        at("aloud", proposal),
        at("objection", proposal),
        at("voice", proposal),
        at("withdraw", proposal),
    ]:
        with django_assert_max_num_queries(BUDGET):
            assert client.get(where).status_code == 200
    with acting(table.who("bakker")):
        assert proposal_of(table.who("bakker"), proposal).state is State.WAITS


def test_an_answer_stays_within_its_budget(table: World, django_assert_max_num_queries: Budget) -> None:
    proposal, ineke = busy(table, 3), browser(table, "ineke")
    with django_assert_max_num_queries(17):
        ineke.post(at("answer", proposal), {"answer": "agrees", "once": str(uuid4())})


def test_what_the_circle_wrote_becomes_a_proposal_without_typing_it_again(table: World) -> None:
    joop = browser(table, "joop")
    joop.post(around("close", table))
    joop.post(around("open", table), {"text": "Wij doen de was.", "version": "0"})
    html = page(joop, around("table", table))
    make = html.split("?draft=")[1].split('"')[0]
    with acting(table.who("joop")):
        made = commands.put_forward(
            actor=table.who("joop"),
            circle=table.circle,
            kind="note",
            title="De was",
            text="Wij doen de was.",
            draft=UUID(make),
        )
    html = page(joop, around("table", table))
    assert "Dit werd een voorstel" in html
    assert at("proposal", made) in html


def test_a_name_loses_the_capital_of_its_title_inside_a_sentence(table: World) -> None:
    proposal = a_proposal(table, by="ineke")
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    page = browser(table, "samira").get(f"/tafel/{table.circle}/").content.decode()
    assert "De tafel van meneer Bakker" in page
    assert "Open: wacht op meneer Bakker" in page
    assert show.waiting(["Meneer Bakker (inwoner)", "Ineke"]) == "Meneer Bakker (inwoner) en Ineke"


def test_what_the_sheet_with_facts_says_is_not_quoted_above_it(table: World) -> None:
    proposal, bakker = a_proposal(table, text="Zaterdag, kwart voor tien"), table.who("bakker")
    with acting(bakker):
        view = proposal_of(bakker, proposal)
    assert show.own_words(view) == "Zaterdag, kwart voor tien"
    assert show.own_words(replace(view, presented=(("Wanneer", "Zaterdag, kwart voor tien"),))) == ""
