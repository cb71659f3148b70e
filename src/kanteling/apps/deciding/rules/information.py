"""Giving information and asking for it. Everyone at the table can; it never decides anything. Source: De Nieuwe Route."""

from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason

_SEATED = frozenset({Part.PLAN, Part.DECIDE, Part.INFORM, Part.GUIDE, Part.FRAME})


class NoInformation(Reason):
    """Why someone cannot add information now."""

    OUTSIDE = "outside", "U zit niet aan deze tafel."
    CLOSED = "closed", "De kring schrijft nu alleen. Straks kunt u weer iets toevoegen."
    TEXT = "text", "Schrijf op wat u weet."


class NoQuestion(Reason):
    """Why a question cannot be asked like this."""

    NOT_YOURS = "not_yours", "De kring en de procesbegeleider stellen vragen."
    CLOSED = "closed", "De kring schrijft nu alleen. Straks kunt u weer iets vragen."
    TEXT = "text", "Schrijf op wat u wilt weten."
    NOBODY = "nobody", "Kies iemand die aan tafel informatie geeft."


def why_not_inform(parts: frozenset[Part], text: str, *, closed: bool) -> tuple[NoInformation, ...]:
    """Why this cannot be added; while the door is closed only those inside can."""
    found = [] if parts & _SEATED else [NoInformation.OUTSIDE]
    if closed and Part.DECIDE not in parts:
        found.append(NoInformation.CLOSED)
    if not text.strip():
        found.append(NoInformation.TEXT)
    return tuple(found)


def why_not_ask(parts: frozenset[Part], text: str, *, informs: bool, closed: bool) -> tuple[NoQuestion, ...]:
    """Why this cannot be asked; ``informs``: who is asked sits at this table without deciding."""
    found = [] if parts & {Part.DECIDE, Part.GUIDE} else [NoQuestion.NOT_YOURS]
    if closed and Part.DECIDE not in parts:
        found.append(NoQuestion.CLOSED)
    if not text.strip():
        found.append(NoQuestion.TEXT)
    if not informs:
        found.append(NoQuestion.NOBODY)
    return tuple(found)
