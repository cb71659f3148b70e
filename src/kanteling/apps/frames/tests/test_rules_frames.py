"""Frames are given beforehand, in versions that never change afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.frames.rules.frames import (
    FrameVersion,
    NoFrame,
    Weight,
    frames_on,
    held_on,
    known_beforehand,
    last_day,
    why_not_end,
    why_not_set,
)

JANUARY = date(2026, 1, 1)
JULY = date(2026, 7, 1)
TODAY = date(2025, 12, 1)
KM, PGB = UUID(int=1), UUID(int=2)


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


FIRST = FrameVersion(
    frame=KM,
    number=1,
    text="Een vrijwilliger mag kosten terugkrijgen, tot 23 cent per kilometer.",
    legal_basis="Beleidsregel vrijwilligers, artikel 4",
    weight=Weight.HARD,
    setter="Gemeente Nijmegen",
    since=JANUARY,
    published=at(TODAY),
)
SECOND = replace(FIRST, number=2, text="Tot 25 cent per kilometer.", since=JULY, published=at(date(2026, 6, 1)))


def test_on_every_day_one_version_held() -> None:
    both = [SECOND, FIRST]
    assert held_on(both, date(2025, 12, 31)) is None
    assert held_on(both, JANUARY) == FIRST
    assert held_on(both, date(2026, 6, 30)) == FIRST
    assert held_on(both, JULY) == SECOND


def test_a_frame_that_ended_does_not_come_back() -> None:
    ended = replace(SECOND, until=date(2026, 8, 31))
    assert held_on([FIRST, ended], date(2026, 8, 31)) == ended
    assert held_on([FIRST, ended], date(2026, 9, 1)) is None


def test_a_new_version_tells_until_when_the_old_one_held() -> None:
    assert last_day([FIRST, SECOND], FIRST) == date(2026, 6, 30)
    assert last_day([FIRST, SECOND], SECOND) is None
    assert last_day([FIRST], replace(FIRST, until=JULY)) == JULY


def test_of_every_frame_the_version_of_that_day_is_shown_the_hard_ones_first() -> None:
    soft = replace(FIRST, frame=PGB, weight=Weight.SOFT, since=date(2025, 1, 1))
    assert frames_on([soft, SECOND, FIRST], date(2026, 3, 1)) == (FIRST, soft)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6, unique=True), st.integers(-10, 410))
def test_setting_a_new_version_never_changes_what_held_before(starts: list[int], day: int) -> None:
    versions = [
        replace(FIRST, number=n, since=JANUARY + timedelta(days=d)) for n, d in enumerate(sorted(starts), 1)
    ]
    asked = JANUARY + timedelta(days=day)
    before, after = held_on(versions[:-1], asked), held_on(versions, asked)
    assert before == after if asked < versions[-1].since else after == versions[-1]


def test_the_municipality_sets_a_frame_that_begins_later() -> None:
    assert why_not_set([], FIRST, TODAY, by_municipality=True) == ()
    assert why_not_set([FIRST], SECOND, date(2026, 6, 1), by_municipality=True) == ()


def test_nobody_else_sets_a_frame() -> None:
    assert why_not_set([], FIRST, TODAY, by_municipality=False) == (NoFrame.NOT_YOURS,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": " "}, NoFrame.TEXT),
        ({"legal_basis": ""}, NoFrame.BASIS),
        ({"setter": ""}, NoFrame.SETTER),
        ({"until": date(2025, 12, 31)}, NoFrame.PERIOD),
        ({"since": date(2025, 11, 30)}, NoFrame.BEFOREHAND),
    ],
)
def test_a_frame_says_what_on_which_basis_who_and_when(change: dict[str, object], reason: NoFrame) -> None:
    assert why_not_set([], replace(FIRST, **change), TODAY, by_municipality=True) == (reason,)  # type: ignore[arg-type]


def test_a_new_version_begins_after_the_last_and_says_something_new() -> None:
    early = replace(SECOND, since=JANUARY)
    assert why_not_set([FIRST], early, TODAY, by_municipality=True) == (NoFrame.OVERLAPS,)
    same = replace(FIRST, number=2, since=JULY)
    assert why_not_set([FIRST], same, TODAY, by_municipality=True) == (NoFrame.SAME,)
    other = replace(SECOND, frame=PGB)
    assert why_not_set([FIRST], other, TODAY, by_municipality=True) == (NoFrame.OTHER_FRAME,)


def test_a_frame_ends_today_or_later_and_once() -> None:
    assert why_not_end(FIRST, JULY, JULY, by_municipality=True) == ()
    assert why_not_end(FIRST, JULY, JULY, by_municipality=False) == (NoFrame.NOT_YOURS,)
    assert why_not_end(FIRST, JANUARY, JULY, by_municipality=True) == (NoFrame.BEFOREHAND,)
    assert why_not_end(FIRST, TODAY, TODAY, by_municipality=True) == (NoFrame.PERIOD,)
    assert why_not_end(replace(FIRST, until=JANUARY), JULY, JULY, by_municipality=True) == (NoFrame.ENDED,)


def test_beforehand_means_published_and_begun_before_the_first_text() -> None:
    assert known_beforehand(FIRST, at(date(2026, 3, 9)))
    assert not known_beforehand(SECOND, at(date(2026, 6, 15)))
    assert not known_beforehand(replace(FIRST, published=at(date(2026, 3, 10))), at(date(2026, 3, 9)))


def test_a_frame_of_the_same_day_was_there_beforehand_when_it_could_be_read() -> None:
    morning = replace(FIRST, since=TODAY, published=at(TODAY))
    assert known_beforehand(morning, at(TODAY))
    assert not known_beforehand(morning, at(TODAY) - timedelta(seconds=1))


def test_a_frame_may_begin_today_and_hold_for_one_day() -> None:
    one_day = replace(FIRST, since=TODAY, until=TODAY)
    assert why_not_set([], one_day, TODAY, by_municipality=True) == ()
    assert why_not_end(one_day, TODAY, TODAY, by_municipality=True) == ()
