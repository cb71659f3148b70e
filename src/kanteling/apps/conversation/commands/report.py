"""The report: made from the note, corrected beside it, approved by the resident; only then it counts."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.commands.clock import step_if_possible
from kanteling.apps.conversation.models import Approval, Report
from kanteling.apps.conversation.queries.facts import Table, open_conversation, parts_of, table_of
from kanteling.apps.conversation.queries.made import as_content, fresh_parts, parts_in
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.heard import Heard, Way, why_not_hear_approval
from kanteling.apps.conversation.rules.report import why_not_approve, why_not_correct
from kanteling.apps.conversation.rules.report_parts import ReportPart, corrected, why_not_make_report
from kanteling.apps.conversation.rules.rights import why_not_finish_research
from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def make_report(*, actor: Actor, circle: UUID) -> int:
    """Make the report from the note; when nothing changed the last version stays. Returns its number."""
    table = _held(actor, circle)
    parts = fresh_parts(table)
    refuse_if(why_not_write(parts_of(actor, circle)))
    refuse_if(why_not_make_report(parts))
    refuse_if(why_not_finish_research([told for told, _ in table.told]))
    last = table.latest()
    if last is not None and parts_in(last) == parts:
        return last.number
    number = _add(actor, table, parts)
    record(actor, events.ReportMade(subject=table.id, circle=table.circle))
    step_if_possible(actor, table, Step.REPORTED)
    return number


@transaction.atomic
def read_back(*, actor: Actor, circle: UUID) -> None:
    """Make the report as far as it can be made; the page of the report says what must happen first."""
    try:
        make_report(actor=actor, circle=circle)
    except Refused:
        return


@transaction.atomic
def correct_report(*, actor: Actor, circle: UUID, number: int, code: str, correction: str) -> int:
    """Put beside one part how it should be. A new version, that asks the resident again. Returns its number."""
    table = _held(actor, circle)
    last = table.latest()
    parts = parts_in(last) if last else ()
    part = next((one for one in parts if one.code == code), None)
    if last is None or part is None:
        raise NotForYou
    if last.number != number:
        raise ChangedMeanwhile
    new = corrected(parts, code, correction)
    text = "\n".join(f"{one.words} {one.correction}".strip() for one in new)
    refuse_if(why_not_write(parts_of(actor, circle), correction))
    refuse_if(why_not_correct(table.versions(), text, parts_of(actor, circle), read=number))
    made = _add(actor, table, new)
    record(actor, events.ReportCorrected(subject=table.id, circle=table.circle, detail=part.title))
    return made


@transaction.atomic
def approve_report(*, actor: Actor, circle: UUID, number: int) -> None:
    """The resident says: this is right. From now on it counts."""
    table = _held(actor, circle)
    parts = parts_of(actor, circle)
    refuse_if(why_not_approve(table.versions(), number, parts, actor.person, actor.hand))
    _approve(actor, table, number)


@transaction.atomic
def hear_approval(*, actor: Actor, circle: UUID, number: int, way: Way | None, also: str = "") -> None:
    """Write down that the resident said that this version is right: how, and who heard it.

    ``also`` names who else heard it; `Way.SCREEN` is the resident's own tap on the screen of this actor.
    """
    table = _held(actor, circle)
    heard = Heard(way, actor.hand, actor.called, also)
    refuse_if(why_not_hear_approval(table.versions(), number, parts_of(actor, circle), heard))
    others = also.strip() if way is not Way.SCREEN else ""
    names = ", ".join(name for name in (actor.called, others) if name)
    _approve(actor, table, number, names[:100], way.code if way else "")


def _held(actor: Actor, circle: UUID) -> Table:
    hold(open_conversation(actor, circle).pk)
    return table_of(actor, circle)


def _add(actor: Actor, table: Table, parts: tuple[ReportPart, ...]) -> int:
    last = table.latest()
    number = (last.number if last else 0) + 1
    Report.objects.create(
        municipality_id=actor.municipality,
        circle_id=table.circle,
        conversation_id=table.id,
        number=number,
        content=as_content(parts),
        by_id=actor.person,
        hand_id=actor.hand,
        by_called=actor.called,
        at=clock.now(),
    )
    return number


def _approve(actor: Actor, table: Table, number: int, heard: str = "", how: str = "") -> None:
    report = next(one for one in table.reports if one.number == number)
    Approval.objects.create(
        municipality_id=actor.municipality,
        circle_id=table.circle,
        conversation_id=table.id,
        report_id=report.id,
        by_id=actor.person,
        heard_called=heard,
        how=how[:300],
        at=clock.now(),
    )
    record(actor, events.ReportApproved(subject=report.id, circle=table.circle, detail=how[:200]))
