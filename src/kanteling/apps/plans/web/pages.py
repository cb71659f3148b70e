"""What the templates of a plan get: prepared values, in the words of who reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from kanteling.apps.deciding.public import ProposalView
from kanteling.apps.people.public import CircleView
from kanteling.apps.plans.queries import ActionLine, GoalLine, PlanView
from kanteling.apps.plans.rules import follow_up
from kanteling.apps.plans.rules.rungs import professional
from kanteling.foundation.actor import Actor, Part
from kanteling.platform import clock
from kanteling.platform.templatetags.words import addressed, day

_BADGES = {
    "goes_along": "agrees",
    "objects": "objects",
    "stands_aside": "aside",
    "handed_over": "handed",
    "continued_without": "gone",
    "silent": "silent",
}
_STATES = {"objected": "objection", "framed": "objection"}


def card(proposal: ProposalView) -> dict[str, Any]:
    """An open proposal as it lies on top of a goal: who bold, the rest of the sentence, who said what."""
    who = str(proposal.content.get("who") or "") if proposal.kind == "action" else ""
    title = proposal.title.removeprefix(who).strip() if who else proposal.title
    return {
        "url": reverse("deciding:proposal", args=[proposal.id]),
        "who": who,
        "title": title,
        "state": _STATES.get(proposal.state.code, "open"),
        "text": _waits(proposal),
        "seats": [seat(each) for each in proposal.seats],
    }


def _waits(proposal: ProposalView) -> str:
    if proposal.state.code == "objected":
        return gettext("Nog niet in het plan: er is een bezwaar")
    if proposal.state.code == "framed":
        return gettext("Nog niet in het plan: het gaat over een kader heen")
    if proposal.waits_for_me:
        return gettext("Nog open: wacht op u")
    names = [addressed(each.called) for each in proposal.waits_for]
    if not names:
        return gettext("Nog open")
    if len(names) > 2:
        return gettext("Nog open: wacht op %(many)s mensen") % {"many": len(names)}
    return gettext("Nog open: wacht op %(names)s") % {"names": gettext(" en ").join(names)}


def seat(answer: Any) -> dict[str, Any]:
    """One seat in short form."""
    return {
        "initials": gettext("U") if answer.you else answer.initials,
        "name": gettext("U") if answer.you else answer.called,
        "answer": _BADGES[answer.badge.code],
    }


@dataclass(frozen=True, slots=True)
class Row:
    """One action as a row: the words of the rung belong to who reads."""

    line: ActionLine
    word: str
    when: str
    note: str
    circle: UUID

    @property
    def url(self) -> str:
        """Where it stands with everything that belongs to it. Found when a template asks, not for every row."""
        return reverse("plans:action", args=[self.circle, self.line.id])

    @property
    def tick_url(self) -> str:
        """Where it is ticked."""
        return reverse("plans:tick", args=[self.circle, self.line.id])


def row(circle: UUID, line: ActionLine, *, for_work: bool, decision: str = "") -> Row:
    """Prepare one action. ``decision`` is when the municipality decides on what is asked of it."""
    word = professional(line.rung).dutch if for_work else line.rung.dutch
    notes = []
    if line.step == 4 and decision:
        notes.append(decision)
    if line.ticked is not None:
        done = gettext("Gedaan") if line.done else gettext("Laatst gedaan")
        notes.append(
            f"{done}: {day(line.ticked)}, {addressed(line.ticked_by)}."
            if line.ticked_by
            else f"{done}: {day(line.ticked)}."
        )
    return Row(
        line=line,
        word=gettext(word),
        when=when(line),
        note=" ".join(notes),
        circle=circle,
    )


def when(line: ActionLine) -> str:
    """The own words for when; the hour is added when they do not say it."""
    if line.at is None:
        return line.when
    hour = f"{line.at.hour}.{line.at.minute:02d}"
    return line.when if hour in line.when or f"{line.at.hour} uur" in line.when else f"{line.when}, {hour} uur"


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with what lies open on top of it, what stands, and how it goes."""

    line: GoalLine
    key: str
    rows: tuple[Row, ...]
    open: tuple[dict[str, Any], ...]
    chosen: str
    said: str
    say_url: str
    links: "Links"

    @property
    def heard(self) -> "Heard":
        """How it goes, as others see it."""
        return Heard(self.said, _GOES.get(self.chosen, ""))


@dataclass(frozen=True, slots=True)
class Links:
    """Where a goal leads: to the actions that are not shown, and to a proposal for who may make one."""

    more: int
    more_url: str
    propose_url: str
    near_url: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How it goes, for who reads along."""

    said: str
    icon: str


_GOES = {"better": "arrow-up-right", "same": "arrow-right", "harder": "arrow-down-right"}


def goal_card(
    actor: Actor, circle: CircleView, line: GoalLine, proposals: list[ProposalView], *, decision: str = ""
) -> GoalCard:
    """Prepare one goal for this reader."""
    for_work = Part.DECIDE not in {part for part in Part if actor.may(part, circle.id)}
    return GoalCard(
        line=line,
        key=f"doel-{line.number}",
        rows=tuple(row(circle.id, each, for_work=for_work, decision=decision) for each in line.actions),
        open=tuple(card(each) for each in proposals),
        chosen=line.said.code if line.said else "",
        said=_said(actor, circle, line),
        say_url=reverse("plans:say", args=[circle.id, line.id]),
        links=Links(
            more=line.hidden,
            more_url=reverse("plans:goal", args=[circle.id, line.id]),
            propose_url=f"{reverse('plans:propose-kind', args=[circle.id, 'action'])}?doel={line.id}"
            if actor.may(Part.DECIDE, circle.id)
            else "",
            near_url=reverse("matching:goal", args=[circle.id, line.id]),
        ),
    )


def _said(actor: Actor, circle: CircleView, line: GoalLine) -> str:
    if line.said is None or line.said_at is None:
        return "" if actor.may(Part.OWN, circle.id) else gettext("Hierover is nog niets gezegd.")
    values = {"day": day(line.said_at), "how": gettext(line.said.dutch).lower(), "who": circle.called}
    if actor.may(Part.OWN, circle.id):
        return gettext("U zei %(day)s: %(how)s.") % values
    return gettext("%(who)s zei %(day)s: %(how)s.") % values


def next_line(view: PlanView) -> str:
    """What comes now, in one sentence."""
    step, when_ = follow_up.next_step(view.facts, clock.today())
    text = gettext(step.dutch)
    return f"{text} {day(when_)}." if when_ else text


def call_of(actor: Actor, circle: CircleView) -> dict[str, str] | None:
    """Whom to call: someone of the table who works for it and gave a number; else the page's default."""
    if actor.roles:
        return None
    for each in circle.seats:
        if (
            each.phone
            and each.came
            and each.kind.code in ("professional", "process_guide")
            and each.person != actor.person
        ):
            role = gettext("van het wijkteam") if each.relation == "wijkteam" else each.relation
            return {"name": each.called, "initials": each.initials, "role": role, "phone": each.phone}
    return None


def since(day_: date | None) -> str:
    """``Staat sinds 12 februari``."""
    return gettext("Staat sinds %(day)s") % {"day": day(day_)} if day_ else ""


def seat_names(actor: Actor, circle: CircleView) -> dict[UUID, str]:
    """Who could do something: everyone at the table, as the plan calls them; the resident is "Ik" in their own plan."""
    names: dict[UUID, str] = {}
    for each in circle.seats:
        if each.came:
            mine = each.person == circle.resident and actor.person == circle.resident
            names[each.person] = "Ik" if mine else each.called
    return names
