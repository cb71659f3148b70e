"""How far, and how long by what: straight lines made longer, with speeds that have a source (`numbers`).

No route planner: a municipality's addresses do not leave this machine. So a minute here is an estimate, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, ceil, cos, radians, sin, sqrt

from kanteling.apps.matching.rules import numbers
from kanteling.foundation.numbers import Number
from kanteling.foundation.words import Worded

EARTH = 6_371_000
"""Mean radius in metres (IUGG)."""


class Mode(Worded):
    """How someone goes somewhere."""

    WALK = "walk", "lopen"
    BIKE = "bike", "met de fiets"
    SCOOTER = "scooter", "met de scootmobiel"
    BUS = "bus", "met de buurtbus"
    CAR = "car", "met de auto"
    TAKEN = "taken", "met iemand meerijden"


SPEED: Mapping[Mode, Number] = {
    Mode.WALK: numbers.WALKING,
    Mode.BIKE: numbers.CYCLING,
    Mode.SCOOTER: numbers.SCOOTING,
    Mode.BUS: numbers.BUSSING,
    Mode.CAR: numbers.DRIVING,
}
"""Being taken along has no speed of its own: it needs somebody who drives (`riding`)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """Going somewhere: ``minutes`` by ``mode``."""

    minutes: int
    mode: Mode

    def key(self) -> tuple[int, int]:
        """Shortest first; at the same length in the order of `Mode`."""
        return self.minutes, list(Mode).index(self.mode)


def metres(one: Spot, other: Spot, on: date) -> int:
    """How far by road, estimated from the straight line (haversine)."""
    up, aside = radians(other.lat - one.lat), radians(other.lon - one.lon)
    part = sin(up / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(aside / 2) ** 2
    straight = 2 * EARTH * asin(min(1.0, sqrt(part)))
    return round(straight * numbers.DETOUR.on(on) / 100)


def minutes(mode: Mode, far: int, on: date) -> int:
    """How long ``far`` metres take, rounded up; the bus also waits."""
    wait = numbers.BUS_WAIT.on(on) if mode is Mode.BUS else 0
    return wait + max(1, ceil(far / SPEED[mode].on(on)))


def shortest(modes: Iterable[Mode], one: Spot, other: Spot, on: date) -> Way | None:
    """The quickest of these ways; None when there is none but being taken along."""
    far = metres(one, other, on)
    ways = [Way(minutes(mode, far, on), mode) for mode in modes if mode in SPEED]
    return min(ways, key=Way.key) if ways else None
