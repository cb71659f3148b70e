"""What can happen to frames."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSet(Event):
    dutch: ClassVar[str] = "stelde een kader"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRenewed(Event):
    dutch: ClassVar[str] = "maakte een nieuwe versie van een kader"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEnded(Event):
    dutch: ClassVar[str] = "liet een kader eindigen"
