"""Paper and telephone: what was said aloud is written down with who heard it.

Nobody is left out of deciding because of a screen. The words stay those of who spoke; who writes adds
nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason, Worded


class Way(Worded):
    """How something was said without the screen."""

    TELEPHONE = "telephone", "door de telefoon"
    TABLE = "table", "aan tafel"
    PAPER = "paper", "op papier"


@dataclass(frozen=True, slots=True)
class Aloud:
    """``speaker`` said something ``way``, at ``said_at``; ``heard_by`` names who heard or read it.

    ``recorder`` is who writes it down, with ``parts`` of the circle; ``helps`` when the speaker chose them as
    helper.
    """

    speaker: PersonId
    recorder: PersonId
    parts: frozenset[Part]
    way: Way
    heard_by: frozenset[PersonId]
    said_at: datetime
    helps: bool = False


class NotAloud(Reason):
    """Why this cannot be written down as said."""

    NOT_YOURS = "not_yours", "De procesbegeleider of een gekozen helper schrijft dit op."
    SELF = "self", "Geef uw antwoord gewoon zelf."
    HEARD = "heard", "Schrijf op wie dit hoorde of las."
    SPEAKER = "speaker", "Noem iemand anders dan de spreker zelf."
    LATER = "later", "Kies een dag die geweest is."
    BEFORE = "before", "Deze versie was er toen nog niet. Vraag het opnieuw."


def why_not_record_aloud(aloud: Aloud, asked: datetime, now: datetime) -> tuple[NotAloud, ...]:
    """Why this cannot be recorded; ``asked`` is when the current version was put to the table.

    Whether the speaker has a voice is asked of `standing.why_not_answer`, for the speaker.
    """
    found = []
    if aloud.recorder == aloud.speaker:
        found.append(NotAloud.SELF)
    elif Part.GUIDE not in aloud.parts and not aloud.helps:
        found.append(NotAloud.NOT_YOURS)
    if not aloud.heard_by:
        found.append(NotAloud.HEARD)
    elif aloud.heard_by == {aloud.speaker}:
        found.append(NotAloud.SPEAKER)
    if aloud.said_at > now:
        found.append(NotAloud.LATER)
    elif aloud.said_at < asked:
        found.append(NotAloud.BEFORE)
    return tuple(found)
