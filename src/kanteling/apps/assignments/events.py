"""What can happen to a programme, an assignment, or a step."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    STEPS = "steps", "keek naar uw stappen"
    NAMES = "assignment_names", "zag uw naam bij een opdracht waarin u meetelt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeBegun(Event):
    dutch: ClassVar[str] = "begon een sociaal programma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributed(Event):
    dutch: ClassVar[str] = "schreef mee aan een sociaal programma"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWasAgreed(Event):
    dutch: ClassVar[str] = "ging mee met een deel van een sociaal programma"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAsked(Event):
    dutch: ClassVar[str] = "legde een opdracht voor aan bewoners, team, partners en gemeente"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAnswered(Event):
    dutch: ClassVar[str] = "gaf antwoord op een opdracht"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentHeardAloud(Event):
    dutch: ClassVar[str] = "schreef op wat iemand hardop over een opdracht zei"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentStood(Event):
    dutch: ClassVar[str] = "maakte dat een opdracht is afgesproken"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPutForward(Event):
    dutch: ClassVar[str] = "stelde voor om een stap te laten meetellen"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMayCount(Event):
    dutch: ClassVar[str] = "zei dat een stap mag meetellen"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMayNotCount(Event):
    dutch: ClassVar[str] = "zei dat een stap niet meer meetelt"
