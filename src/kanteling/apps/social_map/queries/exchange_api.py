"""The map for machines that speak HSDS 3: pages of services, organisations, services at locations, and our terms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from kanteling.apps.social_map.models import Organisation, Place
from kanteling.apps.social_map.queries.exchange_hsds import (
    CAME,
    away,
    here,
    location_of,
    one_service,
    organization_of,
    services_page,
)
from kanteling.apps.social_map.queries.finding import find_entries
from kanteling.apps.social_map.queries.views import entries, organisation_view, place_view
from kanteling.apps.social_map.rules import hsds_words
from kanteling.apps.social_map.rules.asked import Asked
from kanteling.apps.social_map.rules.hsds_facts import TABLES
from kanteling.apps.social_map.rules.hsds_tables import Row
from kanteling.foundation.actor import Actor

MOST = 100
USUAL = 20
_FOUND = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a machine asks for: which page, and which services. ``full`` nests everything in each."""

    page: int = 1
    size: int = USUAL
    full: bool = False
    search: str = ""
    organisation: str = ""
    term: str = ""
    taxonomy: str = ""
    since: date | None = None


def _page(rows: Any, wanted: Wanted, show: Callable[[Any], list[Row]]) -> dict[str, Any]:
    """One page in the shape of the API reference."""
    many = len(rows) if isinstance(rows, list | tuple) else rows.count()
    start = (wanted.page - 1) * wanted.size
    contents = show(rows[start : start + wanted.size]) if start < many else []
    pages = max(1, -(-many // wanted.size))
    return {
        "total_items": many,
        "total_pages": pages,
        "page_number": wanted.page,
        "size": len(contents),
        "first_page": wanted.page == 1,
        "last_page": wanted.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def services(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    """Services that are on the map; without ``full`` only what is single in them."""
    rows = _entries(actor, wanted).order_by("title", "pk")
    return _page(
        rows,
        wanted,
        lambda part: [_single("service", each, full=wanted.full) for each in services_page(actor, part)],
    )


def _entries(actor: Actor, wanted: Wanted) -> Any:
    rows = entries(actor).filter(_by_term(wanted.term), _by_taxonomy(wanted.taxonomy), withdrawn_at=None)
    if wanted.search:
        found = find_entries(actor, Asked(text=wanted.search), most=_FOUND)
        rows = rows.filter(pk__in=[each.entry.id for each in found])
    if wanted.organisation:
        rows = rows.filter(organisation_id__in=_ids(actor, wanted.organisation))
    if wanted.since:
        rows = rows.filter(confirmed_on__gte=wanted.since)
    return rows


def _ids(actor: Actor, key: str) -> list[UUID]:
    try:
        return [UUID(key), here(actor, key)]
    except ValueError:
        return []


_LISTS = ("audience", "ways", "accessibility")


def _by_term(key: str) -> Q:
    if not key:
        return Q()
    for name, codes in hsds_words.code_lists().items():
        for code in codes:
            if hsds_words.term(name, code)["id"] == key.lower():
                return Q(**{f"{name}__contains": [code]}) if name in _LISTS else Q(**{name: code})
    return Q(**{f"extra__{CAME}__raw__attributes__contains": [{"taxonomy_term": {"id": key}}]})


def _by_taxonomy(key: str) -> Q:
    if not key:
        return Q()
    names = {hsds_words.taxonomy(name)["id"]: name for name in hsds_words.taxonomy_names()}
    name = names.get(key.lower())
    if name is None:
        return Q(
            **{f"extra__{CAME}__raw__attributes__contains": [{"taxonomy_term": {"taxonomy_detail": {"id": key}}}]}
        )
    return ~Q(**{name: []}) if name in (*_LISTS, "topics") else Q()


def _single(table: str, told: Row, *, full: bool) -> Row:
    """Only what is single in it: plain fields, and of nested objects the single ones, themselves as plain."""
    if full:
        return told
    fields = TABLES[table].fields
    short: Row = {}
    for name, value in told.items():
        field = fields.get(name)
        if field is None or field.plain:
            short[name] = value
        elif field.one and isinstance(value, Mapping):
            short[name] = _single(field.one, dict(value), full=False)
    return short


def organizations(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    """Organisations on the map."""
    rows = Organisation.objects.visible_to(actor).filter(gone_at=None).order_by("name", "pk")
    if wanted.search:
        rows = rows.filter(name__icontains=wanted.search)
    return _page(
        rows,
        wanted,
        lambda part: [
            _single("organization", _organization(actor, row, full=wanted.full), full=wanted.full) for row in part
        ],
    )


def _organization(actor: Actor, row: Any, *, full: bool) -> Row:
    told = organization_of(organisation_view(row))
    if full:
        places = Place.objects.visible_to(actor).filter(organisation_id=row.pk).order_by("made_at", "pk")
        nested = [location_of(place_view(place), str(told["id"])) for place in places]
        told |= {"locations": nested} if nested else {}
    return told


def organization(actor: Actor, key: str) -> Row | None:
    """One organisation with its places."""
    rows = Organisation.objects.visible_to(actor).filter(gone_at=None, pk__in=_ids(actor, key))
    row = next((row for row in rows if away(row.extra, row.pk) == key.lower()), None)
    return _organization(actor, row, full=True) if row is not None else None


def service(actor: Actor, key: str) -> Row | None:
    """One service, whole."""
    return one_service(actor, key)


def at_locations(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    """Services at their places, one page of services at a time."""
    rows = _entries(actor, wanted).exclude(place_id=None).order_by("title", "pk")

    def show(part: Any) -> list[Row]:
        return [
            _single("service_at_location", each, full=wanted.full)
            for told in services_page(actor, part)
            for each in _at(told)[:1]
        ]

    return _page(rows, wanted, show)


def _at(told: Row) -> list[Row]:
    return [each for each in told.get("service_at_locations", ()) if isinstance(each, dict)]


def at_location(actor: Actor, key: str) -> Row | None:
    """One service at one place."""
    ids = _ids(actor, key)
    came = Q(**{f"extra__{CAME}__raw__service_at_locations__contains": [{"id": key.lower()}]})
    for told in services_page(actor, entries(actor).filter(Q(pk__in=ids) | came, withdrawn_at=None)):
        for each in _at(told):
            if str(each.get("id")) == key.lower():
                return each
    return None


def taxonomies(wanted: Wanted) -> dict[str, Any]:
    """The lists of codes that we use."""
    return _page(list(hsds_words.taxonomies()), wanted, list)


def taxonomy_terms(wanted: Wanted) -> dict[str, Any]:
    """Their codes, with the Dutch."""
    rows = [each for each in hsds_words.terms() if wanted.taxonomy in ("", each["taxonomy_id"])]
    return _page(rows, wanted, list)


def one_of(rows: Iterable[Row], key: str) -> Row | None:
    """The one with this id."""
    return next((each for each in rows if each["id"] == key.lower()), None)
