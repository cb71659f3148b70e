"""The ladder: own strength, network, collective, individual.

Collective before individual, never instead of what is really needed. A higher rung asks what was considered
closer by, as information, never as a lock. Source: VNG De Kanteling; Wmo 2015 art. 2.3.2-4 b, c, e and 2.3.5-3.
"""

from collections.abc import Mapping

from kanteling.foundation.words import Dutch, Worded


class Rung(Worded):
    """Where help comes from, in the resident's words; from closest by to farthest."""

    OWN_STRENGTH = "own_strength", "Zelf"
    NETWORK = "network", "Met mijn mensen"
    COLLECTIVE = "collective", "Samen in de buurt"
    INDIVIDUAL = "individual", "Voor mij geregeld"


class ProfessionalRung(Worded):
    """The same four, in the words that professionals use."""

    OWN_STRENGTH = "own_strength", "Eigen kracht"
    NETWORK = "network", "Netwerk"
    COLLECTIVE = "collective", "Collectief"
    INDIVIDUAL = "individual", "Individueel"


LADDER: tuple[Rung, ...] = tuple(Rung)

CLOSER_BY = "Wat kan dichterbij? Waarom lukt dat niet, of niet genoeg?"
"""Asked at the two higher rungs. It may stay empty."""

EXAMPLE: Mapping[Rung, Dutch] = {
    Rung.OWN_STRENGTH: "Dit doe ik zelf.",
    Rung.NETWORK: "Familie, vrienden of buren helpen.",
    Rung.COLLECTIVE: "Iets in de buurt waar iedereen terechtkan.",
    Rung.INDIVIDUAL: "Hulp die de gemeente of een ander voor mij regelt.",
}


def step(rung: Rung) -> int:
    """The step on the stair: 1 is closest by, 4 farthest. A place, never a mark."""
    return LADDER.index(rung) + 1


def professional(rung: Rung) -> ProfessionalRung:
    """The professional's word for the same rung."""
    return ProfessionalRung[rung.name]


def asks_closer_by(rung: Rung) -> tuple[Rung, ...]:
    """The rungs closer by that are asked about, as information; empty when nothing is asked."""
    return LADDER[: LADDER.index(rung)] if rung in (Rung.COLLECTIVE, Rung.INDIVIDUAL) else ()
