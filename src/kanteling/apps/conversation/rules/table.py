"""Who writes at the table, and who only reads along. Source: domain page, "Access": the story is shared apart.

Whoever the resident lets read the story reads it; writing down what was said is for the resident and for those who
have the conversation with them because of their seat.
"""

from datetime import date

from kanteling.apps.conversation.rules.numbers import WORDS_LONG
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.words import Reason


class NoStart(Reason):
    """Why a conversation cannot begin like this."""

    NOT_TEAM = "not_team", "Een gesprek voor een ander begint bij het wijkteam. Bel hen gerust."
    NAME = "name", "Schrijf op hoe de inwoner heet."
    READER = "reader", "U leest mee. De inwoner of het wijkteam begint een gesprek."
    OPEN = "open", "Er is al een gesprek. Ga daarin verder."


class NoWriting(Reason):
    """Why something cannot be written in the conversation."""

    READER = "reader", "U leest mee. De inwoner en wie het gesprek voert, schrijven."
    TOO_LONG = "too_long", "Deze tekst is te lang om te bewaren. Maak er twee van."
    EMPTY = "empty", "Er staat nog niets. Schrijf eerst iets op."
    RESIDENT = "resident", "Uw eigen woorden staan in het vak zelf. Schrijf ze daar."
    BY_TEAM = "by_team", "Het wijkteam schrijft deze stap op."
    BY_RESIDENT = "by_resident", "De inwoner geeft zelf een eigen plan."


class NoReader(Reason):
    """Why someone cannot be asked to read along, or stopped."""

    NOT_YOURS = "not_yours", "Alleen de inwoner bepaalt wie meeleest."
    PAST = "past", "Kies een dag die nog komt."
    WHY = "why", "Schrijf op waarom deze persoon meeleest."
    UNKNOWN = "unknown", "Kies iemand aan tafel of van het wijkteam."


def why_not_start(roles: frozenset[Role], called: str) -> tuple[NoStart, ...]:
    """Why someone cannot begin a conversation for a new resident called ``called``."""
    found = [] if roles & {Role.TEAM_MEMBER, Role.PROCESS_GUIDE} else [NoStart.NOT_TEAM]
    return (*found, NoStart.NAME) if not called.strip() else tuple(found)


def why_not_write(parts: frozenset[Part], *texts: str, longest: int | None = None) -> tuple[NoWriting, ...]:
    """Why someone with these parts of the circle cannot write ``texts`` in its conversation."""
    writes = Part.OWN in parts or (Part.STORY in parts and bool(parts & {Part.INFORM, Part.GUIDE}))
    found = [] if writes else [NoWriting.READER]
    most = longest or WORDS_LONG.history[-1].value
    return (*found, NoWriting.TOO_LONG) if any(len(text) > most for text in texts) else tuple(found)


def why_not_let_read(
    parts: frozenset[Part], *, known: bool, why: str, until: date | None, today: date
) -> tuple[NoReader, ...]:
    """Why the resident cannot let someone read the story. ``known``: at the table or of the team; ``until`` a last day."""
    found = [] if Part.OWN in parts else [NoReader.NOT_YOURS]
    if not known:
        found.append(NoReader.UNKNOWN)
    if not why.strip():
        found.append(NoReader.WHY)
    return (*found, NoReader.PAST) if until is not None and until < today else tuple(found)


def why_not_remark(parts: frozenset[Part], words: str) -> tuple[NoWriting, ...]:
    """Why someone cannot put an own remark below the resident's words."""
    found = list(why_not_write(parts, words))
    if Part.OWN in parts:
        found.append(NoWriting.RESIDENT)
    return tuple(found) if words.strip() else (*found, NoWriting.EMPTY)
