"""The wijken and buurten of the municipality, and what residents begin there, for apps that stand beside each other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from kanteling.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class AreaHere:
    """One wijk or buurt by its CBS code, with a point in its middle (lon, lat in WGS84), None when not known."""

    code: str
    name: str
    within: str
    point: tuple[float, float] | None


def areas_here(actor: Actor) -> tuple[AreaHere, ...]:
    """Every wijk and buurt of the actor's municipality, in order of code. One query."""
    find: Callable[[Actor], tuple[AreaHere, ...]] = import_string(settings.KANTELING_AREAS)
    return find(actor)


@dataclass(frozen=True, slots=True)
class InitiativeHere:
    """What residents run in an area: what it needs, how many take part, and what waits for somebody else's answer.

    ``addressee`` is whoever must answer by ``answer_by``; empty when nothing waits. ``answered`` when all that was asked was.
    """

    id: UUID
    title: str
    need: str
    people: int
    addressee: str
    answer_by: date | None
    late: bool
    answered: bool


def initiatives_here(actor: Actor, code: str, most: int) -> tuple[tuple[InitiativeHere, ...], int]:
    """The first ``most`` initiatives in the area with this code, and how many there are in all. Five queries at most."""
    find: Callable[[Actor, str, int], tuple[tuple[InitiativeHere, ...], int]]
    find = import_string(settings.KANTELING_INITIATIVES)
    return find(actor, code, most)
