"""Handing over a voice, reminding, and going on without someone who stays silent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kanteling.apps.deciding.rules.rounds import (
    NoContinuing,
    NoHandover,
    NoReminder,
    continue_from,
    remind_from,
    why_not_continue_without,
    why_not_hand_over,
    why_not_remind,
    why_not_take_back,
)
from kanteling.apps.deciding.rules.standing import Answer, Reminder, Table
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, JOOP, FATMA, SAMIRA, TRUUS = (PersonId(UUID(int=n)) for n in range(1, 7))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
DAY = timedelta(days=1)
YES = Answer.GO_ALONG


def table(**facts: object) -> Table:
    """Bakker and Ineke went along; Joop and Fatma said nothing yet. Truus guides, Samira informs."""
    deciders = frozenset({BAKKER, INEKE, JOOP, FATMA})
    start = Table(BAKKER, deciders, MONDAY, {BAKKER: YES, INEKE: YES}, guides=frozenset({TRUUS}))
    return replace(start, **facts)  # type: ignore[arg-type]


def test_a_voice_goes_to_another_who_decides() -> None:
    assert why_not_hand_over(table(), JOOP, INEKE) == ()
    assert why_not_hand_over(table(), BAKKER, INEKE) == ()


def test_a_professional_never_speaks_for_someone() -> None:
    assert why_not_hand_over(table(), JOOP, SAMIRA) == (NoHandover.HOLDER_INFORMS,)
    assert why_not_hand_over(table(), JOOP, TRUUS) == (NoHandover.HOLDER_INFORMS,)


def test_who_informs_has_no_voice_to_give() -> None:
    assert why_not_hand_over(table(), SAMIRA, INEKE) == (NoHandover.INFORMS,)


def test_nobody_speaks_for_themselves_by_handing_over() -> None:
    assert why_not_hand_over(table(), JOOP, JOOP) == (NoHandover.SELF,)


def test_chains_and_cycles_are_not_made() -> None:
    given = table(voices={FATMA: INEKE})
    assert why_not_hand_over(given, JOOP, FATMA) == (NoHandover.HOLDER_GAVE_AWAY,)
    back = table(voices={FATMA: JOOP})
    assert why_not_hand_over(back, JOOP, FATMA) == (NoHandover.HOLDER_GAVE_AWAY,)


def test_who_gave_the_voice_away_and_answered_anyhow_can_speak_for_another() -> None:
    answered = table(voices={INEKE: BAKKER})
    assert why_not_hand_over(answered, JOOP, INEKE) == ()


def test_who_speaks_for_another_can_still_hand_over_the_own_voice() -> None:
    assert why_not_hand_over(table(voices={FATMA: JOOP}), JOOP, INEKE) == ()


def test_a_voice_can_be_taken_back_until_it_stands() -> None:
    given = table(voices={FATMA: INEKE})
    assert why_not_take_back(given, FATMA) == ()
    assert why_not_take_back(given, JOOP) == (NoHandover.NOT_GIVEN,)
    assert why_not_take_back(replace(given, adopted=MONDAY), FATMA) == (NoHandover.STANDS,)


def test_a_reminder_waits_two_days() -> None:
    assert remind_from(table(), JOOP) == MONDAY + 2 * DAY
    assert why_not_remind(table(), BAKKER, JOOP, MONDAY + DAY) == (NoReminder.TOO_SOON,)
    assert why_not_remind(table(), BAKKER, JOOP, MONDAY + 2 * DAY) == ()


def test_a_next_reminder_waits_two_days_again() -> None:
    reminded = table(reminders=(Reminder(JOOP, MONDAY + 2 * DAY),))
    assert why_not_remind(reminded, BAKKER, JOOP, MONDAY + 3 * DAY) == (NoReminder.TOO_SOON,)
    assert why_not_remind(reminded, BAKKER, FATMA, MONDAY + 3 * DAY) == ()


def test_the_circle_and_the_guide_remind_but_not_a_professional() -> None:
    later = MONDAY + 3 * DAY
    assert why_not_remind(table(), TRUUS, JOOP, later) == ()
    assert why_not_remind(table(), FATMA, JOOP, later) == ()
    assert why_not_remind(table(), SAMIRA, JOOP, later) == (NoReminder.NOT_YOURS,)


def test_only_those_who_said_nothing_are_reminded() -> None:
    later = MONDAY + 3 * DAY
    assert why_not_remind(table(), BAKKER, INEKE, later) == (NoReminder.ANSWERED,)
    assert why_not_remind(table(), BAKKER, SAMIRA, later) == (NoReminder.INFORMS,)
    through = table(voices={JOOP: INEKE})
    assert why_not_remind(through, BAKKER, JOOP, later) == (NoReminder.ANSWERED,)


REMINDED = table(reminders=(Reminder(JOOP, MONDAY + 2 * DAY), Reminder(JOOP, MONDAY + 4 * DAY)))


def test_the_resident_goes_on_without_someone_five_days_after_a_reminder() -> None:
    assert continue_from(REMINDED, JOOP) == MONDAY + 7 * DAY
    early, in_time = MONDAY + 7 * DAY - timedelta(seconds=1), MONDAY + 7 * DAY
    assert why_not_continue_without(REMINDED, BAKKER, JOOP, early) == (NoContinuing.TOO_SOON,)
    assert why_not_continue_without(REMINDED, BAKKER, JOOP, in_time) == ()


def test_without_a_reminder_nobody_is_left_out() -> None:
    assert why_not_continue_without(table(), BAKKER, JOOP, MONDAY + 90 * DAY) == (NoContinuing.REMIND_FIRST,)


def test_a_reminder_of_the_moment_of_asking_counts() -> None:
    at_once = table(reminders=(Reminder(JOOP, MONDAY),))
    assert continue_from(at_once, JOOP) == MONDAY + 5 * DAY


def test_a_reminder_about_an_older_text_does_not_count() -> None:
    new_text = replace(REMINDED, asked=MONDAY + 10 * DAY)
    assert why_not_continue_without(new_text, BAKKER, JOOP, MONDAY + 30 * DAY) == (NoContinuing.REMIND_FIRST,)


@pytest.mark.parametrize("asker", [INEKE, SAMIRA, TRUUS, JOOP])
def test_only_the_resident_asks_to_go_on(asker: PersonId) -> None:
    assert why_not_continue_without(REMINDED, asker, JOOP, MONDAY + 9 * DAY) == (NoContinuing.NOT_YOURS,)


def test_never_without_the_resident() -> None:
    silent = replace(REMINDED, answers={}, reminders=(Reminder(BAKKER, MONDAY),))
    assert why_not_continue_without(silent, BAKKER, BAKKER, MONDAY + 9 * DAY) == (NoContinuing.RESIDENT,)


def test_never_without_someone_who_objected() -> None:
    objected = replace(REMINDED, answers={BAKKER: YES, JOOP: Answer.OBJECT})
    assert why_not_continue_without(objected, BAKKER, JOOP, MONDAY + 9 * DAY) == (NoContinuing.OBJECTED,)
    through = replace(REMINDED, answers={BAKKER: YES, INEKE: Answer.OBJECT}, voices={JOOP: INEKE})
    assert why_not_continue_without(through, BAKKER, JOOP, MONDAY + 9 * DAY) == (NoContinuing.OBJECTED,)


def test_who_said_something_or_was_left_out_before_is_not_left_out_again() -> None:
    answered = replace(REMINDED, answers={JOOP: Answer.STAND_ASIDE})
    assert why_not_continue_without(answered, BAKKER, JOOP, MONDAY + 9 * DAY) == (NoContinuing.ANSWERED,)
    before = replace(REMINDED, continued_without=frozenset({JOOP}))
    assert why_not_continue_without(before, BAKKER, JOOP, MONDAY + 9 * DAY) == (NoContinuing.ALREADY,)
    assert why_not_continue_without(REMINDED, BAKKER, SAMIRA, MONDAY + 9 * DAY) == (NoContinuing.INFORMS,)


def test_nothing_of_this_happens_after_it_stands_or_was_withdrawn() -> None:
    later = MONDAY + 9 * DAY
    for facts, code in (({"adopted": MONDAY}, "stands"), ({"withdrawn": MONDAY}, "withdrawn")):
        over = replace(REMINDED, **facts)  # type: ignore[arg-type]
        for reasons in (
            why_not_hand_over(over, JOOP, INEKE),
            why_not_remind(over, BAKKER, JOOP, later),
            why_not_continue_without(over, BAKKER, JOOP, later),
        ):
            assert code in [reason.code for reason in reasons]
