"""What somebody asks of the map, and what of it is understood from their own words."""

from dataclasses import dataclass

from kanteling.apps.social_map.rules.entries import Kind
from kanteling.apps.social_map.rules.times import Day, DayPart

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything a list can be narrowed by; empty means: it does not matter.

    ``near`` is a point (lon, lat) and ``metres`` how far from it; ``areas`` are CBS codes of wijken or buurten.
    ``text`` is what is left to look for in the words of the entries.
    """

    text: str = ""
    kinds: tuple[Kind, ...] = ()
    days: tuple[Day, ...] = ()
    parts: tuple[DayPart, ...] = ()
    audience: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    near: Point | None = None
    metres: int | None = None
    free: bool = False
    language: str = ""
    accessible: tuple[str, ...] = ()
    organisation: str = ""
