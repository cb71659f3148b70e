"""Two entries that are one: what each says best is kept, the other leaves the map; and all of it can be undone."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map.commands.entries import restore_entry, rewrite, take_off, undo_change
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.events import EntriesMerged, EntriesParted
from kanteling.apps.social_map.models import Apart, Entry, Merge
from kanteling.apps.social_map.queries.exchange_doubles import side_by_side
from kanteling.apps.social_map.queries.views import entries
from kanteling.apps.social_map.rules.exchanging import NoExchange, why_not_keep
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.merging import FIELDS
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def merge(*, actor: Actor, kept: UUID, gone: UUID, take: Collection[str] = (), read: tuple[int, int]) -> UUID:
    """Keep one entry with the fields ``take`` from the other; the other leaves the map. Returns the id of the merge.

    ``read`` are the versions of both that the map keeper saw.
    """
    refuse_if(why_not_keep(actor.roles))
    for each in sorted((kept, gone)):
        hold(each)
    one, other, _ = side_by_side(actor, kept, gone)
    if (one.version, other.version) != read:
        raise ChangedMeanwhile
    words, better = words_of(one), words_of(other)
    chosen = {name: getattr(better, name) for field in FIELDS if field.name in take for name in field.columns}
    rows = {row.pk: row for row in entries(actor).filter(pk__in=[kept, gone])}
    change = rewrite(actor, rows[kept], replace(words, **chosen), why="samengevoegd") if chosen else None
    take_off(actor, rows[gone], Gone.DOUBLE, one.title)
    made = Merge.objects.create(
        municipality_id=actor.municipality,
        kept_id=kept,
        gone_id=gone,
        change_id=change,
        made_by_id=actor.person,
        made_at=clock.now(),
    )
    record(actor, EntriesMerged(subject=kept, detail=one.title))
    return UUID(str(made.pk))


@transaction.atomic
def part(*, actor: Actor, merged: UUID) -> None:
    """Undo a merge: the other stands on the map again, and the kept one says what it said."""
    refuse_if(why_not_keep(actor.roles))
    hold(merged)
    row = Merge.objects.visible_to(actor).filter(pk=merged).select_related("kept").first()
    if row is None:
        raise NotForYou
    refuse_if((NoExchange.ALREADY,) if row.ended_at is not None else ())
    try:
        if row.change_id:
            undo_change(actor=actor, change=row.change_id)
    except ChangedMeanwhile:
        refuse_if((NoExchange.CHANGED,))
    if Entry.objects.visible_to(actor).filter(pk=row.gone_id, withdrawn_at__isnull=False).exists():
        restore_entry(actor=actor, entry=row.gone_id)
    Merge.objects.visible_to(actor).filter(pk=merged).update(ended_at=clock.now())
    record(actor, EntriesParted(subject=row.kept_id, detail=row.kept.title))


@transaction.atomic
def say_apart(*, actor: Actor, one: UUID, other: UUID) -> None:
    """These look alike and are two things: do not ask again."""
    side_by_side(actor, one, other)
    first, second = sorted((one, other))
    known = Apart.objects.visible_to(actor).filter(one_id=first, other_id=second).exists()
    if not known:
        Apart.objects.create(
            municipality_id=actor.municipality,
            one_id=first,
            other_id=second,
            made_by_id=actor.person,
            made_at=clock.now(),
        )
