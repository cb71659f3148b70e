"""The wijken and buurten of the municipality, for apps that stand beside the one that keeps them."""

from collections.abc import Callable
from dataclasses import dataclass

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
