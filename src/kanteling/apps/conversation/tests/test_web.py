"""The pages: what each reader sees and can press, without script, within a budget of queries."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries.facts import table_of
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.drafts import mark_of
from kanteling.apps.conversation.rules.parties import Kind
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.tests.makers import (
    at_the_table,
    being,
    browser,
    own_story,
    reported,
    say,
    share,
    tell_all_rights,
    with_joop_in,
    with_samira,
    world,
    write,
)
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
Budget = Callable[[int], Any]
BUDGET = 14
"""Twelve statements of the page, and the savepoint in which a test wraps a request."""


def at(name: str, circle: UUID, **more: object) -> str:
    return reverse(f"conversation:{name}", kwargs={"circle": circle, **more})


def page(client: Client, where: str) -> str:
    found = client.get(where)
    assert found.status_code == 200, (found.status_code, where)
    return " ".join(found.content.decode().split())


def test_a_resident_begins_at_home_and_comes_to_the_cards() -> None:
    town = world()
    client = browser(town.bakker)
    assert "Ik wil iets vertellen" in page(client, reverse("conversation:start"))
    gone = client.post(reverse("conversation:start"), {"start": "home"}, follow=True)
    assert gone.redirect_chain[-1][1] == 303
    assert "Begin met de eerste kaart" in gone.content.decode()


def test_a_card_asks_one_question_and_says_who_reads_it() -> None:
    town = world()
    circle = own_story(town)
    html = page(browser(town.bakker), at("card", circle, card="contacts"))
    assert "Kaart 4 van 12" in html
    assert "Wie ziet u graag?" in html
    assert "Alleen u leest dit. U kiest later wat u deelt, en met wie." in html
    assert html.count("<textarea") == 1
    assert f'data-draft-url="{at("card_draft", circle, card="contacts")}"' in html


def test_a_card_is_kept_by_the_button_and_goes_on_to_the_next() -> None:
    town = world()
    circle = own_story(town)
    client = browser(town.bakker)
    gone = client.post(at("card", circle, card="talents"), {"words": "Cijfers.", "next": "wishes"})
    assert (gone.status_code, gone["Location"]) == (303, at("card", circle, card="wishes"))
    assert "Cijfers." in page(client, at("card", circle, card="talents"))


def test_typing_is_kept_without_a_button_and_answers_when() -> None:
    town = world()
    circle = own_story(town)
    client = browser(town.bakker)
    sent = {"words": "Joop", "version": f"0.{uuid4()}"}
    answer = client.post(at("card_draft", circle, card="contacts"), sent, headers={"X-Draft": "1"})
    assert answer.status_code == 200
    assert answer.json()["saved"]
    assert "Joop" in page(client, at("prepare", circle))


def test_sharing_and_taking_back_are_one_tap_and_can_be_undone() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CONTACTS, "Joop zag ik elke zaterdag.")
    client = browser(town.bakker)
    assert "Deel met Samira" in page(client, at("prepare", circle))
    client.post(at("share", circle, card="contacts"), {"audience": "conversation"})
    html = page(client, at("prepare", circle))
    assert "U en Samira lezen dit" in html
    assert "Ongedaan maken" in html
    client.post(at("share", circle, card="contacts"), {"token": "only_me"})
    assert "Deel met Samira" in page(client, at("prepare", circle))


def test_cards_are_a_missing_page_for_anyone_else() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CARE, "Mijn knie.")
    share(town, circle, Card.CARE)
    for person in (town.samira, town.joop, town.manager):
        assert browser(person).get(at("prepare", circle)).status_code == 404
        assert browser(person).get(at("card", circle, card="care")).status_code == 404


def test_an_unknown_card_and_question_are_the_same_missing_page() -> None:
    town = world()
    circle = own_story(town)
    client = browser(town.bakker)
    assert client.get(at("card", circle, card="horoscope")).status_code == 404
    assert client.post(at("note_draft", circle, question="horoscope"), {"horoscope": "x"}).status_code == 404


def test_a_team_member_begins_with_a_name() -> None:
    town = world()
    client = browser(town.samira)
    gone = client.post(reverse("conversation:new"), {"called": "Mevrouw Jansen", "start": "table"}, follow=True)
    html = gone.content.decode()
    assert "Gesprek met mevrouw Jansen" in html
    assert "Mevrouw Jansen" in page(client, reverse("conversation:start"))


def test_without_a_name_the_page_says_what_to_do_and_keeps_the_rest() -> None:
    town = world()
    back = browser(town.samira).post(reverse("conversation:new"), {"called": " ", "phone": "024 123"})
    assert back.status_code == 422
    assert "Schrijf op hoe de inwoner heet." in back.content.decode()
    assert "024 123" in back.content.decode()


def test_someone_without_this_work_is_told_whom_to_call() -> None:
    town = world()
    back = browser(town.joop).post(reverse("conversation:new"), {"called": "De buurvrouw"})
    assert "Een gesprek voor een ander begint bij het wijkteam." in back.content.decode()


def test_the_note_shows_shared_words_and_what_comes_out_of_them() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.TALENTS, "Veertig jaar boekhouder geweest.")
    write(town, circle, Card.CONTACTS, "Een geheim van Bakker.")
    share(town, circle, Card.TALENTS)
    say(town.samira, circle, Question.WANTED, "Zaterdag weer naar de club.")
    html = page(browser(town.samira), at("note", circle))
    assert "Veertig jaar boekhouder geweest." in html
    assert "Van de kaart Wat u goed kunt" in html
    assert "“Zaterdag weer naar de club.”" in html
    assert "geheim" not in html


def test_a_whole_note_is_kept_without_script_and_only_what_changed() -> None:
    town = world()
    circle = with_samira(town)
    say(town.samira, circle, Question.ASKED, "Hulp in huis.")
    client = browser(town.samira)
    sent = {
        "version": f"9.{uuid4()}",
        "asked": "Hulp in huis.",
        "shown-asked": mark_of("Hulp in huis."),
        "beneath": "Er komt niemand.",
        "shown-beneath": mark_of(""),
    }
    say(town.bakker, circle, Question.ASKED, "Alleen de ramen.", base=9)
    assert client.post(at("note", circle), sent).status_code == 303
    with being(town.samira) as samira:
        table = table_of(samira, circle)
        assert table.words(Question.ASKED) == "Alleen de ramen."
        assert table.words(Question.BENEATH) == "Er komt niemand."


def test_the_small_forms_of_the_note() -> None:
    town = world()
    circle = with_samira(town)
    say(town.samira, circle, Question.ASKED, "Hulp in het huishouden.")
    client = browser(town.samira)
    client.post(at("remark", circle, question="asked"), {"remark": "Ik bel de huisarts."})
    client.post(at("around", circle), {"name": "Ineke", "kind": "family", "busy": "1"})
    client.post(at("work", circle), {"work": "past"})
    client.post(at("work", circle), {"work": "together", "aspect": "goal"})
    client.post(at("right", circle), {"right": "support"})
    client.post(at("yes", circle), {"matter": "theme", "card": "household"})
    html = page(client, at("note", circle))
    for there in ("Ik bel de huisarts.", "Ineke", "Verteld,", "Telt mee"):
        assert there in html
    assert 'value="past" aria-pressed="true"' in html
    with being(town.samira) as samira:
        table = table_of(samira, circle)
    client.post(at("around_away", circle, one=table.around[0].id))
    client.post(at("remark_away", circle, remark=table.remarks[0].id))
    client.post(at("yes", circle), {"matter": "theme", "card": "household", "back": "1"})
    html = page(client, at("note", circle))
    assert "Ik bel de huisarts." not in html
    assert "Telt mee" not in html


def test_who_reads_along_sees_words_and_no_fields() -> None:
    town = world()
    circle = with_samira(town)
    with_joop_in(town, circle)
    say(town.samira, circle, Question.ASKED, "Hulp in huis.")
    with being(town.bakker) as bakker:
        commands.choose_reader(actor=bakker, circle=circle, person=town.joop, why="Hij helpt mij")
    html = page(browser(town.joop), at("note", circle))
    assert "“Hulp in huis.”" in html
    assert "<textarea" not in html
    assert browser(town.joop).post(at("remark", circle, question="asked"), {"remark": "Nee"}).status_code == 409


def test_a_seat_alone_opens_no_story_but_shows_what_was_shared_with_the_circle() -> None:
    town = world()
    circle = own_story(town)
    with_joop_in(town, circle)
    write(town, circle, Card.WISHES, "Zaterdag naar de club.")
    write(town, circle, Card.CARE, "Mijn knie.")
    share(town, circle, Card.WISHES, Audience.CIRCLE)
    share(town, circle, Card.CARE)
    joop = browser(town.joop)
    assert joop.get(at("note", circle)).status_code == 404
    html = page(joop, at("shared", circle))
    assert "Zaterdag naar de club." in html
    assert "knie" not in html


def test_the_resident_chooses_who_reads_and_stops_it() -> None:
    town = world()
    circle = own_story(town)
    client = browser(town.bakker)
    assert "Vraag iemand van het wijkteam" in page(client, at("readers", circle))
    back = client.post(at("readers", circle), {"person": town.samira, "why": ""})
    assert (back.status_code, "Schrijf op waarom" in back.content.decode()) == (422, True)
    client.post(at("readers", circle), {"person": town.samira, "why": "Zij komt langs", "until": "2099-01-01"})
    assert "Samira niet meer laten meelezen" in page(client, at("readers", circle))
    client.post(at("reader_stop", circle), {"person": town.samira})
    assert browser(town.samira).get(at("note", circle)).status_code == 404


def test_the_clock_says_the_day_and_takes_a_step() -> None:
    town = world()
    circle = with_samira(town)
    client = browser(town.samira)
    html = page(client, at("clock", circle))
    assert "De inwoner kan een eigen plan geven tot en met" in html
    own = page(browser(town.bakker), at("clock", circle))
    assert "U kunt een eigen plan geven tot en met" in own
    assert "De inwoner" not in own
    client.post(at("clock", circle), {"step": "no_personal_plan"})
    assert "Het wijkteam is klaar met het onderzoek op uiterlijk" in page(client, at("clock", circle))
    assert client.post(at("clock", circle), {"step": "decided"}).status_code == 409


def test_a_resident_hands_in_a_plan_and_an_empty_one_comes_back() -> None:
    town = world()
    circle = own_story(town)
    client = browser(town.bakker)
    assert client.post(at("personal_plan", circle), {"words": " "}).status_code == 422
    client.post(at("personal_plan", circle), {"words": "Zaterdag met de bus naar de club."})
    assert "“Zaterdag met de bus naar de club.”" in page(client, at("personal_plan", circle))


def test_a_report_first_asks_for_the_rights_and_is_then_read_corrected_and_approved() -> None:
    town = world()
    circle = with_samira(town)
    say(town.samira, circle, Question.ASKED, "Hulp in huis.")
    samira, bakker = browser(town.samira), browser(town.bakker)
    assert "Vertel eerst dat iemand gratis kan meedenken." in page(samira, at("report", circle))
    assert "Tik dan op Gelezen" in page(bakker, at("report", circle))
    tell_all_rights(town.samira, circle)
    samira.post(at("report", circle))
    html = page(bakker, at("report", circle))
    assert "Klopt dit verslag?" in html
    assert "Zei de inwoner dat het klopt?" not in html
    assert "Hoe moet het zijn?" in page(bakker, at("report_correct", circle, code="asked"))
    wrong = {"number": 1, "correction": " "}
    assert bakker.post(at("report_correct", circle, code="asked"), wrong).status_code == 422
    bakker.post(at("report_correct", circle, code="asked"), {"number": 1, "correction": "Alleen de ramen."})
    bakker.post(at("report_approve", circle), {"number": 2})
    html = page(samira, at("report", circle))
    assert "“Hulp in huis.”" in html
    assert "“Alleen de ramen.”" in html
    assert "Dit klopt, gezegd" in html
    assert "oudere versie" in page(samira, at("report", circle) + "?versie=1")
    assert bakker.post(at("close", circle)).status_code == 303


def test_after_a_closed_conversation_a_new_one_begins_by_the_resident_or_the_team() -> None:
    town = world()
    circle = reported(town)
    bakker, samira = browser(town.bakker), browser(town.samira)
    bakker.post(at("close", circle))
    assert "Er loopt nu geen gesprek" in page(bakker, at("prepare", circle))
    assert "Vroeg de inwoner om een nieuw gesprek?" in page(samira, at("note", circle))
    samira.post(at("begin", circle))
    assert "Gesprek met meneer Bakker" in page(samira, at("note", circle))
    assert browser(town.joop).post(at("begin", circle)).status_code == 404


def test_an_approval_that_was_heard_names_who_heard_it() -> None:
    town = world()
    circle = at_the_table(town)
    say(town.samira, circle, Question.ASKED, "Samen wandelen.")
    tell_all_rights(town.samira, circle)
    client = browser(town.samira)
    client.post(at("report", circle))
    alone = client.post(at("report_approve", circle), {"number": 1, "how": "telephone", "also": ""})
    assert alone.status_code == 422
    assert "Noem wie het ja nog meer hoorde." in alone.content.decode()
    client.post(at("report_approve", circle), {"number": 1, "how": "telephone", "also": "Gerda"})
    html = page(client, at("report", circle))
    assert "Samira, Gerda hoorde het ja: voorgelezen door de telefoon." in html


def test_at_the_kitchen_table_the_resident_taps_on_the_screen_that_lies_there() -> None:
    town = world()
    circle = at_the_table(town)
    say(town.samira, circle, Question.ASKED, "Samen wandelen.")
    tell_all_rights(town.samira, circle)
    client = browser(town.samira)
    client.post(at("report", circle))
    assert "Mevrouw Jansen, klopt dit verslag?" in page(client, at("report", circle))
    client.post(at("report_approve", circle), {"number": 1, "how": "screen"})
    assert "Zelf getikt aan tafel, op het scherm van Samira." in page(client, at("report", circle))


def test_the_report_goes_on_paper_and_as_a_file_that_says_nothing_outside() -> None:
    town = world()
    circle = reported(town)
    client = browser(town.bakker)
    assert "Hulp in het huishouden." in page(client, at("report_paper", circle))
    found = client.get(at("report_file", circle))
    assert found["Content-Type"] == "application/pdf"
    assert found.content.startswith(b"%PDF")
    assert "Bakker" not in found["Content-Disposition"]
    assert browser(town.joop).get(at("report_file", circle)).status_code == 404


def test_every_read_of_a_page_is_one_line_in_the_journal() -> None:
    town = world()
    circle = reported(town)
    client = browser(town.samira)
    for name in ("note", "report", "report_paper", "report_file"):
        client.get(at(name, circle))
    with being(town.bakker):
        lines = JournalEntry.objects.filter(circle_id=circle, person_id=town.samira, read_only=True)
        assert sorted(lines.values_list("what", flat=True)) == ["note", "report", "report", "report_file"]


def test_pages_stay_within_their_budget_also_with_ten_times_the_rows(
    django_assert_max_num_queries: Budget,
) -> None:
    town = world()
    circle = reported(town)
    for number in range(10):
        with being(town.samira) as samira:
            commands.add_around(actor=samira, circle=circle, name=f"Buur {number}", kind=Kind.CLUB, busy=True)
            commands.add_remark(actor=samira, circle=circle, question=Question.ASKED, words=f"Opmerking {number}")
        say(town.samira, circle, Question.TRIED, f"Poging {number}", base=999)
    for card in Card:
        write(town, circle, card, "Iets over mijn dag.")
        share(town, circle, card)
    pages = [
        (town.samira, reverse("conversation:start")),
        (town.samira, reverse("conversation:new")),
        (town.bakker, reverse("conversation:start")),
        (town.bakker, at("prepare", circle)),
        (town.bakker, at("card", circle, card="care")),
        (town.bakker, at("readers", circle)),
        (town.bakker, at("personal_plan", circle)),
        (town.bakker, at("report_correct", circle, code="asked")),
    ]
    both = ("note", "comes", "clock", "report", "report_paper", "report_file", "shared")
    pages += [(person, at(name, circle)) for person in (town.samira, town.bakker) for name in both]
    for person, where in pages:
        client = browser(person)
        with django_assert_max_num_queries(BUDGET):
            assert client.get(where).status_code == 200, where


def test_keeping_a_word_stays_within_its_budget(django_assert_max_num_queries: Budget) -> None:
    town = world()
    circle = with_samira(town)
    client = browser(town.samira)
    for words in ("H", "Hulp"):
        sent = {"asked": words, "version": "0.00000000-0000-4000-8000-000000000001"}
        with django_assert_max_num_queries(20):
            assert client.post(at("note_draft", circle, question="asked"), sent).status_code == 200
