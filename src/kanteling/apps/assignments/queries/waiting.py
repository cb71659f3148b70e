"""What waits for the answer of who reads: on the first page of team leader, policy maker and partner."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from kanteling.apps.assignments.models import Answer, Stood, Version
from kanteling.apps.assignments.queries.assignments import answered
from kanteling.apps.assignments.rules.agreement import ASKED_AT_HOME, waits_for_reader
from kanteling.foundation.actor import Actor
from kanteling.platform import clock


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """An assignment whose newest words wait for this reader: where, and the goal."""

    assignment: UUID
    area: str
    goal: str


def waiting_answers(actor: Actor) -> tuple[WaitingAnswer, ...]:
    """The assignments that wait for the own word, the longest first. Two queries; none for who is not asked here."""
    if not actor.roles & ASKED_AT_HOME:
        return ()
    newest = (
        Version.objects.visible_to(actor)
        .filter(until__gte=clock.today())
        .annotate(stands=Exists(Stood.objects.visible_to(actor).filter(version_id=OuterRef("pk"))))
        .order_by("assignment_id", "-number")
        .distinct("assignment_id")
        .select_related("assignment__programme")
    )
    rows = [row for row in newest if not row.stands]
    if not rows:
        return ()
    answers: dict[UUID, list[Any]] = defaultdict(list)
    for answer in Answer.objects.visible_to(actor).filter(version_id__in=[row.pk for row in rows]):
        answers[answer.version_id].append(answer)
    mine = [row for row in rows if waits_for_reader(actor.roles, answered(answers[row.pk]), str(actor.person))]
    return tuple(
        WaitingAnswer(row.assignment_id, row.assignment.programme.area_name, row.goal)
        for row in sorted(mine, key=lambda row: row.at)
    )
