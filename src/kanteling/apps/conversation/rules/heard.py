"""An approval without the resident's own screen: who heard it, and how. Source: domain page, "People, access, privacy".

What someone says aloud is recorded with who heard it. Whoever wrote the report names who else heard the yes: nobody
both writes a text and is the only one to say that the resident agreed. At the kitchen table the resident taps on the
screen that lies there: that is the resident's own yes, with whose screen it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kanteling.apps.conversation.rules.report import ReportVersion, latest
from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason, Worded


class Way(Worded):
    """How the resident said yes."""

    SCREEN = "screen", "zelf getikt, aan tafel"
    TABLE = "table", "voorgelezen aan tafel"
    TELEPHONE = "telephone", "voorgelezen door de telefoon"
    PAPER = "paper", "gelezen op papier"


HEARD = tuple(way for way in Way if way is not Way.SCREEN)
"""The ways in which somebody else hears the yes and writes it down."""


@dataclass(frozen=True, slots=True)
class Heard:
    """``recorder`` writes down that the resident said yes; ``also`` names who else heard it. None: not said how."""

    way: Way | None
    recorder: PersonId
    called: str
    also: str = ""


class NotHeard(Reason):
    """Why an approval that was said aloud cannot be written down."""

    NOT_YOURS = "not_yours", "Wie het gesprek voert, schrijft dit op."
    SELF = "self", "Zeg het gewoon zelf, met de knop."
    HOW = "how", "Schrijf op hoe u dit hoorde."
    ALONE = "alone", "U schreef dit verslag. Noem wie het ja nog meer hoorde."
    EMPTY = "empty", "Er staat nog niets in het verslag."
    NEWER = "newer", "Er is een nieuwere tekst. Lees die eerst samen."
    APPROVED = "approved", "De inwoner zei al dat dit klopt."


def why_not_hear_approval(
    versions: Iterable[ReportVersion], number: int, parts: frozenset[Part], heard: Heard
) -> tuple[NotHeard, ...]:
    """Why it cannot be recorded that the resident said, or tapped at the table, that version ``number`` is right."""
    texts = tuple(versions)
    version = next((v for v in texts if v.number == number), None)
    last = latest(texts)
    found = [NotHeard.NOT_YOURS] if why_not_write(parts) else []
    if Part.OWN in parts:
        found.append(NotHeard.SELF)
    if heard.way is None:
        found.append(NotHeard.HOW)
    if version is None or last is None or not version.text.strip():
        return (*found, NotHeard.EMPTY)
    if needs_another(version, heard.recorder) and heard.way in HEARD and not _somebody_else(heard):
        found.append(NotHeard.ALONE)
    if version.number != last.number:
        found.append(NotHeard.NEWER)
    if version.approved is not None:
        found.append(NotHeard.APPROVED)
    return tuple(found)


def needs_another(version: ReportVersion, recorder: PersonId) -> bool:
    """Whether whoever records must name someone else who heard it: when the text is their own."""
    return version.author == recorder


def _somebody_else(heard: Heard) -> bool:
    other = heard.also.strip().casefold()
    return bool(other) and other != heard.called.strip().casefold()
