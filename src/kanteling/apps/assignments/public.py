"""What other apps may call.

- ``standing_now(actor, day) -> tuple[AssignmentView, ...]``: the assignments that are agreed and hold on a day.
- ``assignment_of(actor, assignment) -> AssignmentView``; ``programmes(actor)``.
- ``waiting_steps(actor)``: steps that wait for the own yes of this actor.
- ``waiting_answers(actor)``: assignments that wait for the word of this team leader, policy maker or partner.
- ``ladder``: the participation ladder with its blind spot.
"""

from kanteling.apps.assignments.queries.assignments import AssignmentView, assignment_of, standing_now
from kanteling.apps.assignments.queries.programmes import programmes
from kanteling.apps.assignments.queries.steps import waiting_steps
from kanteling.apps.assignments.queries.waiting import waiting_answers
from kanteling.apps.assignments.rules import ladder

__all__ = [
    "AssignmentView",
    "assignment_of",
    "ladder",
    "programmes",
    "standing_now",
    "waiting_answers",
    "waiting_steps",
]
