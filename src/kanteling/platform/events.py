"""Reactions of upper apps to what happened in lower ones, by name and in the open.

``together`` reactions run inside the transaction: for two facts that may never differ (a decision stands, its action
is in the plan). ``afterwards`` reactions run after the commit, as jobs: for what may come a little later, or may have
to be tried again (a letter by mail). Each app lists its own in ``reactions.py``.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from kanteling.foundation.actor import Actor
from kanteling.foundation.events import Event
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform.jobs import Job, defer, job

E = TypeVar("E", bound=Event)
Reaction = Callable[[Actor, E], None]
_together: dict[type[Event], list[Reaction[Event]]] = defaultdict(list)
_afterwards: dict[type[Event], list[Job]] = defaultdict(list)


def together(kind: type[E]) -> Callable[[Reaction[E]], Reaction[E]]:
    """Let the decorated function run in the same transaction as each ``kind``."""

    def add(reaction: Reaction[E]) -> Reaction[E]:
        if reaction not in _together[kind]:
            _together[kind].append(reaction)  # type: ignore[arg-type]
        return reaction

    return add


def afterwards(kind: type[E]) -> Callable[[Reaction[E]], Reaction[E]]:
    """Let the decorated function run as a job after each ``kind``. Its event carries identifiers, no detail."""

    def add(reaction: Reaction[E]) -> Reaction[E]:
        def again(
            actor: Actor, subject: UUID, circle: CircleId | None = None, about: PersonId | None = None
        ) -> None:
            reaction(actor, kind(subject=subject, circle=circle, about=about))

        _afterwards[kind].append(job(_name(reaction))(again))
        return reaction

    return add


def publish(actor: Actor, event: Event) -> None:
    """Run the reactions to this event, in the order in which they were declared; write down those for later."""
    for reaction in _together[type(event)]:
        reaction(actor, event)
    for work in _afterwards[type(event)]:
        defer(actor, work, subject=event.subject, circle=event.circle, about=event.about)


def reactions() -> dict[str, list[str]]:
    """Every event that has reactions, with their names: for the docs."""
    found = {kind.__name__: [_name(each) for each in reactions] for kind, reactions in _together.items()}
    for kind, jobs in _afterwards.items():
        found.setdefault(kind.__name__, []).extend(work.name for work in jobs)
    return found


def _name(reaction: object) -> str:
    return f"{getattr(reaction, '__module__', '')}.{getattr(reaction, '__name__', reaction)}"
