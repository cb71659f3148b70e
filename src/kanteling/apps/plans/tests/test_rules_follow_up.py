"""How is it going, contact after four weeks, and looking back together."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.plans.rules.follow_up import (
    FollowUp,
    Missing,
    Next,
    NoContact,
    NoEvaluation,
    contact_due,
    missing,
    next_step,
    suggested_evaluation,
    waiting,
    why_not_ask,
    why_not_evaluate_on,
    why_not_note_contact,
)
from kanteling.apps.plans.rules.movement import (
    Movement,
    NoMovement,
    Said,
    latest,
    undo_until,
    why_not_say,
    why_not_undo,
)
from kanteling.foundation.actor import Part

STARTED = date(2026, 3, 9)
DUE = date(2026, 4, 6)
EVALUATION = date(2026, 9, 7)
DAY = timedelta(days=1)
CIRCLE = frozenset({Part.DECIDE})
OWNER = frozenset({Part.OWN, Part.DECIDE})
GUIDE = frozenset({Part.GUIDE})
PROFESSIONAL = frozenset({Part.INFORM})
WHOLE = FollowUp(STARTED, goals=2, actions=4, evaluation=EVALUATION, otherwise="Dan bel ik Ineke.")
NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)
CLUB, HOUSE = UUID(int=1), UUID(int=2)
BETTER = Said(CLUB, Movement.BETTER, NOW)


def test_the_guide_gets_in_touch_four_weeks_after_the_first_decision() -> None:
    assert contact_due(STARTED) == DUE
    assert next_step(WHOLE, STARTED) == (Next.CONTACT, DUE)
    assert next_step(WHOLE, DUE) == (Next.CONTACT, DUE)
    assert next_step(WHOLE, DUE + DAY) == (Next.CONTACT_LATE, DUE)


def test_after_the_contact_comes_looking_back_together() -> None:
    reached = replace(WHOLE, contacts=(DUE,))
    assert next_step(reached, DUE) == (Next.EVALUATION, EVALUATION)
    assert next_step(reached, EVALUATION + DAY) == (Next.EVALUATION_LATE, EVALUATION)
    assert next_step(replace(reached, looked_back=EVALUATION), EVALUATION) == (Next.DONE, EVALUATION)


def test_a_plan_without_a_day_to_look_back_asks_for_one() -> None:
    assert next_step(replace(WHOLE, contacts=(DUE,), evaluation=None), DUE) == (Next.CHOOSE_EVALUATION, None)
    assert suggested_evaluation(STARTED) == EVALUATION


def test_before_the_first_decision_nothing_runs() -> None:
    assert next_step(FollowUp(None), STARTED) == (Next.NOTHING, None)


def test_contact_of_before_the_plan_does_not_count() -> None:
    assert next_step(replace(WHOLE, contacts=(STARTED - DAY,)), STARTED) == (Next.CONTACT, DUE)


def test_a_plan_says_what_it_still_asks_for() -> None:
    assert missing(FollowUp(STARTED)) == tuple(Missing)
    assert missing(WHOLE) == ()
    assert missing(replace(WHOLE, otherwise=" ")) == (Missing.OTHERWISE,)


@given(st.lists(st.builds(lambda n: replace(WHOLE, started=STARTED + n * DAY), st.integers(-60, 60))))
def test_who_waits_longest_for_contact_comes_first(plans: list[FollowUp]) -> None:
    found = waiting(plans, DUE)
    assert [p.started for p in found] == sorted(p.started for p in plans if p.started and p.started <= STARTED)


def test_the_circle_chooses_a_day_to_look_back_within_a_year() -> None:
    assert why_not_evaluate_on(CIRCLE, EVALUATION, STARTED) == ()
    assert why_not_evaluate_on(PROFESSIONAL, EVALUATION, STARTED) == (NoEvaluation.NOT_YOURS,)
    assert why_not_evaluate_on(CIRCLE, STARTED, STARTED) == (NoEvaluation.PAST,)
    assert why_not_evaluate_on(CIRCLE, STARTED + timedelta(weeks=52), STARTED) == ()
    assert why_not_evaluate_on(CIRCLE, STARTED + timedelta(weeks=52, days=1), STARTED) == (NoEvaluation.TOO_FAR,)


def test_the_guide_or_the_resident_notes_the_contact_and_not_who_sets_frames() -> None:
    said = {"words": "Ik slaap beter", "guided": True}
    for parts in (GUIDE, OWNER):
        assert why_not_note_contact(parts, DUE, STARTED, DUE, **said) == ()
    assert why_not_note_contact(frozenset({Part.FRAME}), DUE, STARTED, DUE, **said) == (NoContact.NOT_YOURS,)
    assert why_not_note_contact(GUIDE, DUE, STARTED, STARTED, **said) == (NoContact.LATER,)
    assert why_not_note_contact(GUIDE, STARTED - DAY, STARTED, DUE, **said) == (NoContact.BEFORE,)
    assert why_not_note_contact(GUIDE, DUE, STARTED, DUE, words=" ", guided=True) == (NoContact.WORDS,)


def test_the_team_asks_only_where_no_guide_sits() -> None:
    assert why_not_ask(PROFESSIONAL, guided=True) == (NoContact.GUIDED,)
    assert why_not_ask(PROFESSIONAL, guided=False) == ()
    assert next_step(FollowUp(STARTED, guided=False), STARTED) == (Next.CONTACT_TEAM, DUE)


def test_only_the_resident_says_how_it_goes() -> None:
    assert why_not_say(OWNER, goal_ended=False) == ()
    assert why_not_say(OWNER, goal_ended=True) == (NoMovement.GOAL_DONE,)
    for parts in (CIRCLE, GUIDE, PROFESSIONAL):
        assert why_not_say(parts, goal_ended=False) == (NoMovement.NOT_YOURS,)


def test_movement_has_words_and_no_numbers() -> None:
    assert [one.dutch for one in Movement] == ["Beter", "Hetzelfde", "Lastiger"]
    assert all(isinstance(one.value, str) for one in Movement)


def test_the_last_tap_per_goal_is_shown_and_an_undone_one_was_never_said() -> None:
    harder = Said(CLUB, Movement.HARDER, NOW + DAY)
    same = Said(HOUSE, Movement.SAME, NOW)
    assert latest([harder, BETTER, same]) == {CLUB: harder, HOUSE: same}
    assert latest([BETTER, replace(harder, undone=NOW + DAY)]) == {CLUB: BETTER}


def test_a_tap_can_be_taken_back_for_an_hour() -> None:
    assert undo_until(BETTER) == NOW + timedelta(hours=1)
    assert why_not_undo(OWNER, BETTER, NOW + timedelta(minutes=59)) == ()
    assert why_not_undo(OWNER, BETTER, NOW + timedelta(hours=1)) == (NoMovement.TOO_LATE,)
    assert why_not_undo(OWNER, replace(BETTER, undone=NOW), NOW) == (NoMovement.UNDONE,)
    assert why_not_undo(PROFESSIONAL, BETTER, NOW) == (NoMovement.NOT_YOURS,)
