"""What can happen to the areas. Reading them leaves no line: they are public and about nobody."""

from dataclasses import dataclass
from typing import ClassVar

from kanteling.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasArrived(Event):
    dutch: ClassVar[str] = "las gebieden en cijfers in"
