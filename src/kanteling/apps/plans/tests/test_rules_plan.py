"""Goals, actions and the ladder; what pre-fills the aanvraag."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.plans.rules.plan import (
    Action,
    Goal,
    Item,
    NoAction,
    NoApplication,
    NoChange,
    NoGoal,
    application,
    not_yet_asked,
    why_not_apply,
    why_not_propose_action,
    why_not_stop,
    why_not_tick,
    why_not_write_goal,
)
from kanteling.apps.plans.rules.rungs import (
    EXAMPLE,
    ProfessionalRung,
    Rung,
    asks_closer_by,
    professional,
    step,
)
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import new_id

MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
CLUB, HOUSE = UUID(int=1), UUID(int=2)
CIRCLE = frozenset({Part.PLAN, Part.DECIDE})
PROFESSIONAL = frozenset({Part.PLAN, Part.INFORM})
OWNER = frozenset({Part.OWN, Part.PLAN, Part.DECIDE})
HELP = Action(UUID(int=9), HOUSE, "De thuishulp", "doet de ramen", "eens in de twee weken", Rung.INDIVIDUAL,
              closer_by="Fatma doet de was.", adopted=MONDAY)  # fmt: skip


def propose(parts: frozenset[Part] = CIRCLE, **facts: object) -> tuple[NoAction, ...]:
    full: dict[str, object] = {
        "goal": CLUB, "who": "Joop", "what": "haalt mij op", "when": "elke zaterdag", "rung": Rung.NETWORK,
        "doer_agreed": True,
    }  # fmt: skip
    return why_not_propose_action(parts, [CLUB, HOUSE], **(full | facts))  # type: ignore[arg-type]


def test_the_ladder_goes_from_close_by_to_far() -> None:
    assert [step(rung) for rung in Rung] == [1, 2, 3, 4]
    assert [rung.dutch for rung in Rung] == ["Zelf", "Met mijn mensen", "Samen in de buurt", "Voor mij geregeld"]


def test_a_professional_has_another_word_for_the_same_rung() -> None:
    assert [professional(rung).dutch for rung in Rung] == ["Eigen kracht", "Netwerk", "Collectief", "Individueel"]
    assert {rung.code for rung in Rung} == {rung.code for rung in ProfessionalRung}
    assert set(EXAMPLE) == set(Rung)


def test_a_higher_rung_asks_what_was_considered_closer_by() -> None:
    assert asks_closer_by(Rung.OWN_STRENGTH) == ()
    assert asks_closer_by(Rung.NETWORK) == ()
    assert asks_closer_by(Rung.COLLECTIVE) == (Rung.OWN_STRENGTH, Rung.NETWORK)
    assert asks_closer_by(Rung.INDIVIDUAL) == (Rung.OWN_STRENGTH, Rung.NETWORK, Rung.COLLECTIVE)


def test_the_circle_writes_goals_in_own_words() -> None:
    assert why_not_write_goal(CIRCLE, "Weer naar de club.") == ()
    assert why_not_write_goal(CIRCLE, " ") == (NoGoal.WORDS,)
    assert why_not_write_goal(PROFESSIONAL, "Participatie verhogen") == (NoGoal.NOT_YOURS,)


def test_an_action_says_who_what_when_and_from_whom() -> None:
    assert propose() == ()


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"who": ""}, NoAction.WHO),
        ({"what": " "}, NoAction.WHAT),
        ({"when": ""}, NoAction.WHEN),
        ({"rung": None}, NoAction.RUNG),
        ({"goal": None}, NoAction.NO_GOAL),
        ({"goal": UUID(int=77)}, NoAction.NO_GOAL),
        ({"doer_agreed": False}, NoAction.DOER),
    ],
)
def test_what_is_missing_in_an_action_is_said(facts: dict[str, object], reason: NoAction) -> None:
    assert propose(**facts) == (reason,)


def test_a_professional_adds_nothing_to_the_plan() -> None:
    assert propose(PROFESSIONAL) == (NoAction.NOT_YOURS,)


def test_the_highest_rung_is_never_locked_by_an_empty_closer_by() -> None:
    assert propose(rung=Rung.INDIVIDUAL) == ()


def test_who_does_it_and_the_circle_tick_it_off_once() -> None:
    assert why_not_tick(PROFESSIONAL, HELP, doer=True) == ()
    assert why_not_tick(CIRCLE, HELP, doer=False) == ()
    assert why_not_tick(PROFESSIONAL, HELP, doer=False) == (NoChange.NOT_YOURS,)
    assert why_not_tick(CIRCLE, replace(HELP, done=MONDAY), doer=False) == (NoChange.DONE,)
    assert why_not_tick(CIRCLE, replace(HELP, adopted=None), doer=False) == (NoChange.NOT_ADOPTED,)


def test_what_was_decided_together_ends_together_but_nobody_helps_by_force() -> None:
    assert why_not_stop(CIRCLE, HELP, doer=False, decided=False) == (NoChange.DECIDE,)
    assert why_not_stop(CIRCLE, HELP, doer=False, decided=True) == ()
    assert why_not_stop(PROFESSIONAL, HELP, doer=True, decided=False) == ()
    stopped = replace(HELP, stopped=MONDAY)
    assert why_not_stop(CIRCLE, stopped, doer=True, decided=False) == (NoChange.STOPPED,)


def test_individual_actions_fill_the_aanvraag_with_what_was_already_written() -> None:
    goal = Goal(HOUSE, "Een schoon huis.", "Ik durf weer bezoek te vragen.")
    items = application([goal], [HELP])
    assert items == (
        Item(HELP.id, "Een schoon huis.", "doet de ramen", "eens in de twee weken", "Fatma doet de was."),
    )
    assert why_not_apply(OWNER, items) == ()


def test_only_the_resident_applies_and_only_for_something() -> None:
    assert why_not_apply(PROFESSIONAL, application([], [HELP])) == (NoApplication.NOT_YOURS,)
    assert why_not_apply(OWNER, ()) == (NoApplication.NOTHING,)


def test_a_next_aanvraag_holds_only_what_is_new() -> None:
    items = tuple(Item(new_id(), "Een schoon huis", what, "elke week", "") for what in ("Ramen", "Vloer"))
    first, second = items
    assert not_yet_asked(items, {first.action}) == (second,)
    assert why_not_apply(OWNER, items, {first.action}) == ()
    assert why_not_apply(OWNER, items, {first.action, second.action}) == (NoApplication.ASKED,)


@given(
    st.sampled_from(Rung),
    st.sampled_from([None, MONDAY]),
    st.sampled_from([None, MONDAY]),
    st.sampled_from([None, MONDAY]),
)
def test_nothing_is_applied_for_that_was_not_decided_or_is_over(
    rung: Rung, adopted: datetime | None, stopped: datetime | None, done: datetime | None
) -> None:
    action = replace(HELP, rung=rung, adopted=adopted, stopped=stopped, done=done)
    wanted = rung is Rung.INDIVIDUAL and adopted and not stopped and not done
    assert bool(application([], [action])) == bool(wanted)
