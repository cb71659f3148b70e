"""What can happen to a plan."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    PLAN = "plan", "las het plan"
    PLAN_PAPER = "plan_paper", "zette het plan op papier"
    APPLICATION = "application", "las de aanvraag"
    HOME = "home", "keek op het voorblad"
    PEOPLE = "people", "zag de naam in de eigen lijst met mensen"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStood(Event):
    dutch: ClassVar[str] = "zette een doel in het plan, omdat iedereen meeging"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStood(Event):
    dutch: ClassVar[str] = "zette een afspraak in het plan, omdat iedereen meeging"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementStood(Event):
    dutch: ClassVar[str] = "legde vast wanneer u samen terugkijkt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEnded(Event):
    """``proposals``: those by which what stopped had come to stand."""

    proposals: tuple[UUID, ...] = ()
    dutch: ClassVar[str] = "stopte iets uit het plan, omdat iedereen meeging"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLaidDown(Event):
    """``proposals``: the one by which the task had come to stand."""

    proposals: tuple[UUID, ...] = ()
    dutch: ClassVar[str] = "legde de eigen taak neer"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementSaid(Event):
    dutch: ClassVar[str] = "zei hoe het gaat met een doel"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementUndone(Event):
    dutch: ClassVar[str] = "nam terug hoe het gaat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTicked(Event):
    """``subject`` is the tick; ``action`` was done on ``day``."""

    action: UUID
    day: date
    dutch: ClassVar[str] = "vinkte een afspraak af"


@dataclass(frozen=True, slots=True, kw_only=True)
class TickUndone(Event):
    dutch: ClassVar[str] = "haalde een vinkje weg"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNoted(Event):
    dutch: ClassVar[str] = "schreef op hoe het na vier weken gaat"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack(Event):
    dutch: ClassVar[str] = "schreef op wat u samen zag bij het terugkijken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationHandedIn(Event):
    dutch: ClassVar[str] = "diende de aanvraag in"
