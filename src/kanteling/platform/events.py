"""Reactions of upper apps to what happened in lower ones, by name and in the open.

``together`` reactions run inside the transaction: for two facts that may never differ (a decision stands, its action
is in the plan). The others run after the commit, as jobs. Each app lists its own in ``reactions.py``.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from kanteling.foundation.actor import Actor
from kanteling.foundation.events import Event

E = TypeVar("E", bound=Event)
Reaction = Callable[[Actor, E], None]
_together: dict[type[Event], list[Reaction[Event]]] = defaultdict(list)


def together(kind: type[E]) -> Callable[[Reaction[E]], Reaction[E]]:
    """Let the decorated function run in the same transaction as each ``kind``."""

    def add(reaction: Reaction[E]) -> Reaction[E]:
        if reaction not in _together[kind]:
            _together[kind].append(reaction)  # type: ignore[arg-type]
        return reaction

    return add


def publish(actor: Actor, event: Event) -> None:
    """Run the reactions to this event, in the order in which they were declared."""
    for reaction in _together[type(event)]:
        reaction(actor, event)


def reactions() -> dict[str, list[str]]:
    """Every event that has reactions, with their names: for the docs."""
    return {
        kind.__name__: [f"{each.__module__}.{getattr(each, '__name__', each)}" for each in found]
        for kind, found in _together.items()
    }
