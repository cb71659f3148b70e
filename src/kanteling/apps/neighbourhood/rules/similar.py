"""Neighbourhoods that look like this one: by who lives there and in what homes, never by how it goes.

Nearest by plain distance between traits, each in times its usual spread. Traits are makeup, not outcome: comparing with
places that start alike is fair, and nobody is first or last. Shown by name, in the order of the alphabet.
"""

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass

from kanteling.apps.neighbourhood.rules.profile import Spread

TRAITS = (
    "age_0_14_share",
    "age_15_24_share",
    "age_65_share",
    "living_alone_share",
    "owned_share",
    "density",
    "urbanity",
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """One place that looks like it: how far (in times the spread), and on how many traits."""

    code: str
    distance: float
    traits: int


def nearest(
    here: Mapping[str, float],
    others: Mapping[str, Mapping[str, float]],
    spreads: Mapping[str, Spread],
    many: int,
    at_least: int,
) -> tuple[Likeness, ...]:
    """The ``many`` nearest of ``others`` that share at least ``at_least`` known traits with ``here``."""
    useful = [(trait, here[trait], spreads[trait].spread) for trait in TRAITS if trait in here and trait in spreads]
    near = []
    for code, one in others.items():
        squares = [((number - one[trait]) / spread) ** 2 for trait, number, spread in useful if trait in one]
        if squares and len(squares) >= at_least:
            near.append((math.sqrt(sum(squares) / len(squares)), code, len(squares)))
    return tuple(Likeness(code, distance, traits) for distance, code, traits in heapq.nsmallest(many, near))
