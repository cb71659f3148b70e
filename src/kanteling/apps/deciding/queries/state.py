"""From rows to the facts that the rules ask for: one statement for a proposal with all that was said about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from kanteling.apps.deciding.models import (
    Adoption,
    Answer,
    ContinuedWithout,
    Crossing,
    CrossingStep,
    Proposal,
    Reminder,
    StepKind,
    Version,
    Voice,
    Withdrawal,
)
from kanteling.apps.deciding.rules import standing as rules
from kanteling.apps.frames.public import Frames, FrameView, crossing, frames_by_id
from kanteling.apps.people.public import CircleView, circle_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.composed import Composed

_VERSION = ("pk", "number", "title", "text", "content", "why", "by", "by_called", "at")
_ANSWER = ("version", "person", "answer", "reason", "way", "heard_called", "by_called", "at", "said_at")
_STEP = ("crossing", "kind", "text", "until", "by_called", "at")
_CROSSING = ("pk", "version", "frame_version", "why", "by", "by_called", "at")


def with_state(proposals: QuerySet[Any]) -> QuerySet[Any]:
    """The same proposals, each with its newest version and all that was said about it. Still one statement."""
    mine = {"proposal_id": OuterRef("pk")}
    versions = Version.objects.filter(**mine).order_by("-number")
    answers = Answer.objects.filter(**mine).order_by("at", "pk")
    steps = CrossingStep.objects.filter(crossing__proposal_id=OuterRef("pk")).order_by("at", "pk")
    voices = Voice.objects.filter(**mine, ended_at=None)
    annotated: QuerySet[Any] = proposals.annotate(
        newest=Subquery(versions.values(json=_json(*_VERSION))[:1]),
        said=ArraySubquery(answers.values(json=_json(*_ANSWER))),
        given=ArraySubquery(voices.values(json=_json("by", "holder", "holder_called"))),
        reminded=ArraySubquery(Reminder.objects.filter(**mine).values(json=_json("version", "person", "at"))),
        without=ArraySubquery(ContinuedWithout.objects.filter(**mine).values(json=_json("version", "person"))),
        crossed=ArraySubquery(Crossing.objects.filter(**mine).order_by("at").values(json=_json(*_CROSSING))),
        stepped=ArraySubquery(steps.values(json=_json(*_STEP))),
        adopted=Subquery(Adoption.objects.filter(**mine).values(json=_json("version", "at"))[:1]),
        withdrawn=Subquery(Withdrawal.objects.filter(**mine).values(json=_json("by_called", "why", "at"))[:1]),
    )
    return annotated


_ONE = Composed(lambda here, proposal: with_state(Proposal.objects.filter(municipality_id=here, pk=proposal)))


def _row(actor: Actor, proposal: UUID) -> Any:
    """One proposal with its state; None when it does not exist or this actor may not see it."""
    return next(iter(_ONE.ask(actor, proposal=proposal)), None)


def _json(*names: str) -> JSONObject:
    return JSONObject(**{("id" if name == "pk" else name): name for name in names})


def moment(text: str) -> datetime:
    """A moment as PostgreSQL writes it in JSON."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Stated:
    """One crossing with what became of it, and the frame as it read then."""

    id: UUID
    version: UUID
    frame: FrameView
    why: str
    by: UUID
    by_called: str
    at: datetime
    facts: crossing.Crossing
    effect: crossing.Effect
    room_asked: str
    room_text: str


