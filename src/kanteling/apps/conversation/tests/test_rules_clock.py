"""The clock of the Wmo, as a resident would read it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanteling.apps.conversation.rules.clock import (
    Happened,
    NoStep,
    Party,
    Reading,
    State,
    Step,
    days_of,
    deadlines,
    read,
    why_not_apply,
    why_not_step,
)
from kanteling.apps.conversation.rules.holidays import is_working_day

MELDING = date(2026, 3, 2)
PLAN_END = date(2026, 3, 9)
RESEARCH_END = date(2026, 4, 13)


def story(**days: date) -> list[Happened]:
    return [Happened(Step(name), day) for name, day in ({"notified": MELDING} | days).items()]


def test_before_a_melding_nothing_runs() -> None:
    assert read([], MELDING) == Reading(State.NOT_NOTIFIED, Party.RESIDENT, None, None)


def test_after_the_melding_there_are_seven_days_for_an_own_plan() -> None:
    assert read(story(), MELDING) == Reading(State.PLAN_TIME, Party.RESIDENT, PLAN_END, 7)
    assert read(story(), PLAN_END).left == 0


def test_after_seven_days_the_team_must_act_within_six_weeks_of_the_melding() -> None:
    reading = read(story(), PLAN_END + timedelta(days=1))
    assert (reading.state, reading.acts, reading.day) == (State.RESEARCH, Party.TEAM, RESEARCH_END)


def test_an_own_plan_ends_the_waiting() -> None:
    reading = read(story(personal_plan=date(2026, 3, 4)), date(2026, 3, 4))
    assert reading.state is State.RESEARCH


def test_the_confirmation_does_not_move_the_term() -> None:
    assert read(story(confirmed=date(2026, 3, 6)), date(2026, 3, 6)).day == PLAN_END


def test_a_late_research_says_so_and_opens_the_aanvraag() -> None:
    late = RESEARCH_END + timedelta(days=1)
    reading = read(story(research_started=date(2026, 3, 10)), late)
    assert (reading.state, reading.acts, reading.left) == (State.RESEARCH_LATE, Party.TEAM, -1)
    assert why_not_step(story(), Step.APPLIED, late, late) == ()


def test_an_aanvraag_comes_after_the_research_or_after_six_weeks() -> None:
    assert why_not_step(story(), Step.APPLIED, RESEARCH_END, RESEARCH_END) == (NoStep.TOO_EARLY,)
    reported = story(research_started=date(2026, 3, 10), reported=date(2026, 3, 20))
    assert why_not_step(reported, Step.APPLIED, date(2026, 3, 20), date(2026, 3, 20)) == ()


def test_with_the_report_it_is_up_to_the_resident() -> None:
    reported = story(research_started=date(2026, 3, 10), reported=date(2026, 3, 20))
    reading = read(reported, date(2026, 7, 1))
    assert (reading.state, reading.acts, reading.day) == (State.REPORTED, Party.RESIDENT, None)


def test_the_municipality_decides_within_two_weeks() -> None:
    """Two weeks from 13 April end on King's Day, so the last day is the one after it."""
    applied = story(research_started=PLAN_END, reported=RESEARCH_END, applied=RESEARCH_END)
    reading = read(applied, RESEARCH_END)
    assert (reading.state, reading.acts, reading.day) == (State.APPLIED, Party.MUNICIPALITY, date(2026, 4, 28))
    assert read(applied, date(2026, 4, 29)).state is State.DECISION_LATE


APPLIED = date(2026, 4, 14)


def test_while_the_applicant_is_asked_for_more_the_term_of_the_decision_stands_still() -> None:
    asked = story(applied=APPLIED, asked_more=date(2026, 4, 16))
    assert read(asked, date(2026, 6, 1)) == Reading(State.PAUSED, Party.RESIDENT, date(2026, 4, 16), None)
    assert Step.DECIDED not in {one.step for one in deadlines(asked)}


