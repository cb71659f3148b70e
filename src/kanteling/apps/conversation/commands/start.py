"""Beginning a conversation: the resident by themself, or a team member or process guide for somebody new."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.commands.clock import write_step
from kanteling.apps.conversation.models import Conversation, Start
from kanteling.apps.conversation.queries.facts import open_conversation, parts_of
from kanteling.apps.conversation.rules.clock import Step, why_not_step
from kanteling.apps.conversation.rules.table import NoStart, why_not_start, why_not_write
from kanteling.apps.people.public import actor_of, circle_of, open_circle, own_circle
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId, new_id
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.journal import record


@transaction.atomic
def tell_own_story(*, actor: Actor, start: Start = Start.HOME) -> CircleId:
    """The resident wants to tell something: opens the own circle when there is none, and the conversation in it."""
    mine = own_circle(actor)
    if mine is None:
        called = _own_name(actor)
        circle = open_circle(actor=actor, resident=actor.person, called=called)
        return _begin(_anew(actor), circle, called, start)
    return start_conversation(actor=actor, circle=mine.id, start=start)


@transaction.atomic
def start_conversation(*, actor: Actor, circle: UUID, start: Start = Start.TABLE) -> CircleId:
    """Begin a conversation in a circle that is there; when one is going on, that is the one. Returns the circle."""
    there = circle_of(actor, circle)
    refuse_if((NoStart.READER,) if why_not_write(parts_of(actor, circle)) else ())
    if Conversation.objects.visible_to(actor).filter(circle_id=circle, closed_at=None).exists():
        return there.id
    return _begin(actor, there.id, there.called, start)


@transaction.atomic
def start_for_new_resident(
    *,
    actor: Actor,
    called: str,
    start: Start = Start.TABLE,
    phone: str = "",
    email: str = "",
    asked_on: date | None = None,
) -> CircleId:
    """Begin with somebody new who asked the team: writes down the person, opens the circle, starts the clock.

    Nobody is searched for. ``asked_on`` is the day of the question (melding), today when not given.
    """
    refuse_if(why_not_start(actor.roles, called))
    day = asked_on or clock.today()
    refuse_if(why_not_step((), Step.NOTIFIED, day, clock.today()))
    called = called.strip()[:100]
    circle = open_circle(
        actor=actor, resident=None, called=called, phone=phone.strip()[:30], email=email.strip(),
        why="U vroeg het wijkteam om een gesprek",
    )  # fmt: skip
    fresh = _anew(actor)
    _begin(fresh, circle, called, start)
    write_step(fresh, open_conversation(fresh, circle).pk, circle, Step.NOTIFIED, day)
    return circle


@transaction.atomic
def close_conversation(*, actor: Actor, circle: UUID) -> None:
    """Close the conversation that is going on, so that a new one can begin. What was approved stays."""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_write(parts_of(actor, circle)))
    Conversation.objects.visible_to(actor).filter(pk=conversation.pk).update(closed_at=clock.now())
    record(actor, events.ConversationClosed(subject=conversation.pk, circle=CircleId(conversation.circle_id)))


def _own_name(actor: Actor) -> str:
    """How the resident is called: when a helper's hands do it, not how the helper is called."""
    return actor.called if actor.hand == actor.person else actor_of(actor.person).called


def _begin(actor: Actor, circle: CircleId, called: str, start: Start) -> CircleId:
    conversation = new_id()
    try:
        with transaction.atomic():
            Conversation.objects.create(
                pk=conversation,
                municipality_id=actor.municipality,
                circle_id=circle,
                called=called,
                start=start.code,
                started_by_id=actor.person,
                started_called=actor.called,
                started_at=clock.now(),
            )
    except IntegrityError:  # someone else began at the same instant: that is the one
        return circle
    record(actor, events.ConversationStarted(subject=conversation, circle=circle, detail=start.dutch))
    return circle


def _anew(actor: Actor) -> Actor:
    """The same actor with the access that the circle just gave."""
    fresh = actor_of(actor.person, actor.channel, actor.why)
    return replace(actor, access=fresh.access, reasons=fresh.reasons)
