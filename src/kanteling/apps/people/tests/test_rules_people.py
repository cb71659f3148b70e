"""Roles, spoken words, own data and days of reading: each rule on its own."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.people.rules.own_data import NoCorrection, why_not_correct
from kanteling.apps.people.rules.reading import ReadingDay, Unusual, usual, why_unusual
from kanteling.apps.people.rules.roles import Giving, NoRole, why_not_end_role, why_not_give_role
from kanteling.apps.people.rules.spoken import NotSpoken, Spoken, why_not_write_down
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import MunicipalityId, PersonId

BAKKER, TRUUS, JOOP = (PersonId(UUID(int=n)) for n in range(1, 4))
TOWN = MunicipalityId(UUID(int=9))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
MANAGER = frozenset({Role.FUNCTIONAL_MANAGER})


# --- roles -------------------------------------------------------------------------------------------------------


def test_the_manager_gives_a_role_once() -> None:
    assert why_not_give_role(Giving(MANAGER)) == ()
    assert why_not_give_role(Giving(MANAGER, has=True)) == (NoRole.HAS,)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FUNCTIONAL_MANAGER])
def test_no_other_role_gives_roles(role: Role) -> None:
    assert why_not_give_role(Giving(frozenset({role}))) == (NoRole.NOT_MANAGER,)


def test_a_municipality_is_never_without_a_manager() -> None:
    assert why_not_end_role(MANAGER, Role.FUNCTIONAL_MANAGER, managers=1, ended=False) == (NoRole.LAST,)
    assert why_not_end_role(MANAGER, Role.FUNCTIONAL_MANAGER, managers=2, ended=False) == ()


def test_a_role_that_ended_does_not_end_again() -> None:
    assert why_not_end_role(MANAGER, Role.POLICY, managers=1, ended=True) == (NoRole.ENDED,)


# --- spoken ------------------------------------------------------------------------------------------------------


def spoken(**changed: object) -> Spoken:
    usually = {
        "speaker": JOOP, "writer": TRUUS, "parts": frozenset({Part.GUIDE}), "heard_by": "Truus", "said_at": MONDAY,
    }  # fmt: skip
    return Spoken(**(usually | changed))  # type: ignore[arg-type]


def test_the_process_guide_writes_down_what_was_heard() -> None:
    assert why_not_write_down(spoken(), MONDAY, MONDAY) == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"parts": frozenset({Part.INFORM})}, NotSpoken.NOT_YOURS),
        ({"writer": JOOP}, NotSpoken.SELF),
        ({"heard_by": " "}, NotSpoken.HEARD),
        ({"said_at": MONDAY + timedelta(hours=1)}, NotSpoken.LATER),
        ({"said_at": MONDAY - timedelta(days=1)}, NotSpoken.BEFORE),
    ],
)
def test_what_cannot_be_written_down_says_why(changed: dict[str, object], reason: NotSpoken) -> None:
    assert why_not_write_down(spoken(**changed), MONDAY, MONDAY) == (reason,)


def test_who_sits_already_says_yes_no_more() -> None:
    assert why_not_write_down(spoken(), MONDAY, MONDAY, came=True) == (NotSpoken.CAME,)


# --- own data ----------------------------------------------------------------------------------------------------


def test_a_helper_does_not_change_who_someone_is() -> None:
    assert why_not_correct(Actor(BAKKER, TOWN, TRUUS), "Jan") == (NoCorrection.NOT_YOURS,)
    assert why_not_correct(Actor(BAKKER, TOWN, BAKKER), " ") == (NoCorrection.NAME,)
    assert why_not_correct(Actor(BAKKER, TOWN, BAKKER), "Jan") == ()


# --- reading -----------------------------------------------------------------------------------------------------

DAY = date(2026, 3, 10)


def week(*circles: int) -> list[ReadingDay]:
    return [ReadingDay(DAY - timedelta(days=number + 1), many) for number, many in enumerate(circles)]


def test_a_day_is_held_against_ones_own_other_days() -> None:
    busy = [*week(10, 12, 9, 11), ReadingDay(DAY, 14)]
    quiet = [*week(1, 2, 1, 2), ReadingDay(DAY, 14)]
    assert why_unusual(busy, busy[-1]) == ()
    assert why_unusual(quiet, quiet[-1]) == (Unusual.MANY,)


def test_days_without_reading_do_not_make_a_day_look_busier() -> None:
    days = [*week(0, 0, 0, 6), ReadingDay(DAY, 8)]
    assert usual(days, days[-1]) == 6.0
    assert why_unusual(days, days[-1]) == ()


def test_a_few_more_than_usual_is_nothing() -> None:
    days = [*week(1, 1, 1), ReadingDay(DAY, 7)]
    assert why_unusual(days, days[-1]) == ()


def test_the_night_and_refusals_are_said_apart() -> None:
    day = ReadingDay(DAY, 1, at_night=1, refused=3)
    assert why_unusual([day], day) == (Unusual.NIGHT, Unusual.REFUSED)


@given(st.lists(st.integers(0, 60), max_size=20), st.integers(0, 60))
def test_reading_as_on_most_days_never_stands_out(circles: list[int], today: int) -> None:
    days = [*week(*circles), ReadingDay(DAY, today)]
    if usual(days, days[-1]) and today <= usual(days, days[-1]):
        assert why_unusual(days, days[-1]) == ()
