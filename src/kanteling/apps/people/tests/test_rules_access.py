"""A role opens no plan; only grants do, and they end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.people.rules.access import (
    SEAT_ONLY,
    Grant,
    NoGrant,
    NoGrantEnd,
    NoOpening,
    Opening,
    access_now,
    parts_now,
    why_not_end_grant,
    why_not_grant,
    why_not_open_circle,
)
from kanteling.apps.people.rules.helpers import Mandate, NoHelper, why_not_act_for, why_not_appoint
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.ids import CircleId, PersonId

BAKKER, INEKE, SAMIRA = (PersonId(UUID(int=n)) for n in range(1, 4))
CIRCLE, OTHER = CircleId(UUID(int=11)), CircleId(UUID(int=12))
NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)
DAY = timedelta(days=1)
OWNER = frozenset({Part.OWN})
INFORMS = frozenset({Part.PLAN, Part.INFORM})
STORY = Grant(CIRCLE, SAMIRA, Part.STORY, NOW, "Zij voert het gesprek.")


def test_a_grant_opens_one_part_of_one_circle() -> None:
    assert parts_now([STORY], CIRCLE, SAMIRA, NOW) == {Part.STORY}
    assert parts_now([STORY], OTHER, SAMIRA, NOW) == frozenset()
    assert parts_now([STORY], CIRCLE, INEKE, NOW) == frozenset()


def test_a_grant_opens_nothing_before_it_begins_nor_from_its_end() -> None:
    short = replace(STORY, until=NOW + DAY)
    assert [short.holds(NOW + n * DAY) for n in (-1, 0, 1)] == [False, True, False]


def test_the_resident_ends_access_at_once() -> None:
    ended = replace(STORY, until=NOW + 30 * DAY, ended=NOW)
    assert parts_now([ended], CIRCLE, SAMIRA, NOW) == frozenset()


@given(
    st.lists(
        st.builds(
            Grant,
            circle=st.sampled_from([CIRCLE, OTHER]),
            person=st.sampled_from([BAKKER, INEKE, SAMIRA]),
            part=st.sampled_from(Part),
            since=st.integers(-3, 3).map(lambda n: NOW + n * DAY),
            why=st.just("x"),
            until=st.none() | st.integers(-3, 3).map(lambda n: NOW + n * DAY),
            ended=st.none() | st.integers(-3, 3).map(lambda n: NOW + n * DAY),
        )
    )
)
def test_access_per_part_and_parts_per_circle_say_the_same(grants: list[Grant]) -> None:
    for person in (BAKKER, INEKE, SAMIRA):
        access = access_now(grants, person, NOW)
        for circle in (CIRCLE, OTHER):
            parts = {part for part in Part if circle in access.get(part, ())}
            assert parts == parts_now(grants, circle, person, NOW)


def test_the_resident_shares_the_story_with_someone_at_the_table() -> None:
    assert why_not_grant([], OWNER, STORY, seated=True) == ()


def test_someone_who_is_not_at_the_table_gets_nothing() -> None:
    assert why_not_grant([], OWNER, STORY, seated=False) == (NoGrant.NOT_SEATED,)


def test_a_daughter_cannot_share_her_fathers_story() -> None:
    decides = frozenset({Part.PLAN, Part.DECIDE})
    assert why_not_grant([], decides, STORY, seated=True) == (NoGrant.NOT_YOURS,)


def test_the_team_opens_a_part_only_with_how_the_resident_asked() -> None:
    assert why_not_grant([], INFORMS, STORY, seated=True) == (NoGrant.REQUEST,)
    assert why_not_grant([], INFORMS, STORY, seated=True, request="Meneer vroeg het.") == ()


@pytest.mark.parametrize("part", sorted(SEAT_ONLY, key=str))
def test_deciding_guiding_and_framing_come_with_a_seat_only(part: Part) -> None:
    assert why_not_grant([], OWNER, replace(STORY, part=part), seated=True) == (NoGrant.SEAT_ONLY,)


def test_a_grant_says_why_ends_after_it_begins_and_is_given_once() -> None:
    assert why_not_grant([], OWNER, replace(STORY, why=""), seated=True) == (NoGrant.WHY,)
    assert why_not_grant([], OWNER, replace(STORY, until=NOW), seated=True) == (NoGrant.PERIOD,)
    assert why_not_grant([STORY], OWNER, STORY, seated=True) == (NoGrant.OPEN,)


def test_access_is_ended_by_the_resident_or_the_one_who_has_it() -> None:
    assert why_not_end_grant(STORY, BAKKER, OWNER, NOW) == ()
    assert why_not_end_grant(STORY, SAMIRA, INFORMS, NOW) == ()
    assert why_not_end_grant(STORY, INEKE, frozenset({Part.DECIDE}), NOW) == (NoGrantEnd.NOT_YOURS,)
    assert why_not_end_grant(replace(STORY, ended=NOW), BAKKER, OWNER, NOW) == (NoGrantEnd.ENDED,)


def test_the_residents_own_access_never_ends() -> None:
    own = Grant(CIRCLE, BAKKER, Part.OWN, NOW, "Het is uw plan.")
    assert why_not_end_grant(own, BAKKER, OWNER, NOW) == (NoGrantEnd.OWNER,)


OPENS = (Role.TEAM_MEMBER, Role.PROCESS_GUIDE)


@pytest.mark.parametrize("role", OPENS)
def test_the_team_and_the_guide_by_telephone_open_a_circle_for_someone_new(role: Role) -> None:
    assert why_not_open_circle(Opening(SAMIRA, frozenset({role}), BAKKER, known=False)) == ()


def test_a_known_resident_must_have_asked_for_it() -> None:
    team = frozenset({Role.TEAM_MEMBER})
    assert why_not_open_circle(Opening(SAMIRA, team, BAKKER, known=True)) == (NoOpening.INVITATION,)
    assert why_not_open_circle(Opening(SAMIRA, team, BAKKER, known=True, invited="Hij vroeg het.")) == ()


def test_a_resident_opens_one_own_circle() -> None:
    assert why_not_open_circle(Opening(BAKKER, frozenset(), BAKKER, known=False)) == ()
    assert why_not_open_circle(Opening(BAKKER, frozenset(), BAKKER, known=True)) == (NoOpening.OWN_CASE,)


@pytest.mark.parametrize("role", [role for role in Role if role not in OPENS])
def test_no_other_role_opens_a_circle(role: Role) -> None:
    assert why_not_open_circle(Opening(SAMIRA, frozenset({role}), BAKKER, known=False)) == (NoOpening.NOT_TEAM,)


def test_a_helper_acts_only_while_the_mandate_holds() -> None:
    mandate = Mandate(BAKKER, INEKE, NOW, "Aan de keukentafel afgesproken.", until=NOW + DAY)
    assert why_not_act_for([mandate], INEKE, BAKKER, NOW) == ()
    assert why_not_act_for([mandate], INEKE, BAKKER, NOW + DAY) == (NoHelper.NOT_ASKED,)
    assert why_not_act_for([mandate], BAKKER, INEKE, NOW) == (NoHelper.NOT_ASKED,)
    assert why_not_act_for([], BAKKER, BAKKER, NOW) == ()


def test_only_the_person_chooses_a_helper_and_never_who_works_here() -> None:
    mandate = Mandate(BAKKER, INEKE, NOW, "Afgesproken.")
    assert why_not_appoint(mandate, BAKKER, for_work=False) == ()
    assert why_not_appoint(mandate, SAMIRA, for_work=False) == (NoHelper.NOT_YOURS,)
    assert why_not_appoint(mandate, BAKKER, for_work=True) == (NoHelper.FOR_WORK,)
    assert why_not_appoint(replace(mandate, helper=BAKKER), BAKKER, for_work=False) == (NoHelper.SELF,)
    assert why_not_appoint(replace(mandate, agreed=""), BAKKER, for_work=False) == (NoHelper.AGREED,)
