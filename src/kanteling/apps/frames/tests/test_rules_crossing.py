"""A proposal that goes over a frame: who says so, what it does, and the ways out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.frames.rules.crossing import (
    BLOCKING,
    Crossing,
    Effect,
    NoCrossing,
    NoRoom,
    Room,
    effect,
    why_not_give_room,
    why_not_state_crossing,
    why_not_withdraw_crossing,
)
from kanteling.apps.frames.rules.frames import FrameVersion, Weight
from kanteling.foundation.actor import Part

MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TODAY = date(2026, 3, 12)
HARD = FrameVersion(
    frame=UUID(int=1),
    number=1,
    text="Een vrijwilliger mag kosten terugkrijgen, tot 23 cent per kilometer.",
    legal_basis="Beleidsregel, artikel 4",
    weight=Weight.HARD,
    setter="Gemeente",
    since=date(2026, 1, 1),
    published=datetime(2025, 12, 1, tzinfo=UTC),
)
SOFT = replace(HARD, frame=UUID(int=2), weight=Weight.SOFT)
LATER = replace(HARD, published=MONDAY + timedelta(days=1), since=date(2026, 3, 10))
CROSSED = Crossing(HARD, 1, MONDAY)
ROOM = Room("Wethouder De Vries", "Awb 4:84", TODAY, date(2026, 12, 31))
MUNICIPALITY = frozenset({Part.PLAN, Part.FRAME})
PROPOSER = frozenset({Part.PLAN, Part.DECIDE})
PROFESSIONAL = frozenset({Part.PLAN, Part.INFORM})


def does(crossing: Crossing, current: int = 1, today: date = TODAY) -> Effect:
    return effect(crossing, MONDAY, current, today)


def test_a_hard_frame_blocks() -> None:
    assert does(CROSSED) is Effect.BLOCKS


def test_a_reason_does_not_open_a_hard_frame() -> None:
    assert does(replace(CROSSED, reason="Joop woont ver.")) is Effect.BLOCKS


def test_a_soft_frame_is_crossed_with_a_reason() -> None:
    soft = Crossing(SOFT, 1, MONDAY)
    assert does(soft) is Effect.NEEDS_REASON
    assert does(replace(soft, reason="Joop woont ver.")) is Effect.REASONED


def test_a_changed_text_ends_it() -> None:
    assert does(CROSSED, current=2) is Effect.CHANGED


def test_a_withdrawn_remark_ends_it() -> None:
    assert does(replace(CROSSED, withdrawn=MONDAY)) is Effect.WITHDRAWN


def test_room_ends_it_as_long_as_the_room_lasts() -> None:
    given_room = replace(CROSSED, room=ROOM)
    assert does(given_room) is Effect.ROOM
    assert does(given_room, today=date(2026, 12, 31)) is Effect.ROOM
    assert does(given_room, today=date(2027, 1, 1)) is Effect.BLOCKS


def test_a_frame_of_after_the_proposal_holds_nothing_back() -> None:
    assert does(Crossing(LATER, 1, MONDAY)) is Effect.LATER
    assert does(Crossing(LATER, 1, MONDAY)) not in BLOCKING


@given(
    weight=st.sampled_from(Weight),
    published=st.integers(-3, 3),
    said_of=st.integers(1, 3),
    current=st.integers(1, 3),
    reason=st.sampled_from(["", "omdat"]),
    room=st.sampled_from([None, ROOM, replace(ROOM, until=date(2026, 3, 11))]),
    withdrawn=st.booleans(),
)
def test_only_a_known_standing_remark_about_this_text_without_a_way_out_blocks(
    weight: Weight, published: int, said_of: int, current: int, reason: str, room: Room | None, withdrawn: bool
) -> None:
    frame = replace(HARD, weight=weight, published=MONDAY + timedelta(days=published))
    crossing = Crossing(frame, said_of, MONDAY, reason, room, MONDAY if withdrawn else None)
    blocked = (
        not withdrawn
        and published <= 0
        and said_of == current
        and room is not ROOM
        and not (weight is Weight.SOFT and reason)
    )
    assert (does(crossing, current) in BLOCKING) == blocked


def test_the_municipality_and_who_proposed_say_that_it_crosses() -> None:
    assert why_not_state_crossing(MUNICIPALITY, HARD, [], MONDAY, 1, proposer=False) == ()
    assert why_not_state_crossing(PROPOSER, HARD, [], MONDAY, 1, proposer=True) == ()


@pytest.mark.parametrize("parts", [PROFESSIONAL, PROPOSER, frozenset({Part.GUIDE})])
def test_what_anyone_else_thinks_of_it_is_information(parts: frozenset[Part]) -> None:
    assert why_not_state_crossing(parts, HARD, [], MONDAY, 1, proposer=False) == (NoCrossing.INFORMS,)


def test_a_professional_who_once_proposed_still_informs() -> None:
    assert why_not_state_crossing(PROFESSIONAL, HARD, [], MONDAY, 1, proposer=True) == (NoCrossing.INFORMS,)


def test_a_later_or_ended_frame_is_not_crossed() -> None:
    assert why_not_state_crossing(MUNICIPALITY, LATER, [], MONDAY, 1, proposer=False) == (NoCrossing.LATER,)
    ended = replace(HARD, until=date(2026, 3, 1))
    assert why_not_state_crossing(MUNICIPALITY, ended, [], MONDAY, 1, proposer=False) == (NoCrossing.NOT_HELD,)


def test_it_is_said_once_about_one_text() -> None:
    again = why_not_state_crossing(MUNICIPALITY, HARD, [CROSSED], MONDAY, 1, proposer=False)
    assert again == (NoCrossing.ALREADY,)
    assert why_not_state_crossing(MUNICIPALITY, HARD, [CROSSED], MONDAY, 2, proposer=False) == ()


def test_a_remark_is_taken_back_by_who_made_it_or_the_municipality_once() -> None:
    assert why_not_withdraw_crossing(PROPOSER, CROSSED, stated_it=True) == ()
    assert why_not_withdraw_crossing(MUNICIPALITY, CROSSED, stated_it=False) == ()
    assert why_not_withdraw_crossing(PROPOSER, CROSSED, stated_it=False) == (NoCrossing.INFORMS,)
    gone = replace(CROSSED, withdrawn=MONDAY)
    assert why_not_withdraw_crossing(MUNICIPALITY, gone, stated_it=False) == (NoCrossing.WITHDRAWN,)


def test_the_municipality_gives_room_and_says_who_on_what_basis_and_until_when() -> None:
    assert why_not_give_room(MUNICIPALITY, CROSSED, ROOM, TODAY) == ()
    assert why_not_give_room(PROPOSER, CROSSED, ROOM, TODAY) == (NoRoom.NOT_YOURS,)
    assert why_not_give_room(MUNICIPALITY, CROSSED, replace(ROOM, given_by=""), TODAY) == (NoRoom.WHO,)
    assert why_not_give_room(MUNICIPALITY, CROSSED, replace(ROOM, basis=""), TODAY) == (NoRoom.BASIS,)
    assert why_not_give_room(MUNICIPALITY, CROSSED, replace(ROOM, until=TODAY), TODAY) == ()
    over = replace(ROOM, until=date(2026, 3, 1))
    assert why_not_give_room(MUNICIPALITY, CROSSED, over, TODAY) == (NoRoom.PERIOD,)


def test_room_is_given_where_it_is_needed() -> None:
    assert why_not_give_room(MUNICIPALITY, Crossing(SOFT, 1, MONDAY), ROOM, TODAY) == (NoRoom.SOFT,)
    assert why_not_give_room(MUNICIPALITY, replace(CROSSED, room=ROOM), ROOM, TODAY) == (NoRoom.GIVEN,)
    assert why_not_give_room(MUNICIPALITY, replace(CROSSED, withdrawn=MONDAY), ROOM, TODAY) == (NoRoom.OVER,)
