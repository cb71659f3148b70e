"""Where apps that stand side by side meet: what the social map knows of an area stands on the neighbourhood's page."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from kanteling.apps.neighbourhood.public import Asset, Telling, assets_from
from kanteling.apps.social_map.public import Asked, Kind, find_entries
from kanteling.foundation.actor import Actor

_MOST = 30
_HEADING = {
    Kind.ACTIVITY: Telling.ACTIVITY,
    Kind.INITIATIVE: Telling.ACTIVITY,
    Kind.ROLE: Telling.ACTIVITY,
    Kind.RIDE: Telling.ACTIVITY,
    Kind.PROVISION: Telling.ORGANISATION,
}


def _on_the_map(actor: Actor, code: str) -> Iterator[Asset]:
    """The entries of the social map in an area: what is organised there, never who lives there."""
    for found in find_entries(actor, Asked(areas=(code,)), _MOST):
        entry = found.entry
        who = entry.organisation.name if entry.organisation else ""
        yield Asset(_HEADING[entry.kind], entry.title, who, _page_of(entry.id), entry.lon, entry.lat)


def _page_of(entry: UUID) -> str:
    """Where an entry can be read; nowhere when the map has no pages."""
    try:
        return reverse("social_map:entry", args=[entry])
    except NoReverseMatch:
        return ""


assets_from("social_map", _on_the_map)
