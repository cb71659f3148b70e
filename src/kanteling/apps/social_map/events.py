"""What can happen on the social map."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationAdded(Event):
    dutch: ClassVar[str] = "zette een organisatie op de kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationChanged(Event):
    dutch: ClassVar[str] = "veranderde een organisatie op de kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAdded(Event):
    dutch: ClassVar[str] = "zette een plek op de kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChanged(Event):
    dutch: ClassVar[str] = "veranderde een plek op de kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPublished(Event):
    dutch: ClassVar[str] = "zette iets op de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChanged(Event):
    dutch: ClassVar[str] = "veranderde iets op de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWithdrawn(Event):
    dutch: ClassVar[str] = "haalde iets van de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRestored(Event):
    dutch: ClassVar[str] = "zette iets terug op de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryConfirmed(Event):
    dutch: ClassVar[str] = "bevestigde dat iets op de sociale kaart nog klopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWasTaken(Event):
    dutch: ClassVar[str] = "nam een vrije plek"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWasFreed(Event):
    dutch: ClassVar[str] = "gaf een plek terug"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesBrought(Event):
    dutch: ClassVar[str] = "las een lijst in op de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesReadAgain(Event):
    dutch: ClassVar[str] = "las de sociale kaart opnieuw met de woordenlijst van nu"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesTakenOut(Event):
    dutch: ClassVar[str] = "haalde de sociale kaart op als bestand"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesMerged(Event):
    dutch: ClassVar[str] = "voegde twee dubbele dingen op de sociale kaart samen"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesParted(Event):
    dutch: ClassVar[str] = "haalde twee dingen op de sociale kaart weer uit elkaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerAsked(Event):
    dutch: ClassVar[str] = "vroeg of iets op de sociale kaart nog klopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed(Event):
    dutch: ClassVar[str] = "stelde een wijziging op de sociale kaart voor"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAnswered(Event):
    dutch: ClassVar[str] = "antwoordde op een voorstel voor de sociale kaart"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationClaimed(Event):
    dutch: ClassVar[str] = "vroeg om een organisatie op de kaart bij te houden"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperAdded(Event):
    dutch: ClassVar[str] = "houdt voortaan een organisatie op de kaart bij"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperEnded(Event):
    dutch: ClassVar[str] = "houdt een organisatie op de kaart niet meer bij"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayWordAdded(Event):
    dutch: ClassVar[str] = "voegde een gewoon woord toe waarmee mensen zoeken"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayWordEnded(Event):
    dutch: ClassVar[str] = "haalde een gewoon woord weg"


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeStarted(Event):
    dutch: ClassVar[str] = "begon een initiatief in de buurt"


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeChanged(Event):
    dutch: ClassVar[str] = "veranderde wat een initiatief nodig heeft"


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeJoined(Event):
    dutch: ClassVar[str] = "doet mee met een initiatief"


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeLeft(Event):
    dutch: ClassVar[str] = "doet niet meer mee met een initiatief"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleRaised(Event):
    dutch: ClassVar[str] = "vroeg iets voor een initiatief, met een dag voor het antwoord"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleAnswered(Event):
    dutch: ClassVar[str] = "gaf antwoord aan een initiatief"
