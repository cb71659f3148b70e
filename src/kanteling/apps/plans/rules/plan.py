"""What belongs in a goal and an action, and what of a plan pre-fills the aanvraag.

A plan is goals in the resident's words, with how they will notice it, and actions: who, what, when, on which
rung. Source: domain page, "Circle, plan, deciding together"; Wmo 2015 art. 2.3.2 and 2.3.5.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kanteling.apps.plans.rules.follow_up import why_not_evaluate_on
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason


@dataclass(frozen=True, slots=True)
class Goal:
    """What the resident wants, in own words, and how they will notice that it is so."""

    id: UUID
    words: str
    notice: str
    reached: datetime | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what, when, and from where the help comes.

    ``when`` is in words ("elke zaterdag om kwart voor tien"), ``first`` the first day when one is known.
    ``doer_agreed``: whoever does it said yes; true for those who decided on it.
    ``closer_by`` is what was considered closer by, as information. ``adopted`` is when the decision stood.
    """

    id: UUID
    goal: UUID
    who: str
    what: str
    when: str
    rung: Rung
    doer_agreed: bool = True
    closer_by: str = ""
    first: date | None = None
    adopted: datetime | None = None
    done: datetime | None = None
    stopped: datetime | None = None


class NoGoal(Reason):
    """Why a goal cannot be written down like this."""

    NOT_YOURS = "not_yours", "U geeft informatie. De kring schrijft het plan."
    WORDS = "words", "Schrijf op wat u wilt."


class NoAction(Reason):
    """Why an action cannot be put to the table like this."""

    NOT_YOURS = "not_yours", "U geeft informatie. De kring doet voorstellen."
    WHO = "who", "Schrijf op wie dit doet."
    WHAT = "what", "Schrijf op wat er gebeurt."
    WHEN = "when", "Schrijf op wanneer. Bij benadering mag."
    RUNG = "rung", "Kies van wie de hulp komt."
    DOER = "doer", "Vraag eerst of deze persoon dit wil doen."
    NO_GOAL = "no_goal", "Kies bij welk doel dit hoort."


class NoAgreement(Reason):
    """Why an agreement cannot be put to the table like this."""

    NOT_YOURS = "not_yours", "U geeft informatie. De kring schrijft het plan."
    NOTHING = "nothing", "Kies een dag, of schrijf op wat u doet als het anders loopt."


class NoEnding(Reason):
    """Why an ending cannot be put to the table like this."""

    NOT_YOURS = "not_yours", "U geeft informatie. De kring besluit wat stopt."
    GONE = "gone", "Dit staat niet meer in het plan."
    WHY = "why", "Zeg erbij waarom het stopt."


class NoChange(Reason):
    """Why an action cannot be ticked off or stopped."""

    NOT_YOURS = "not_yours", "De kring doet dit, of wie de taak heeft."
    NOT_ADOPTED = "not_adopted", "Hier is nog niet over besloten."
    DONE = "done", "Dit is al gedaan."
    STOPPED = "stopped", "Dit is al gestopt."
    DECIDE = "decide", "Stoppen besluit u samen. Doe een voorstel."


