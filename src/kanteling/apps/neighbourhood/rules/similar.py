"""Neighbourhoods that look like this one: by who lives there and in what homes, never by how it goes.

Nearest by plain distance between traits, each in times its usual spread. Traits are makeup, not outcome: comparing with
places that start alike is fair, and nobody is first or last. Shown by name, in the order of the alphabet.
"""

from collections.abc import Mapping, Sequence
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
    useful = [trait for trait in TRAITS if trait in here and trait in spreads]
    found = (_likeness(code, here, one, spreads, useful) for code, one in others.items())
    near = [one for one in found if one is not None and one.traits >= at_least]
    return tuple(sorted(near, key=lambda one: (one.distance, one.code))[:many])


def _likeness(
    code: str,
    here: Mapping[str, float],
    other: Mapping[str, float],
    spreads: Mapping[str, Spread],
    useful: Sequence[str],
) -> Likeness | None:
    gaps = [(here[trait] - other[trait]) / spreads[trait].spread for trait in useful if trait in other]
    if not gaps:
        return None
    return Likeness(code, (sum(gap * gap for gap in gaps) / len(gaps)) ** 0.5, len(gaps))
