"""The clock of the Wmo in plain words, with days."""

from dataclasses import dataclass
from datetime import date

from kanteling.apps.conversation.queries.facts import Table
from kanteling.apps.conversation.rules.clock import Party, Step, deadlines, read
from kanteling.apps.conversation.rules.steps import DUE, next_steps
from kanteling.apps.conversation.rules.voices import said
from kanteling.foundation.actor import Part


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One term: for what, by when, met when, too late or not, and where that is written."""

    dutch: str
    due: date
    met: date | None
    late: bool
    source: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step: taken on ``day``, or one that can be taken now (no day)."""

    code: str
    dutch: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ClockView:
    """``state`` reads on into ``day`` when there is one. ``acts`` says who must do something now."""

    began: bool
    state: str
    day: date | None
    late: bool
    acts: str
    acts_code: str
    temporary_due: date | None
    deadlines: tuple[DeadlineLine, ...]
    taken: tuple[StepLine, ...]
    possible: tuple[StepLine, ...]


def clock_of(table: Table, parts: frozenset[Part], today: date) -> ClockView:
    """What the clock says today, and which steps this reader can write down."""
    reading = read(table.steps, today)
    owner = Part.OWN in parts
    told = [one for one, _ in table.told]
    return ClockView(
        began=any(one.step is Step.NOTIFIED for one in table.steps),
        state=said(reading.state, owner=owner),
        day=reading.day,
        late=reading.left is not None and reading.left < 0,
        acts=said(reading.acts, owner=owner) if reading.acts is not Party.NOBODY else "",
        acts_code=reading.acts.code,
        temporary_due=reading.temporary_due,
        deadlines=tuple(
            DeadlineLine(DUE[one.step], one.due, one.met, one.late(today), one.source)
            for one in deadlines(table.steps)
        ),
        taken=tuple(
            StepLine(one.step.code, said(one.step, owner=owner), one.day)
            for one in sorted(table.steps, key=lambda one: (one.day, tuple(Step).index(one.step)))
        ),
        possible=tuple(
            StepLine(step.code, said(step, owner=owner)) for step in next_steps(table.steps, told, parts, today)
        ),
    )
