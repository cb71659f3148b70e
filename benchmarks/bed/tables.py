"""One table at a time: Bakker's circle with a plan of as many actions as asked."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

import psycopg
from benchmarks.bed.copies import Pattern, ids

from kanteling.apps.deciding.commands import answer
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.commands import come_in, invite, open_circle
from kanteling.apps.people.models import Circle
from kanteling.apps.people.public import actor_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans import commands
from kanteling.apps.plans.models import Goal
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import ActionContent, GoalContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.platform import clock
from kanteling.platform.db import acting

GOALS = 8
SHOWN_EACH = 6


@dataclass(frozen=True)
class Table:
    """A circle in which three people decide, one informs and one guides."""

    circle: UUID
    resident: UUID
    deciders: tuple[UUID, ...]
    worker: UUID
    actions: int


def lay(connection: psycopg.Connection, manager: UUID, worker: UUID, actions: int) -> Table:
    """Lay a table with a plan of ``actions`` actions over at most eight goals, and two open proposals.

    The first action of each goal is decided through commands; its siblings are copies of it.
    """
    table = seat_everyone(manager, worker, actions)
    goals = min(GOALS, -(-actions // SHOWN_EACH))
    made = 0
    for number in range(goals):
        wish = stands(table, GoalContent(f"Ik wil op dag {number + 1} van de week iets doen", "ik erover vertel"))
        with acting(_actor(table.resident)):
            goal = UUID(str(Goal.objects.get(proposal_id=wish).pk))
        before = ids(connection)
        stands(table, _action(goal, table.deciders[1]))
        share = (actions - made) // (goals - number)
        pattern = Pattern.between(
            connection, before, ids(connection), overrides={("plans_action", "number"): "n + 1"}
        )
        pattern.copy(connection, 1, share - 1)
        made += share
    proposes(table, _action(goal, None))
    proposes(table, GoalContent("Ik wil een keer naar zee", ""))
    return table


def seat_everyone(manager: UUID, worker: UUID, number: int = 0) -> Table:
    """A circle with all its seats taken; everything through commands."""
    with acting(_actor(worker)):
        circle = open_circle(
            actor=_actor(worker), resident=None, called=f"Meneer Bakker {number}", why="Hij vroeg dit zelf"
        )
        resident = UUID(str(Circle.objects.get(pk=circle).resident_id))
    deciders = [resident]
    for called, relation in (("Ineke", "dochter"), ("Joop", "buurman")):
        with acting(_actor(resident)):
            asked = invite(
                actor=_actor(resident), circle=circle, called=called, relation=relation, kind=SeatKind.INVOLVED,
                why="Denkt mee",
            )  # fmt: skip
        with acting(_actor(asked.person)):
            come_in(actor=_actor(asked.person), circle=circle)
        deciders.append(asked.person)
    return Table(circle, resident, tuple(deciders), worker, number)


def proposes(table: Table, content: object) -> UUID:
    """Put it to the table."""
    actor = _actor(table.resident)
    with acting(actor):
        return commands.propose(actor=actor, circle=table.circle, content=content)


def stands(table: Table, content: object) -> UUID:
    """Put it to the table and let everyone go along."""
    proposal = proposes(table, content)
    for person in table.deciders:
        actor = _actor(person)
        with acting(actor):
            answer(actor=actor, proposal=proposal, answer=Answer.GO_ALONG)
    return proposal


def _action(goal: UUID, person: UUID | None) -> object:
    return ActionContent(
        goal, "Ineke", "haalt mij op en rijdt mij naar de kantine", "elke zaterdag om half twee", Rung.NETWORK,
        person=person, rhythm=Rhythm.WEEKLY, first=clock.today(), at=time(13, 30),
    )  # fmt: skip


def _actor(person: UUID) -> object:
    return actor_of(person)