@pytest.mark.parametrize("ending", ["completed", "not_completed"])
def test_the_days_between_question_and_answer_are_added_and_the_day_of_the_answer_counts(ending: str) -> None:
    """Asked on the 16th, there on the 23rd: the 17th up to and including the 22nd do not count, six days."""
    there = [*story(applied=APPLIED, asked_more=date(2026, 4, 16)), Happened(Step(ending), date(2026, 4, 23))]
    assert read(story(applied=APPLIED), APPLIED).day == date(2026, 4, 28)
    assert read(there, date(2026, 4, 23)).day == date(2026, 5, 4)
    assert read(there, date(2026, 5, 5)).state is State.DECISION_LATE


def test_an_answer_on_the_next_day_costs_nobody_a_day() -> None:
    at_once = story(applied=APPLIED, asked_more=APPLIED, completed=APPLIED + timedelta(days=1))
    assert read(at_once, APPLIED + timedelta(days=1)).day == date(2026, 4, 28)


def test_nothing_stands_still_before_an_aanvraag_and_nothing_is_completed_unasked() -> None:
    late = APPLIED + timedelta(days=2)
    assert why_not_step(story(), Step.ASKED_MORE, PLAN_END, PLAN_END) == (NoStep.NOT_APPLIED,)
    assert why_not_step(story(applied=APPLIED), Step.COMPLETED, late, late) == (NoStep.NOT_ASKED_MORE,)
    twice = story(applied=APPLIED, asked_more=APPLIED, completed=APPLIED)
    assert why_not_step(twice, Step.NOT_COMPLETED, late, late) == (NoStep.COMPLETE,)


def test_after_the_decision_nobody_waits() -> None:
    done = story(research_started=PLAN_END, reported=PLAN_END, applied=PLAN_END, decided=date(2026, 3, 12))
    assert read(done, date(2026, 9, 1)) == Reading(State.DECIDED, Party.NOBODY, date(2026, 3, 12), None)


def test_urgency_asks_for_temporary_help_the_same_day_beside_everything_else() -> None:
    sunday = date(2026, 3, 8)
    reading = read(story(urgent=sunday), sunday)
    assert (reading.acts, reading.temporary_due, reading.state) == (Party.MUNICIPALITY, sunday, State.PLAN_TIME)
    assert read(story(urgent=sunday, temporary=sunday), sunday).temporary_due is None


def test_research_waits_for_the_own_plan() -> None:
    in_time = date(2026, 3, 5)
    assert why_not_step(story(), Step.RESEARCH_STARTED, in_time, in_time) == (NoStep.PLAN_TIME,)
    assert why_not_step(story(), Step.RESEARCH_STARTED, PLAN_END, PLAN_END) == (NoStep.PLAN_TIME,)
    after = PLAN_END + timedelta(days=1)
    assert why_not_step(story(), Step.RESEARCH_STARTED, after, after) == ()


@pytest.mark.parametrize("choice", ["personal_plan", "no_personal_plan"])
def test_the_resident_can_let_the_research_begin_at_once(choice: str) -> None:
    chosen = story(**{choice: MELDING})
    assert why_not_step(chosen, Step.RESEARCH_STARTED, MELDING, MELDING) == ()


def test_an_own_plan_is_welcome_until_the_report_is_there() -> None:
    begun = story(research_started=date(2026, 3, 10))
    assert why_not_step(begun, Step.PERSONAL_PLAN, date(2026, 3, 12), date(2026, 3, 12)) == ()
    reported = [*begun, Happened(Step.REPORTED, date(2026, 3, 20))]
    late = date(2026, 3, 21)
    assert why_not_step(reported, Step.PERSONAL_PLAN, late, late) == (NoStep.REPORTED,)


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Step.REPORTED, NoStep.NO_RESEARCH),
        (Step.DECIDED, NoStep.NOT_APPLIED),
        (Step.TEMPORARY, NoStep.NOT_URGENT),
        (Step.NOTIFIED, NoStep.TWICE),
    ],
)
def test_steps_come_in_their_order(step: Step, reason: NoStep) -> None:
    assert why_not_step(story(), step, PLAN_END, PLAN_END) == (reason,)


