"""Closed time as someone may see it: the draft inside, only the clock or the door outside."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from kanteling.apps.deciding.models import ClosedTime, DraftRevision, Proposal
from kanteling.apps.deciding.rules import closed_time as rules
from kanteling.apps.deciding.rules.closed_time import Sight
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock


@dataclass(frozen=True, slots=True)
class Door:
    """The last closed time of a circle."""

    id: UUID
    facts: rules.ClosedTime
    started_by: str


def last_closed(actor: Actor, circle: UUID) -> Door | None:
    """The last closed time, also when it is over; None when there was none. One statement."""
    rows = ClosedTime.objects.visible_to(actor).filter(circle_id=circle)
    row = rows.annotate(longest=Max("extensions__until")).order_by("-at", "-pk").first()
    if row is None:
        return None
    until = max(row.until, row.longest or row.until)
    return Door(row.pk, rules.ClosedTime(row.at, until, row.ended_at), row.by_called)


def closed_now(actor: Actor, circle: UUID) -> bool:
    """Whether the door is closed at this moment."""
    last = last_closed(actor, circle)
    return last is not None and last.facts.closed(clock.now())


@dataclass(frozen=True, slots=True)
class ClosedTimeView:
    """A closed time. ``sight`` says what this actor sees (None: the door is open); the draft only for who decides.

    ``number`` is the draft's revision to write on with; ``beside`` holds texts that were typed at the same time.
    ``became`` is the proposal that was made of it.
    """

    id: UUID
    started_at: datetime
    until: datetime
    open: bool
    started_by: str
    sight: Sight | None
    number: int = 0
    text: str = ""
    written_by: str = ""
    written_at: datetime | None = None
    beside: tuple[tuple[str, str], ...] = ()
    became: UUID | None = None

    @property
    def minutes_left(self) -> int:
        """Whole minutes until the door opens, counted up; 0 when it is open."""
        left = (self.until - clock.now()).total_seconds()
        return max(0, -int(-left // 60)) if not self.open else 0


def closed_time_of(actor: Actor, circle: UUID) -> ClosedTimeView | None:
    """The last closed time of the circle as this actor sees it; None when there was none. At most three statements."""
    last = last_closed(actor, circle)
    if last is None:
        return None
    parts = frozenset(part for part in Part if actor.may(part, CircleId(circle)))
    view = ClosedTimeView(
        id=last.id,
        started_at=last.facts.started,
        until=last.facts.opens,
        open=not last.facts.closed(clock.now()),
        started_by=last.started_by,
        sight=rules.sight(parts, last.facts, clock.now()),
    )
    hidden = rules.why_not_read_draft(parts, last.facts, clock.now())
    return view if hidden else _with_draft(actor, view)


def _with_draft(actor: Actor, view: ClosedTimeView) -> ClosedTimeView:
    rows = list(DraftRevision.objects.visible_to(actor).filter(closed_time_id=view.id).order_by("-number")[:20])
    main = next((row for row in rows if not row.beside), None)
    made = Proposal.objects.visible_to(actor).filter(draft_id=view.id).order_by("-at").values_list("pk", flat=True)
    since = main.number if main else 0
    return replace(
        view,
        number=rows[0].number if rows else 0,
        text=main.text if main else "",
        written_by=main.by_called if main else "",
        written_at=main.at if main else None,
        beside=_beside([row for row in rows if row.beside and row.number > since]),
        became=made.first(),
    )


def _beside(rows: list[DraftRevision]) -> tuple[tuple[str, str], ...]:
    """The last text that each person typed beside the other."""
    last: dict[UUID, tuple[str, str]] = {}
    for row in rows:
        last.setdefault(row.by_id, (row.by_called, row.text))
    return tuple(last.values())
