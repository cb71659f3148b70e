"""The next step with someone, and whose move it is."""

from datetime import date, timedelta

import pytest

from kanteling.apps.home.rules.steps import Facts, Move, Next, next_step

TODAY = date(2026, 11, 21)


def test_a_question_from_the_table_comes_before_everything() -> None:
    facts = Facts(waits="information", acts="team", proposal=True, started=True, contact_due=TODAY, for_me=True)
    assert next_step(facts, TODAY) == (Next.QUESTION, Move.YOU)


def test_the_term_of_the_law_comes_before_the_circle() -> None:
    assert next_step(Facts(acts="team", proposal=True), TODAY) == (Next.CLOCK, Move.YOU)


def test_what_lies_on_the_table_is_the_move_of_the_circle() -> None:
    assert next_step(Facts(acts="resident", proposal=True), TODAY) == (Next.PROPOSAL, Move.CIRCLE)


def test_after_four_weeks_the_guide_asks_how_it_goes() -> None:
    due = TODAY - timedelta(days=1)
    assert next_step(Facts(started=True, contact_due=due, for_me=True), TODAY) == (Next.CONTACT, Move.YOU)
    assert next_step(Facts(started=True, contact_due=due), TODAY) == (Next.CONTACT, Move.CIRCLE)
    assert next_step(Facts(started=True, contact_due=due, guided=True), TODAY) == (Next.CONTACT, Move.GUIDE)
    open_proposal = Facts(started=True, contact_due=due, guided=True, proposal=True)
    assert next_step(open_proposal, TODAY) == (Next.PROPOSAL, Move.CIRCLE)


def test_a_contact_that_is_not_due_yet_is_nobodys_move() -> None:
    assert next_step(Facts(started=True, contact_due=TODAY + timedelta(days=9)), TODAY) == (Next.PLAN, Move.NOBODY)


@pytest.mark.parametrize(("acts", "move"), [("resident", Move.RESIDENT), ("municipality", Move.MUNICIPALITY)])
def test_the_conversation_says_whose_move_it_is(acts: str, move: Move) -> None:
    assert next_step(Facts(acts=acts), TODAY) == (Next.CLOCK, move)


def test_without_anything_the_conversation_still_begins() -> None:
    assert next_step(Facts(), TODAY) == (Next.BEGIN, Move.YOU)
