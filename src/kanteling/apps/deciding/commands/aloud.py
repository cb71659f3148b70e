"""Writing down what someone said aloud, with who heard it: nobody is left out of deciding because of a screen."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.answers import reopen_if_objected, with_answer
from kanteling.apps.deciding.commands.standing import adopt_if_it_stands, by, parts_of, said, taken_up
from kanteling.apps.deciding.models import Answer as AnswerRow
from kanteling.apps.deciding.rules import aloud, standing
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.journal import record

MINUTE = timedelta(minutes=1)


@transaction.atomic
def record_aloud(
    *,
    actor: Actor,
    proposal: UUID,
    speaker: UUID,
    answer: Answer,
    way: Way,
    heard_by: Iterable[UUID],
    said_at: datetime,
    reason: str = "",
) -> None:
    """Write down the answer of ``speaker`` in the speaker's words; those in ``heard_by`` sit at this table."""
    state, who, reason = taken_up(actor, proposal), PersonId(speaker), said(reason)
    if MINUTE > state.table.asked - said_at > timedelta(0):
        said_at = state.table.asked  # people say at which minute it was
    seats = [seat for seat in state.circle.seats if seat.person in set(heard_by)]
    heard = aloud.Aloud(
        speaker=who,
        recorder=actor.person,
        parts=parts_of(actor, state.circle.id),
        way=way,
        heard_by=frozenset(seat.person for seat in seats),
        said_at=said_at,
    )
    refuse_if(aloud.why_not_record_aloud(heard, state.table.asked, clock.now()))
    refuse_if(standing.why_not_answer(state.table, who, answer, reason))
    AnswerRow.objects.create(
        proposal_id=state.id,
        version_id=state.version,
        person_id=who,
        answer=answer.code,
        reason=reason,
        way=way.code,
        said_at=said_at,
        heard_by=[seat.person for seat in seats],
        heard_called=", ".join(seat.called for seat in seats)[:300],
        **by(actor, state.circle),
    )
    title = state.row.newest["title"]
    record(actor, events.HeardAloud(subject=state.id, circle=state.circle.id, about=who, detail=title))
    reopen_if_objected(actor, state, answer)
    adopt_if_it_stands(actor, state, with_answer(state, who, answer), through=who)
