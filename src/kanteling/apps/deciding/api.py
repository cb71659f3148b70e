"""`deciding` for machines: the same queries and commands as the pages, with the same refusals.

Making and changing a proposal is for the apps above, that know what its content means (``/plans``).
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import AwareDatetime

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.events import Looked
from kanteling.apps.deciding.queries.pages import proposal_page, versions_page
from kanteling.apps.deciding.queries.proposals import ProposalView, proposals_of
from kanteling.apps.deciding.queries.table import table_page
from kanteling.apps.deciding.queries.waiting import waiting_for
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.platform.journal import looked, seen_together

router = Router(tags=["deciding"])
WORDS = 20_000


class SeatOut(Schema):
    """One seat that decides, with what it said last about the newest version."""

    person: UUID
    called: str
    relation: str
    you: bool
    said: str
    through: str
    reason: str
    heard: str
    waits: bool

    @staticmethod
    def resolve_said(seat: Any) -> str:
        return str(seat.badge)


class CrossingOut(Schema):
    """Somebody says that the newest text goes over a frame, and what that does now."""

    id: UUID
    frame: UUID
    frame_text: str
    by_called: str
    why: str
    effect: str
    reason: str
    room: str

    @staticmethod
    def of(stated: Any) -> dict[str, Any]:
        return {
            "id": stated.id,
            "frame": stated.frame.id,
            "frame_text": stated.frame.text,
            "by_called": stated.by_called,
            "why": stated.why,
            "effect": stated.effect.code,
            "reason": stated.facts.reason,
            "room": stated.room_text,
        }


class ProposalOut(Schema):
    """A proposal: its newest version, where it stands, and who said what."""

    id: UUID
    circle: UUID
    kind: str
    goal: UUID | None
    title: str
    text: str
    content: dict[str, Any]
    version: int
    why: str
    made_by_called: str
    made_at: datetime
    changed_by_called: str
    changed_at: datetime
    state: str
    waits_for_me: bool
    adopted_at: datetime | None
    withdrawn_at: datetime | None
    seats: list[SeatOut]
    crossings: list[CrossingOut]

    @staticmethod
    def resolve_state(view: Any) -> str:
        return str(view.state)

    @staticmethod
    def resolve_crossings(view: Any) -> list[dict[str, Any]]:
        return [CrossingOut.of(each) for each in view.crossings]


class VersionOut(Schema):
    """One version with what was said about it."""

    number: int
    title: str
    text: str
    why: str
    by_called: str
    at: datetime
    answers: list[dict[str, str]]


class InformationOut(Schema):
    """Information, never a decision."""

    id: UUID
    by_called: str
    seat: str
    text: str
    at: datetime
    asked: str


class DoorOut(Schema):
    """Closed time. The draft is only there for who decides."""

    id: UUID
    started_at: datetime
    until: datetime
    open: bool
    number: int
    text: str


class TableOut(Schema):
    """The table; outside a closed door only the door."""

    circle: UUID
    outside: bool
    door: DoorOut | None
    proposals: list[ProposalOut]
    information: list[InformationOut]


class WaitingOut(Schema):
    """One thing that waits for you; ``proposal`` is empty for a question about the plan as a whole."""

    kind: str
    circle: UUID
    proposal: UUID | None
    question: UUID | None
    title: str
    by_called: str
    at: datetime


class AnswerIn(Schema):
    """What you say; an objection carries its reason. ``version`` is the number that was read."""

    answer: Answer
    reason: str = Field("", max_length=WORDS)
    version: int | None = None


class AloudIn(Schema):
    """What someone said aloud, how, when, and who heard it."""

    speaker: UUID
    answer: Answer
    way: Way
    heard_by: list[UUID] = Field(max_length=50)
    said_at: AwareDatetime
    reason: str = Field("", max_length=WORDS)


class PersonIn(Schema):
    """A person of this table."""

    person: UUID


class TextIn(Schema):
    """Words."""

    text: str = Field("", max_length=WORDS)


class InformationIn(Schema):
    """What you know, about a proposal, as answer to a question, or for the table as a whole."""

    text: str = Field(max_length=WORDS)
    proposal: UUID | None = None
    question: UUID | None = None


class QuestionIn(Schema):
    """A question to someone who thinks along."""

    to: UUID
    text: str = Field(max_length=WORDS)
    proposal: UUID | None = None


class CrossingIn(Schema):
    """``frame`` is the id of a version of a frame."""

    frame: UUID
    why: str = Field("", max_length=WORDS)
    reason: str = Field("", max_length=WORDS)


class RoomIn(Schema):
    """Room: on what basis, given by whom, up to and including which day."""

    basis: str = Field(max_length=WORDS)
    given_by: str = Field("", max_length=200)
    until: date | None = None


class DraftIn(Schema):
    """What the circle writes; ``version`` is the number of the revision that was read (0: none yet)."""

    text: str = Field(max_length=5 * WORDS)
    version: int = 0


class WrittenOut(Schema):
    """``beside``: someone else saved meanwhile; both texts are kept and ``other_text`` is theirs."""

    number: int
    beside: bool
    other_text: str
    other_by: str


class MadeOut(Schema):
    """The id of what was made."""

    id: UUID


class Done(Schema):
    """It was done."""

    done: bool = True


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


@router.get("/waiting", response=list[WaitingOut], summary="What waits for you, over all your circles")
def get_waiting(request: HttpRequest) -> Any:
    found = waiting_for(_actor(request))
    seen_together(_actor(request), Looked.PROPOSALS, {each.circle for each in found})
    return [
        {
            "kind": each.kind.code,
            "circle": each.circle,
            "proposal": each.id,
            "question": each.question,
            "title": each.title,
            "by_called": each.by_called,
            "at": each.at,
        }
        for each in found
    ]


@router.get("/circles/{uuid:circle}/table", response=TableOut, summary="The table as you see it now")
def get_table(request: HttpRequest, circle: UUID) -> Any:
    return table_page(_actor(request), circle)


@router.get("/circles/{uuid:circle}/proposals", response=list[ProposalOut], summary="The proposals of a circle")
def list_proposals(request: HttpRequest, circle: UUID, only_open: bool = True) -> Any:
    found = proposals_of(_actor(request), circle, only_open=only_open)
    looked(_actor(request), Looked.PROPOSALS, circle=CircleId(circle))
    return list(found)


@router.get("/proposals/{uuid:proposal}", response=ProposalOut, summary="One proposal")
def get_proposal(request: HttpRequest, proposal: UUID) -> ProposalView:
    return proposal_page(_actor(request), proposal).proposal


@router.get(
    "/proposals/{uuid:proposal}/information", response=list[InformationOut], summary="What is known about it"
)
def get_information(request: HttpRequest, proposal: UUID) -> Any:
    return list(proposal_page(_actor(request), proposal).information)


@router.get("/proposals/{uuid:proposal}/versions", response=list[VersionOut], summary="All its versions")
def get_versions(request: HttpRequest, proposal: UUID) -> Any:
    return [
        {
            "number": each.number,
            "title": each.title,
            "text": each.text,
            "why": each.why,
            "by_called": each.by_called,
            "at": each.at,
            "answers": [
                {"called": called, "answer": answer.code, "reason": reason, "at": at.isoformat(), "heard": heard}
                for called, answer, reason, at, heard in each.answers
            ],
        }
        for each in versions_page(_actor(request), proposal).versions
    ]


@router.post("/proposals/{uuid:proposal}/answers", response=Done, summary="Say whether you go along")
def answer(request: HttpRequest, proposal: UUID, given: AnswerIn) -> Any:
    commands.answer(
        actor=_actor(request),
        proposal=proposal,
        answer=given.answer,
        reason=given.reason,
        version=given.version,
    )
    return Done()


@router.post("/proposals/{uuid:proposal}/aloud", response=Done, summary="Write down what someone said aloud")
def record_aloud(request: HttpRequest, proposal: UUID, given: AloudIn) -> Any:
    commands.record_aloud(actor=_actor(request), proposal=proposal, **dict(given))
    return Done()


@router.put("/proposals/{uuid:proposal}/voice", response=Done, summary="Let someone else speak for you")
def hand_over(request: HttpRequest, proposal: UUID, given: PersonIn) -> Any:
    commands.hand_over(actor=_actor(request), proposal=proposal, to=given.person)
    return Done()


@router.delete("/proposals/{uuid:proposal}/voice", response=Done, summary="Speak for yourself again")
def take_back(request: HttpRequest, proposal: UUID) -> Any:
    commands.take_back(actor=_actor(request), proposal=proposal)
    return Done()


@router.post("/proposals/{uuid:proposal}/reminders", response=Done, summary="Remind someone who said nothing")
def remind(request: HttpRequest, proposal: UUID, given: PersonIn) -> Any:
    commands.remind(actor=_actor(request), proposal=proposal, person=given.person)
    return Done()


@router.post("/proposals/{uuid:proposal}/without", response=Done, summary="Go on without who stayed silent")
def continue_without(request: HttpRequest, proposal: UUID, given: PersonIn) -> Any:
    commands.continue_without(actor=_actor(request), proposal=proposal, person=given.person)
    return Done()


@router.post("/proposals/{uuid:proposal}/adoption", response=Done, summary="Write down that nothing is in the way")
def settle(request: HttpRequest, proposal: UUID) -> Any:
    commands.settle(actor=_actor(request), proposal=proposal)
    return Done()


@router.post("/proposals/{uuid:proposal}/withdrawal", response=Done, summary="Take it off the table")
def withdraw(request: HttpRequest, proposal: UUID, given: TextIn) -> Any:
    commands.withdraw(actor=_actor(request), proposal=proposal, why=given.text)
    return Done()


@router.post("/circles/{uuid:circle}/information", response=MadeOut, summary="Say what you know")
def inform(request: HttpRequest, circle: UUID, given: InformationIn) -> Any:
    return {"id": commands.inform(actor=_actor(request), circle=circle, **dict(given))}


@router.post("/circles/{uuid:circle}/questions", response=MadeOut, summary="Ask someone what they know")
def ask_information(request: HttpRequest, circle: UUID, given: QuestionIn) -> Any:
    return {"id": commands.ask_information(actor=_actor(request), circle=circle, **dict(given))}


@router.post("/proposals/{uuid:proposal}/crossings", response=MadeOut, summary="Say that it goes over a frame")
def claim_crossing(request: HttpRequest, proposal: UUID, given: CrossingIn) -> Any:
    return {"id": commands.claim_crossing(actor=_actor(request), proposal=proposal, **dict(given))}


_CROSSING = "/proposals/{uuid:proposal}/crossings/{uuid:crossing}"


@router.post(f"{_CROSSING}/reason", response=Done, summary="Say why the circle goes over a soft frame")
def give_reason(request: HttpRequest, proposal: UUID, crossing: UUID, given: TextIn) -> Any:
    commands.give_reason(actor=_actor(request), proposal=proposal, crossing=crossing, reason=given.text)
    return Done()


@router.post(f"{_CROSSING}/question", response=Done, summary="Ask the municipality for room")
def ask_room(request: HttpRequest, proposal: UUID, crossing: UUID, given: TextIn) -> Any:
    commands.ask_room(actor=_actor(request), proposal=proposal, crossing=crossing, text=given.text)
    return Done()


@router.post(f"{_CROSSING}/room", response=Done, summary="Give room")
def grant_room(request: HttpRequest, proposal: UUID, crossing: UUID, given: RoomIn) -> Any:
    commands.grant_room(actor=_actor(request), proposal=proposal, crossing=crossing, **dict(given))
    return Done()


@router.delete(_CROSSING, response=Done, summary="Take the remark back")
def withdraw_crossing(request: HttpRequest, proposal: UUID, crossing: UUID) -> Any:
    commands.withdraw_crossing(actor=_actor(request), proposal=proposal, crossing=crossing)
    return Done()


@router.post("/circles/{uuid:circle}/closed-time", response=MadeOut, summary="Close the door")
def start_closed_time(request: HttpRequest, circle: UUID) -> Any:
    return {"id": commands.start_closed_time(actor=_actor(request), circle=circle)}


@router.post("/circles/{uuid:circle}/closed-time/minutes", response=Done, summary="Ten minutes more")
def extend_closed_time(request: HttpRequest, circle: UUID) -> Any:
    commands.extend_closed_time(actor=_actor(request), circle=circle)
    return Done()


@router.delete("/circles/{uuid:circle}/closed-time", response=Done, summary="Open the door")
def end_closed_time(request: HttpRequest, circle: UUID) -> Any:
    commands.end_closed_time(actor=_actor(request), circle=circle)
    return Done()


@router.put("/circles/{uuid:circle}/draft", response=WrittenOut, summary="Save what the circle writes")
def write_draft(request: HttpRequest, circle: UUID, given: DraftIn) -> Any:
    return commands.write_draft(actor=_actor(request), circle=circle, text=given.text, read=given.version)
