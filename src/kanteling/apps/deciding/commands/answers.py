"""What those who decide say, and what happens when someone stays silent."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.standing import adopt_if_it_stands, by, said, taken_up
from kanteling.apps.deciding.models import Answer as AnswerRow
from kanteling.apps.deciding.models import ContinuedWithout, Reminder, Voice
from kanteling.apps.deciding.queries.state import State
from kanteling.apps.deciding.rules import rounds, standing
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import ChangedMeanwhile, refuse_if
from kanteling.platform import clock, live
from kanteling.platform import events as house
from kanteling.platform.journal import record


@transaction.atomic
def answer(*, actor: Actor, proposal: UUID, answer: Answer, reason: str = "", version: int | None = None) -> None:
    """Let one of those who decide say whether they go along. The moment it stands it is in the plan.

    ``version`` is the number of the text they read; raises `ChangedMeanwhile` when there is a newer one.
    """
    state, reason = taken_up(actor, proposal), said(reason)
    refuse_if(standing.why_not_answer(state.table, actor.person, answer, reason))
    if version is not None and version != state.number:
        raise ChangedMeanwhile
    AnswerRow.objects.create(
        proposal_id=state.id,
        version_id=state.version,
        person_id=actor.person,
        answer=answer.code,
        reason=reason,
        **by(actor, state.circle),
    )
    record(actor, events.Answered(subject=state.id, circle=state.circle.id, detail=state.row.newest["title"]))
    table = with_answer(state, actor.person, answer)
    reopen_if_objected(actor, state, answer)
    adopt_if_it_stands(actor, state, table)


def with_answer(state: State, person: PersonId, answered: Answer) -> standing.Table:
    """The table with what was just said."""
    return replace(state.table, answers={**state.table.answers, person: answered})


def reopen_if_objected(actor: Actor, state: State, answered: Answer) -> None:
    """Let other apps know about a first objection."""
    if answered is Answer.OBJECT and not state.standing.objected_by:
        house.publish(actor, events.Reopened(subject=state.id, circle=state.circle.id))


@transaction.atomic
def settle(*, actor: Actor, proposal: UUID) -> None:
    """Write down that it stands when nothing keeps it out any more: someone left the table, or room was given."""
    state = taken_up(actor, proposal)
    refuse_if(standing.why_no_voice(state.table, actor.person))
    refuse_if(standing.why_not_adopt(state.table))
    adopt_if_it_stands(actor, state, state.table)


@transaction.atomic
def hand_over(*, actor: Actor, proposal: UUID, to: UUID) -> None:
    """Let someone else who decides speak for this actor about this proposal, until taken back."""
    state, holder = taken_up(actor, proposal), PersonId(to)
    refuse_if(rounds.why_not_hand_over(state.table, actor.person, holder))
    _end_voice(actor, state)
    seat = state.circle.seat_of(holder)
    voice = Voice.objects.create(
        proposal_id=state.id,
        holder_id=holder,
        holder_called=seat.called if seat else "",
        **by(actor, state.circle),
    )
    record(actor, events.VoiceGiven(subject=voice.pk, circle=state.circle.id, detail=voice.holder_called))
    table = replace(state.table, voices={**state.table.voices, actor.person: holder})
    adopt_if_it_stands(actor, state, table)


@transaction.atomic
def take_back(*, actor: Actor, proposal: UUID) -> None:
    """Speak for oneself again."""
    state = taken_up(actor, proposal)
    refuse_if(rounds.why_not_take_back(state.table, actor.person))
    _end_voice(actor, state)
    record(actor, events.VoiceTakenBack(subject=state.id, circle=state.circle.id))
    live.changed(state.circle.id, "proposal", state.id)


def _end_voice(actor: Actor, state: State) -> None:
    if actor.person in state.table.voices:
        mine = Voice.objects.visible_to(actor).filter(proposal_id=state.id, by_id=actor.person, ended_at=None)
        mine.update(ended_at=clock.now())


@transaction.atomic
def remind(*, actor: Actor, proposal: UUID, person: UUID) -> None:
    """Tell someone that the table waits for them."""
    state, who = taken_up(actor, proposal), PersonId(person)
    refuse_if(rounds.why_not_remind(state.table, actor.person, who, clock.now()))
    Reminder.objects.create(
        proposal_id=state.id, version_id=state.version, person_id=who, **by(actor, state.circle)
    )
    title = state.row.newest["title"]
    record(actor, events.Reminded(subject=state.id, circle=state.circle.id, about=who, detail=title))
    live.changed(state.circle.id, "proposal", state.id)


@transaction.atomic
def continue_without(*, actor: Actor, proposal: UUID, person: UUID) -> None:
    """Let the round go on without someone who said nothing after a reminder; asked by the resident, and recorded."""
    state, who = taken_up(actor, proposal), PersonId(person)
    refuse_if(rounds.why_not_continue_without(state.table, actor.person, who, clock.now()))
    ContinuedWithout.objects.create(
        proposal_id=state.id, version_id=state.version, person_id=who, **by(actor, state.circle)
    )
    title = state.row.newest["title"]
    record(actor, events.WentOnWithout(subject=state.id, circle=state.circle.id, about=who, detail=title))
    table = replace(state.table, continued_without=state.table.continued_without | {who})
    adopt_if_it_stands(actor, state, table)
