"""Cards ask for strengths first, and only the resident reads them until they say otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.conversation.rules.cards import (
    CARDS,
    FACES,
    STRENGTHS,
    Audience,
    Card,
    NoReading,
    place,
    why_not_share_card,
    why_not_write_card,
)
from kanteling.apps.conversation.rules.questions import GOAL_FROM, HINTS, PRIVATE_UNTIL_OFFERED, Question
from kanteling.foundation.actor import Part

OWNER = frozenset({Part.OWN, Part.PLAN, Part.STORY, Part.DECIDE})


def test_talents_and_wishes_are_asked_before_anything_that_is_hard() -> None:
    assert set(CARDS[:2]) == STRENGTHS
    assert next(iter(Question)) is Question.TALENTS


def test_every_card_has_one_plain_question_a_hint_and_an_icon() -> None:
    assert set(FACES) == set(Card)
    for face in FACES.values():
        assert face.question.endswith("?")
        assert face.question.count("?") == 1
        assert face.hint
        assert face.icon.replace("-", "").isalpha()
    assert len({face.icon for face in FACES.values()}) == len(CARDS)


def test_cards_are_numbered_in_the_order_in_which_they_are_asked() -> None:
    assert [place(card) for card in CARDS] == list(range(1, len(CARDS) + 1))
    assert place(Card.CONTACTS) == 4


def test_the_ten_life_areas_are_there() -> None:
    assert len(set(Card) - STRENGTHS) == 10


def test_every_question_has_a_hint_and_gifts_stay_private() -> None:
    assert set(HINTS) == set(Question)
    assert {Question.GIVE} == PRIVATE_UNTIL_OFFERED
    assert set(GOAL_FROM) <= set(Question)


@given(st.frozensets(st.sampled_from(Part)), st.sampled_from(Audience))
def test_nobody_else_writes_on_or_shares_a_card(parts: frozenset[Part], audience: Audience) -> None:
    if Part.OWN not in parts:
        assert why_not_write_card(parts) == (NoReading.NOT_YOURS,)
        assert why_not_share_card(parts, "woorden", audience) == (NoReading.NOT_YOURS,)


def test_an_empty_card_is_not_shared_but_can_be_taken_back() -> None:
    assert why_not_share_card(OWNER, " ", Audience.CIRCLE) == (NoReading.EMPTY,)
    assert why_not_share_card(OWNER, " ", Audience.ONLY_ME) == ()
    assert why_not_share_card(OWNER, "Joop", Audience.CIRCLE) == ()
