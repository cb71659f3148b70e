"""What is asked at the table, in the resident's own words: talents before problems.

Source: domain page, "Conversation"; Wmo 2015 art. 2.3.2-4 a to f (d: the carer's own load).
"""

from collections.abc import Mapping

from kanteling.foundation.words import Worded


class Question(Worded):
    """The questions of one conversation, in their order. All may stay empty."""

    TALENTS = "talents", "Wat kunt u goed, en wat doet u graag?"
    HAPPENED = "happened", "Wat is er gebeurd?"
    ASKED = "asked", "Wat vraagt u?"
    BENEATH = "beneath", "En wat zit daaronder?"
    WANTED = "wanted", "Hoe ziet het eruit als het goed is?"
    OWN_STRENGTH = "own_strength", "Wat kunt u zelf?"
    NETWORK = "network", "Wie zijn er om u heen?"
    TRIED = "tried", "Wat hebt u al geprobeerd?"
    GIVE = "give", "Wat kunt en wilt u voor een ander betekenen?"
    CARER = "carer", "Hoe is het voor wie voor u zorgt?"


HINTS: Mapping[Question, str] = {
    Question.TALENTS: "Vroeger en nu. Thuis, op het werk, bij de club.",
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

GOAL_FROM: tuple[Question, ...] = (Question.WANTED, Question.ASKED)
"""A first goal of the plan is proposed from these words: nothing is typed twice."""

PRIVATE_UNTIL_OFFERED = frozenset({Question.GIVE})
"""Gifts are private until their owner offers them."""
