"""How is it going: one tap per goal, by the resident. Movement, never a mark and never added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from kanteling.apps.plans.rules.numbers import UNDO_MINUTES
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason, Worded


class Movement(Worded):
    """What the resident says about a goal. Without an order from bad to good, so that nobody averages it."""

    BETTER = "better", "Beter"
    SAME = "same", "Hetzelfde"
    HARDER = "harder", "Lastiger"


@dataclass(frozen=True, slots=True)
class Said:
    """One tap on one goal. ``undone`` when it was taken back: it then counts as never said."""

    goal: UUID
    movement: Movement
    at: datetime
    words: str = ""
    undone: datetime | None = None


class NoMovement(Reason):
    """Why someone cannot say how it goes, or take it back."""

    NOT_YOURS = "not_yours", "Hoe het gaat, zegt de inwoner zelf."
    GOAL_DONE = "goal_done", "Dit doel is al afgerond."
    UNDONE = "undone", "Dit is al teruggenomen."
    TOO_LATE = "too_late", "Dit staat er al even. Zeg gerust hoe het nu gaat."


def latest(said: Iterable[Said]) -> Mapping[UUID, Said]:
    """The last that was said about each goal; a later tap comes over an earlier one."""
    found: dict[UUID, Said] = {}
    for one in sorted((s for s in said if s.undone is None), key=lambda s: s.at):
        found[one.goal] = one
    return found


def why_not_say(parts: frozenset[Part], *, goal_ended: bool) -> tuple[NoMovement, ...]:
    """Why this person cannot say how a goal goes: only its owner, or a helper in the owner's name."""
    found = [] if Part.OWN in parts else [NoMovement.NOT_YOURS]
    if goal_ended:
        found.append(NoMovement.GOAL_DONE)
    return tuple(found)


def undo_until(said: Said) -> datetime:
    """Up to this moment a tap can be taken back as if it never was."""
    return said.at + timedelta(minutes=UNDO_MINUTES.on(said.at.date()))


def why_not_undo(parts: frozenset[Part], said: Said, now: datetime) -> tuple[NoMovement, ...]:
    """Why this tap cannot be taken back; after the window one says how it goes now."""
    found = [] if Part.OWN in parts else [NoMovement.NOT_YOURS]
    if said.undone is not None:
        found.append(NoMovement.UNDONE)
    elif now >= undo_until(said):
        found.append(NoMovement.TOO_LATE)
    return tuple(found)
