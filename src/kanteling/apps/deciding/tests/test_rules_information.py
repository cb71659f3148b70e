"""Everyone at the table can say what they know; only the circle chooses the way round a frame."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kanteling.apps.deciding.rules.crossings import NoRoute, why_not_ask_room, why_not_reason
from kanteling.apps.deciding.rules.information import NoInformation, NoQuestion, why_not_ask, why_not_inform
from kanteling.apps.deciding.rules.standing import Table
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, SAMIRA = (PersonId(UUID(int=n)) for n in range(1, 4))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TABLE = Table(BAKKER, frozenset({BAKKER, INEKE}), MONDAY)
CIRCLE = frozenset({Part.PLAN, Part.DECIDE})
OTHERS = [frozenset({Part.PLAN, part}) for part in (Part.INFORM, Part.GUIDE, Part.FRAME)]
BUS = "De buurtbus rijdt op zaterdag."


@pytest.mark.parametrize("parts", [CIRCLE, *OTHERS])
def test_everyone_at_the_table_gives_information(parts: frozenset[Part]) -> None:
    assert why_not_inform(parts, BUS, closed=False) == ()
    assert why_not_inform(parts, " ", closed=False) == (NoInformation.TEXT,)


@pytest.mark.parametrize("parts", OTHERS)
def test_in_closed_time_nobody_slips_a_note_under_the_door(parts: frozenset[Part]) -> None:
    assert why_not_inform(parts, BUS, closed=True) == (NoInformation.CLOSED,)
    assert why_not_inform(CIRCLE, BUS, closed=True) == ()


def test_from_outside_no_information_comes_in() -> None:
    assert why_not_inform(frozenset(), BUS, closed=False) == (NoInformation.OUTSIDE,)


def test_the_circle_asks_who_informs_also_from_behind_the_door() -> None:
    assert why_not_ask(CIRCLE, "Rijdt de bus?", informs=True, closed=True) == ()
    assert why_not_ask(CIRCLE, "", informs=True, closed=False) == (NoQuestion.TEXT,)
    assert why_not_ask(CIRCLE, "Rijdt de bus?", informs=False, closed=False) == (NoQuestion.NOBODY,)


def test_the_guide_asks_with_the_door_open_and_a_professional_does_not_question_the_circle() -> None:
    guide, professional = OTHERS[1], OTHERS[0]
    assert why_not_ask(guide, "Rijdt de bus?", informs=True, closed=False) == ()
    assert why_not_ask(guide, "Rijdt de bus?", informs=True, closed=True) == (NoQuestion.CLOSED,)
    assert why_not_ask(professional, "Waarom?", informs=True, closed=False) == (NoQuestion.NOT_YOURS,)


def test_only_the_circle_gives_the_reason_or_asks_for_room() -> None:
    for rule in (why_not_reason, why_not_ask_room):
        assert rule(TABLE, INEKE, "Joop woont ver.") == ()
        assert rule(TABLE, SAMIRA, "Joop woont ver.") == (NoRoute.INFORMS,)
        assert rule(TABLE, INEKE, " ") == (NoRoute.TEXT,)
        assert rule(replace(TABLE, adopted=MONDAY), INEKE, "Te laat.") == (NoRoute.STANDS,)
        assert rule(replace(TABLE, withdrawn=MONDAY), INEKE, "Te laat.") == (NoRoute.WITHDRAWN,)
