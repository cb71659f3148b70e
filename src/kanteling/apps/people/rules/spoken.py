"""A yes that was spoken: someone without a screen comes to the table by telephone, at the table or on paper.

Nobody is left out of deciding because of a screen. Who heard it stands beside it, and whoever said it can leave
again in the same way. Answers to proposals that were spoken are `deciding`'s.
"""

from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason, Worded


class Way(Worded):
    """How it was said."""

    TELEPHONE = "telephone", "door de telefoon"
    TABLE = "table", "aan tafel"
    PAPER = "paper", "op papier"


@dataclass(frozen=True, slots=True)
class Spoken:
    """``speaker`` said yes at ``said_at``; ``heard_by`` names who heard or read it; ``writer`` writes it down."""

    speaker: PersonId
    writer: PersonId
    parts: frozenset[Part]
    heard_by: str
    said_at: datetime


class NotSpoken(Reason):
    """Why this cannot be written down as said."""

    NOT_YOURS = "not_yours", "De inwoner of de procesbegeleider schrijft dit op."
    SELF = "self", "Neem uw plaats gewoon zelf in."
    HEARD = "heard", "Schrijf op wie dit hoorde of las."
    LATER = "later", "Kies een dag die geweest is."
    BEFORE = "before", "Toen was deze persoon nog niet gevraagd."
    CAME = "came", "Deze persoon zit al aan tafel."


def why_not_write_down(
    spoken: Spoken, asked_at: datetime, now: datetime, *, came: bool = False
) -> tuple[NotSpoken, ...]:
    """Why this yes cannot be written down; ``asked_at`` is when this person was invited."""
    found = []
    if spoken.writer == spoken.speaker:
        found.append(NotSpoken.SELF)
    elif not spoken.parts & {Part.GUIDE, Part.OWN}:
        found.append(NotSpoken.NOT_YOURS)
    if not spoken.heard_by.strip():
        found.append(NotSpoken.HEARD)
    if spoken.said_at > now:
        found.append(NotSpoken.LATER)
    elif spoken.said_at.date() < asked_at.date():
        found.append(NotSpoken.BEFORE)
    if came:
        found.append(NotSpoken.CAME)
    return tuple(found)
