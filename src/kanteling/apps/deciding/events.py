"""What can happen when a circle decides together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from kanteling.foundation.events import Event, Look


class Looked(Look):
    """What can be read here."""

    PROPOSAL = "proposal", "las een voorstel"
    TABLE = "table", "keek aan tafel"
    DRAFT = "draft", "las wat de kring schrijft"
    VERSIONS = "proposal_versions", "las eerdere versies van een voorstel"
    PAPER = "proposal_paper", "maakte een voorstel klaar om te printen"
    PROPOSALS = "proposals", "haalde de voorstellen op"
    LIVE = "live", "keek live mee aan tafel"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward(Event):
    dutch: ClassVar[str] = "deed een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Event):
    dutch: ClassVar[str] = "maakte een nieuwe versie van een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    dutch: ClassVar[str] = "gaf antwoord op een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardAloud(Event):
    dutch: ClassVar[str] = "schreef een antwoord op dat iemand hardop gaf"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceGiven(Event):
    dutch: ClassVar[str] = "liet iemand anders spreken bij een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTakenBack(Event):
    dutch: ClassVar[str] = "spreekt weer zelf bij een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Event):
    """``about`` is who was reminded."""

    dutch: ClassVar[str] = "herinnerde iemand aan een voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOnWithout(Event):
    """``about`` is who said nothing after a reminder."""

    dutch: ClassVar[str] = "ging verder zonder iemand die niets zei"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    dutch: ClassVar[str] = "trok een voorstel in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted(Event):
    """A proposal stands. ``version`` is the id of the version that everyone went along with.

    What was decided comes along, so that a reaction needs no query: ``kind``, ``goal``, ``title``, ``text``, ``content``.
    """

    version: UUID
    kind: str
    title: str
    text: str
    content: Mapping[str, Any]
    goal: UUID | None = None
    dutch: ClassVar[str] = "maakte dat een voorstel staat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Event):
    """An objection or a new version made a proposal wait again."""

    dutch: ClassVar[str] = "maakte dat een voorstel weer open is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed(Event):
    dutch: ClassVar[str] = "gaf informatie"


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationAsked(Event):
    """``about`` is who was asked."""

    dutch: ClassVar[str] = "vroeg iemand om informatie"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingStated(Event):
    dutch: ClassVar[str] = "zei dat een voorstel over een kader gaat"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingReasoned(Event):
    dutch: ClassVar[str] = "gaf de reden om over een kader te gaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingWithdrawn(Event):
    dutch: ClassVar[str] = "nam een opmerking over een kader terug"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAsked(Event):
    dutch: ClassVar[str] = "vroeg om ruimte bij een kader"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomGiven(Event):
    dutch: ClassVar[str] = "gaf ruimte bij een kader"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorClosed(Event):
    dutch: ClassVar[str] = "begon besloten tijd"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorHeldClosed(Event):
    dutch: ClassVar[str] = "gaf besloten tijd minuten erbij"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOpened(Event):
    dutch: ClassVar[str] = "sloot besloten tijd af"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWritten(Event):
    dutch: ClassVar[str] = "schreef mee in besloten tijd"
