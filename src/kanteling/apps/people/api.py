"""`people` for machines: the same queries and commands as the pages, with the same refusals."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from kanteling.apps.people import commands
from kanteling.apps.people.events import Looked
from kanteling.apps.people.queries import AccessLine, access_of, circle_of, circles_of, mandates_of
from kanteling.apps.people.queries.journal import who_looked
from kanteling.apps.people.queries.own_data import copy_of_own_data
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked

router = Router(tags=["people"])


class SeatOut(Schema):
    """A seat at the table."""

    id: UUID
    person: UUID
    kind: str
    called: str
    relation: str
    came: bool
    invited_at: datetime

    @staticmethod
    def resolve_kind(seat: Any) -> str:
        return str(seat.kind)


class CircleOut(Schema):
    """A circle with everyone at its table."""

    id: UUID
    resident: UUID
    called: str
    opened_at: datetime
    seats: list[SeatOut]


class CircleLine(Schema):
    """A circle in a list."""

    id: UUID
    called: str
    opened_at: datetime


class InvitationIn(Schema):
    """Whom to ask to the table."""

    called: Annotated[str, Field(min_length=1, max_length=100)]
    relation: Annotated[str, Field(max_length=100)] = ""
    kind: SeatKind
    why: Annotated[str, Field(max_length=300)]
    email: Annotated[str, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")] = ""
    request: Annotated[str, Field(max_length=300)] = ""


class InvitationOut(Schema):
    """The seat that waits; ``code`` is shown once, and not at all when it went by mail."""

    seat: UUID
    person: UUID
    code: str


class MandateIn(Schema):
    """What stands on a signed paper; ``until`` is the last day on which it holds."""

    helper: UUID
    how: Annotated[str, Field(min_length=1, max_length=200)]
    since: date
    until: date | None = None
    where: Annotated[str, Field(min_length=1, max_length=200)]
    seen_by: Annotated[str, Field(min_length=1, max_length=100)]


class MandateOut(Schema):
    """Who may act for the resident now, and where the paper lies."""

    id: UUID
    helper: UUID
    helper_called: str
    how: str
    since: datetime
    until: datetime | None
    paper: str
    seen_by: str


class MandateMade(Schema):
    """The paper that was written down."""

    id: UUID


class AccessOut(Schema):
    """What someone may do here now."""

    person: UUID
    called: str
    what: list[str]
    until: datetime | None


class LineOut(Schema):
    """One line of the journal."""

    at: datetime
    name: str
    role: str
    what: str
    channel: str
    why: str
    refused: bool


class JournalOut(Schema):
    """Lines, newest first; ``older`` goes into ``before`` to read on, empty at the end."""

    lines: list[LineOut]
    older: str


class Done(Schema):
    """It was done."""

    done: bool = True


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


@router.get("/circles", response=list[CircleLine], summary="The circles in which you sit")
def list_circles(request: HttpRequest) -> Any:
    return circles_of(_actor(request), Part.PLAN)


@router.get("/circles/{uuid:circle}", response=CircleOut, summary="Who sits in a circle")
def get_circle(request: HttpRequest, circle: UUID) -> Any:
    view = circle_of(_actor(request), circle)
    looked(_actor(request), Looked.CIRCLE, circle=view.id)
    return view


@router.post("/circles/{uuid:circle}/invitations", response=InvitationOut, summary="Ask someone to the table")
def invite(request: HttpRequest, circle: UUID, wanted: InvitationIn) -> Any:
    asked = commands.invite(
        actor=_actor(request),
        circle=CircleId(circle),
        called=wanted.called,
        relation=wanted.relation,
        kind=wanted.kind,
        why=wanted.why,
        way="mail" if wanted.email else "letter",
        sent_to=wanted.email,
        request=wanted.request,
    )
    return {"seat": asked.seat, "person": asked.person, "code": "" if wanted.email else asked.code}


@router.get("/circles/{uuid:circle}/access", response=list[AccessOut], summary="Who may come in now")
def get_access(request: HttpRequest, circle: UUID) -> list[AccessLine]:
    view = circle_of(_actor(request), circle)
    looked(_actor(request), Looked.CIRCLE, circle=view.id)
    return list(access_of(_actor(request), circle))


@router.delete("/circles/{uuid:circle}/access/{uuid:person}", response=Done, summary="End someone's access at once")
def end_access(request: HttpRequest, circle: UUID, person: UUID) -> Any:
    commands.end_access(actor=_actor(request), circle=CircleId(circle), person=PersonId(person))
    return Done()


@router.get(
    "/circles/{uuid:circle}/mandates",
    response=list[MandateOut],
    summary="Papers by which someone acts for the resident",
)
def get_mandates(request: HttpRequest, circle: UUID) -> Any:
    view = circle_of(_actor(request), circle)
    looked(_actor(request), Looked.CIRCLE, circle=view.id)
    return list(mandates_of(_actor(request), circle))


@router.post("/circles/{uuid:circle}/mandates", response=MandateMade, summary="Write down a signed paper")
def write_down_mandate(request: HttpRequest, circle: UUID, paper: MandateIn) -> Any:
    actor = _actor(request)
    if not actor.may(Part.GUIDE, CircleId(circle)):
        raise NotForYou
    given = paper.dict() | {"helper": PersonId(paper.helper)}
    return {"id": commands.write_down_mandate(actor=actor, circle=circle, **given)}


@router.delete("/mandates/{uuid:mandate}", response=Done, summary="Stop letting someone act")
def end_mandate(request: HttpRequest, mandate: UUID) -> Any:
    commands.end_mandate(actor=_actor(request), mandate=mandate)
    return Done()


@router.get("/circles/{uuid:circle}/journal", response=JournalOut, summary="Who looked and who changed what")
def get_journal(request: HttpRequest, circle: UUID, before: str = "", mine: bool = False) -> Any:
    page = who_looked(_actor(request), circle, with_mine=mine, before=before)
    visits = [line for month in page.months for visit in month.visits for line in visit.lines]
    lines = [*visits, *(line for month in page.months for line in month.refused)]
    return {"lines": sorted(lines, key=lambda line: line.at, reverse=True), "older": page.older}


@router.get("/me", summary="Everything that people holds about you")
def get_me(request: HttpRequest) -> dict[str, Any]:
    return copy_of_own_data(_actor(request))
