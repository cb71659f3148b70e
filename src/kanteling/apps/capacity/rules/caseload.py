"""How much there is on someone's plate: by the work a question asks, not by counting heads.

A team sets its own band; there is no national norm. Part-time counts for what it is. Pure, and shown with its sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kanteling.foundation.words import Dutch, Worded, dutch


class Weight(Worded):
    """How much work a question asks now, as the one who does it says."""

    LIGHT = "light", "weinig"
    USUAL = "usual", "gewoon"
    HEAVY = "heavy", "veel"


HALVES = {Weight.LIGHT: 1, Weight.USUAL: 2, Weight.HEAVY: 4}
"""In halves of a usual question: half, one, two."""


@dataclass(frozen=True, slots=True)
class Load:
    """Questions in units of a usual one, as if everyone worked full time."""

    weighed: float
    per_full_time: float


def load_of(weights: Iterable[Weight], minutes: int, full_time: int) -> Load:
    """The load of someone who works ``minutes`` a week, where ``full_time`` hours is a whole week."""
    weighed = sum(HALVES[weight] for weight in weights) / 2
    part = minutes / 60 / full_time if minutes else 1.0
    return Load(weighed, round(weighed / part, 1))


def verdict(load: float, low: int, high: int) -> Dutch:
    """How a load lies in the band that the team chose."""
    if load > high:
        return dutch("Dat is meer dan u samen afsprak.")
    if load < low:
        return dutch("Dat is minder dan u samen afsprak. Er is ruimte.")
    return dutch("Dat past bij wat u samen afsprak.")
