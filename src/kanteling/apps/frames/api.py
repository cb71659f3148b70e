"""`frames` for machines: the same queries and commands as the pages."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from kanteling.apps.frames import commands, queries
from kanteling.apps.frames.rules.frames import Weight
from kanteling.foundation.actor import Actor
from kanteling.platform import clock

router = Router(tags=["frames"])


class FrameOut(Schema):
    """One version of a frame: what the municipality says beforehand, and on what ground."""

    id: UUID
    frame: UUID
    number: int
    title: str
    text: str
    legal_basis: str
    link: str
    hardness: str
    setter: str
    since: date
    until: date | None = Field(None, description="The last day it holds, included; empty: goes on.")
    published: datetime

    @staticmethod
    def resolve_hardness(view: Any) -> str:
        return str(view.hardness)


class FrameIn(Schema):
    """What a frame says."""

    title: str = Field("", max_length=120)
    text: str = Field(max_length=2000)
    legal_basis: str = Field(max_length=200)
    link: str = Field("", max_length=500, pattern=r"^$|^https?://\S+$")
    hardness: Weight
    setter: str = Field(max_length=120)
    since: date
    until: date | None = None


class RenewalIn(FrameIn):
    """A new version; ``version`` is the number that was read."""

    version: int


class EndIn(Schema):
    """The last day."""

    last_day: date
    why: str = Field("", max_length=300)


class MadeOut(Schema):
    """The id of the version that was made."""

    id: UUID


class Done(Schema):
    """It was done."""

    done: bool = True


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


def _words(given: FrameIn) -> commands.Words:
    return commands.Words(
        title=given.title,
        text=given.text,
        legal_basis=given.legal_basis,
        weight=given.hardness,
        setter=given.setter,
        since=given.since,
        until=given.until,
        link=given.link,
    )


@router.get("/", response=list[FrameOut], summary="The frames that hold on a day")
def list_frames(request: HttpRequest, day: date | None = None) -> Any:
    return list(queries.frames_on(_actor(request), day or clock.today()))


@router.get("/versions", response=list[FrameOut], summary="Every version of every frame")
def list_versions(request: HttpRequest) -> Any:
    return queries.versions(_actor(request))


@router.get("/{uuid:frame}", response=list[FrameOut], summary="Every version of one frame, the newest first")
def get_frame(request: HttpRequest, frame: UUID) -> Any:
    return list(queries.history(_actor(request), frame))


@router.post("/", response=MadeOut, summary="Set a frame")
def set_frame(request: HttpRequest, given: FrameIn) -> Any:
    return {"id": commands.set_frame(actor=_actor(request), words=_words(given))}


@router.post("/{uuid:frame}/versions", response=MadeOut, summary="Give a frame a new version")
def renew_frame(request: HttpRequest, frame: UUID, given: RenewalIn) -> Any:
    made = commands.renew_frame(actor=_actor(request), frame=frame, read=given.version, words=_words(given))
    return {"id": made}


@router.post("/{uuid:frame}/end", response=Done, summary="Let a frame end on a day")
def end_frame(request: HttpRequest, frame: UUID, given: EndIn) -> Any:
    commands.end_frame(actor=_actor(request), frame=frame, last_day=given.last_day, why=given.why)
    return Done()
