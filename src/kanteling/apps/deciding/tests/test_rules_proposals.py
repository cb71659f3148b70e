"""Making, changing and withdrawing a proposal; no second veto."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kanteling.apps.deciding.rules.proposals import (
    NoProposal,
    NoSecondVeto,
    NoWithdrawal,
    why_not_claim_crossing,
    why_not_new_version,
    why_not_propose,
    why_not_withdraw,
)
from kanteling.apps.deciding.rules.standing import Table
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId

BAKKER, INEKE, JOOP, SAMIRA = (PersonId(UUID(int=n)) for n in range(1, 5))
MONDAY = datetime(2026, 3, 9, 10, tzinfo=UTC)
TABLE = Table(BAKKER, frozenset({BAKKER, INEKE, JOOP}), MONDAY, proposer=INEKE)
ADOPTED = replace(TABLE, adopted=MONDAY)
WITHDRAWN = replace(TABLE, withdrawn=MONDAY)
OLD, NEW = "Joop rijdt.", "Joop rijdt. Kan hij niet, dan de buurtbus."


def change(table: Table, person: PersonId, new: str = NEW, read: int = 1) -> tuple[NoProposal, ...]:
    return why_not_new_version(table, person, OLD, new, read=read, current=1)


def test_those_who_decide_propose() -> None:
    assert why_not_propose(frozenset({Part.DECIDE}), OLD) == ()
    assert why_not_propose(frozenset({Part.DECIDE}), " ") == (NoProposal.TEXT,)


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.DECIDE])
def test_no_other_part_of_a_circle_lets_anyone_propose(part: Part) -> None:
    assert why_not_propose(frozenset({part}), OLD) == (NoProposal.INFORMS,)


def test_everyone_who_decides_can_better_the_text() -> None:
    assert change(TABLE, JOOP) == ()


def test_a_professional_does_not_touch_the_text() -> None:
    assert change(TABLE, SAMIRA) == (NoProposal.INFORMS,)


def test_a_new_version_says_something_new() -> None:
    assert change(TABLE, JOOP, "  ") == (NoProposal.TEXT,)
    assert change(TABLE, JOOP, " Joop  rijdt. ") == (NoProposal.SAME,)


def test_two_at_once_never_overwrite_each_other() -> None:
    assert change(TABLE, JOOP, read=0) == (NoProposal.MEANWHILE,)


def test_what_stands_is_changed_by_a_new_proposal_only() -> None:
    assert change(ADOPTED, BAKKER) == (NoProposal.STANDS,)
    assert change(WITHDRAWN, BAKKER) == (NoProposal.WITHDRAWN,)


def test_the_maker_and_the_resident_withdraw() -> None:
    assert why_not_withdraw(TABLE, INEKE) == ()
    assert why_not_withdraw(TABLE, BAKKER) == ()
    assert why_not_withdraw(TABLE, JOOP) == (NoWithdrawal.NOT_YOURS,)


def test_a_maker_who_left_the_table_does_not_withdraw() -> None:
    assert why_not_withdraw(replace(TABLE, deciders=frozenset({BAKKER})), INEKE) == (NoWithdrawal.NOT_YOURS,)


def test_nobody_withdraws_what_stands_or_what_is_gone() -> None:
    assert why_not_withdraw(ADOPTED, BAKKER) == (NoWithdrawal.STANDS,)
    assert why_not_withdraw(WITHDRAWN, BAKKER) == (NoWithdrawal.WITHDRAWN,)


def test_there_is_no_second_veto() -> None:
    assert why_not_claim_crossing(TABLE) == ()
    assert why_not_claim_crossing(ADOPTED) == (NoSecondVeto.STANDS,)
    assert why_not_claim_crossing(WITHDRAWN) == (NoSecondVeto.WITHDRAWN,)
