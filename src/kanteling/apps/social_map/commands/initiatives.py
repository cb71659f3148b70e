"""Initiatives: residents start them, run them together, and ask others for what they need."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands.entries import publish_entry
from kanteling.apps.social_map.commands.storing import plain
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.models import CoRunner, Initiative, Joined, JoinedWho, Obstacle, ObstacleAnswer
from kanteling.apps.social_map.queries.initiatives import asking_of, initiative_of
from kanteling.apps.social_map.queries.views import entry_view
from kanteling.apps.social_map.rules.initiatives import (
    Asking,
    Hurdle,
    Joins,
    NoInitiative,
    why_not_answer,
    why_not_ask,
)
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def start_initiative(
    *,
    actor: Actor,
    words: EntryWords,
    need: str = "",
    budget_cents: int | None = None,
    budget_text: str = "",
    called: str = "",
) -> UUID:
    """Begin something in the neighbourhood as a resident; whoever begins it, runs it. Returns the entry's id."""
    entry = publish_entry(actor=actor, words=words, own=True)
    Initiative.objects.create(
        municipality_id=actor.municipality,
        entry_id=entry,
        need=plain(need),
        budget_cents=budget_cents,
        budget_text=plain(budget_text),
    )
    _joined(actor, entry, Joins.RUNS, called)
    record(actor, events.InitiativeStarted(subject=entry, detail=words.title[:200]))
    return entry


@transaction.atomic
def change_initiative(
    *, actor: Actor, entry: UUID, read: int, need: str, budget_cents: int | None, budget_text: str
) -> None:
    """Say what is needed now; ``read`` is the version that the writer saw."""
    hold(entry)
    held = initiative_of(actor, entry_view(actor, entry))
    refuse_if(() if held.may_run else (NoInitiative.NOT_YOURS,))
    if held.version != read:
        raise ChangedMeanwhile
    Initiative.objects.visible_to(actor).filter(entry_id=entry).update(
        need=plain(need), budget_cents=budget_cents, budget_text=plain(budget_text), version=read + 1
    )
    record(actor, events.InitiativeChanged(subject=entry))


@transaction.atomic
def join_initiative(*, actor: Actor, entry: UUID, joins: Joins, called: str = "") -> None:
    """Help or come along. ``called`` only when someone wants to be named; running goes by invitation."""
    hold(entry)
    view = entry_view(actor, entry)
    held = initiative_of(actor, view)
    found = [NoInitiative.JOINED] if held.mine else []
    if joins is Joins.RUNS:
        found.append(NoInitiative.NOT_YOURS)
    refuse_if(found)
    _joined(actor, entry, joins, called)
    record(actor, events.InitiativeJoined(subject=entry, detail=view.title))


@transaction.atomic
def let_run(*, actor: Actor, entry: UUID, joined: UUID) -> None:
    """Let somebody who helps, and is named, run it too."""
    view = entry_view(actor, entry)
    held = initiative_of(actor, view)
    refuse_if(() if held.may_run else (NoInitiative.NOT_YOURS,))
    if joined not in dict(held.could_run):
        raise NotForYou
    CoRunner.objects.create(municipality_id=actor.municipality, joined_id=joined, entry_id=entry, since=clock.now())
    record(actor, events.InitiativeJoined(subject=entry, detail=view.title))


@transaction.atomic
def leave_initiative(*, actor: Actor, entry: UUID) -> None:
    """Stop taking part; the last who runs it stays until somebody else does."""
    hold(entry)
    view = entry_view(actor, entry)
    held = initiative_of(actor, view)
    found = [] if held.mine else [NoInitiative.NOT_IN]
    if held.my_part is Joins.RUNS and held.runs == 1:
        found.append(NoInitiative.LAST)
    refuse_if(found)
    Joined.objects.visible_to(actor).filter(pk=held.mine).update(until=clock.now())
    record(actor, events.InitiativeLeft(subject=entry, detail=view.title))


@transaction.atomic
def raise_obstacle(
    *, actor: Actor, entry: UUID, kind: Hurdle, words: str, addressee: str, answer_by: date, offer: str = ""
) -> UUID:
    """Say what is in the way, or what residents want to do themselves: to whom, and by when an answer is asked."""
    view = entry_view(actor, entry)
    held = initiative_of(actor, view)
    refuse_if(why_not_ask(Asking(words, addressee, clock.today(), answer_by), runs=held.may_run))
    made = Obstacle.objects.create(
        municipality_id=actor.municipality,
        entry_id=entry,
        kind=kind.code,
        words=plain(words),
        offer=plain(offer),
        addressee=plain(addressee, 200),
        asked_on=clock.today(),
        answer_by=answer_by,
        made_by_id=actor.person,
    )
    record(actor, events.ObstacleRaised(subject=entry, detail=view.title))
    return UUID(str(made.pk))


@transaction.atomic
def answer_obstacle(*, actor: Actor, obstacle: UUID, words: str, called: str) -> None:
    """Write down what was answered, and by whom."""
    hold(obstacle)
    row: Any = Obstacle.objects.visible_to(actor).filter(pk=obstacle).first()
    if row is None:
        raise NotForYou
    view = entry_view(actor, row.entry_id)
    held = initiative_of(actor, view)
    given = ObstacleAnswer.objects.visible_to(actor).filter(obstacle_id=obstacle).first()
    asking = asking_of(row, given.answered_on if given else None)
    refuse_if(why_not_answer(asking, words, may_answer=held.may_answer))
    ObstacleAnswer.objects.create(
        municipality_id=actor.municipality,
        obstacle_id=obstacle,
        entry_id=row.entry_id,
        words=plain(words),
        by_called=plain(called, 200) or row.addressee,
        answered_on=clock.today(),
        made_by_id=actor.person,
    )
    record(actor, events.ObstacleAnswered(subject=row.entry_id, detail=view.title))


def _joined(actor: Actor, entry: UUID, joins: Joins, called: str) -> None:
    made = Joined.objects.create(
        municipality_id=actor.municipality,
        entry_id=entry,
        joins=joins.code,
        called=plain(called, 200),
        since=clock.now(),
    )
    JoinedWho.objects.create(
        municipality_id=actor.municipality, joined_id=made.pk, entry_id=entry, person_id=actor.person
    )
