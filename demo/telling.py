"""Telling a story: someone does something, on a day, through a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from kanteling.apps.conversation.commands.cards import share_card, write_card
from kanteling.apps.conversation.commands.clock import take_step
from kanteling.apps.conversation.commands.note import tell_right, write_note
from kanteling.apps.conversation.commands.report import approve_report, make_report
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Right
from kanteling.apps.deciding.commands.answers import answer
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.people.commands import come_in, invite
from kanteling.apps.people.queries import actor_of, circle_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.plans.commands import propose
from kanteling.apps.plans.queries import goal_names
from kanteling.apps.plans.rules.contents import ActionContent, AgreementContent, GoalContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Channel
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

T = TypeVar("T")


def do(who: UUID, command: Callable[..., T], **named: Any) -> T:
    """Let ``who`` do something, as from a page."""
    actor = actor_of(who, Channel.PAGE)
    with acting(actor):
        return command(actor=actor, **named)


@dataclass
class Telling:
    """Where a story is in time. ``today`` is the day on which the demo is made; ``frames`` hold beforehand, by key."""

    today: date
    frames: dict[str, UUID] = field(default_factory=dict)

    @contextmanager
    def on(self, days_ago: int, at: str = "10.00") -> Iterator[None]:
        """Hold the clock ``days_ago`` days before today."""
        hour, minute = (int(part) for part in at.split("."))
        moment = datetime.combine(self.today - timedelta(days_ago), time(hour, minute), clock.AMSTERDAM)
        with clock.at(min(moment, datetime.now(clock.AMSTERDAM))):
            yield

    def next(self, weekday: int) -> date:
        """The first day from tomorrow that is ``weekday`` (Monday is 0)."""
        ahead = (weekday - self.today.weekday() - 1) % 7 + 1
        return self.today + timedelta(ahead)


@dataclass
class Table:
    """A circle while its story is told: whose it is, and who sits there by name."""

    circle: CircleId
    resident: PersonId
    people: dict[str, PersonId] = field(default_factory=dict)

    @classmethod
    def of(cls, circle: UUID, team: UUID) -> "Table":
        """The circle that ``team`` opened."""
        actor = actor_of(team)
        with acting(actor):
            there = circle_of(actor, circle)
        return cls(there.id, there.resident)

    def ask(
        self,
        called: str,
        relation: str,
        kind: SeatKind = SeatKind.INVOLVED,
        *,
        why: str,
        person: PersonId | None = None,
        comes: bool = True,
        way: str = "letter",
        sent_to: str = "",
        phone: str = "",
    ) -> PersonId:
        """Let the resident ask someone to the table, who comes in unless told otherwise."""
        asked = do(
            self.resident,
            invite,
            circle=self.circle,
            called=called,
            relation=relation,
            kind=kind,
            why=why,
            person=person,
            way=way,
            sent_to=sent_to,
            phone=phone,
        )
        self.people[called] = asked.person
        if comes:
            do(asked.person, come_in, circle=self.circle)
        return asked.person

    def note(self, team: UUID, **words: str) -> None:
        """Let the team write down what was said, per question."""
        for code, said in words.items():
            do(
                team,
                write_note,
                circle=self.circle,
                question=Question(code),
                words=said,
                version=Version(0, uuid4()),
            )

    def card(self, card: Card, words: str, *, shared: bool = True) -> None:
        """Let the resident write a card at home, and share it with whoever has the conversation."""
        pen = Version(0, uuid4())
        do(self.resident, write_card, circle=self.circle, card=card, words=words, version=pen, finished=True)
        if shared:
            do(self.resident, share_card, circle=self.circle, card=card, audience=Audience.CONVERSATION)

    def report(self, team: UUID, *, approved: bool = True) -> None:
        """Tell the rights, make the report from the note, and let the resident say that it is right."""
        for right in Right:
            do(team, tell_right, circle=self.circle, right=right)
        for step in (Step.CONFIRMED, Step.NO_PERSONAL_PLAN, Step.RESEARCH_STARTED):
            self.step(team, step)
        number = do(team, make_report, circle=self.circle)
        if approved:
            do(self.resident, approve_report, circle=self.circle, number=number)

    def step(self, team: UUID, step: Step) -> None:
        """A step of the Wmo clock, when it was not taken yet."""
        with suppress(Refused):
            do(team, take_step, circle=self.circle, step=step)

    def goal(self, words: str, notice: str, *others: str) -> UUID:
        """A goal that everyone goes along with; returns the goal that now stands."""
        proposal = do(self.resident, propose, circle=self.circle, content=GoalContent(words, notice))
        self.all_go_along(proposal, *others)
        actor = actor_of(self.resident)
        with acting(actor):
            return next(goal for goal, name in goal_names(actor, self.circle) if name == words)

    def action(self, goal: UUID, who: str, what: str, when: str, rung: Rung, *others: str, **more: Any) -> UUID:
        """An action that everyone goes along with; returns the proposal. ``by`` names another proposer."""
        by = self.people.get(more.pop("by", ""), self.resident)
        stands = more.pop("stands", True)
        content = ActionContent(goal, who, what, when, rung, **more)
        proposal = do(by, propose, circle=self.circle, content=content)
        if stands:
            self.all_go_along(proposal, *others)
        return proposal

    def agreement(self, evaluation: date, otherwise: str, *others: str) -> None:
        """When they look back together, and what they do if it goes otherwise."""
        content = AgreementContent(evaluation, otherwise)
        self.all_go_along(do(self.resident, propose, circle=self.circle, content=content), *others)

    def all_go_along(self, proposal: UUID, *others: str) -> None:
        """Let the resident and these people go along."""
        for person in [*(self.people[name] for name in others), self.resident]:
            do(person, answer, proposal=proposal, answer=Answer.GO_ALONG)
