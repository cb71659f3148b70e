"""Entries that somebody looks for: narrowed, ranked, and with the reasons why they are here."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import CombinedExpression

from kanteling.apps.social_map.models import Entry, LayWord
from kanteling.apps.social_map.queries.views import EntryView, entries, views
from kanteling.apps.social_map.rules.asked import Asked, Point
from kanteling.apps.social_map.rules.entries import Cost
from kanteling.apps.social_map.rules.lay_words import widened
from kanteling.apps.social_map.rules.times import mask_asked
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.search import Hit, Lexicon, find, understand, why

MOST = 50
_METRES_PER_DEGREE = 111_320


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that was found. ``score`` orders them (higher is better); ``metres`` is how far, as the crow flies.

    ``because`` says by which words: pairs of what was said and what it was found by (the same when literal).
    """

    entry: EntryView
    score: float
    metres: int | None = None
    because: tuple[tuple[str, str], ...] = ()


def entries_by_id(actor: Actor, ids: Any) -> dict[UUID, EntryView]:
    """These entries by their id, also those taken off; unknown ones are left out. Three queries, or none without ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {view.id: view for view in views(actor, entries(actor).filter(pk__in=wanted))}


def find_entries(actor: Actor, asked: Asked, most: int = MOST) -> tuple[Found, ...]:
    """The best ``most`` entries for what is asked: fresh ones above stale ones, then by words, then by nearness.

    At most five queries, however many there are.
    """
    if not asked.text.strip():
        return nearest(actor, asked, most)
    tags = [f"@soort:{asked.kinds[0].code}"] if len(asked.kinds) == 1 else []
    said = (
        LayWord.objects.visible_to(actor).filter(ended_at=None).order_by("word", "pk").values_list("word", "means")
    )
    meant = understand(widened(asked.text, said), Lexicon.standard())
    hits = find(narrowed(actor, asked), meant, tags=tags, limit=most)
    by_id: dict[UUID, Hit] = {hit.id: hit for hit in hits}
    kept = entries_by_id(actor, by_id)
    found = [_found(asked, kept[hit.id], hit) for hit in hits if hit.id in kept]
    today = clock.today()
    return tuple(sorted(found, key=lambda each: (each.entry.fresh_until < today, -each.score, each.metres or 0)))


def nearest(actor: Actor, asked: Asked, most: int) -> tuple[Found, ...]:
    """Without words: fresh ones first, then the nearest, else by title."""
    rows = narrowed(actor, asked)
    order: tuple[Any, ...] = ("title", "pk")
    if asked.near:
        rows = rows.annotate(far=_far(asked.near))
        order = (F("far").asc(nulls_last=True), *order)
    today = clock.today()
    ids = list(rows.filter(fresh_until__gte=today).order_by(*order).values_list("pk", flat=True)[:most])
    if len(ids) < most:
        ids += rows.filter(fresh_until__lt=today).order_by(*order).values_list("pk", flat=True)[: most - len(ids)]
    kept = entries_by_id(actor, ids)
    return tuple(_found(asked, kept[each], None) for each in ids if each in kept)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a list goes on: after this title and id, among the stale ones or not."""

    stale: bool
    title: str
    id: UUID


def browse(actor: Actor, asked: Asked, size: int, after: Turn | None) -> tuple[tuple[Found, ...], Turn | None]:
    """One page of everything that fits, by title, fresh ones first; and where the next page begins."""
    today, rows = clock.today(), narrowed(actor, asked)
    found: list[tuple[UUID, str, date]] = []
    for stale in (False, True):
        if after is not None and after.stale and not stale:
            continue
        some = rows.filter(fresh_until__lt=today) if stale else rows.filter(fresh_until__gte=today)
        if after is not None and after.stale == stale:
            some = some.filter(Q(title__gt=after.title) | Q(title=after.title, pk__gt=after.id))
        more = some.order_by("title", "pk").values_list("pk", "title", "fresh_until")
        found += list(more[: size + 1 - len(found)])
        if len(found) > size:
            break
    shown = found[:size]
    kept = entries_by_id(actor, [each[0] for each in shown])
    follow = Turn(shown[-1][2] < today, shown[-1][1], shown[-1][0]) if len(found) > size else None
    return tuple(_found(asked, kept[each[0]], None) for each in shown if each[0] in kept), follow


def _found(asked: Asked, view: EntryView, hit: Hit | None) -> Found:
    far = metres_between(asked.near, (view.lon, view.lat))
    return Found(view, hit.score if hit else 0.0, far, why(hit) if hit else ())


def narrowed(actor: Actor, asked: Asked) -> QuerySet[Any]:
    """Entries on the map that fit everything that was asked but the words."""
    rows = Entry.objects.visible_to(actor).filter(withdrawn_at=None)
    if asked.kinds:
        rows = rows.filter(kind__in=[kind.code for kind in asked.kinds])
    mask = mask_asked(asked.days, asked.parts)
    if mask:
        rows = rows.annotate(at=CombinedExpression(F("when_mask"), "&", Value(mask), IntegerField())).exclude(at=0)
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
        inside = Q(areas__overlap=[*asked.areas, *map(_wijk, asked.areas)])
        for code in asked.areas:
            inside |= Q(area_code=code) | Q(
                area_code__startswith=f"BU{code[2:]}" if code.startswith("WK") else code
            )
        rows = rows.filter(inside)
    if asked.near and asked.metres:
        (lon, lat), reach = asked.near, asked.metres / _METRES_PER_DEGREE
        wide = reach / math.cos(math.radians(lat))
        rows = rows.filter(lon__range=(lon - wide, lon + wide), lat__range=(lat - reach, lat + reach))
    return rows


def _wijk(code: str) -> str:
    """The wijk in which a buurt lies, by its code (BU02680304 lies in WK026803)."""
    return f"WK{code[2:8]}" if code.startswith("BU") and len(code) == 10 else code


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
