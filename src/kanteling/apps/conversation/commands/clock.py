"""Steps on the clock of the Wmo, each on its day."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.models import ClockStep, PersonalPlan
from kanteling.apps.conversation.queries.facts import Table, open_conversation, parts_of, table_of
from kanteling.apps.conversation.rules.clock import Step, why_not_apply
from kanteling.apps.conversation.rules.steps import why_not_take, why_not_this_step
from kanteling.apps.conversation.rules.table import NoWriting, why_not_write
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import refuse_if
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def take_step(*, actor: Actor, circle: UUID, step: Step, day: date | None = None) -> None:
    """Write down that a step was taken, today or on an earlier ``day``."""
    hold(open_conversation(actor, circle).pk)
    table = table_of(actor, circle)
    refuse_if(why_not_this_step(parts_of(actor, circle), step))
    when = day or clock.today()
    refuse_if(_why_not(table, step, when))
    write_step(actor, table.id, table.circle, step, when)


def _why_not(table: Table, step: Step, day: date) -> tuple[Reason, ...]:
    return why_not_take(table.steps, [told for told, _ in table.told], step, day, clock.today())


def step_if_possible(actor: Actor, table: Table, step: Step) -> bool:
    """Take a step that follows from something else, today; whether it was taken."""
    if _why_not(table, step, clock.today()):
        return False
    write_step(actor, table.id, table.circle, step, clock.today())
    return True


def write_step(actor: Actor, conversation: UUID, circle: CircleId, step: Step, day: date) -> None:
    """One dated row."""
    row = ClockStep.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        conversation_id=conversation,
        step=step.code,
        day=day,
        by_id=actor.person,
        by_called=actor.called,
        at=clock.now(),
    )
    record(actor, events.StepTaken(subject=row.pk, circle=circle, detail=step.dutch))


@transaction.atomic
def note_application(*, actor: Actor, circle: UUID, day: date | None = None) -> None:
    """The resident made an application (aanvraag): from now on the municipality has its two weeks.

    A later one joins the first, from which the weeks count. Refused with the words of the clock when it is too early;
    for `plans`, whose page makes the application.
    """
    hold(open_conversation(actor, circle).pk)
    table, when = table_of(actor, circle), day or clock.today()
    refuse_if(why_not_this_step(parts_of(actor, circle), Step.APPLIED))
    refuse_if(why_not_apply(table.steps, when, clock.today()))
    if Step.APPLIED not in {one.step for one in table.steps}:
        write_step(actor, table.id, table.circle, Step.APPLIED, when)


@transaction.atomic
def give_personal_plan(*, actor: Actor, circle: UUID, words: str) -> None:
    """The resident hands in an own plan; it comes into the report as it is."""
    hold(open_conversation(actor, circle).pk)
    table = table_of(actor, circle)
    parts = parts_of(actor, circle)
    refuse_if(why_not_this_step(parts, Step.PERSONAL_PLAN))
    refuse_if(why_not_write(parts, words))
    refuse_if(() if words.strip() else (NoWriting.EMPTY,))
    if Step.NOTIFIED not in {one.step for one in table.steps}:
        write_step(actor, table.id, table.circle, Step.NOTIFIED, clock.today())
        table = table_of(actor, circle)
    refuse_if(_why_not(table, Step.PERSONAL_PLAN, clock.today()))
    plan = PersonalPlan.objects.create(
        municipality_id=actor.municipality,
        circle_id=table.circle,
        conversation_id=table.id,
        words=words.strip(),
        by_id=actor.person,
        at=clock.now(),
    )
    record(actor, events.PersonalPlanGiven(subject=plan.pk, circle=table.circle))
    write_step(actor, table.id, table.circle, Step.PERSONAL_PLAN, clock.today())
