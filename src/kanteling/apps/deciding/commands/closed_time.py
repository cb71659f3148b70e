"""Closed time: the door, and what the circle writes behind it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.standing import by, parts_of
from kanteling.apps.deciding.models import ClosedTime, DraftRevision, Extension
from kanteling.apps.deciding.queries.closed import last_closed
from kanteling.apps.deciding.rules import closed_time as rules
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock, live
from kanteling.platform.db import hold
from kanteling.platform.journal import record

STRETCH = timedelta(minutes=10)
"""Writing on within this time is one stretch of writing, and one line in the journal."""


@transaction.atomic
def start_closed_time(*, actor: Actor, circle: UUID) -> UUID:
    """Close the door; it opens by itself after the agreed minutes. Returns the id of this closed time."""
    view = circle_of(actor, circle)
    hold(circle)
    last = last_closed(actor, circle)
    refuse_if(rules.why_not_start(parts_of(actor, circle), last.facts if last else None, clock.now()))
    new = rules.new_closed_time(clock.now())
    row = ClosedTime.objects.create(until=new.until, **(by(actor, view) | {"at": new.started}))
    record(actor, events.DoorClosed(subject=row.pk, circle=view.id))
    live.changed(view.id, "closed_time", row.pk)
    return UUID(str(row.pk))


@transaction.atomic
def extend_closed_time(*, actor: Actor, circle: UUID) -> None:
    """Keep the door closed some minutes longer."""
    view = circle_of(actor, circle)
    hold(circle)
    last = last_closed(actor, circle)
    refuse_if(rules.why_not_extend(parts_of(actor, circle), last.facts if last else None, clock.now()))
    assert last is not None
    longer = rules.extended(last.facts, clock.now())
    Extension.objects.create(closed_time_id=last.id, until=longer.until, **by(actor, view))
    record(actor, events.DoorHeldClosed(subject=last.id, circle=view.id))
    live.changed(view.id, "closed_time", last.id)


@transaction.atomic
def end_closed_time(*, actor: Actor, circle: UUID) -> None:
    """Open the door. What was written stays with the circle until it makes a proposal of it."""
    view = circle_of(actor, circle)
    hold(circle)
    last = last_closed(actor, circle)
    refuse_if(rules.why_not_end(parts_of(actor, circle), last.facts if last else None, clock.now()))
    assert last is not None
    ClosedTime.objects.visible_to(actor).filter(pk=last.id).update(ended_at=clock.now())
    record(actor, events.DoorOpened(subject=last.id, circle=view.id))
    live.changed(view.id, "closed_time", last.id)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a text: its revision, and when someone else had saved meanwhile, that other text.

    ``beside`` says that both are kept, one beside the other; nothing was overwritten.
    """

    number: int
    beside: bool
    other_text: str = ""
    other_by: str = ""


@transaction.atomic
def write_draft(*, actor: Actor, circle: UUID, text: str, read: int) -> Written:
    """Save what the circle writes. ``read`` is the number of the revision that the writer saw (0: none yet).

    Own later revisions count as seen: a page that saves by itself keeps the number it began with.
    """
    view, text = circle_of(actor, circle), text.replace("\x00", "")
    last = last_closed(actor, circle)
    if last is None or not actor.may(Part.PLAN, view.id):
        raise NotForYou
    hold(last.id)
    refuse_if(rules.why_not_write_draft(parts_of(actor, circle), last.facts, clock.now()))
    revisions = DraftRevision.objects.visible_to(actor).filter(closed_time_id=last.id)
    newest = revisions.order_by("-number").first()
    main = newest if newest is None or not newest.beside else revisions.filter(beside=False).latest("number")
    number = newest.number if newest else 0
    if main is not None and main.text == text:
        return Written(main.number, beside=False)
    theirs = revisions.filter(beside=False, number__gt=read).exclude(by_id=actor.person)
    beside = main is not None and theirs.exists()
    DraftRevision.objects.create(
        closed_time_id=last.id, number=number + 1, text=text, beside=beside, **by(actor, view)
    )
    if newest is None or newest.by_id != actor.person or clock.now() - newest.at > STRETCH:
        record(actor, events.DraftWritten(subject=last.id, circle=view.id))
    live.changed(view.id, "draft", last.id)
    if beside and main is not None:
        return Written(number + 1, True, main.text, main.by_called)
    return Written(number + 1, beside=False)
