"""A proposal as everyone at the table reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kanteling.apps.deciding.models import SCREEN, Proposal
from kanteling.apps.deciding.queries.state import State, Stated, crossings_of, moment, state_of, with_state
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Badge, Voice
from kanteling.apps.deciding.rules.standing import State as Where
from kanteling.apps.frames.public import Frames
from kanteling.apps.people.public import CircleView, circle_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform.composed import Composed

Present = Callable[[Mapping[str, Any]], tuple[tuple[str, str], ...]]
_kinds: dict[str, Present] = {}


def register_kind(kind: str, present: Present) -> None:
    """Let an app above say how the content of its kind of proposal reads: pairs of label and value."""
    _kinds[kind] = present


def presented(kind: str, content: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The content in words; nothing for a kind that nobody registered."""
    present = _kinds.get(kind)
    return present(content) if present else ()


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """One seat that decides, with what it said last: ``words`` and, if given, the own ``reason``."""

    person: PersonId
    called: str
    relation: str
    initials: str
    you: bool
    resident: bool
    badge: Badge
    through: str = ""
    reason: str = ""
    heard: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its newest version and where it stands. ``version`` is the number, ``version_id`` its id."""

    id: UUID
    circle: CircleId
    kind: str
    goal: UUID | None
    title: str
    text: str
    content: Mapping[str, Any]
    presented: tuple[tuple[str, str], ...]
    version: int
    version_id: UUID
    why: str
    made_by: PersonId
    made_by_called: str
    made_at: datetime
    changed_by: PersonId
    changed_by_called: str
    changed_at: datetime
    state: Where
    seats: tuple[SeatAnswer, ...]
    crossings: tuple[Stated, ...]
    waits_for_me: bool
    adopted_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_why: str
    ready: bool

    @property
    def open(self) -> bool:
        """Whether something can still be said about it."""
        return self.adopted_at is None and self.withdrawn_at is None

    @property
    def waits_for(self) -> tuple[SeatAnswer, ...]:
        """The seats that said nothing yet."""
        return tuple(seat for seat in self.seats if seat.waits)


def view_of(actor: Actor, state: State) -> ProposalView:
    """The prepared view; you come first, then the resident."""
    newest, verdict = state.row.newest, state.standing
    seats = [_seat(actor, state, voice, voice.person in verdict.waits_for) for voice in verdict.voices]
    over = state.adopted_at is not None or state.withdrawn_at is not None
    return ProposalView(
        id=state.id,
        circle=state.circle.id,
        kind=state.row.kind,
        goal=state.row.goal_id,
        title=newest["title"],
        text=newest["text"],
        content=newest["content"],
        presented=presented(state.row.kind, newest["content"]),
        version=state.number,
        version_id=state.version,
        why=newest["why"],
        made_by=PersonId(state.row.by_id),
        made_by_called=state.row.by_called,
        made_at=state.row.at,
        changed_by=PersonId(UUID(newest["by"])),
        changed_by_called=newest["by_called"],
        changed_at=moment(newest["at"]),
        state=verdict.state,
        seats=tuple(sorted(seats, key=lambda seat: (not seat.you, not seat.resident))),
        crossings=state.crossings,
        waits_for_me=not over and actor.person in verdict.waits_for,
        adopted_at=state.adopted_at,
        withdrawn_at=state.withdrawn_at,
        withdrawn_why=state.row.withdrawn["why"] if state.row.withdrawn else "",
        ready=not over and verdict.state is Where.STANDS,
    )


def _seat(actor: Actor, state: State, voice: Voice, waits: bool) -> SeatAnswer:
    line = state.circle.seat_of(voice.person)
    said = state.latest.get(voice.person)
    holder = state.circle.seat_of(voice.through) if voice.through else None
    return SeatAnswer(
        person=voice.person,
        called=line.called if line else state.circle.called,
        relation=line.relation if line else "",
        initials=line.initials if line else state.circle.called[:1],
        you=voice.person == actor.person,
        resident=voice.person == state.circle.resident,
        badge=voice.badge,
        through=holder.called if holder else "",
        reason=said["reason"] if said else "",
        heard=_heard(said) if said else "",
        waits=waits,
    )


def _heard(said: Mapping[str, Any]) -> str:
    """How an answer came in when it was not on a screen; who heard it."""
    return "" if said["way"] == SCREEN else f"{Way(said['way']).dutch}, {said['heard_called']}"


def proposal_of(actor: Actor, proposal: UUID) -> ProposalView:
    """One proposal; raises `NotForYou` when it is not visible. Three statements, four with crossings."""
    return view_of(actor, state_of(actor, proposal))


def proposals_of(
    actor: Actor, circle: UUID, only_open: bool = True, most: int = 100, view: CircleView | None = None
) -> tuple[ProposalView, ...]:
    """The proposals of a circle, the newest first. Three statements, four with crossings, however many there are.

    Two fewer when the caller has the circle loaded already (``view``).
    """
    view = view or circle_of(actor, circle)
    return tuple(view_of(actor, state) for state in states_of(actor, view, only_open, most))


@cache
def _of_circle(only_open: bool, most: int) -> Composed:
    """The newest proposals of a circle, composed once for each length of list."""

    def compose(here: UUID, circle: UUID) -> QuerySet[Any]:
        rows = Proposal.objects.filter(municipality_id=here, circle_id=circle)
        if only_open:
            rows = rows.filter(adoptions=None, withdrawals=None)
        return with_state(rows.order_by("-at", "-pk")[:most])

    return Composed(compose)


def states_of(
    actor: Actor, circle: CircleView, only_open: bool, most: int, frames: Frames | None = None
) -> list[State]:
    """The same as facts, for a circle that is already loaded."""
    found = _of_circle(only_open, most).ask(actor, circle=circle.id)
    crossed = crossings_of(actor, found, frames)
    return [State(row, circle, crossed.get(row.pk, ())) for row in found]
