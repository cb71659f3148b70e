"""Who reads the story: the resident lets someone read until a day, and stops it at once."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.commands.clock import step_if_possible
from kanteling.apps.conversation.queries.facts import parts_of, table_of
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.table import why_not_let_read
from kanteling.apps.people.public import circle_of, let_read
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.journal import record


@transaction.atomic
def choose_reader(*, actor: Actor, circle: UUID, person: UUID, why: str, until: date | None = None) -> None:
    """Let someone at the table or of the team read the story, until the end of a day.

    Asking the team is the question itself (melding): the clock starts, when it had not.
    """
    table = table_of(actor, circle)
    there = circle_of(actor, circle, readers=True)
    reader = next((one for one in there.readers if one.person == person), None)
    refuse_if(
        why_not_let_read(
            parts_of(actor, circle), known=reader is not None, why=why, until=until, today=clock.today()
        )
    )
    if reader is None:
        raise NotForYou
    let_read(actor=actor, circle=there.id, reader=reader, until=_end_of(until), why=why.strip()[:300])
    record(actor, events.ReaderAsked(subject=reader.person, circle=there.id, detail=reader.called))
    if not reader.seated:
        step_if_possible(actor, table, Step.NOTIFIED)


@transaction.atomic
def stop_reader(*, actor: Actor, circle: UUID, person: UUID) -> None:
    """Stop someone's reading, at once and without a reason."""
    there = circle_of(actor, circle, readers=True)
    reader = next((one for one in there.readers if one.person == person and one.reads), None)
    if reader is None:
        raise NotForYou
    let_read(actor=actor, circle=there.id, reader=reader, until=clock.now(), why="")
    record(actor, events.ReaderEnded(subject=reader.person, circle=there.id, detail=reader.called))


def _end_of(day: date | None) -> datetime | None:
    """The midnight after ``day`` in the Netherlands."""
    return datetime.combine(day + timedelta(1), time(), clock.AMSTERDAM) if day else None
