"""Letters with a code, and roles that open no plan."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.people.rules import numbers
from kanteling.apps.people.rules.letters import NoLetter, NoTry, why_not_new_letter, why_not_try_code
from kanteling.apps.people.rules.roles import Giving, NoRole, why_not_end_role, why_not_give_role
from kanteling.foundation.actor import Part, Role

TODAY = date(2026, 3, 9)
MANAGER = frozenset({Role.FUNCTIONAL_MANAGER})


@pytest.mark.parametrize("part", [Part.OWN, Part.GUIDE])
def test_the_resident_and_the_guide_make_a_new_letter(part: Part) -> None:
    assert why_not_new_letter(frozenset({part}), came=True) == ()


def test_the_team_makes_no_letter_for_a_chair_that_is_taken() -> None:
    team = frozenset({Part.PLAN, Part.INFORM})
    assert why_not_new_letter(team, came=False) == ()
    assert why_not_new_letter(team, came=True) == (NoLetter.CAME,)


@pytest.mark.parametrize("part", [Part.PLAN, Part.STORY, Part.DECIDE, Part.FRAME])
def test_nobody_else_makes_one(part: Part) -> None:
    assert why_not_new_letter(frozenset({part}), came=False) == (NoLetter.NOT_YOURS,)


def test_who_guesses_codes_waits() -> None:
    most = numbers.WRONG_CODES.on(TODAY)
    assert why_not_try_code(most - 1, 0, TODAY) == ()
    assert why_not_try_code(most, 0, TODAY) == (NoTry.WAIT,)


@given(st.integers(0, 10_000))
def test_what_others_guess_never_shuts_out_someone_who_did_not(everywhere: int) -> None:
    assert why_not_try_code(0, everywhere, TODAY) == ()


def test_when_many_guess_at_once_each_gets_fewer_tries() -> None:
    busy = numbers.WRONG_CODES_EVERYWHERE.on(TODAY)
    fewer = numbers.WRONG_CODES_WHEN_BUSY.on(TODAY)
    assert fewer < numbers.WRONG_CODES.on(TODAY)
    assert why_not_try_code(fewer, busy - 1, TODAY) == ()
    assert why_not_try_code(fewer, busy, TODAY) == (NoTry.WAIT,)


def test_the_functional_manager_gives_a_role_once() -> None:
    assert why_not_give_role(Giving(MANAGER)) == ()
    assert why_not_give_role(Giving(MANAGER, has=True)) == (NoRole.HAS,)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FUNCTIONAL_MANAGER])
def test_no_other_role_gives_or_ends_roles(role: Role) -> None:
    assert why_not_give_role(Giving(frozenset({role}))) == (NoRole.NOT_MANAGER,)
    ending = why_not_end_role(frozenset({role}), Role.PARTNER, managers=2, ended=False)
    assert ending == (NoRole.NOT_MANAGER,)


def test_a_municipality_is_never_without_somebody_who_gives_roles() -> None:
    assert why_not_end_role(MANAGER, Role.FUNCTIONAL_MANAGER, managers=1, ended=False) == (NoRole.LAST,)
    assert why_not_end_role(MANAGER, Role.FUNCTIONAL_MANAGER, managers=2, ended=False) == ()
    assert why_not_end_role(MANAGER, Role.POLICY, managers=1, ended=False) == ()


def test_a_role_ends_once() -> None:
    assert why_not_end_role(MANAGER, Role.POLICY, managers=2, ended=True) == (NoRole.ENDED,)
