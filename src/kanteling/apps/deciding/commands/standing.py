"""What every command about a proposal shares: waiting one's turn, and writing it down the moment it stands."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from kanteling.apps.deciding import events
from kanteling.apps.deciding.models import Adoption
from kanteling.apps.deciding.queries.state import State, state_of
from kanteling.apps.deciding.rules.standing import Table, why_not_adopt
from kanteling.apps.people.public import CircleView, actor_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform import clock, live
from kanteling.platform.db import acting, hold
from kanteling.platform.journal import record


def taken_up(actor: Actor, proposal: UUID) -> State:
    """The proposal, held until this transaction ends: who comes at the same instant waits, and then sees this change."""
    hold(proposal)
    return state_of(actor, proposal)


def parts_of(actor: Actor, circle: UUID) -> frozenset[Part]:
    """What this actor may do in the circle now."""
    return frozenset(part for part in Part if actor.may(part, CircleId(circle)))


def by(actor: Actor, circle: CircleView) -> dict[str, Any]:
    """The columns that say in which circle, by whom and when; with the name that this table uses."""
    seat = circle.seat_of(actor.person)
    return {
        "municipality_id": actor.municipality,
        "circle_id": circle.id,
        "by_id": actor.person,
        "by_called": seat.called if seat else actor.called,
        "at": clock.now(),
    }


def said(text: str) -> str:
    """Someone's words as they are kept: without the blanks around them, and without the one sign no database takes."""
    return text.replace("\x00", "").strip()


def adopt_if_it_stands(actor: Actor, state: State, table: Table, *, through: PersonId | None = None) -> bool:
    """Write the adoption, once, when ``table`` (with what was just said) stands. Returns whether it stands now.

    Only someone who decides makes a proposal stand: when the last word was written down by a guide or freed by the
    municipality, it is done in the name of ``through``, and the journal says whose hands did it.
    """
    live.changed(state.circle.id, "proposal", state.id)
    if why_not_adopt(table):
        return False
    if actor.may(Part.DECIDE, state.circle.id):
        _adopt(actor, state)
        return True
    person = through or state.circle.resident
    decider = actor_of(person, actor.channel, "De kring besloot")
    with acting(decider):
        _adopt(replace(decider, hand=actor.hand, called=actor.called), state)
    return True


def _adopt(actor: Actor, state: State) -> None:
    newest = state.row.newest
    adoption = by(actor, state.circle)
    Adoption.objects.create(proposal_id=state.id, version_id=state.version, **adoption)
    record(
        actor,
        events.Adopted(
            subject=state.id,
            circle=state.circle.id,
            detail=newest["title"],
            version=state.version,
            kind=state.row.kind,
            goal=state.row.goal_id,
            title=newest["title"],
            text=newest["text"],
            content=newest["content"],
        ),
    )
