"""What stands on our map in the words of HSDS 3, and back.

What HSDS has a field for stands in that field, so that anybody can read it. What only we know travels along under one
name of our own, ``kanteling``; an organisation that changes a field of HSDS is believed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from kanteling.apps.social_map.rules.entries import (
    LANGUAGES,
    Access,
    Accessible,
    Audience,
    Cost,
    Kind,
    Rung,
    Way,
)
from kanteling.apps.social_map.rules.times import Time

OURS = "kanteling"
_SPACE = UUID("6f1b1c1e-0f6e-5c8e-9d6d-6b616e74656c")
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An entry of the map as it travels: the fields of `EntryWords`, without our own row numbers."""

    kind: Kind = Kind.ACTIVITY
    title: str
    text: str
    plain_words: str = ""
    for_whom: str = ""
    audience: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    rung: Rung = Rung.COLLECTIVE
    topics: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    areas: tuple[str, ...] = ()
    reach: str = ""
    ways: tuple[str, ...] = ()
    access: Access = Access.FREE
    access_text: str = ""
    documents: str = ""
    cost: Cost = Cost.UNKNOWN
    cost_cents: int | None = None
    cost_text: str = ""
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    capacity: int | None = None
    contact_name: str = ""
    contact_role: str = ""
    phone: str = ""
    mail: str = ""
    link: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An organisation as it travels."""

    name: str
    text: str = ""
    phone: str = ""
    mail: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as it travels; degrees in WGS84."""

    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    lon: float | None = None
    lat: float | None = None
    area_code: str = ""
    reach: str = ""
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What is said about an offer besides its words: when it was last confirmed, and whether it is still there."""

    confirmed_on: date | None = None
    gone: bool = False
    organisation: str = ""
    places: tuple[str, ...] = field(default_factory=tuple)


def made_id(key: str, what: str) -> str:
    """The id of a part, the same each time: made from the id of the whole."""
    return str(uuid5(_SPACE, f"{key}:{what}"))


def _filled(told: Mapping[str, Any]) -> Told:
    return {name: value for name, value in told.items() if value not in (None, "", [], {}, ())}


_TAXONOMIES: Mapping[str, tuple[str, Any]] = {
    "kind": ("Soort", Kind),
    "audience": ("Voor wie", Audience),
    "access": ("Meedoen", Access),
    "ways": ("Hoe men er komt", Way),
    "accessibility": ("Toegankelijkheid", Accessible),
    "rung": ("Trede", Rung),
    "topics": ("Onderwerp", None),
}


def taxonomy(name: str) -> Told:
    """One of our lists of codes."""
    return {
        "id": made_id("taxonomy", name),
        "name": _TAXONOMIES[name][0],
        "description": f"Kanteling: {name}",
        "version": "1",
    }


def term(name: str, code: str) -> Told:
    """One code of such a list, with its Dutch."""
    words = _TAXONOMIES[name][1]
    dutch = next((each.dutch for each in words if each.code == code), code) if words else code
    about = taxonomy(name)
    key = made_id(f"term:{name}", code)
    return {
        "id": key,
        "code": code,
        "name": dutch,
        "description": dutch,
        "language": "nl",
        "taxonomy_id": about["id"],
        "taxonomy_detail": about,
    }


def taxonomy_names() -> tuple[str, ...]:
    """By what name we call each list of codes."""
    return tuple(_TAXONOMIES)


def code_lists() -> Mapping[str, tuple[str, ...]]:
    """The codes of each list; topics have none."""
    return {name: tuple(each.code for each in words) for name, (_, words) in _TAXONOMIES.items() if words}


def taxonomies() -> tuple[Told, ...]:
    """Every list of codes that we use."""
    return tuple(taxonomy(name) for name in _TAXONOMIES)


def terms() -> tuple[Told, ...]:
    """Every code of those lists; topics are words of the writer and have no list."""
    return tuple(term(name, each.code) for name, (_, words) in _TAXONOMIES.items() if words for each in words)


def _attributes(key: str, said: Mapping[str, Iterable[str]]) -> list[Told]:
    made = []
    for name, codes in said.items():
        for code in codes:
            told = term(name, code)
            link = {
                "id": made_id(key, f"{name}:{code}"),
                "link_id": key,
                "link_entity": "service",
                "link_type": name,
            }
            made.append({**link, "value": code, "taxonomy_term_id": told["id"], "taxonomy_term": told})
    return made


def service(key: str, offer: Offer, around: Around = Around()) -> Told:
    """An offer in the words of HSDS. Locations and organisation are named by id only."""
    codes = {
        "kind": [offer.kind.code], "audience": offer.audience, "access": [offer.access.code], "ways": offer.ways,
        "accessibility": offer.accessibility, "rung": [offer.rung.code], "topics": offer.topics,
    }  # fmt: skip
    owned = {"service_id": key}
    contact = _filled({"name": offer.contact_name, "title": offer.contact_role})
    amount = (
        [{"id": made_id(key, "cost"), **owned, "amount": offer.cost_cents / 100, "currency": "EUR"}]
        if offer.cost_cents is not None
        else []
    )
    told = {
        "id": key,
        "organization_id": around.organisation,
        "name": offer.title,
        "description": offer.text,
        "status": "inactive" if around.gone else "active",
        "url": offer.link,
        "email": offer.mail,
        "application_process": offer.next_step,
        "eligibility_description": offer.for_whom,
        "minimum_age": offer.age_from,
        "maximum_age": offer.age_to,
        "fees_description": offer.cost_text,
        "assured_date": around.confirmed_on.isoformat() if around.confirmed_on else None,
        "phones": [{"id": made_id(key, "phone"), **owned, "number": offer.phone}] if offer.phone else [],
        "contacts": [{"id": made_id(key, "contact"), **owned, **contact}] if contact else [],
        "languages": [_language(key, code) for code in offer.languages],
        "required_documents": [{"id": made_id(key, "document"), **owned, "document": offer.documents}]
        if offer.documents
        else [],
        "cost_options": amount,
        "schedules": [_schedule(key, at, each) for at, each in enumerate(offer.times)],
        "service_at_locations": [
            {"id": key if place == around.places[0] else made_id(key, f"at:{place}"), **owned, "location_id": place}
            for place in around.places
        ],
        "attributes": _attributes(key, codes),
    }
    return {**_filled(told), "name": offer.title, "description": offer.text, OURS: _ours(offer)}


def _language(key: str, code: str) -> Told:
    return {
        "id": made_id(key, f"language:{code}"),
        "service_id": key,
        "code": code,
        "name": LANGUAGES.get(code, code),
    }


def _ours(offer: Offer) -> Told:
    """What HSDS has no field for."""
    codes = {name: getattr(offer, name).code for name in ("kind", "rung", "access", "cost")}
    lists = {name: list(getattr(offer, name)) for name in ("audience", "topics", "areas", "ways", "accessibility")}
    same = {name: getattr(offer, name) for name in ("plain_words", "reach", "access_text", "capacity")}
    return {**codes, **_filled({**lists, **same}), **({"capacity": 0} if offer.capacity == 0 else {})}


def _schedule(key: str, at: int, moment: Time) -> Told:
    rule = dict(piece.split("=", 1) for piece in moment.rule.upper().split(";") if "=" in piece)
    day = moment.day.code if moment.day else ""
    freq = rule.get("FREQ", "WEEKLY" if day else "")
    told = {
        "freq": freq if freq in ("WEEKLY", "MONTHLY") else "",
        "byday": rule.get("BYDAY", day if freq == "WEEKLY" else ""),
        "bymonthday": rule.get("BYMONTHDAY"),
        "interval": int(rule["INTERVAL"]) if rule.get("INTERVAL", "").isdigit() else None,
        "dtstart": moment.first.isoformat() if moment.first and moment.first == moment.last else None,
        "valid_from": moment.first.isoformat() if moment.first else None,
        "valid_to": moment.last.isoformat() if moment.last else None,
        "opens_at": _clock(moment.starts),
        "closes_at": _clock(moment.ends),
        "description": moment.words,
    }
    ours = _filled({"day": day, "rule": moment.rule})
    return {"id": made_id(key, f"time:{at}"), "service_id": key, **_filled(told), **({OURS: ours} if ours else {})}


def _clock(moment: time | None) -> str:
    return moment.isoformat("minutes" if moment.second == 0 else "seconds") if moment else ""


def organization(key: str, who: Who) -> Told:
    """An organisation in the words of HSDS."""
    phones = [{"id": made_id(key, "phone"), "organization_id": key, "number": who.phone}] if who.phone else []
    told = _filled({"email": who.mail, "website": who.link, "phones": phones})
    return {"id": key, "name": who.name, "description": who.text, **told}


def location(key: str, spot: Spot, organisation: str = "") -> Told:
    """A place in the words of HSDS. Its province is not known here and stays empty."""
    street = {"address_1": spot.address, "city": spot.city, "postal_code": spot.postcode}
    address = {
        "id": made_id(key, "address"),
        "location_id": key,
        **street,
        "state_province": "",
        "country": "NL",
        "address_type": "physical",
    }
    means = {each.code: each.dutch for each in Accessible}
    told = {
        "organization_id": organisation,
        "name": spot.name,
        "transportation": spot.reach,
        "latitude": spot.lat,
        "longitude": spot.lon,
        "addresses": [address] if any(street.values()) else [],
        "accessibility": [
            {
                "id": made_id(key, f"way:{code}"),
                "location_id": key,
                "description": means.get(code, code),
                "details": code,
            }
            for code in spot.accessibility
        ],
        OURS: _filled({"area_code": spot.area_code}),
    }
    return {"id": key, "location_type": "physical", **_filled(told)}


def overlay(raw: Mapping[str, Any], before: Mapping[str, Any], now: Mapping[str, Any]) -> Told:
    """What came in, with only those fields replaced that we changed since: the rest goes out as it came."""
    told = dict(raw)
    for name in before.keys() | now.keys():
        if before.get(name) == now.get(name):
            continue
        if name in now:
            told[name] = now[name]
        else:
            told.pop(name, None)
    return told


def same_names(offer: Offer) -> Told:
    """The fields of an offer by name, their values as they are."""
    return {each.name: getattr(offer, each.name) for each in fields(offer)}