def test_nothing_begins_before_the_melding_or_after_the_end() -> None:
    assert why_not_step([], Step.URGENT, MELDING, MELDING) == (NoStep.NOT_NOTIFIED,)
    stopped = story(withdrawn=PLAN_END)
    assert why_not_step(stopped, Step.URGENT, PLAN_END, PLAN_END) == (NoStep.OVER,)
    assert read(stopped, PLAN_END).acts is Party.NOBODY


def test_days_are_not_in_the_future_nor_before_what_already_happened() -> None:
    tomorrow = MELDING + timedelta(days=1)
    assert why_not_step(story(), Step.CONFIRMED, tomorrow, MELDING) == (NoStep.FUTURE,)
    assert why_not_step(story(), Step.CONFIRMED, MELDING - timedelta(days=1), MELDING) == (NoStep.BACKDATED,)


def test_every_deadline_names_its_article_and_when_it_was_met() -> None:
    found = deadlines(story(personal_plan=date(2026, 3, 4), urgent=MELDING))
    assert [(d.step, d.due, d.met) for d in found] == [
        (Step.TEMPORARY, MELDING, None),
        (Step.PERSONAL_PLAN, PLAN_END, date(2026, 3, 4)),
        (Step.REPORTED, RESEARCH_END, None),
    ]
    assert all("Wmo 2015, artikel 2.3." in d.source for d in found)
    assert [d.late(PLAN_END) for d in found] == [True, False, False]
    assert [d.late(RESEARCH_END) for d in found] == [True, False, False]
    assert [d.late(RESEARCH_END + timedelta(days=1)) for d in found] == [True, False, True]


@settings(max_examples=1000, deadline=None)
@given(
    start=st.dates(date(2015, 1, 1), date(2040, 12, 31)),
    tries=st.lists(st.tuples(st.sampled_from(Step), st.integers(0, 20)), max_size=30),
)
def test_whatever_is_tried_the_promises_of_the_law_hold(start: date, tries: list[tuple[Step, int]]) -> None:
    happened: list[Happened] = []
    today = start
    for step, days in tries:
        today += timedelta(days=days)
        if not why_not_step(happened, step, today, today):
            happened.append(Happened(step, today))
        reading = read(happened, today)
        assert (reading.left is None) or (reading.left < 0) == (
            reading.state in (State.RESEARCH_LATE, State.DECISION_LATE)
        )
        assert reading.state in (State.DECIDED, State.WITHDRAWN) or reading.acts is not Party.NOBODY
    on = days_of(happened)
    assert len(on) == len(happened)
    assert all(a.day <= b.day for a, b in pairwise(happened))
    assert not happened or happened[0].step is Step.NOTIFIED
    if Step.APPLIED in on and Step.REPORTED not in on:
        assert (on[Step.APPLIED] - on[Step.NOTIFIED]).days > 42
    if Step.RESEARCH_STARTED in on and not {Step.PERSONAL_PLAN, Step.NO_PERSONAL_PLAN} & on.keys():
        assert (on[Step.RESEARCH_STARTED] - on[Step.NOTIFIED]).days > 7
    assert Step.DECIDED not in on or Step.APPLIED in on
    assert not {Step.DECIDED, Step.WITHDRAWN} <= on.keys()
    assert all(is_working_day(d.due) for d in deadlines(happened) if d.step is not Step.TEMPORARY)


def test_a_later_aanvraag_joins_the_first_until_the_municipality_decided() -> None:
    asked = [*story(applied=date(2026, 5, 1))]
    assert why_not_apply(asked, date(2026, 5, 4), date(2026, 5, 4)) == ()
    decided = [*asked, Happened(Step.DECIDED, date(2026, 5, 11))]
    assert why_not_apply(decided, date(2026, 5, 12), date(2026, 5, 12)) == (NoStep.ANSWERED,)
    assert why_not_apply(story(), MELDING, MELDING) == (NoStep.TOO_EARLY,)
