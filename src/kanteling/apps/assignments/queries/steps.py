"""Steps on the ladder, behind the wall of the circle whose plan they come from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kanteling.apps.assignments.events import Looked
from kanteling.apps.assignments.models import Evidence, Step, Yes
from kanteling.apps.assignments.queries.assignments import AssignmentView, standing_now
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.people.public import circle_of, circles_of
from kanteling.apps.plans.public import plan_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.journal import looked, seen_together

MOST = 200


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step. ``yes`` since when it may count, ``refused`` when it may not (any more), ``done`` the first day that the plan says so."""

    id: UUID
    circle: UUID
    assignment: UUID
    words: str
    from_rung: int
    to_rung: int
    to: To
    proposed_by: UUID
    proposed_called: str
    at: datetime
    yes: datetime | None
    refused: bool
    heard_by: str
    done: date | None

    @property
    def counts(self) -> bool:
        """Whether it counts: the person's yes, and the plan says it is done."""
        return self.since is not None

    @property
    def since(self) -> date | None:
        """The day from which it counts."""
        if self.yes is None or self.done is None:
            return None
        return max(self.done, self.yes.astimezone(clock.AMSTERDAM).date())


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action of the own plan that may be a step."""

    action: UUID
    what: str
    when: str
    done: bool


@dataclass(frozen=True, slots=True)
class StepsPage:
    """The steps of one person, and from what a new one can come."""

    circle: UUID
    called: str
    owner: bool
    guides: bool
    may_propose: bool
    steps: tuple[StepLine, ...]
    candidates: tuple[Candidate, ...]
    assignments: tuple[AssignmentView, ...]

    def assignment(self, which: UUID) -> AssignmentView | None:
        """The assignment of a step, as long as it is open."""
        return next((each for each in self.assignments if each.id == which), None)


def steps_page(actor: Actor, circle: UUID) -> StepsPage:
    """The steps of whose circle this is. Raises `NotForYou`; writes the line in the journal."""
    where = CircleId(circle)
    if not actor.may(Part.PLAN, where):
        raise NotForYou
    found = circle_of(actor, circle)
    steps = tuple(_lines(list(_rows(actor).filter(circle_id=circle))))
    owner = found.resident == actor.person and actor.may(Part.OWN, where)
    looked(actor, Looked.STEPS, circle=where)
    may = owner or actor.may(Part.INFORM, where)
    return StepsPage(
        circle=circle,
        called=found.called,
        owner=owner,
        guides=actor.may(Part.GUIDE, where),
        may_propose=may,
        steps=steps,
        candidates=tuple(_candidates(actor, circle, found.resident)) if may else (),
        assignments=standing_now(actor, clock.today()),
    )


def _candidates(actor: Actor, circle: UUID, resident: UUID) -> Iterator[Candidate]:
    view = plan_of(actor, circle, shown=MOST, most=MOST)
    for goal in view.goals:
        for action in goal.actions:
            if action.person == resident:
                yield Candidate(action.id, action.what, action.when, action.ticked is not None)


def _rows(actor: Actor) -> Any:
    return Step.objects.visible_to(actor).order_by("at", "pk")


def _lines(rows: Sequence[Any]) -> Iterator[StepLine]:
    """Steps with their yes and their first evidence. Two queries."""
    ids = [row.pk for row in rows]
    said = list(Yes.objects.filter(step_id__in=ids).order_by("at")) if ids else []
    yes = {each.step_id: each for each in said if each.ended_at is None}
    spoken = {each.step_id for each in said}
    done: dict[UUID, list[date]] = defaultdict(list)
    if ids:
        for step, day in Evidence.objects.filter(step_id__in=ids, undone_at=None).values_list("step_id", "day"):
            done[step].append(day)
    for row in rows:
        own = yes.get(row.pk)
        yield StepLine(
            id=row.pk,
            circle=row.circle_id,
            assignment=row.assignment_id,
            words=row.words,
            from_rung=row.from_rung,
            to_rung=row.to_rung,
            to=To(row.to),
            proposed_by=row.proposed_by_id,
            proposed_called=row.proposed_called,
            at=row.at,
            yes=own.at if own else None,
            refused=own is None and row.pk in spoken,
            heard_by=own.heard_by if own else "",
            done=min(done[row.pk], default=None),
        )


@dataclass(frozen=True, slots=True)
class NameLine:
    """Someone of a circle that let this reader in, who counts in an assignment."""

    circle: UUID
    called: str
    words: str
    from_rung: int
    to_rung: int
    since: date


def names_of(actor: Actor, assignment: UUID) -> tuple[NameLine, ...]:
    """Who counts in an assignment, as far as their circles let this reader in: the wall decides, no role does.

    Writes a line in the journal of each of them.
    """
    rows = list(_rows(actor).filter(assignment_id=assignment)[:MOST])
    lines = [line for line in _lines(rows) if line.counts]
    circles = {each.id: each.called for each in circles_of(actor, Part.PLAN, MOST, only={x.circle for x in lines})}
    shown = [line for line in lines if line.circle in circles]
    if shown:
        seen_together(actor, Looked.NAMES, {line.circle for line in shown})
    return tuple(
        NameLine(line.circle, circles[CircleId(line.circle)], line.words, line.from_rung, line.to_rung, line.since)
        for line in shown
        if line.since
    )


def waiting_steps(actor: Actor) -> tuple[StepLine, ...]:
    """Steps in the own circle that were proposed by another and wait for the own word. At most three queries."""
    mine = actor.circles(Part.OWN)
    if not mine:
        return ()
    rows = list(_rows(actor).filter(circle_id__in=list(mine), person_id=actor.person)[:MOST])
    return tuple(line for line in _lines(rows) if line.yes is None and not line.refused)
