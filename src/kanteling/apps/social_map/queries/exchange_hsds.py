"""The map in the words of HSDS 3: what came from elsewhere goes out as it came, with only our changes in it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from kanteling.apps.social_map.models import Arrival, Organisation, Place
from kanteling.apps.social_map.queries.views import EntryView, entries, organisation_view, place_view, views
from kanteling.apps.social_map.rules import hsds_reading, hsds_words
from kanteling.apps.social_map.rules.hsds_tables import Nesting, Row, Tables, empty, flatten
from kanteling.apps.social_map.rules.hsds_words import Around, Offer, Spot, Who, overlay
from kanteling.foundation.actor import Actor

CAME = "hsds"
"""Under this name an ``extra`` keeps what came in from HSDS: ``id``, and ``raw`` where it says more than we know."""


def here(actor: Actor, key: str) -> UUID:
    """The row id for something with this id elsewhere: the same each time, and never that of another municipality."""
    return uuid5(UUID(str(actor.municipality)), key.lower())


def away(extra: Mapping[str, Any], pk: UUID) -> str:
    """The id by which others know a row."""
    return str((extra.get(CAME) or {}).get("id") or pk)


def _taken(kind: type[Any], view: Any) -> Any:
    return kind(**{each.name: getattr(view, each.name) for each in fields(kind)})


def organization_of(row: Any) -> Row:
    """An organisation, without its places."""
    key, raw = away(row.extra, row.id), (row.extra.get(CAME) or {}).get("raw")
    now = hsds_words.organization(key, _taken(Who, row))
    return overlay(raw, hsds_words.organization(key, hsds_reading.read_organization(raw)), now) if raw else now


def location_of(row: Any, organisation: str = "") -> Row:
    """A place."""
    key, raw = away(row.extra, row.id), (row.extra.get(CAME) or {}).get("raw")
    now = hsds_words.location(key, _taken(Spot, row), organisation)
    if not raw:
        return now
    was = str(raw.get("organization_id") or "")
    return overlay(raw, hsds_words.location(key, hsds_reading.read_location(raw), was), now)


def service_of(view: EntryView) -> Row:
    """An entry, with organisation and places by id only."""
    came = view.extra.get(CAME) or {}
    key, raw = away(view.extra, view.id), came.get("raw")
    organisation = away(view.organisation.extra, view.organisation.id) if view.organisation else ""
    places = (away(view.place.extra, view.place.id),) if view.place else ()
    around = Around(view.confirmed_on, view.withdrawn_at is not None, organisation, places)
    now = hsds_words.service(key, _taken(Offer, view), around)
    if not raw:
        return now
    was = Around(
        date.fromisoformat(came["on"]) if came.get("on") else None,
        raw.get("status") != "active",
        str(raw.get("organization_id") or ""),
        tuple(places_in(raw)[:1]),
    )
    return overlay(raw, hsds_words.service(key, hsds_reading.read_service(raw), was), now)


def places_in(raw: Mapping[str, Any]) -> list[str]:
    """The ids of the places that a service names."""
    found = (each.get("location_id") for each in raw.get("service_at_locations") or () if isinstance(each, Mapping))
    return [each for each in found if isinstance(each, str) and each]


def tables_of(actor: Actor, shown: Iterable[EntryView]) -> Tables:
    """These entries with their organisations and every place that they name, flat."""
    tables, around = empty(), list(shown)
    organisations = {view.organisation.id: view.organisation for view in around if view.organisation}
    places = {view.place.id: view.place for view in around if view.place}
    named = {
        here(actor, key) for view in around for key in places_in((view.extra.get(CAME) or {}).get("raw") or {})
    }
    missing = named - places.keys()
    others = Place.objects.visible_to(actor).filter(pk__in=missing) if missing else ()
    places |= {row.pk: place_view(row) for row in others}
    for organisation in organisations.values():
        flatten(tables, "organization", organization_of(organisation))
    for place in places.values():
        flatten(
            tables,
            "location",
            location_of(place, str(((place.extra.get(CAME) or {}).get("raw") or {}).get("organization_id") or "")),
        )
    for view in around:
        flatten(tables, "service", service_of(view))
    return tables


def whole_map(actor: Actor, *, also_gone: bool = False) -> Tables:
    """Everything on the map, also organisations and places where nothing is, and what came along with packages."""
    tables = empty()
    known = {
        row.pk: row for row in Organisation.objects.visible_to(actor).filter(gone_at=None).order_by("made_at", "pk")
    }
    for row in known.values():
        flatten(tables, "organization", organization_of(organisation_view(row)))
    for row in Place.objects.visible_to(actor).order_by("made_at", "pk"):
        owner = known.get(row.organisation_id)
        flatten(tables, "location", location_of(place_view(row), away(owner.extra, owner.pk) if owner else ""))
    rows = entries(actor).order_by("made_at", "pk")
    for view in views(actor, rows if also_gone else rows.filter(withdrawn_at=None)):
        flatten(tables, "service", service_of(view))
    for rest in Arrival.objects.visible_to(actor).exclude(rest={}).order_by("at").values_list("rest", flat=True):
        for name, lines in rest.items():
            for line in lines:
                tables[name].setdefault(str(line["id"]), line)
    return tables


def one_service(actor: Actor, key: str) -> Row | None:
    """One service whole, by the id by which others know it; None when it is not on the map (any more)."""
    try:
        ids = [UUID(key), here(actor, key)]
    except ValueError:
        return None
    rows = entries(actor).filter(pk__in=ids, withdrawn_at=None)
    shown = [view for view in views(actor, rows) if away(view.extra, view.id) == str(UUID(key))]
    return next(iter(Nesting.of(tables_of(actor, shown[:1])).services()), None)


def services_page(actor: Actor, rows: Any) -> list[Row]:
    """Whole services of these rows, in their order."""
    shown = views(actor, rows)
    found = {told["id"]: told for told in Nesting.of(tables_of(actor, shown)).services()}
    return [found[away(view.extra, view.id)] for view in shown]
