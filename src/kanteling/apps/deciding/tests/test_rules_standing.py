"""When a proposal stands: silence is never consent, one objection keeps it out."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kanteling.apps.deciding.rules.standing import (
    Answer,
    Badge,
    NotYet,
    NoVoice,
    State,
    Table,
    Voice,
    standing,
    voice,
    why_no_voice,
    why_not_adopt,
    why_not_answer,
)
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, JOOP, FATMA, SAMIRA = (PersonId(UUID(int=n)) for n in range(1, 6))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
YES, NO, ASIDE = Answer.GO_ALONG, Answer.OBJECT, Answer.STAND_ASIDE


def table(**facts: object) -> Table:
    """Bakker, Ineke, Joop and Fatma at the table; all go along unless the test says otherwise."""
    deciders = frozenset({BAKKER, INEKE, JOOP, FATMA})
    return replace(Table(BAKKER, deciders, MONDAY, dict.fromkeys(deciders, YES)), **facts)  # type: ignore[arg-type]


def said(**answers: Answer | None) -> dict[PersonId, Answer]:
    names = {"bakker": BAKKER, "ineke": INEKE, "joop": JOOP, "fatma": FATMA}
    everyone: dict[str, Answer | None] = dict.fromkeys(names, YES) | answers
    return {names[name]: answer for name, answer in everyone.items() if answer is not None}


def test_it_stands_when_everyone_goes_along() -> None:
    verdict = standing(table())
    assert (verdict.state, verdict.waits_for, verdict.objected_by) == (State.STANDS, frozenset(), frozenset())
    assert why_not_adopt(table()) == ()


def test_silence_is_not_consent() -> None:
    silent = table(answers=said(joop=None))
    assert standing(silent).state is State.WAITS
    assert standing(silent).waits_for == {JOOP}
    assert why_not_adopt(silent) == (NotYet.WAITS,)


def test_one_objection_keeps_it_out() -> None:
    objected = table(answers=said(fatma=NO))
    assert standing(objected).state is State.OBJECTED
    assert standing(objected).objected_by == {FATMA}
    assert why_not_adopt(objected) == (NotYet.OBJECTED,)


def test_standing_aside_blocks_nothing() -> None:
    assert standing(table(answers=said(ineke=ASIDE, joop=ASIDE, fatma=ASIDE))).state is State.STANDS


def test_without_the_residents_own_yes_it_is_not_their_plan() -> None:
    aside = table(answers=said(bakker=ASIDE))
    assert standing(aside).state is State.WAITS
    assert why_not_adopt(aside) == (NotYet.RESIDENT,)


def test_a_resident_alone_decides_alone() -> None:
    alone = Table(BAKKER, frozenset({BAKKER}), MONDAY, {BAKKER: YES})
    assert standing(alone).state is State.STANDS


def test_a_table_without_its_resident_decides_nothing() -> None:
    with pytest.raises(ValueError, match="resident"):
        Table(BAKKER, frozenset({INEKE}), MONDAY)


def test_an_answer_of_someone_who_informs_is_not_even_heard() -> None:
    with_samira = table(answers=said() | {SAMIRA: NO})
    assert standing(with_samira).state is State.STANDS
    assert SAMIRA not in {v.person for v in standing(with_samira).voices}


def test_the_resident_comes_first_in_the_list() -> None:
    assert standing(table()).voices[0].person == BAKKER


def test_who_handed_over_the_voice_speaks_through_the_other() -> None:
    handed = table(answers=said(joop=None), voices={JOOP: INEKE})
    assert voice(handed, JOOP) == Voice(JOOP, Badge.HANDED_OVER, YES, INEKE)
    assert standing(handed).state is State.STANDS


def test_the_resident_can_speak_through_another() -> None:
    handed = table(answers=said(bakker=None), voices={BAKKER: INEKE})
    assert standing(handed).state is State.STANDS


def test_a_resident_who_speaks_through_someone_standing_aside_does_not_go_along() -> None:
    handed = table(answers=said(bakker=None, ineke=ASIDE), voices={BAKKER: INEKE})
    assert why_not_adopt(handed) == (NotYet.RESIDENT,)


def test_an_own_answer_comes_before_a_voice_handed_over() -> None:
    handed = table(answers=said(joop=NO), voices={JOOP: INEKE})
    assert standing(handed).objected_by == {JOOP}


def test_an_objection_counts_for_everyone_it_speaks_for() -> None:
    handed = table(answers=said(joop=None, ineke=NO), voices={JOOP: INEKE})
    assert standing(handed).objected_by == {INEKE, JOOP}


def test_who_holds_a_voice_and_says_nothing_keeps_both_waiting() -> None:
    handed = table(answers=said(joop=None, ineke=None), voices={JOOP: INEKE})
    assert standing(handed).waits_for == {INEKE, JOOP}


def test_a_voice_travels_one_step() -> None:
    chain = table(answers=said(joop=None, ineke=None), voices={JOOP: INEKE, INEKE: FATMA})
    assert standing(chain).waits_for == {JOOP}


def test_a_cycle_carries_no_voice() -> None:
    cycle = table(answers=said(joop=None, ineke=None), voices={JOOP: INEKE, INEKE: JOOP})
    assert standing(cycle).waits_for == {INEKE, JOOP}


def test_a_voice_given_to_someone_who_left_the_table_waits_for_its_owner() -> None:
    left = table(answers=said(joop=None) | {SAMIRA: YES}, voices={JOOP: SAMIRA})
    assert voice(left, JOOP).badge is Badge.SILENT
    assert standing(left).waits_for == {JOOP}


def test_the_round_goes_on_without_someone_when_that_was_recorded() -> None:
    on = table(answers=said(joop=None), continued_without=frozenset({JOOP}))
    assert voice(on, JOOP).badge is Badge.CONTINUED_WITHOUT
    assert standing(on).state is State.STANDS


def test_who_speaks_after_all_is_heard() -> None:
    on = table(answers=said(joop=NO), continued_without=frozenset({JOOP}))
    assert standing(on).state is State.OBJECTED


def test_nobody_goes_on_without_the_resident() -> None:
    on = table(answers=said(bakker=None), continued_without=frozenset({BAKKER}))
    assert why_not_adopt(on) == (NotYet.RESIDENT,)


def test_a_crossed_frame_keeps_it_open_when_all_go_along() -> None:
    framed = table(crossed=frozenset({"Kilometers"}))
    assert standing(framed).state is State.FRAMED
    assert why_not_adopt(framed) == (NotYet.FRAMED,)


def test_every_reason_why_it_does_not_stand_is_told() -> None:
    all_at_once = table(answers=said(bakker=None, ineke=NO, joop=None), crossed=frozenset({"Kilometers"}))
    assert set(why_not_adopt(all_at_once)) == {NotYet.OBJECTED, NotYet.WAITS, NotYet.RESIDENT, NotYet.FRAMED}


def test_what_stands_keeps_standing() -> None:
    adopted = table(answers=said(joop=NO), adopted=MONDAY, crossed=frozenset({"Kilometers"}))
    assert standing(adopted).state is State.STANDS
    assert why_not_adopt(adopted) == (NotYet.STANDS,)


def test_what_was_withdrawn_does_not_stand() -> None:
    assert standing(table(withdrawn=MONDAY)).state is State.WITHDRAWN
    assert why_not_adopt(table(withdrawn=MONDAY)) == (NotYet.WITHDRAWN,)


def test_a_professional_informs_but_does_not_decide() -> None:
    assert why_no_voice(table(), SAMIRA) == (NoVoice.INFORMS,)


def test_everyone_involved_has_a_voice_until_it_stands() -> None:
    assert why_no_voice(table(), FATMA) == ()
    assert why_no_voice(table(adopted=MONDAY), FATMA) == (NoVoice.STANDS,)
    assert why_no_voice(table(withdrawn=MONDAY), FATMA) == (NoVoice.WITHDRAWN,)


def test_an_objection_carries_its_reason_and_the_others_need_none() -> None:
    assert why_not_answer(table(), JOOP, NO, " ") == (NoVoice.REASON,)
    assert why_not_answer(table(), JOOP, NO, "Ik kan niet op zaterdag.") == ()
    assert why_not_answer(table(), JOOP, YES, "") == ()
    assert why_not_answer(table(), JOOP, ASIDE, "") == ()
