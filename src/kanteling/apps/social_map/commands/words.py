"""What somebody writes on the map, whole: the same shape for a form, a file and a machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung, Said
from kanteling.apps.social_map.rules.times import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWords:
    """What an organisation says of itself; ``mail`` and ``phone`` are the ones it publishes."""

    name: str
    text: str = ""
    phone: str = ""
    mail: str = ""
    link: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """A place; ``lon`` and ``lat`` in degrees (WGS84), ``area_code`` the wijk or buurt by CBS code."""

    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    lon: float | None = None
    lat: float | None = None
    area_code: str = ""
    reach: str = ""
    accessibility: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWords:
    """Everything that an entry says. Codes are those of `rules.entries`; ``times`` in the order to be shown."""

    kind: Kind
    title: str
    text: str
    plain_words: str = ""
    place: UUID | None = None
    for_whom: str = ""
    audience: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    rung: Rung = Rung.COLLECTIVE
    topics: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    time_extras: tuple[Mapping[str, Any], ...] = ()
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
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> Said:
        """What the rules must know of it."""
        return Said(
            kind=self.kind,
            title=self.title,
            text=self.text,
            way_in=self.next_step or self.phone or self.mail or self.link,
            times=self.times,
            age_from=self.age_from,
            age_to=self.age_to,
            capacity=self.capacity,
        )
