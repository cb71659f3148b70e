"""What stands on the map twice, perhaps: pairs that look alike, side by side, with the signs for and against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.social_map.models import Apart, Merge
from kanteling.apps.social_map.queries.exchange_fates import known_here
from kanteling.apps.social_map.queries.views import EntryView, entries, views
from kanteling.apps.social_map.rules.duplicates import Likeness, Sign, doubles, likeness
from kanteling.apps.social_map.rules.exchanging import why_not_keep
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if

MOST = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that look alike."""

    one: UUID
    other: UUID
    titles: tuple[str, str]
    signs: tuple[Sign, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Merged:
    """Two entries that were made one, and can still be parted."""

    id: UUID
    kept: UUID
    titles: tuple[str, str]
    at: datetime


def pairs(actor: Actor) -> tuple[tuple[Pair, ...], int]:
    """The likeliest pairs that nobody said are two things, and how many there are in all. Only for the map keeper."""
    refuse_if(why_not_keep(actor.roles))
    known = known_here(actor)
    apart = {frozenset(map(str, row)) for row in Apart.objects.visible_to(actor).values_list("one_id", "other_id")}
    found = [each for each in doubles(known.things) if frozenset((each.one, each.other)) not in apart]
    return tuple(_pair(each, known.titles) for each in found[:MOST]), len(found)


def _pair(found: Likeness, titles: Mapping[str, str]) -> Pair:
    named = titles[found.one], titles[found.other]
    return Pair(UUID(found.one), UUID(found.other), named, found.signs, found.points)


def side_by_side(actor: Actor, one: UUID, other: UUID) -> tuple[EntryView, EntryView, tuple[Sign, ...]]:
    """Both entries, the one to keep first, and what they have in common. Raises `NotForYou`."""
    refuse_if(why_not_keep(actor.roles))
    found = {view.id: view for view in views(actor, entries(actor).filter(pk__in=[one, other], withdrawn_at=None))}
    if one not in found or other not in found or one == other:
        raise NotForYou
    things = {thing.key: thing for thing in known_here(actor).things}
    alike = likeness(things[str(one)], things[str(other)])
    return found[one], found[other], alike.signs if alike else ()


def merged(actor: Actor, most: int = 20) -> tuple[Merged, ...]:
    """What was merged last and can be parted again."""
    rows = Merge.objects.visible_to(actor).filter(ended_at=None).select_related("kept", "gone").order_by("-made_at")
    return tuple(Merged(row.pk, row.kept_id, (row.kept.title, row.gone.title), row.made_at) for row in rows[:most])
