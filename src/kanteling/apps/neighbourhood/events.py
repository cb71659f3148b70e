"""What can happen to the areas. Reading them leaves no line: they are public and about nobody."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasArrived(Event):
    dutch: ClassVar[str] = "las gebieden en cijfers in"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkSent(Event):
    dutch: ClassVar[str] = "vertelde iets over de wijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkRead(Event):
    dutch: ClassVar[str] = "las wat u over de wijk vertelde"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTakenAway(Event):
    dutch: ClassVar[str] = "haalde woorden weg bij het wijkprofiel"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsPublished(Event):
    dutch: ClassVar[str] = "publiceerde aantallen over de wijken"
