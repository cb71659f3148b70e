"""Four parties, by name; silence is not consent, and one objection keeps it open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kanteling.apps.assignments.rules.agreement import (
    Answered,
    NoAgreement,
    NoAssignment,
    Party,
    Said,
    State,
    party_of,
    standing,
    waits_for,
    why_not_answer,
    why_not_write_down,
)
from kanteling.apps.assignments.rules.concrete import NotYet, understand
from kanteling.apps.assignments.rules.ladder import NoStep, To, why_not_count, why_not_step
from kanteling.apps.assignments.rules.programme import (
    NoProgramme,
    Part,
    now_in_rhythm,
    why_not_begin,
    why_not_contribute,
)
from kanteling.apps.assignments.rules.writing import Fields, why_not_ask, with_goal
from kanteling.foundation.actor import Role

NOW = datetime(2026, 3, 10, 14, tzinfo=UTC)
TODAY = date(2026, 3, 10)


def says(party: Party, said: Said = Said.GO_ALONG, who: str = "", after: int = 0) -> Answered:
    return Answered(party, who or party.code, said, NOW + timedelta(minutes=after))


ALL = tuple(says(party) for party in Party)


def test_it_stands_when_all_four_went_along() -> None:
    assert standing(ALL) is State.STANDS


@pytest.mark.parametrize("party", list(Party))
def test_the_silence_of_one_party_is_not_consent(party: Party) -> None:
    rest = tuple(each for each in ALL if each.party is not party)
    assert standing(rest) is State.WAITS
    assert waits_for(rest) == (party,)


def test_one_objection_keeps_it_open_until_that_person_goes_along() -> None:
    objects = says(Party.RESIDENTS, Said.OBJECT, "Mevrouw Bos", 1)
    assert standing((*ALL, objects)) is State.OBJECTED
    assert (
        standing((*ALL, objects, replace(objects, said=Said.GO_ALONG, at=NOW + timedelta(hours=1)))) is State.STANDS
    )


@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.PROCESS_GUIDE, Role.FUNCTIONAL_MANAGER])
def test_who_guards_or_manages_has_no_say(role: Role) -> None:
    assert party_of(frozenset({role})) is None
    assert why_not_answer(frozenset({role}), stands=False, newest=True) == (NoAgreement.NO_PARTY,)


def test_who_has_no_role_speaks_as_a_resident() -> None:
    assert party_of(frozenset()) is Party.RESIDENTS


def test_an_objection_says_why() -> None:
    assert why_not_answer(frozenset(), stands=False, newest=True, said=Said.OBJECT, reason=" ") == (
        NoAgreement.WHY,
    )


def test_nobody_writes_down_a_yes_for_the_own_party() -> None:
    given = {
        "stands": False,
        "newest": True,
        "said": Said.GO_ALONG,
        "called": "Bos",
        "heard_by": "Samira",
        "reason": "",
    }
    policy = frozenset({Role.POLICY})
    assert why_not_write_down(policy, Party.MUNICIPALITY, **given) == (NoAgreement.NOT_FOR_OWN,)  # type: ignore[arg-type]
    assert why_not_write_down(policy, Party.RESIDENTS, **given) == ()  # type: ignore[arg-type]
    assert why_not_write_down(policy, Party.RESIDENTS, **given | {"heard_by": ""}) == (NoAgreement.HEARD_BY,)  # type: ignore[arg-type]


def test_a_goal_fills_the_fields_and_leaves_what_it_does_not_say() -> None:
    goal = understand("minimaal 50 mensen van trede 1-2 naar scholing", TODAY)
    filled = with_goal(Fields(until=date(2027, 1, 1), approach="Langs gaan"), "...", goal)
    assert (filled.people, filled.rungs, filled.to, filled.until) == (50, (1, 2), (To.SCHOOLING,), date(2027, 1, 1))


def test_an_assignment_also_says_what_it_does_not_do() -> None:
    whole = Fields(
        goal="x", who="jongeren", people=5, to=(To.SCHOOLING,), since=TODAY, until=date(2027, 1, 1), approach="x",
        not_do="x", not_how="x",
    )  # fmt: skip
    assert why_not_ask(whole, TODAY) == ()
    assert why_not_ask(replace(whole, not_do=" "), TODAY) == (NoAssignment.NOT_DO,)
    assert why_not_ask(replace(whole, who="mensen"), TODAY) == (NotYet.FOR_WHOM,)
    assert why_not_ask(replace(whole, until=date(2026, 1, 1)), TODAY) == (NoAssignment.PAST,)
    assert why_not_ask(whole, TODAY, before=whole) == (NoAssignment.SAME,)
    assert why_not_ask(replace(whole, people=6), TODAY, before=whole) == (NoAssignment.CHANGED,)


def test_a_step_is_decided_ones_own_and_up() -> None:
    usual = {"may": True, "stands": True, "theirs": True, "from_rung": 2, "to": To.VOLUNTEERING}
    assert why_not_step(**usual) == ()  # type: ignore[arg-type]
    for change, reason in (
        ({"may": False}, NoStep.NOT_AT_THIS_TABLE),
        ({"stands": False}, NoStep.NOT_DECIDED),
        ({"theirs": False}, NoStep.NOT_THEIRS),
        ({"from_rung": 4}, NoStep.NOT_UP),
    ):
        assert why_not_step(**usual | change) == (reason,)  # type: ignore[arg-type]


def test_a_step_counts_for_an_assignment_that_stands_and_asks_for_it() -> None:
    usual = {
        "stands": True, "open_now": True, "already": False, "from_rung": 2, "to": To.VOLUNTEERING, "rungs": (1, 2),
        "asked": (To.VOLUNTEERING, To.SCHOOLING),
    }  # fmt: skip
    assert why_not_count(**usual) == ()  # type: ignore[arg-type]
    for change, reason in (
        ({"stands": False}, NoStep.NOT_AGREED),
        ({"open_now": False}, NoStep.OUTSIDE_PERIOD),
        ({"already": True}, NoStep.ALREADY),
        ({"from_rung": 3}, NoStep.OUTSIDE_GROUP),
        ({"to": To.PAID_WORK}, NoStep.OTHER_RESULT),
    ):
        assert why_not_count(**usual | change) == (reason,)  # type: ignore[arg-type]


def test_municipality_or_team_leader_begins_a_programme_and_residents_write_in_it() -> None:
    ends = date(2027, 1, 1)
    assert why_not_begin(frozenset(), TODAY, ends, there=False) == (NoProgramme.NOT_YOURS,)
    assert why_not_begin(frozenset({Role.TEAM_LEADER}), TODAY, ends, there=False) == ()
    assert why_not_contribute(frozenset(), "Wij missen een bankje", 0, instead=False, changed="") == ()
    assert why_not_contribute(frozenset(), "Anders", 0, instead=True, changed="") == (NoProgramme.CHANGED,)


def test_the_rhythm_of_the_year_goes_from_analysis_to_results() -> None:
    since = date(2026, 9, 1)
    days = (date(2026, 1, 1), date(2026, 5, 10), date(2026, 6, 20), date(2026, 9, 1), date(2027, 6, 1))
    found = [now_in_rhythm(since, day) for day in days]
    assert found == [Part.ANALYSIS, Part.ANALYSIS, Part.CHOICES, Part.DEPLOYMENT, Part.RESULTS]
