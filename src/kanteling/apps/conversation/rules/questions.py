"""What is asked at the table, in the resident's own words: talents before problems.

Source: domain page, "Conversation"; Wmo 2015 art. 2.3.2-4 a to f (d: the carer's own load).
"""

from collections.abc import Mapping

from kanteling.apps.conversation.rules.cards import STRENGTHS, Card
from kanteling.foundation.words import Dutch, Worded


class Question(Worded):
    """The questions of one conversation, in their order. All may stay empty."""

    TALENTS = "talents", "Wat kunt u goed, en wat doet u graag?"
    WISHES = "wishes", "Wat zou u graag weer doen?"
    HAPPENED = "happened", "Wat is er gebeurd?"
    ASKED = "asked", "Wat vraagt u?"
    BENEATH = "beneath", "En wat zit daaronder?"
    WANTED = "wanted", "Hoe ziet het eruit als het goed is?"
    OWN_STRENGTH = "own_strength", "Wat kunt u zelf?"
    NETWORK = "network", "Wie zijn er om u heen?"
    TRIED = "tried", "Wat hebt u al geprobeerd?"
    GIVE = "give", "Wat kunt en wilt u voor een ander betekenen?"
    CARER = "carer", "Hoe is het voor wie voor u zorgt?"


HINTS: Mapping[Question, Dutch] = {
    Question.TALENTS: "Vroeger en nu. Thuis, op het werk, bij de club.",
    Question.WISHES: "Het mag iets kleins zijn.",
    Question.HAPPENED: "In de eigen woorden, zo kort of zo lang als u wilt.",
    Question.ASKED: "Waarvoor kwam u?",
    Question.BENEATH: "De vraag achter de vraag. Neem de tijd.",
    Question.WANTED: "Waaraan merkt u dat?",
    Question.OWN_STRENGTH: "Ook met een hulpmiddel of wat meer tijd.",
    Question.NETWORK: "Familie, buren, vrienden, de club.",
    Question.TRIED: "Wat hielp? Wat hielp niet?",
    Question.GIVE: "Dit blijft van u, tot u het zelf aanbiedt. Het is nooit een plicht.",
    Question.CARER: "Wat kost het? Wat zou die zelf willen?",
}

GOAL_FROM: tuple[Question, ...] = (Question.WANTED, Question.WISHES)
"""A first goal of the plan is proposed from these words: nothing is typed twice."""

PRIVATE_UNTIL_OFFERED = frozenset({Question.GIVE})
"""Gifts are private until their owner offers them."""

IN_STORY = tuple(question for question in Question if question not in PRIVATE_UNTIL_OFFERED)
"""What comes into the report; a gift only when its owner offers it."""

TO_QUESTION: Mapping[Card, Question] = {
    card: Question(card.code) if card in STRENGTHS else Question.HAPPENED for card in Card
} | {Card.CONTACTS: Question.NETWORK}
"""Under which question a card that was shared already stands, when the talk at the table begins."""


def first_words(shared: Mapping[Card, str]) -> dict[Question, str]:
    """What the shared cards already say per question: nothing is typed twice.

    A life area that shares its question with others is named first, so that it stays clear what was said about what.
    """
    found: dict[Question, list[str]] = {}
    for card in Card:
        words = shared.get(card, "").strip()
        if words:
            question = TO_QUESTION[card]
            named = f"{card.dutch}: {words}" if question is Question.HAPPENED else words
            found.setdefault(question, []).append(named)
    return {question: "\n".join(lines) for question, lines in found.items()}
