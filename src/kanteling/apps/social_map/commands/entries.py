"""Putting entries on the map, changing them, taking them off; each leaves behind what was, so that it can be undone."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands.snapshots import as_json, from_json, words_of
from kanteling.apps.social_map.commands.storing import (
    entry_columns,
    leave_behind,
    located,
    plain,
    searched,
    time_rows,
)
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.models import Change, Confirmation, Entry, EntryTime, Withdrawal
from kanteling.apps.social_map.queries.views import views
from kanteling.apps.social_map.queries.writing import entry_row, writer_for, writer_of
from kanteling.apps.social_map.rules.entries import Kind, NoEntry, why_not_change, why_not_publish
from kanteling.apps.social_map.rules.freshness import Gone, How
from kanteling.apps.social_map.rules.numbers import fresh_until
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def publish_entry(
    *,
    actor: Actor,
    words: EntryWords,
    organisation: UUID | None = None,
    own: bool = False,
    entry_id: UUID | None = None,
    confirmed_on: date | None = None,
    how: How = How.MADE,
    origin: str = "",
) -> UUID:
    """Put something on the map and return its id. ``own``: it is the actor's own as a resident.

    ``confirmed_on`` (default today) is when somebody last said that it is so; a file may know an earlier day.
    """
    owner = actor.person if own else None
    refuse_if(why_not_publish(writer_of(actor, organisation=organisation, owner=owner), words.said))
    on = confirmed_on or clock.today()
    columns = entry_columns(words)
    made = Entry(
        pk=entry_id or new_id(),
        municipality_id=actor.municipality,
        organisation_id=organisation,
        owner_id=owner,
        origin=plain(origin, 200),
        made_by_id=actor.person,
        made_at=clock.now(),
        confirmed_on=on,
        fresh_until=fresh_until(words.kind, on),
        **searched(actor, words),
        **columns,
        **located(actor, words.place),
    )
    made.save(force_insert=True)
    EntryTime.objects.bulk_create(time_rows(made, words))
    _confirmed(actor, made, on, how)
    record(actor, events.EntryPublished(subject=made.pk, detail=made.title))
    return UUID(str(made.pk))


@transaction.atomic
def change_entry(
    *, actor: Actor, entry: UUID, read: int, words: EntryWords, why: str = "", confirms: bool = True
) -> UUID:
    """Let an entry say something else; ``read`` is the version that the writer saw. Returns the id of the change."""
    row = _held(actor, entry, read)
    refuse_if(why_not_change(writer_for(actor, row), words.said, gone=row.withdrawn_at is not None))
    change = rewrite(actor, row, words, why=why)
    if confirms:
        confirm(actor, row, How.CHANGED)
    record(actor, events.EntryChanged(subject=entry, detail=row.title))
    return change


@transaction.atomic
def undo_change(*, actor: Actor, change: UUID) -> None:
    """Let an entry say again what it said before this change; only the last one can be undone."""
    left = Change.objects.visible_to(actor).filter(pk=change).exclude(entry_id=None).first()
    if left is None:
        raise NotForYou
    row = _held(actor, left.entry_id, left.number + 1)
    words = from_json(left.before)
    refuse_if(why_not_change(writer_for(actor, row), words.said, gone=row.withdrawn_at is not None))
    rewrite(actor, row, words, why="ongedaan gemaakt")
    record(actor, events.EntryChanged(subject=row.pk, detail=row.title))


@transaction.atomic
def withdraw_entry(*, actor: Actor, entry: UUID, why: Gone, words: str = "") -> None:
    """Take an entry off the map; it can be put back."""
    hold(entry)
    row = entry_row(actor, entry)
    refuse_if(why_not_change(writer_for(actor, row), None, gone=row.withdrawn_at is not None))
    take_off(actor, row, why, words)
    record(actor, events.EntryWithdrawn(subject=entry, detail=row.title))


@transaction.atomic
def restore_entry(*, actor: Actor, entry: UUID) -> None:
    """Put an entry back on the map, as it was."""
    hold(entry)
    row = entry_row(actor, entry)
    refuse_if(why_not_change(writer_for(actor, row), None, gone=False))
    if row.withdrawn_at is None:
        refuse_if((NoEntry.THERE,))
    Withdrawal.objects.visible_to(actor).filter(entry_id=entry, ended_at=None).update(ended_at=clock.now())
    Entry.objects.visible_to(actor).filter(pk=entry).update(withdrawn_at=None)
    record(actor, events.EntryRestored(subject=entry, detail=row.title))


@transaction.atomic
def confirm_entry(*, actor: Actor, entry: UUID) -> None:
    """Say that it is still so."""
    hold(entry)
    row = entry_row(actor, entry)
    refuse_if(why_not_change(writer_for(actor, row), None, gone=row.withdrawn_at is not None))
    confirm(actor, row, How.KEEPER)
    record(actor, events.EntryConfirmed(subject=entry, detail=row.title))


def rewrite(actor: Actor, row: Any, words: EntryWords, why: str) -> UUID:
    """Write these words over those of ``row`` and keep what it said; who may do so was asked before."""
    (view,) = views(actor, [row])
    change = leave_behind(
        actor,
        row,
        as_json(words_of(view)),
        organisation=row.organisation_id,
        owner=row.owner_id,
        entry=row.pk,
        why=why,
    )
    columns = entry_columns(words)
    ends = Confirmation.objects.visible_to(actor).filter(entry_id=row.pk).aggregate(last=Max("on"))["last"]
    Entry.objects.visible_to(actor).filter(pk=row.pk).update(
        **columns,
        **located(actor, words.place),
        **searched(actor, words),
        version=row.version + 1,
        fresh_until=fresh_until(words.kind, ends or row.confirmed_on),
    )
    EntryTime.objects.visible_to(actor).filter(entry_id=row.pk).delete()
    EntryTime.objects.bulk_create(time_rows(row, words))
    row.kind, row.title, row.version = words.kind.code, columns["title"], row.version + 1
    return change


def confirm(actor: Actor, row: Any, how: How) -> None:
    """Write down that it is so today."""
    today = clock.today()
    row.confirmed_on, row.fresh_until = today, fresh_until(Kind(row.kind), today)
    _confirmed(actor, row, today, how)
    Entry.objects.visible_to(actor).filter(pk=row.pk).update(confirmed_on=today, fresh_until=row.fresh_until)


def take_off(actor: Actor, row: Any, why: Gone, words: str) -> None:
    """Write down that it is gone; who may do so was asked before."""
    now = clock.now()
    Withdrawal.objects.create(
        municipality_id=actor.municipality,
        entry_id=row.pk,
        organisation_id=row.organisation_id,
        owner_id=row.owner_id,
        why=why.code,
        words=plain(words, 300),
        made_at=now,
    )
    Entry.objects.visible_to(actor).filter(pk=row.pk).update(withdrawn_at=now)


def _confirmed(actor: Actor, row: Any, on: date, how: How) -> None:
    Confirmation.objects.create(
        municipality_id=actor.municipality,
        entry_id=row.pk,
        organisation_id=row.organisation_id,
        owner_id=row.owner_id,
        on=on,
        fresh_until=row.fresh_until,
        how=how.code,
        made_at=clock.now(),
    )


def _held(actor: Actor, entry: UUID, read: int) -> Any:
    hold(entry)
    row = entry_row(actor, entry)
    if row.version != read:
        raise ChangedMeanwhile
    return row
