"""Entries that somebody looks for: narrowed, ranked, and with the reasons why they are here."""

import math
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast

from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.views import EntryView, entries, views
from kanteling.apps.social_map.rules.asked import Asked, Point
from kanteling.apps.social_map.rules.entries import Cost
from kanteling.apps.social_map.rules.times import mask_asked
from kanteling.foundation.actor import Actor
from kanteling.platform import clock

MOST = 50
_METRES_PER_DEGREE = 111_320


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that was found. ``score`` orders them (higher is better); ``metres`` is how far, as the crow flies."""

    entry: EntryView
    score: float
    metres: int | None = None


def entries_by_id(actor: Actor, ids: Any) -> dict[UUID, EntryView]:
    """These entries by their id, also those taken off; unknown ones are left out. Three queries, or none without ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {view.id: view for view in views(actor, entries(actor).filter(pk__in=wanted))}


def find_entries(actor: Actor, asked: Asked, most: int = MOST) -> tuple[Found, ...]:
    """The best ``most`` entries for what is asked: fresh ones above stale ones, then by words, then by nearness.

    Every word of the text counts; only when nothing holds them all, those that hold some of them. Four queries.
    """
    rows = _ranked(actor, asked, "all")[:most]
    found = list(rows)
    if not found and len(asked.text.split()) > 1:
        found = list(_ranked(actor, asked, "some")[:most])
    kept = views(actor, found)
    return tuple(
        Found(view, float(row.score), metres_between(asked.near, (view.lon, view.lat)))
        for row, view in zip(found, kept, strict=True)
    )


def narrowed(actor: Actor, asked: Asked) -> QuerySet[Any]:
    """Entries on the map that fit everything that was asked but the words."""
    rows = Entry.objects.visible_to(actor).filter(withdrawn_at=None)
    if asked.kinds:
        rows = rows.filter(kind__in=[kind.code for kind in asked.kinds])
    mask = mask_asked(asked.days, asked.parts)
    if mask:
        rows = rows.annotate(at=CombinedExpression(F("when_mask"), "&", Value(mask), IntegerField()))
        rows = rows.exclude(at=0)
    if asked.audience:
        rows = rows.filter(Q(audience__overlap=list(asked.audience)) | Q(audience=[]))
    if asked.free:
        rows = rows.filter(cost=Cost.FREE.code)
    if asked.language:
        rows = rows.filter(languages__contains=[asked.language])
    if asked.accessible:
        rows = rows.filter(accessibility__contains=list(asked.accessible))
    if asked.organisation:
        rows = rows.filter(organisation_id=asked.organisation)
    return _where(rows, asked)


def _where(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    if asked.areas:
        inside = Q(areas__overlap=list(asked.areas))
        for code in asked.areas:
            inside |= Q(area_code__startswith=code) | Q(area_code=_wijk(code))
        rows = rows.filter(inside)
    if asked.near and asked.metres:
        (lon, lat), reach = asked.near, asked.metres / _METRES_PER_DEGREE
        wide = reach / math.cos(math.radians(lat))
        box = Q(lon__range=(lon - wide, lon + wide), lat__range=(lat - reach, lat + reach))
        rows = rows.filter(box | Q(lon=None))
    return rows


def _wijk(code: str) -> str:
    """The wijk in which a buurt lies, by its code (BU02680304 lies in WK026803)."""
    return f"WK{code[2:8]}" if code.startswith("BU") and len(code) == 10 else code


def _ranked(actor: Actor, asked: Asked, which: str) -> QuerySet[Any]:
    rows = narrowed(actor, asked).select_related("organisation", "place").defer("document")
    score: Any = Value(0.0, output_field=FloatField())
    if asked.text.strip():
        query = words_query(asked.text, which)
        rows = rows.filter(document=query)
        score = SearchRank(F("document"), query)
    stale = Case(When(fresh_until__lt=clock.today(), then=1), default=0, output_field=IntegerField())
    rows = rows.annotate(score=Cast(score, FloatField()), stale=stale)
    far: tuple[Any, ...] = ()
    if asked.near:
        rows, far = rows.annotate(far=_far(asked.near)), (F("far").asc(nulls_last=True),)
    return rows.order_by("stale", "-score", *far, "title", "pk")


def words_query(text: str, which: str) -> SearchQuery:
    """The words as PostgreSQL looks for them: all of them, or some."""
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)][:20] or ["-"]
    query = SearchQuery(words[0], config="dutch")
    for word in words[1:]:
        more = SearchQuery(word, config="dutch")
        query = query & more if which == "all" else query | more  # type: ignore[assignment]
    return query


def _far(near: Point) -> Any:
    """The squared distance in degrees of latitude: right enough to order by within a town."""
    lon, lat = near
    squash = math.cos(math.radians(lat))
    across, up = (F("lon") - Value(lon)) * Value(squash), F("lat") - Value(lat)
    return across * across + up * up


def metres_between(one: Point | None, other: tuple[float | None, float | None]) -> int | None:
    """How far as the crow flies, rounded to 50 metres; None when either is not known."""
    if one is None or other[0] is None or other[1] is None:
        return None
    squash = math.cos(math.radians(one[1]))
    apart = math.hypot((other[0] - one[0]) * squash, other[1] - one[1]) * _METRES_PER_DEGREE
    return max(50, round(apart / 50) * 50)
