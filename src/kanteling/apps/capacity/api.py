"""The room of a team as JSON, over the same queries and commands as the pages."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.queries import own, room
from kanteling.apps.capacity.rules.hours import Kind
from kanteling.apps.capacity.rules.room import Went
from kanteling.foundation.actor import Actor

router = Router(tags=["capacity"])


class PieceOut(Schema):
    """A reserved piece of work in a week; minutes."""

    block: UUID
    title: str
    kind: Kind
    minutes: int
    went: Went | None
    lost: int


class WeekOut(Schema):
    """A week of a team; minutes."""

    week: date
    reserved: int
    used: int
    to_crises: int
    elsewhere: int
    pieces: list[PieceOut]


class OwnWeekOut(Schema):
    """One's own week; minutes by kind, as said or else as proposed."""

    week: date
    said: bool
    minutes: dict[str, int]


class OwnWeekIn(Schema):
    """How one's own week was; minutes by kind, what is left out is nought."""

    week: date
    minutes: dict[Kind, int]


class CalendarIn(Schema):
    """Where one's own calendar stands: an address that begins with https:// or webcal://."""

    address: str


class CalendarOut(Schema):
    """Whether a calendar is followed, when it was last read, and what went wrong then. Never the address."""

    followed: bool
    host: str = ""
    read_at: datetime | None = None
    problem: str = ""


class FateIn(Schema):
    """How a piece of work went; minutes lost."""

    week: date
    went: Went
    lost: int = 0


class AnswerIn(Schema):
    """An answer to a question of the team."""

    words: str


class Done(Schema):
    """It was done."""

    done: bool = True


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


@router.get("/rooms/{uuid:team}", response=list[WeekOut], summary="Six weeks of a team, up to a week")
def get_room(request: HttpRequest, team: UUID, week: date | None = None) -> Any:
    page = room.room_page(_actor(request), team, week)
    return list(page.weeks) if page else []


@router.get("/own-week", response=OwnWeekOut, summary="One's own week")
def get_own_week(request: HttpRequest, week: date | None = None) -> Any:
    found = own.own_week(_actor(request), week)
    minutes = {row.kind.code: row.minutes for row in found.rows}
    return {"week": found.week, "said": found.said_at is not None, "minutes": minutes}


@router.post("/own-week", response=Done, summary="Say how one's own week was")
def say_own_week(request: HttpRequest, given: OwnWeekIn) -> Any:
    commands.say_week(actor=_actor(request), week=given.week, minutes=given.minutes)
    return Done()


@router.get("/own-calendar", response=CalendarOut, summary="One's own calendar, and how reading it went")
def get_own_calendar(request: HttpRequest) -> Any:
    found = own.own_calendar(_actor(request))
    return {"followed": True, **asdict(found)} if found else {"followed": False}


@router.put("/own-calendar", response=Done, summary="Let one's own calendar be read from an address")
def follow_own_calendar(request: HttpRequest, given: CalendarIn) -> Any:
    commands.follow_calendar(actor=_actor(request), address=given.address)
    return Done()


@router.delete("/own-calendar", response=Done, summary="Forget one's own calendar, and the hours from it")
def forget_own_calendar(request: HttpRequest) -> Any:
    commands.forget_calendar(actor=_actor(request))
    return Done()


@router.post("/blocks/{uuid:block}/fate", response=Done, summary="Tell how a reserved piece of work went")
def tell_fate_of(request: HttpRequest, block: UUID, given: FateIn) -> Any:
    commands.tell_fate(actor=_actor(request), block=block, week=given.week, went=given.went, lost=given.lost)
    return Done()


@router.post("/asks/{uuid:asked}/answer", response=Done, summary="Answer a question of a team")
def answer_ask(request: HttpRequest, asked: UUID, given: AnswerIn) -> Any:
    commands.answer(actor=_actor(request), ask=asked, words=given.words)
    return Done()
