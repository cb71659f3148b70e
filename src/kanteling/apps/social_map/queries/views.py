"""An entry as others may know it: everything that a page, a file or a suggestion needs, frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from kanteling.apps.social_map.models import Entry, EntryTime, PlaceFreed, PlaceTaken
from kanteling.apps.social_map.rules.entries import Access, Cost, Kind, Rung
from kanteling.apps.social_map.rules.freshness import Freshness, freshness
from kanteling.apps.social_map.rules.numbers import REMIND_DAYS
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Who offers it."""

    id: UUID
    name: str
    text: str
    phone: str
    mail: str
    link: str
    version: int
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where it is; ``lon`` and ``lat`` in degrees (WGS84), None when not known."""

    id: UUID
    name: str
    address: str
    postcode: str
    city: str
    lon: float | None
    lat: float | None
    area_code: str
    reach: str
    accessibility: tuple[str, ...]
    version: int
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The place in one line."""
        street = ", ".join(each for each in (self.address, f"{self.postcode} {self.city}".strip()) if each)
        return ", ".join(dict.fromkeys(each for each in (self.name, street) if each))


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry with its organisation, place and times. Codes are those of `rules.entries`.

    ``free_places`` is None when nobody said how many there are. ``owner`` is the resident whose own it is.
    """

    id: UUID
    kind: Kind
    title: str
    text: str
    plain_words: str
    for_whom: str
    audience: tuple[str, ...]
    age_from: int | None
    age_to: int | None
    rung: Rung
    topics: tuple[str, ...]
    times: tuple[Time, ...]
    areas: tuple[str, ...]
    area_code: str
    lon: float | None
    lat: float | None
    reach: str
    ways: tuple[str, ...]
    access: Access
    access_text: str
    documents: str
    cost: Cost
    cost_cents: int | None
    cost_text: str
    languages: tuple[str, ...]
    accessibility: tuple[str, ...]
    capacity: int | None
    free_places: int | None
    contact_name: str
    contact_role: str
    phone: str
    mail: str
    link: str
    next_step: str
    organisation: OrganisationView | None
    place: PlaceView | None
    owner: UUID | None
    confirmed_on: date
    fresh_until: date
    freshness: Freshness
    withdrawn_at: datetime | None
    version: int
    origin: str
    made_at: datetime
    extra: Mapping[str, Any] = field(default_factory=dict)
    time_extras: tuple[Mapping[str, Any], ...] = ()


def entries(actor: Actor) -> QuerySet[Any]:
    """Entries that this actor may read, with what a view needs; also those taken off."""
    return (
        Entry.objects.visible_to(actor)
        .select_related("organisation", "place")
        .defer("search_words", "search_weights")
    )


def views(actor: Actor, rows: Iterable[Any]) -> tuple[EntryView, ...]:
    """Rows as views, in the same order. Two queries more, however many there are; one when none counts places."""
    rows = list(rows)
    times: dict[UUID, list[Any]] = {row.pk: [] for row in rows}
    found = EntryTime.objects.visible_to(actor).filter(entry_id__in=times).order_by("order", "pk")
    for each in found if rows else ():
        times[each.entry_id].append(each)
    taken = places_taken(actor, [row.pk for row in rows if row.capacity is not None])
    today = clock.today()
    return tuple(_view(row, times[row.pk], taken.get(row.pk, 0), today) for row in rows)


def entry_view(actor: Actor, entry: UUID) -> EntryView:
    """One entry. Raises `NotForYou` when there is none."""
    row = entries(actor).filter(pk=entry).first()
    if row is None:
        raise NotForYou
    return views(actor, [row])[0]


def places_taken(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many places of each entry are taken now."""
    wanted = list(ids)
    if not wanted:
        return {}
    freed = PlaceFreed.objects.visible_to(actor).filter(entry_id__in=wanted).values("taken_id")
    rows = PlaceTaken.objects.visible_to(actor).filter(entry_id__in=wanted).exclude(pk__in=freed)
    return dict(rows.values_list("entry_id").annotate(many=Coalesce(Count("pk"), 0)).order_by())


def organisation_view(row: Any) -> OrganisationView:
    """An organisation as it stands."""
    return OrganisationView(row.pk, row.name, row.text, row.phone, row.mail, row.link, row.version, dict(row.extra))


def place_view(row: Any) -> PlaceView:
    """A place as it stands."""
    return PlaceView(
        id=row.pk,
        name=row.name,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        lon=row.lon,
        lat=row.lat,
        area_code=row.area_code,
        reach=row.reach,
        accessibility=tuple(row.accessibility),
        version=row.version,
        extra=dict(row.extra),
    )


def time_of(row: Any) -> Time:
    """A moment as the rules know it."""
    return Time(
        day=Day(row.day) if row.day else None,
        starts=row.starts,
        ends=row.ends,
        first=row.first,
        last=row.last,
        rule=row.rule,
        words=row.words,
    )


_SAME = (
    "title", "text", "plain_words", "for_whom", "age_from", "age_to", "area_code", "lon", "lat", "reach", "access_text",
    "documents", "cost_cents", "cost_text", "capacity", "contact_name", "contact_role", "phone", "mail", "link",
    "next_step", "confirmed_on", "fresh_until", "withdrawn_at", "version", "origin", "made_at",
)  # fmt: skip
_LISTS = ("audience", "topics", "areas", "ways", "languages", "accessibility")


def _view(row: Any, times: list[Any], taken: int, today: date) -> EntryView:
    lists: dict[str, Any] = {name: tuple(getattr(row, name)) for name in _LISTS}
    return EntryView(
        id=row.pk,
        kind=Kind(row.kind),
        rung=Rung(row.rung),
        access=Access(row.access),
        cost=Cost(row.cost),
        times=tuple(time_of(each) for each in times),
        time_extras=tuple(dict(each.extra) for each in times),
        free_places=None if row.capacity is None else max(0, row.capacity - taken),
        organisation=organisation_view(row.organisation) if row.organisation_id else None,
        place=place_view(row.place) if row.place_id else None,
        owner=row.owner_id,
        freshness=freshness(row.fresh_until, today, REMIND_DAYS.on(today)),
        extra=dict(row.extra),
        **{name: getattr(row, name) for name in _SAME},
        **lists,
    )