@dataclass(frozen=True)
class State:
    """A proposal as loaded by `with_state`, its circle, and the crossings of frames (loaded only if there are any)."""

    row: Any
    circle: CircleView
    crossings: tuple[Stated, ...] = field(default=())

    @property
    def id(self) -> UUID:
        return UUID(str(self.row.pk))

    @property
    def version(self) -> UUID:
        """The id of the newest version."""
        return UUID(self.row.newest["id"])

    @property
    def number(self) -> int:
        return int(self.row.newest["number"])

    @property
    def adopted_at(self) -> datetime | None:
        return moment(self.row.adopted["at"]) if self.row.adopted else None

    @property
    def withdrawn_at(self) -> datetime | None:
        return moment(self.row.withdrawn["at"]) if self.row.withdrawn else None

    @property
    def latest(self) -> Mapping[UUID, Mapping[str, Any]]:
        """What each person said last about the newest version."""
        now = self.row.newest["id"]
        return {UUID(each["person"]): each for each in self.row.said if each["version"] == now}

    @cached_property
    def table(self) -> rules.Table:
        """Who decides, and what each said last about the newest version."""
        now = self.row.newest["id"]
        return rules.Table(
            resident=self.circle.resident,
            deciders=self.circle.deciders | {self.circle.resident},
            asked=moment(self.row.newest["at"]),
            answers={PersonId(who): rules.Answer(each["answer"]) for who, each in self.latest.items()},
            voices={PersonId(UUID(each["by"])): PersonId(UUID(each["holder"])) for each in self.row.given},
            continued_without=frozenset(
                PersonId(UUID(each["person"])) for each in self.row.without if each["version"] == now
            ),
            reminders=tuple(
                rules.Reminder(PersonId(UUID(each["person"])), moment(each["at"]))
                for each in self.row.reminded
                if each["version"] == now
            ),
            crossed=frozenset(str(each.frame.id) for each in self.crossings if each.effect in crossing.BLOCKING),
            proposer=PersonId(self.row.by_id),
            guides=frozenset(seat.person for seat in self.circle.seats if seat.kind.code == "process_guide"),
            adopted=self.adopted_at,
            withdrawn=self.withdrawn_at,
        )

    @cached_property
    def standing(self) -> rules.Standing:
        """The verdict of the rules on the newest version."""
        return rules.standing(self.table)


def crossings_of(actor: Actor, rows: Iterable[Any], frames: Frames | None = None) -> dict[UUID, tuple[Stated, ...]]:
    """The crossings of these proposals: no statement when there are none or ``frames`` are given, else one."""
    stated = [(row, each) for row in rows for each in row.crossed]
    if not stated:
        return {}
    ids = {UUID(each["frame_version"]) for _, each in stated}
    views = frames.by_id() if frames else frames_by_id(actor, ids)
    found: dict[UUID, list[Stated]] = {}
    for row, each in stated:
        steps = {step["kind"]: step for step in row.stepped if step["crossing"] == each["id"]}
        found.setdefault(row.pk, []).append(_stated(row, each, views[UUID(each["frame_version"])], steps))
    return {proposal: tuple(some) for proposal, some in found.items()}


def _stated(row: Any, each: Mapping[str, Any], frame: FrameView, steps: Mapping[str, Mapping[str, Any]]) -> Stated:
    given, reasoned = steps.get(StepKind.ROOM_GIVEN.code), steps.get(StepKind.REASONED.code)
    withdrawn, asked = steps.get(StepKind.WITHDRAWN.code), steps.get(StepKind.ROOM_ASKED.code)
    # A remark that does not belong to the newest version carries a number that no version has.
    number = row.newest["number"] if each["version"] == row.newest["id"] else 0
    facts = crossing.Crossing(
        frame=frame.facts,
        version=number,
        stated_on=moment(each["at"]),
        reason=reasoned["text"] if reasoned else "",
        room=_room(given) if given else None,
        withdrawn=moment(withdrawn["at"]) if withdrawn else None,
    )
    return Stated(
        id=UUID(each["id"]),
        version=UUID(each["version"]),
        frame=frame,
        why=each["why"],
        by=UUID(each["by"]),
        by_called=each["by_called"],
        at=facts.stated_on,
        facts=facts,
        effect=crossing.effect(facts, put_forward(row), row.newest["number"], clock.today()),
        room_asked=asked["text"] if asked else "",
        room_text=f"{given['by_called']}: {given['text']}" if given else "",
    )


def _room(step: Mapping[str, Any]) -> crossing.Room:
    return crossing.Room(
        given_by=step["by_called"],
        basis=step["text"],
        given_on=moment(step["at"]).astimezone(clock.AMSTERDAM).date(),
        until=date.fromisoformat(step["until"]) if step["until"] else None,
    )


def put_forward(row: Any) -> datetime:
    """When the first text was put to the table, by the clock on the wall there: frames go by day."""
    at: datetime = row.at
    return at.astimezone(clock.AMSTERDAM)


def state_of(actor: Actor, proposal: UUID, frames: Frames | None = None) -> State:
    """The proposal as it stands now; raises `NotForYou` when it is not visible.

    Three statements, and one more for the frames when some are crossed and ``frames`` are not given.
    """
    row = _row(actor, proposal)
    if row is None:
        raise NotForYou
    crossings = crossings_of(actor, [row], frames).get(row.pk, ())
    return State(row, circle_of(actor, row.circle_id), crossings)
