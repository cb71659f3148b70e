"""Writing an assignment: one question per screen, and what must be there before others are asked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from kanteling.apps.assignments.rules.agreement import NoAssignment
from kanteling.apps.assignments.rules.concrete import Goal, NotYet, in_scale, specific
from kanteling.apps.assignments.rules.ladder import To
from kanteling.foundation.words import Reason, Worded


class Screen(Worded):
    """The questions, in their order."""

    GOAL = "doel", "Het doel"
    WHOM = "voor-wie", "Voor wie"
    RESULT = "resultaat", "Het resultaat"
    APPROACH = "aanpak", "De aanpak"
    MEANS = "inzet", "Uren en geld"
    NOT = "niet", "Wat we niet doen"
    ROOM = "ruimte", "Ruimte om te proberen"
    CHECK = "nakijken", "Nakijken"


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything that an assignment says. ``hours`` per week, ``money`` in euros for the whole period."""

    goal: str = ""
    who: str = ""
    rung_low: int | None = None
    rung_high: int | None = None
    circumstances: str = ""
    people: int | None = None
    least: bool = False
    to: tuple[To, ...] = ()
    to_words: str = ""
    since: date | None = None
    until: date | None = None
    approach: str = ""
    hours: int | None = None
    money: int | None = None
    not_do: str = ""
    not_how: str = ""
    room: str = ""
    changed: str = ""

    @property
    def rungs(self) -> tuple[int, int] | None:
        """The steps of the ladder where the people stand now, when they were said."""
        if self.rung_low is None or self.rung_high is None:
            return None
        return self.rung_low, self.rung_high

    def plain(self) -> dict[str, Any]:
        """As it is kept: only text, numbers and lists."""
        kept: dict[str, Any] = asdict(self)
        kept["to"] = [to.code for to in self.to]
        kept["since"] = self.since.isoformat() if self.since else None
        kept["until"] = self.until.isoformat() if self.until else None
        return kept

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Fields":
        """What was kept; what is not known here any more is left out."""
        known = {field.name for field in fields(cls)}
        given = {name: value for name, value in kept.items() if name in known}
        given["to"] = tuple(To(code) for code in given.get("to") or ())
        for name in ("since", "until"):
            given[name] = date.fromisoformat(given[name]) if given.get(name) else None
        return cls(**given)


def with_goal(written: Fields, text: str, goal: Goal) -> Fields:
    """The fields filled from what was read in the goal; what the goal does not say stays as it was."""
    said = replace(written, goal=text.strip())
    if goal.who and specific(goal.who):
        said = replace(said, who=goal.who)
    if goal.rungs:
        said = replace(said, rung_low=goal.rungs[0], rung_high=goal.rungs[1])
    if goal.number is not None:
        said = replace(said, people=goal.number, least=goal.least)
    if goal.to or goal.to_words:
        said = replace(said, to=goal.to, to_words=goal.to_words)
    return replace(said, until=goal.until) if goal.until else said


def why_not_ask(written: Fields, today: date, *, before: Fields | None = None) -> tuple[Reason, ...]:
    """What must be there before four parties are asked. ``before`` is the version that this follows up."""
    missing: list[Reason] = []
    if not (written.rungs or specific(written.who)):
        missing.append(NotYet.FOR_WHOM)
    if written.rungs and not in_scale(written.rungs):
        missing.append(NoAssignment.RUNGS)
    if not written.people or written.people < 0:
        missing.append(NotYet.HOW_MANY)
    if not (written.to or written.to_words.strip()):
        missing.append(NotYet.TO_WHAT)
    missing += _days(written, today)
    texts = (
        (NoAssignment.APPROACH, written.approach),
        (NoAssignment.NOT_DO, written.not_do),
        (NoAssignment.NOT_HOW, written.not_how),
    )
    missing += [reason for reason, words in texts if not words.strip()]
    if before is not None:
        if replace(written, changed="") == replace(before, changed=""):
            missing.append(NoAssignment.SAME)
        elif not written.changed.strip():
            missing.append(NoAssignment.CHANGED)
    return tuple(missing)


def _days(written: Fields, today: date) -> list[Reason]:
    if written.until is None:
        return [NotYet.BY_WHEN]
    if written.until < today:
        return [NoAssignment.PAST]
    return [NoAssignment.PERIOD] if written.since is None or written.since >= written.until else []


def after(screen: Screen) -> Screen | None:
    """The next question."""
    order = list(Screen)
    at = order.index(screen) + 1
    return order[at] if at < len(order) else None


SCREEN_OF: Mapping[Reason, Screen] = {
    NotYet.FOR_WHOM: Screen.WHOM,
    NoAssignment.RUNGS: Screen.WHOM,
    NotYet.HOW_MANY: Screen.RESULT,
    NotYet.TO_WHAT: Screen.RESULT,
    NotYet.BY_WHEN: Screen.RESULT,
    NoAssignment.PAST: Screen.RESULT,
    NoAssignment.PERIOD: Screen.RESULT,
    NoAssignment.APPROACH: Screen.APPROACH,
    NoAssignment.NOT_DO: Screen.NOT,
    NoAssignment.NOT_HOW: Screen.NOT,
}
"""Where the answer to each reason is written."""
