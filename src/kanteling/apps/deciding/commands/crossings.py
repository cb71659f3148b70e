"""A proposal that goes over a frame: saying so beforehand, and the two routes out of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.standing import adopt_if_it_stands, by, parts_of, said, taken_up
from kanteling.apps.deciding.models import Crossing, CrossingStep, StepKind
from kanteling.apps.deciding.queries.state import State, Stated, put_forward
from kanteling.apps.deciding.rules import crossings as own_rules
from kanteling.apps.deciding.rules.proposals import why_not_claim_crossing
from kanteling.apps.deciding.rules.standing import Table
from kanteling.apps.frames.public import crossing as rules
from kanteling.apps.frames.public import frames_by_id
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock, live
from kanteling.platform.journal import record


@transaction.atomic
def claim_crossing(*, actor: Actor, proposal: UUID, frame: UUID, why: str = "", reason: str = "") -> UUID:
    """Say that the newest text goes over the frame of which ``frame`` is a version; returns the id of that remark.

    ``why`` is where it goes over, ``reason`` why the circle does it anyhow (only counts from those who decide).
    """
    state = taken_up(actor, proposal)
    view = frames_by_id(actor, [frame]).get(frame)
    if view is None:
        raise NotForYou
    parts = parts_of(actor, state.circle.id)
    refuse_if(why_not_claim_crossing(state.table))
    refuse_if(
        rules.why_not_state_crossing(
            parts,
            view.facts,
            [each.facts for each in state.crossings],
            put_forward(state.row),
            state.number,
            proposer=actor.person == state.row.by_id,
        )
    )
    row = Crossing.objects.create(
        proposal_id=state.id,
        version_id=state.version,
        frame_version_id=frame,
        why=said(why),
        **by(actor, state.circle),
    )
    record(actor, events.CrossingStated(subject=row.pk, circle=state.circle.id, detail=view.title))
    if reason.strip() and not own_rules.why_not_reason(state.table, actor.person, reason):
        _step(actor, state, row.pk, StepKind.REASONED, reason)
    live.changed(state.circle.id, "proposal", state.id)
    return UUID(str(row.pk))


@transaction.atomic
def give_reason(*, actor: Actor, proposal: UUID, crossing: UUID, reason: str) -> None:
    """Say why the circle goes over a soft frame; then it no longer keeps the proposal open."""
    state = taken_up(actor, proposal)
    stated = _stated(state, crossing)
    refuse_if(own_rules.why_not_reason(state.table, actor.person, reason))
    _step(actor, state, stated.id, StepKind.REASONED, reason)
    record(actor, events.CrossingReasoned(subject=stated.id, circle=state.circle.id, detail=stated.frame.title))
    facts = replace(stated.facts, reason=reason)
    adopt_if_it_stands(actor, state, _without(state, stated, facts))


@transaction.atomic
def ask_room(*, actor: Actor, proposal: UUID, crossing: UUID, text: str) -> None:
    """Ask the municipality for room; the question waits on the home of its seat at the table."""
    state = taken_up(actor, proposal)
    stated = _stated(state, crossing)
    refuse_if(own_rules.why_not_ask_room(state.table, actor.person, text))
    _step(actor, state, stated.id, StepKind.ROOM_ASKED, text)
    record(actor, events.RoomAsked(subject=stated.id, circle=state.circle.id, detail=stated.frame.title))
    live.changed(state.circle.id, "proposal", state.id)


@transaction.atomic
def grant_room(
    *, actor: Actor, proposal: UUID, crossing: UUID, basis: str, given_by: str = "", until: date | None = None
) -> None:
    """Give room for this proposal: on what basis, and until which day if that was agreed."""
    state = taken_up(actor, proposal)
    stated = _stated(state, crossing)
    refuse_if(why_not_claim_crossing(state.table))
    who = given_by.strip() or by(actor, state.circle)["by_called"]
    room = rules.Room(given_by=who, basis=basis, given_on=clock.today(), until=until)
    parts = parts_of(actor, state.circle.id)
    refuse_if(rules.why_not_give_room(parts, stated.facts, room, clock.today()))
    _step(actor, state, stated.id, StepKind.ROOM_GIVEN, basis, until, who)
    record(actor, events.RoomGiven(subject=stated.id, circle=state.circle.id, detail=stated.frame.title))
    facts = replace(stated.facts, room=room)
    adopt_if_it_stands(actor, state, _without(state, stated, facts))


@transaction.atomic
def withdraw_crossing(*, actor: Actor, proposal: UUID, crossing: UUID, why: str = "") -> None:
    """Take the remark back: it fits after all."""
    state = taken_up(actor, proposal)
    stated = _stated(state, crossing)
    refuse_if(why_not_claim_crossing(state.table))
    parts = parts_of(actor, state.circle.id)
    refuse_if(rules.why_not_withdraw_crossing(parts, stated.facts, stated_it=stated.by == actor.person))
    _step(actor, state, stated.id, StepKind.WITHDRAWN, why)
    record(actor, events.CrossingWithdrawn(subject=stated.id, circle=state.circle.id, detail=stated.frame.title))
    facts = replace(stated.facts, withdrawn=clock.now())
    adopt_if_it_stands(actor, state, _without(state, stated, facts))


def _stated(state: State, crossing: UUID) -> Stated:
    found = next((each for each in state.crossings if each.id == crossing), None)
    if found is None:
        raise NotForYou
    return found


def _step(
    actor: Actor,
    state: State,
    crossing: UUID,
    kind: StepKind,
    text: str,
    until: date | None = None,
    called: str = "",
) -> None:
    columns = by(actor, state.circle)
    columns["by_called"] = said(called)[:200] or columns["by_called"]
    CrossingStep.objects.create(crossing_id=crossing, kind=kind.code, text=said(text), until=until, **columns)


def _without(state: State, stated: Stated, facts: rules.Crossing) -> Table:
    """The table as it is when only this crossing changed."""
    others = {str(each.frame.id) for each in state.crossings if each.id != stated.id and _blocks(state, each.facts)}
    mine = {str(stated.frame.id)} if _blocks(state, facts) else set()
    return replace(state.table, crossed=frozenset(others | mine))


def _blocks(state: State, facts: rules.Crossing) -> bool:
    return rules.effect(facts, put_forward(state.row), state.number, clock.today()) in rules.BLOCKING
