"""Words beside the figures name nobody, and someone else reads them first."""

from datetime import date
from uuid import uuid4

import pytest

from kanteling.apps.neighbourhood.rules.voices import (
    NoChoosing,
    NoJudging,
    NoTelling,
    Sent,
    why_not_choose,
    why_not_judge,
    why_not_tell,
)
from kanteling.foundation.actor import Role
from kanteling.foundation.ids import PersonId

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", NoTelling.EMPTY),
        ("x" * 301, NoTelling.LONG),
        ("Bel 06 12 34 56 78", NoTelling.NUMBER),
        ("Ze woont op Hatertseweg 12", NoTelling.ADDRESS),
        ("Schrijf naar jan@voorbeeld.nl", NoTelling.ADDRESS),
        ("Zie 6533 AB", NoTelling.ADDRESS),
        ("Meneer de Vries klaagt", NoTelling.NAME),
        ("De buurvrouw Fatma helpt", NoTelling.NAME),
    ],
)
def test_what_names_someone_cannot_stand_there(words: str, reason: NoTelling) -> None:
    assert reason in why_not_tell(words, "", TODAY, TODAY)


@pytest.mark.parametrize(
    "words", ["Op zaterdag is het hier dood.", "Lijn 6 rijdt niet na 18.00 uur", "In 2019 was er een bank"]
)
def test_plain_words_can(words: str) -> None:
    assert why_not_tell(words, "het plein", TODAY, TODAY) == ()


def test_a_day_that_has_to_come_was_not_seen() -> None:
    assert why_not_tell("Druk", "", date(2026, 3, 11), TODAY) == (NoTelling.LATER,)


def test_another_than_the_writer_reads_it_and_says_why_not() -> None:
    me, other = PersonId(uuid4()), PersonId(uuid4())
    guide = {Role.PROCESS_GUIDE}
    assert why_not_judge(Sent(other, False), me, set(), shown=True, reason="") == (NoJudging.NOT_GUIDE,)
    assert why_not_judge(Sent(me, False), me, guide, shown=True, reason="") == (NoJudging.OWN,)
    assert why_not_judge(Sent(other, True), me, guide, shown=True, reason="") == (NoJudging.DONE,)
    assert why_not_judge(Sent(other, False), me, guide, shown=False, reason=" ") == (NoJudging.NO_REASON,)
    assert why_not_judge(Sent(other, False), me, guide, shown=True, reason="") == ()


def test_residents_choose_and_choosing_is_also_leaving_out() -> None:
    assert why_not_choose({Role.POLICY}, 0, 5) == (NoChoosing.WORKS_HERE,)
    assert why_not_choose(set(), 5, 5) == (NoChoosing.MANY,)
    assert why_not_choose(set(), 4, 5) == ()
