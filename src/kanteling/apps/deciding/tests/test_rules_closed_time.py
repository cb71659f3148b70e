"""In closed time the circle writes alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.deciding.rules.closed_time import (
    ClosedTime,
    NoClosedTime,
    NoDraft,
    Sight,
    extended,
    new_closed_time,
    sight,
    why_not_end,
    why_not_extend,
    why_not_read_draft,
    why_not_start,
    why_not_write_draft,
)
from kanteling.foundation.actor import Part

NOW = datetime(2026, 3, 9, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CLOSED = new_closed_time(NOW)
RESIDENT = frozenset({Part.OWN, Part.PLAN, Part.STORY, Part.DECIDE})
INVOLVED = frozenset({Part.PLAN, Part.DECIDE})
PROFESSIONAL = frozenset({Part.PLAN, Part.INFORM, Part.STORY})
GUIDE = frozenset({Part.PLAN, Part.GUIDE})
MUNICIPALITY = frozenset({Part.PLAN, Part.FRAME})
OUTSIDE = [PROFESSIONAL, GUIDE, MUNICIPALITY]


def test_the_door_closes_for_half_an_hour_and_opens_by_itself() -> None:
    assert CLOSED.until == NOW + 30 * MINUTE
    assert CLOSED.closed(NOW)
    assert CLOSED.closed(NOW + 30 * MINUTE - timedelta(seconds=1))
    assert not CLOSED.closed(NOW + 30 * MINUTE)
    assert not CLOSED.closed(NOW - MINUTE)


def test_ten_minutes_more() -> None:
    assert extended(CLOSED, NOW).until == NOW + 40 * MINUTE


def test_we_are_done_opens_the_door() -> None:
    assert not replace(CLOSED, ended=NOW + 5 * MINUTE).closed(NOW + 5 * MINUTE)


@pytest.mark.parametrize("parts", [RESIDENT, INVOLVED, GUIDE])
def test_the_circle_and_the_guide_close_the_door(parts: frozenset[Part]) -> None:
    assert why_not_start(parts, None, NOW) == ()
    assert why_not_start(parts, CLOSED, NOW) == (NoClosedTime.CLOSED,)
    assert why_not_start(parts, CLOSED, NOW + 31 * MINUTE) == ()
    assert why_not_extend(parts, CLOSED, NOW) == ()
    assert why_not_extend(parts, CLOSED, NOW + 31 * MINUTE) == (NoClosedTime.OPEN,)


@pytest.mark.parametrize("parts", [PROFESSIONAL, MUNICIPALITY])
def test_a_professional_neither_closes_nor_opens(parts: frozenset[Part]) -> None:
    assert why_not_start(parts, None, NOW) == (NoClosedTime.NOT_YOURS,)
    assert why_not_extend(parts, CLOSED, NOW) == (NoClosedTime.NOT_YOURS,)


@pytest.mark.parametrize("parts", OUTSIDE)
def test_only_those_inside_open_the_door(parts: frozenset[Part]) -> None:
    assert why_not_end(parts, CLOSED, NOW) == (NoClosedTime.INSIDE_ONLY,)
    assert why_not_end(INVOLVED, CLOSED, NOW) == ()
    assert why_not_end(INVOLVED, None, NOW) == (NoClosedTime.OPEN,)


@pytest.mark.parametrize("parts", OUTSIDE)
def test_nobody_outside_reads_or_writes_the_draft_in_closed_time(parts: frozenset[Part]) -> None:
    assert why_not_read_draft(parts, CLOSED, NOW) == (NoDraft.CLOSED,)
    assert why_not_write_draft(parts, CLOSED, NOW) == (NoDraft.CLOSED,)


@pytest.mark.parametrize("parts", OUTSIDE)
def test_with_the_door_open_the_draft_stays_with_the_circle(parts: frozenset[Part]) -> None:
    assert why_not_read_draft(parts, None, NOW) == (NoDraft.INFORMS,)
    assert why_not_write_draft(parts, None, NOW) == (NoDraft.INFORMS,)


@pytest.mark.parametrize("parts", [RESIDENT, INVOLVED])
def test_the_circle_always_reads_and_writes(parts: frozenset[Part]) -> None:
    for door in (None, CLOSED):
        assert why_not_read_draft(parts, door, NOW) == ()
        assert why_not_write_draft(parts, door, NOW) == ()


def test_who_is_not_at_the_table_never_reads_it() -> None:
    assert why_not_read_draft(frozenset(), None, NOW) == (NoDraft.OUTSIDE,)
    assert why_not_write_draft(frozenset(), None, NOW) == (NoDraft.OUTSIDE,)


def test_the_guide_sees_only_the_clock_and_the_others_only_the_door() -> None:
    seen = [sight(parts, CLOSED, NOW) for parts in (INVOLVED, GUIDE, PROFESSIONAL, MUNICIPALITY)]
    assert seen == [Sight.DRAFT, Sight.CLOCK, Sight.DOOR, Sight.DOOR]
    assert sight(PROFESSIONAL, CLOSED, NOW + 31 * MINUTE) is None
    assert sight(PROFESSIONAL, None, NOW) is None


@given(
    parts=st.frozensets(st.sampled_from(Part)),
    length=st.integers(1, 90),
    ended=st.none() | st.integers(0, 90),
    minute=st.integers(-10, 100),
)
def test_no_set_of_parts_without_deciding_gets_through_a_closed_door(
    parts: frozenset[Part], length: int, ended: int | None, minute: int
) -> None:
    end = None if ended is None else NOW + ended * MINUTE
    closed = ClosedTime(NOW, NOW + length * MINUTE, end)
    now = NOW + minute * MINUTE
    shut = 0 <= minute < min(length, length if ended is None else ended)
    readable = not why_not_read_draft(parts, closed, now)
    assert closed.closed(now) == shut
    assert readable == (Part.DECIDE in parts)
    assert why_not_write_draft(parts, closed, now) or Part.DECIDE in parts
