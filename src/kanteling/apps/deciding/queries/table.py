"""The table: what everyone knows beforehand, who sits there, what is open, and the door."""

from dataclasses import dataclass, replace
from uuid import UUID

from kanteling.apps.deciding.events import Looked
from kanteling.apps.deciding.queries.closed import ClosedTimeView, closed_time_of
from kanteling.apps.deciding.queries.pages import Adviser, Asked, Told, advisers, information_of, someone_to_call
from kanteling.apps.deciding.queries.proposals import ProposalView, states_of, view_of
from kanteling.apps.deciding.rules import closed_time as doors
from kanteling.apps.deciding.rules import information as informing
from kanteling.apps.frames.public import FrameView, frames_of
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock, journal


@dataclass(frozen=True, slots=True)
class Chair:
    """Someone who decides, as a chair at the table."""

    person: PersonId
    called: str
    relation: str
    initials: str
    you: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """The meeting. Outside a closed door only ``door`` and the chairs are filled."""

    circle: CircleId
    called: str
    own: bool
    call: tuple[str, str] | None
    chairs: tuple[Chair, ...]
    advisers: tuple[Adviser, ...]
    door: ClosedTimeView | None
    outside: bool
    proposals: tuple[ProposalView, ...] = ()
    information: tuple[Told, ...] = ()
    questions: tuple[Asked, ...] = ()
    frames: tuple[FrameView, ...] = ()
    may_start: bool = False
    may_extend: bool = False
    may_end: bool = False
    may_decide: bool = False
    may_inform: bool = False
    may_ask: bool = False


def table_page(actor: Actor, circle: UUID, *, again: bool = False) -> TablePage:
    """The table as this actor sees it now; raises `NotForYou` for who does not sit at it."""
    view = circle_of(actor, circle)
    if not actor.may(Part.PLAN, view.id):
        raise NotForYou
    door = closed_time_of(actor, circle)
    parts = frozenset(part for part in Part if actor.may(part, view.id))
    closed, now = door is not None and not door.open, clock.now()
    facts = doors.ClosedTime(door.started_at, door.until) if door and closed else None
    outside = closed and Part.DECIDE not in parts
    base = TablePage(
        circle=view.id,
        called=view.called,
        own=actor.person == view.resident,
        call=someone_to_call(view, actor),
        chairs=tuple(
            Chair(seat.person, seat.called, seat.relation, seat.initials, seat.person == actor.person)
            for seat in view.seats
            if seat.person in view.deciders
        ),
        advisers=advisers(actor, view),
        door=door,
        outside=outside,
    )
    if not again:
        journal.looked(actor, Looked.TABLE, circle=view.id)
        if door is not None and door.text:
            journal.looked(actor, Looked.DRAFT, circle=view.id, subject=door.id)
    if outside:
        return replace(base, may_extend=not doors.why_not_extend(parts, facts, now))
    told, asked = information_of(actor, circle, None)
    frames = frames_of(actor)
    return replace(
        base,
        proposals=()
        if closed
        else tuple(view_of(actor, each) for each in states_of(actor, view, True, 20, frames)),
        information=told,
        questions=asked,
        frames=frames.on(clock.today()),
        may_start=not doors.why_not_start(parts, facts, now),
        may_extend=not doors.why_not_extend(parts, facts, now),
        may_end=not doors.why_not_end(parts, facts, now),
        may_decide=Part.DECIDE in parts,
        may_inform=not informing.why_not_inform(parts, "…", closed=closed),
        may_ask=not informing.why_not_ask(parts, "…", informs=bool(base.advisers), closed=closed),
    )
