"""What can be put to the table for a plan, as it travels inside a proposal.

A proposal carries its content as plain JSON that only this app understands. Reading it back gives one of four frozen
things; what is missing or odd is refused here, so that nothing half ever reaches the plan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.words import Worded

Plain = dict[str, object]


class Kind(Worded):
    """What a proposal asks of the plan."""

    GOAL = "goal", "doel"
    ACTION = "action", "afspraak"
    AGREEMENT = "agreement", "terugkijken en als het anders loopt"
    END = "end", "stoppen"


@dataclass(frozen=True, slots=True)
class GoalContent:
    """A wish in the resident's words, and how they will notice it."""

    words: str
    notice: str = ""

    def plain(self) -> Plain:
        """As it travels."""
        return {"words": self.words, "notice": self.notice}


@dataclass(frozen=True, slots=True)
class ActionContent:
    """Who does what, when, on which rung; ``person`` when the doer has a seat, ``instead_of`` when it replaces one."""

    goal: UUID
    who: str
    what: str
    when: str
    rung: Rung
    person: UUID | None = None
    closer_by: str = ""
    informal: bool = False
    rhythm: Rhythm | None = None
    first: date | None = None
    at: time | None = None
    instead_of: UUID | None = None

    def plain(self) -> Plain:
        """As it travels."""
        return {
            "goal": str(self.goal),
            "who": self.who,
            "person": str(self.person) if self.person else None,
            "what": self.what,
            "when": self.when,
            "rung": self.rung.code,
            "closer_by": self.closer_by,
            "informal": self.informal,
            "rhythm": self.rhythm.code if self.rhythm else None,
            "first": self.first.isoformat() if self.first else None,
            "at": self.at.strftime("%H:%M") if self.at else None,
            "instead_of": str(self.instead_of) if self.instead_of else None,
        }


@dataclass(frozen=True, slots=True)
class AgreementContent:
    """On which day they look back together, and what they do if it goes otherwise."""

    evaluation: date | None
    otherwise: str

    def plain(self) -> Plain:
        """As it travels."""
        return {
            "evaluation": self.evaluation.isoformat() if self.evaluation else None,
            "otherwise": self.otherwise,
        }


@dataclass(frozen=True, slots=True)
class EndContent:
    """A goal or an action that stops, with its words as they stood, and why."""

    item: UUID
    of: Kind
    words: str
    why: str

    def plain(self) -> Plain:
        """As it travels."""
        return {"item": str(self.item), "of": self.of.code, "words": self.words, "why": self.why}


Content = GoalContent | ActionContent | AgreementContent | EndContent


def goal_content(plain: Mapping[str, object]) -> GoalContent:
    """Read a goal back. Raises `ValueError` when it has no words."""
    return GoalContent(words=_needed(plain, "words"), notice=_text(plain, "notice"))


def action_content(plain: Mapping[str, object]) -> ActionContent:
    """Read an action back. Raises `ValueError` when who, what, when or the rung is missing."""
    rhythm, first, at = _text(plain, "rhythm"), _text(plain, "first"), _text(plain, "at")
    return ActionContent(
        goal=UUID(_needed(plain, "goal")),
        who=_needed(plain, "who"),
        what=_needed(plain, "what"),
        when=_needed(plain, "when"),
        rung=Rung(_needed(plain, "rung")),
        person=_uuid(plain, "person"),
        closer_by=_text(plain, "closer_by"),
        informal=plain.get("informal") is True,
        rhythm=Rhythm(rhythm) if rhythm else None,
        first=date.fromisoformat(first) if first else None,
        at=time.fromisoformat(at) if at else None,
        instead_of=_uuid(plain, "instead_of"),
    )


def agreement_content(plain: Mapping[str, object]) -> AgreementContent:
    """Read an agreement back. Raises `ValueError` when it says nothing."""
    day, otherwise = _text(plain, "evaluation"), _text(plain, "otherwise")
    if not day and not otherwise:
        raise ValueError("an agreement says a day, or what to do otherwise")
    return AgreementContent(date.fromisoformat(day) if day else None, otherwise)


def end_content(plain: Mapping[str, object]) -> EndContent:
    """Read an ending back. Raises `ValueError` when it does not name what ends."""
    of = Kind(_needed(plain, "of"))
    if of not in (Kind.GOAL, Kind.ACTION):
        raise ValueError("only a goal or an action ends")
    return EndContent(UUID(_needed(plain, "item")), of, _text(plain, "words"), _text(plain, "why"))


READERS: Mapping[Kind, Callable[[Mapping[str, object]], Content]] = {
    Kind.GOAL: goal_content,
    Kind.ACTION: action_content,
    Kind.AGREEMENT: agreement_content,
    Kind.END: end_content,
}


LONGEST = {"who": 200, "when": 300}
LONG = 10_000


def clean(words: str) -> str:
    """Words as they can be kept: without blanks around, and without the one sign that no database takes."""
    return words.replace("\x00", "").strip()


def _text(plain: Mapping[str, object], name: str) -> str:
    value = plain.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text")
    if len(value) > LONGEST.get(name, LONG):
        raise ValueError(f"{name} is longer than {LONGEST.get(name, LONG)} signs")
    return clean(value)


def _needed(plain: Mapping[str, object], name: str) -> str:
    value = _text(plain, name)
    if not value:
        raise ValueError(f"{name} is missing")
    return value


def _uuid(plain: Mapping[str, object], name: str) -> UUID | None:
    value = _text(plain, name)
    return UUID(value) if value else None
