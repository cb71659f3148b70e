"""What may be offered, asked and answered."""

from datetime import UTC, datetime

import pytest

from kanteling.apps.matching.rules.giving import (
    Meeting,
    NoGift,
    NoMeeting,
    NoReport,
    Side,
    traces,
    why_not_answer,
    why_not_ask,
    why_not_handle,
    why_not_place,
    why_not_tell,
)

NOW = datetime(2026, 3, 10, 14, tzinfo=UTC)
YES, NO, LEFT = Side(yes=NOW), Side(no=NOW), Side(yes=NOW, left=NOW)


@pytest.mark.parametrize(
    "text",
    [
        "Bel 024 123 45 67",
        "06-12345678",
        "joop@voorbeeld.example",
        "Lindelaan 3, 6543 AB Nijmegen",
        "6543AB",
        "0612345678.",
    ],
)
def test_nothing_on_the_board_by_which_someone_is_traced(text: str) -> None:
    assert traces(text)
    assert NoGift.ADDRESS in why_not_place("Boekhouden", text, "Bakker", offered=False, removed=False)


@pytest.mark.parametrize(
    "text",
    ["Op zaterdag om 14.00 uur", "Ik heb 40 jaar boeken gedaan", "In 2024 en 2025", "Bus 12 of 14", "@ home"],
)
def test_ordinary_numbers_may_stand_on_the_board(text: str) -> None:
    assert not traces(text)


def test_a_notice_has_a_chosen_name_and_hangs_once() -> None:
    assert why_not_place("Boekhouden", "", "", offered=True, removed=False) == (NoGift.CALLED, NoGift.OFFERED)
    assert why_not_place("Boekhouden", "", "Bakker", offered=False, removed=False) == ()


def test_a_first_meeting_is_at_a_public_place() -> None:
    asked = why_not_ask(own=False, there=True, asked=False, place=False, when="zaterdag", contact="x", called="Mo")
    assert asked == (NoMeeting.PLACE,)


def test_nobody_meets_themselves_or_asks_twice() -> None:
    own = why_not_ask(own=True, there=True, asked=True, place=True, when="zaterdag", contact="x", called="Mo")
    assert own == (NoMeeting.OWN, NoMeeting.ASKED)


@pytest.mark.parametrize(
    ("meeting", "agreed"),
    [
        (Meeting(YES), False),
        (Meeting(YES, YES), True),
        (Meeting(YES, NO), False),
        (Meeting(LEFT, YES), False),
        (Meeting(YES, LEFT), False),
        (Meeting(Side(), YES), False),
    ],
)
def test_only_when_both_say_yes_each_may_reach_the_other(meeting: Meeting, agreed: bool) -> None:
    assert meeting.agreed is agreed


def test_a_no_needs_nothing_and_a_yes_needs_a_way_to_be_reached() -> None:
    assert why_not_answer(Meeting(YES), yes=False, contact="", called="") == ()
    assert why_not_answer(Meeting(YES), yes=True, contact="", called="") == (NoMeeting.CALLED, NoMeeting.CONTACT)
    assert why_not_answer(Meeting(LEFT), yes=False, contact="", called="") == (NoMeeting.OVER,)
    assert why_not_answer(Meeting(YES, NO), yes=True, contact="x", called="x") == (NoMeeting.ANSWERED,)


def test_thanks_come_after_both_said_yes_and_once() -> None:
    assert why_not_tell(Meeting(YES), YES) == (NoMeeting.NOT_AGREED,)
    assert why_not_tell(Meeting(YES, YES), YES) == ()
    assert why_not_tell(Meeting(YES, YES), Side(yes=NOW, told=NOW)) == (NoMeeting.ANSWERED,)


def test_only_who_guards_the_board_handles_a_report() -> None:
    assert why_not_handle(guards=False, handled=False) == (NoReport.NOT_YOURS,)
    assert why_not_handle(guards=True, handled=True) == (NoReport.HANDLED,)
