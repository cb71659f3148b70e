"""Putting a step forward, and the person's own yes: for one step, for one assignment, taken back at any time."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kanteling.apps.assignments import events
from kanteling.apps.assignments.models import Evidence, Step, Yes
from kanteling.apps.assignments.queries.assignments import AssignmentView, assignment_of
from kanteling.apps.assignments.rules.ladder import STEP_OF, NoStep, To, place_tells, why_not_count, why_not_step
from kanteling.apps.matching.public import place_of
from kanteling.apps.people.public import circle_of
from kanteling.apps.plans.public import plan_of, ticks_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou, Refused, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

MOST = 200


@transaction.atomic
def put_forward(
    *, actor: Actor, circle: CircleId, action: UUID, assignment: UUID, from_rung: int, to: To, yes: bool = False
) -> UUID:
    """Say that an action of the plan is a step that may count for an assignment; returns the step.

    ``yes`` is the person's own, in the same tap; from anyone else it waits for theirs.
    """
    if not actor.may(Part.PLAN, circle):
        raise NotForYou
    table = circle_of(actor, circle)
    owner = table.resident == actor.person and actor.may(Part.OWN, circle)
    hold(action)
    line = next(
        (
            each
            for goal in plan_of(actor, circle, shown=MOST, most=MOST).goals
            for each in goal.actions
            if each.id == action
        ),
        None,
    )
    refuse_if(
        why_not_step(
            may=owner or actor.may(Part.INFORM, circle), stands=line is not None,
            theirs=line is not None and line.person == table.resident, from_rung=from_rung, to=to,
        )
    )  # fmt: skip
    view = assignment_of(actor, assignment)
    _refuse_count(view, from_rung, to, already=_counts_already(actor, table.resident, assignment))
    try:
        with transaction.atomic():
            made = Step.objects.create(
                municipality_id=actor.municipality,
                circle_id=circle,
                person_id=table.resident,
                action_id=action,
                assignment_id=assignment,
                words=line.what[:300] if line else "",
                from_rung=from_rung,
                to_rung=STEP_OF[to],
                to=to.code,
                proposed_by_id=actor.person,
                proposed_called=actor.called[:100],
                at=clock.now(),
            )
    except IntegrityError as twice:
        raise Refused((NoStep.ALREADY,)) from twice
    for tick in ticks_of(actor, circle, action):
        _evidence(actor, made, tick.id, tick.day)
    place = place_of(actor, circle, action)
    if place is not None and place_tells(to, role=place.role):
        _evidence(actor, made, place.id, place.day)
    record(actor, events.StepPutForward(subject=made.pk, circle=circle))
    if yes and owner:
        let_count(actor=actor, step=UUID(str(made.pk)))
    return UUID(str(made.pk))


def _evidence(actor: Actor, step: Step, tick: UUID, day: date) -> None:
    Evidence.objects.create(
        municipality_id=actor.municipality,
        step_id=step.pk,
        circle_id=step.circle_id,
        tick_id=tick,
        day=day,
        person_id=actor.person,
        at=clock.now(),
    )


def _refuse_count(view: AssignmentView, from_rung: int, to: To, *, already: bool) -> None:
    agreed, today = view.agreed, clock.today()
    words = agreed.fields if agreed else view.newest.fields
    open_now = bool(words.since and words.until and words.since <= today <= words.until)
    refuse_if(
        why_not_count(
            stands=agreed is not None, open_now=open_now, already=already, from_rung=from_rung, to=to,
            rungs=words.rungs, asked=words.to,
        )
    )  # fmt: skip


def _counts_already(actor: Actor, person: UUID, assignment: UUID) -> bool:
    own = Yes.objects.visible_to(actor).filter(person_id=person, assignment_id=assignment, ended_at=None)
    return bool(own.exists())


@transaction.atomic
def let_count(*, actor: Actor, step: UUID, heard_by: str = "") -> None:
    """Say yes to counting one's own step; or write down, as process guide, that it was said aloud and who heard it."""
    row = _step(actor, step)
    circle = CircleId(row.circle_id)
    hold(row.assignment_id)
    own = row.person_id == actor.person and actor.may(Part.OWN, circle)
    if not own:
        refuse_if(() if actor.may(Part.GUIDE, circle) else (NoStep.NOT_YOURS,))
        refuse_if(() if heard_by.strip() else (NoStep.NOBODY_HEARD,))
    if Yes.objects.visible_to(actor).filter(step_id=step, ended_at=None).exists():
        return
    view = assignment_of(actor, row.assignment_id)
    already = _counts_already(actor, row.person_id, row.assignment_id)
    _refuse_count(view, row.from_rung, To(row.to), already=already)
    Yes.objects.create(
        municipality_id=actor.municipality,
        step_id=step,
        circle_id=row.circle_id,
        assignment_id=row.assignment_id,
        person_id=row.person_id,
        heard_by="" if own else heard_by.replace("\x00", "").strip()[:200],
        at=clock.now(),
    )
    record(actor, events.StepMayCount(subject=row.pk, circle=circle))


@transaction.atomic
def stop_counting(*, actor: Actor, step: UUID) -> None:
    """Take the yes back, or say no to what another put forward: from now on it does not count."""
    row = _step(actor, step)
    circle = CircleId(row.circle_id)
    own = row.person_id == actor.person and actor.may(Part.OWN, circle)
    refuse_if(() if own or actor.may(Part.GUIDE, circle) else (NoStep.NOT_YOURS,))
    Yes.objects.visible_to(actor).filter(step_id=step, ended_at=None).update(ended_at=clock.now())
    if not Yes.objects.visible_to(actor).filter(step_id=step).exists():
        now = clock.now()
        Yes.objects.create(
            municipality_id=actor.municipality,
            step_id=step,
            circle_id=row.circle_id,
            assignment_id=row.assignment_id,
            person_id=row.person_id,
            heard_by="" if own else actor.called[:200],
            at=now,
            ended_at=now,
        )
    record(actor, events.StepMayNotCount(subject=row.pk, circle=circle))


def _step(actor: Actor, step: UUID) -> Step:
    row: Step | None = Step.objects.visible_to(actor).filter(pk=step).first()
    if row is None:
        raise NotForYou
    return row


def see_done(*, actor: Actor, circle: CircleId, action: UUID, tick: UUID, day: date) -> None:
    """The plan says that an action was done: whatever step comes from it, was taken."""
    for row in Step.objects.visible_to(actor).filter(circle_id=circle, action_id=action):
        _evidence(actor, row, tick, day)


def see_undone(*, actor: Actor, circle: CircleId, tick: UUID) -> None:
    """The plan says that it was not done after all."""
    mine = Evidence.objects.visible_to(actor).filter(circle_id=circle, tick_id=tick, undone_at=None)
    mine.update(undone_at=clock.now())
