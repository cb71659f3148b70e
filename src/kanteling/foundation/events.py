"""What happened, in the past tense. One event is one change, one line in the journal."""

import re
from dataclasses import dataclass
from typing import ClassVar, TypeVar
from uuid import UUID

from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.words import Worded

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """``circle`` in which it happened (if in one), ``about`` whom (if not the circle's resident), ``subject`` what.

    ``dutch`` is the predicate that a resident reads after a name: "gaf antwoord op een voorstel".
    ``detail`` is a short title that may stand in the journal, never the content.
    """

    subject: UUID
    circle: CircleId | None = None
    about: PersonId | None = None
    detail: str = ""
    dutch: ClassVar[str] = "deed iets"

    @classmethod
    def code(cls) -> str:
        """The name as stored: ``AnswerGiven`` is ``answer_given``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Look(Worded):
    """What was read. The Dutch is the predicate a resident reads after a name: "las uw plan"."""


def predicates() -> dict[str, str]:
    """Every code that the journal may hold, with its Dutch predicate."""
    words = {event.code(): event.dutch for event in _below(Event)}
    for look in _below(Look):
        words |= {member.code: member.dutch for member in look}
    return words


def _below(kind: type[K]) -> list[type[K]]:
    found: list[type[K]] = []
    for child in kind.__subclasses__():
        found += [child, *_below(child)]
    return found
