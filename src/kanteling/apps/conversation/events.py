"""What can happen in a conversation."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    CARDS = "cards", "las de eigen kaarten"
    NOTE = "note", "las het gesprek"
    SHARED_CARDS = "shared_cards", "las wat er gedeeld is"
    REPORT = "report", "las het verslag"
    REPORT_FILE = "report_file", "haalde het verslag op als bestand"
    STORY = "story", "las het goedgekeurde verhaal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationStarted(Event):
    dutch: ClassVar[str] = "begon een gesprek"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationClosed(Event):
    dutch: ClassVar[str] = "sloot een gesprek af"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWritten(Event):
    dutch: ClassVar[str] = "schreef op een eigen kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShared(Event):
    dutch: ClassVar[str] = "deelde een kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTakenBack(Event):
    dutch: ClassVar[str] = "nam een kaart terug"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Event):
    dutch: ClassVar[str] = "schreef mee aan het gesprek"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkAdded(Event):
    dutch: ClassVar[str] = "zette er een eigen opmerking bij"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkTakenBack(Event):
    dutch: ClassVar[str] = "haalde een eigen opmerking weg"


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundAdded(Event):
    dutch: ClassVar[str] = "schreef op wie er om u heen is"


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundRemoved(Event):
    dutch: ClassVar[str] = "haalde iemand om u heen weg"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSaid(Event):
    dutch: ClassVar[str] = "schreef op of zij samenwerken"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightWasTold(Event):
    dutch: ClassVar[str] = "vertelde u een recht"


@dataclass(frozen=True, slots=True, kw_only=True)
class YesSaid(Event):
    dutch: ClassVar[str] = "schreef uw ja op"


@dataclass(frozen=True, slots=True, kw_only=True)
class YesTakenBack(Event):
    dutch: ClassVar[str] = "nam een ja terug"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Event):
    dutch: ClassVar[str] = "zette een stap in de klok van de wet"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalPlanGiven(Event):
    dutch: ClassVar[str] = "gaf een eigen plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade(Event):
    dutch: ClassVar[str] = "maakte het verslag"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCorrected(Event):
    dutch: ClassVar[str] = "verbeterde het verslag"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportApproved(Event):
    dutch: ClassVar[str] = "zei dat het verslag klopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderAsked(Event):
    dutch: ClassVar[str] = "vroeg iemand bij het gesprek"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderEnded(Event):
    dutch: ClassVar[str] = "liet iemand niet meer meelezen"