class NoApplication(Reason):
    """Why there is nothing to apply for."""

    NOTHING = "nothing", "In dit plan staat niets wat de gemeente moet regelen."
    NOT_YOURS = "not_yours", "Alleen de inwoner of een gekozen helper doet een aanvraag."
    ASKED = "asked", "U vroeg dit al aan. De gemeente besluit erover. Is er meer nodig? Verander eerst het plan."


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the aanvraag, filled from the plan: nothing is typed twice."""

    action: UUID
    goal: str
    what: str
    when: str
    closer_by: str


def why_not_write_goal(parts: frozenset[Part], words: str) -> tuple[NoGoal, ...]:
    """Why this goal cannot be written. How one will notice it is asked, and may come later."""
    found = [] if Part.DECIDE in parts else [NoGoal.NOT_YOURS]
    if not words.strip():
        found.append(NoGoal.WORDS)
    return tuple(found)


def why_not_propose_action(
    parts: frozenset[Part],
    goals: Iterable[UUID],
    *,
    goal: UUID | None,
    who: str,
    what: str,
    when: str,
    rung: Rung | None,
    doer_agreed: bool,
) -> tuple[NoAction, ...]:
    """Why an action is not ready for the table: who, what, when and rung must be there.

    Nobody is given work that they did not agree to. What is closer by is asked, never demanded.
    """
    found = [] if Part.DECIDE in parts else [NoAction.NOT_YOURS]
    if goal is None or goal not in set(goals):
        found.append(NoAction.NO_GOAL)
    if not who.strip():
        found.append(NoAction.WHO)
    elif not doer_agreed:
        found.append(NoAction.DOER)
    if not what.strip():
        found.append(NoAction.WHAT)
    if not when.strip():
        found.append(NoAction.WHEN)
    if rung is None:
        found.append(NoAction.RUNG)
    return tuple(found)


def why_not_agree(
    parts: frozenset[Part], evaluation: date | None, otherwise: str, today: date
) -> tuple[Reason, ...]:
    """Why this agreement is not ready for the table; a day or a way out is enough."""
    if Part.DECIDE not in parts:
        return (NoAgreement.NOT_YOURS,)
    if evaluation is None:
        return () if otherwise.strip() else (NoAgreement.NOTHING,)
    return why_not_evaluate_on(parts, evaluation, today)


def why_not_propose_end(parts: frozenset[Part], *, stands: bool, why: str) -> tuple[NoEnding, ...]:
    """Why this ending is not ready for the table."""
    found = [] if Part.DECIDE in parts else [NoEnding.NOT_YOURS]
    if not stands:
        found.append(NoEnding.GONE)
    if not why.strip():
        found.append(NoEnding.WHY)
    return tuple(found)


def why_not_tick(parts: frozenset[Part], action: Action, *, doer: bool) -> tuple[NoChange, ...]:
    """Why this action cannot be ticked off; whoever does it and the circle can."""
    found = [] if doer or Part.DECIDE in parts else [NoChange.NOT_YOURS]
    if action.adopted is None:
        found.append(NoChange.NOT_ADOPTED)
    if action.done is not None:
        found.append(NoChange.DONE)
    elif action.stopped is not None:
        found.append(NoChange.STOPPED)
    return tuple(found)


def why_not_stop(parts: frozenset[Part], action: Action, *, doer: bool, decided: bool) -> tuple[NoChange, ...]:
    """Why this action cannot be stopped. What was decided together ends together (``decided``: it was).

    Whoever does it can always lay it down: nobody helps by force.
    """
    found = [] if doer or Part.DECIDE in parts else [NoChange.NOT_YOURS]
    if action.adopted is None:
        found.append(NoChange.NOT_ADOPTED)
    elif not doer and not decided:
        found.append(NoChange.DECIDE)
    if action.done is not None:
        found.append(NoChange.DONE)
    elif action.stopped is not None:
        found.append(NoChange.STOPPED)
    return tuple(found)


def application(goals: Iterable[Goal], actions: Iterable[Action]) -> tuple[Item, ...]:
    """The lines of the aanvraag: every adopted individual action that still stands, with its goal's words."""
    words = {goal.id: goal.words for goal in goals}
    return tuple(
        Item(action.id, words.get(action.goal, ""), action.what, action.when, action.closer_by)
        for action in actions
        if action.rung is Rung.INDIVIDUAL
        and action.adopted is not None
        and action.stopped is None
        and action.done is None
    )


def not_yet_asked(items: Iterable[Item], asked: Collection[UUID]) -> tuple[Item, ...]:
    """What a next aanvraag asks for: only what stands in no earlier one (``asked``: ids of actions)."""
    return tuple(item for item in items if item.action not in asked)


def why_not_apply(
    parts: frozenset[Part], items: tuple[Item, ...], asked: Collection[UUID] = ()
) -> tuple[NoApplication, ...]:
    """Why no aanvraag can be made from the plan; when it may be sent says the clock (`conversation`)."""
    found = [] if Part.OWN in parts else [NoApplication.NOT_YOURS]
    if not items:
        found.append(NoApplication.NOTHING)
    elif not not_yet_asked(items, asked):
        found.append(NoApplication.ASKED)
    return tuple(found)
