"""What can happen to the room of a team."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBegun(Event):
    dutch: ClassVar[str] = "begon een team"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamJoined(Event):
    dutch: ClassVar[str] = "sloot zich aan bij een team"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLeft(Event):
    dutch: ClassVar[str] = "ging weg bij een team"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOffTaken(Event):
    dutch: ClassVar[str] = "schreef vrije dagen op"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWasSaid(Event):
    dutch: ClassVar[str] = "zei hoe de eigen week was"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRead(Event):
    dutch: ClassVar[str] = "las de eigen agenda in"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFollowed(Event):
    dutch: ClassVar[str] = "gaf het adres van de eigen agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarForgotten(Event):
    dutch: ClassVar[str] = "haalde de eigen agenda weg"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsWeighed(Event):
    dutch: ClassVar[str] = "zei hoeveel werk de eigen vragen zijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomReserved(Event):
    dutch: ClassVar[str] = "bewaarde uren voor voorkomen"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlanned(Event):
    dutch: ClassVar[str] = "plande werk in de bewaarde uren"


@dataclass(frozen=True, slots=True, kw_only=True)
class FateTold(Event):
    dutch: ClassVar[str] = "zei hoe bewaarde uren gingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAsked(Event):
    dutch: ClassVar[str] = "vroeg een antwoord over de uren voor voorkomen"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAnswered(Event):
    dutch: ClassVar[str] = "gaf antwoord over de uren voor voorkomen"


@dataclass(frozen=True, slots=True, kw_only=True)
class BandSet(Event):
    dutch: ClassVar[str] = "sprak af hoeveel vragen passen"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfAsked(Event):
    dutch: ClassVar[str] = "vroeg wat er zou gebeuren"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfStopped(Event):
    dutch: ClassVar[str] = "stopte een berekening"
