"""Which step of the clock can be written down now, and by whom: the clock, the rights that were told, and the seat."""

from collections.abc import Iterable, Mapping
from datetime import date

from kanteling.apps.conversation.rules.clock import Happened, Step, why_not_step
from kanteling.apps.conversation.rules.rights import Told, why_not_finish_research, why_not_start_research
from kanteling.apps.conversation.rules.table import NoWriting, why_not_write
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Dutch, Reason

BY_TEAM = frozenset(
    {
        Step.CONFIRMED,
        Step.RESEARCH_STARTED,
        Step.REPORTED,
        Step.TEMPORARY,
        Step.ASKED_MORE,
        Step.NOT_COMPLETED,
        Step.DECIDED,
    }
)
BY_RESIDENT = frozenset({Step.PERSONAL_PLAN})
FOLLOWS = frozenset({Step.PERSONAL_PLAN, Step.REPORTED})
"""Steps without a button of their own: they follow from handing in a plan and from making the report."""

DUE: Mapping[Step, Dutch] = {
    Step.PERSONAL_PLAN: "Tot dan wachten wij op een eigen plan",
    Step.REPORTED: "Het onderzoek is klaar en het verslag is er",
    Step.TEMPORARY: "Er is tijdelijke hulp",
    Step.DECIDED: "De gemeente besluit over de aanvraag",
}
"""What is the case on the last day of a term."""


def why_not_this_step(parts: frozenset[Part], step: Step) -> tuple[NoWriting, ...]:
    """Why this person cannot write down this step; when it can be is `why_not_take`."""
    found = list(why_not_write(parts))
    if Part.OWN in parts and step in BY_TEAM:
        found.append(NoWriting.BY_TEAM)
    if Part.OWN not in parts and step in BY_RESIDENT:
        found.append(NoWriting.BY_RESIDENT)
    return tuple(found)


def why_not_take(
    taken: Iterable[Happened], told: Iterable[Told], step: Step, day: date, today: date
) -> tuple[Reason, ...]:
    """Why this step cannot be taken on ``day``: the clock first, then the rights that must have been told."""
    reasons: tuple[Reason, ...] = why_not_step(taken, step, day, today)
    if step is Step.RESEARCH_STARTED:
        reasons += why_not_start_research(told)
    if step is Step.REPORTED:
        reasons += why_not_finish_research(told)
    return reasons


def next_steps(
    taken: Iterable[Happened], told: Iterable[Told], parts: frozenset[Part], today: date
) -> tuple[Step, ...]:
    """The steps that this person could write down today, in the order of the clock."""
    there, heard = tuple(taken), tuple(told)
    return tuple(
        step
        for step in Step
        if step not in FOLLOWS
        and not why_not_this_step(parts, step)
        and not why_not_take(there, heard, step, today, today)
    )
