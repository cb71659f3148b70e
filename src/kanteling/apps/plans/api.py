"""JSON over the same queries and commands: what a page cannot do, no link can do either."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from kanteling.apps.plans import commands, events, queries
from kanteling.apps.plans.rules.application import Form
from kanteling.apps.plans.rules.contents import READERS, Kind
from kanteling.apps.plans.rules.movement import Movement
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked, seen_together

router = Router(tags=["plans"])


class ActionOut(Schema):
    """Who does what, when; ``rung`` from own_strength to individual; ``next`` the first day it comes by."""

    id: UUID
    number: int
    who: str
    person: UUID | None
    what: str
    when: str
    rung: str
    closer_by: str
    informal: bool
    next: date | None
    ticked: date | None


class GoalOut(Schema):
    """A goal in the resident's words; ``total`` counts all actions that stand, ``actions`` holds the first."""

    id: UUID
    number: int
    words: str
    notice: str
    said: str | None
    total: int
    actions: list[ActionOut]


class PlanOut(Schema):
    """A plan; ``after`` starts the next page of goals."""

    circle: UUID
    started: date | None
    evaluation: date | None
    otherwise: str
    contact_due: date | None
    contacted: date | None
    handed_in: date | None
    goals: list[GoalOut]
    after: int | None


class ProposalIn(Schema):
    """What goes to the table: ``kind`` is goal, action, agreement or end; ``content`` as that kind asks."""

    kind: str
    content: dict[str, Any]
    doer_agreed: bool = True


class ChangeIn(ProposalIn):
    """A new version; ``version`` is the number that was read."""

    version: int
    why: str = Field("", max_length=2000)


class MadeOut(Schema):
    """What was made."""

    id: UUID


class SayIn(Schema):
    """better, same or harder."""

    movement: str
    words: str = Field("", max_length=2000)


class NoteIn(Schema):
    """Words of a resident on a day."""

    day: date
    words: str = Field(max_length=10000)


class ApplicationIn(Schema):
    """in_kind, pgb or unsure."""

    form: str
    words: str = Field("", max_length=10000)


class ComingOut(Schema):
    """Something that comes by soon."""

    circle: UUID
    action: UUID
    day: date
    who: str
    what: str


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _action(line: queries.ActionLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "number": line.number,
        "who": line.who,
        "person": line.person,
        "what": line.what,
        "when": line.when,
        "rung": line.rung.code,
        "closer_by": line.closer_by,
        "informal": line.informal,
        "next": line.next,
        "ticked": line.ticked,
    }


def _goal(line: queries.GoalLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "number": line.number,
        "words": line.words,
        "notice": line.notice,
        "said": line.said.code if line.said else None,
        "total": line.total,
        "actions": [_action(action) for action in line.actions],
    }


@router.get("/{uuid:circle}", response=PlanOut, summary="The plan of a circle")
def plan(request: HttpRequest, circle: UUID, after: int = 0) -> dict[str, Any]:
    view = queries.plan_of(_actor(request), circle, after=max(0, min(after, 2_000_000_000)))
    looked(_actor(request), events.Looked.PLAN, circle=CircleId(circle))
    return {
        "circle": view.circle,
        "started": view.started,
        "evaluation": view.evaluation,
        "otherwise": view.otherwise,
        "contact_due": view.contact_due,
        "contacted": view.contacted,
        "handed_in": view.handed_in,
        "goals": [_goal(line) for line in view.goals],
        "after": view.after,
    }


@router.get("/{uuid:circle}/goals/{uuid:goal}", response=GoalOut, summary="One goal with a page of its actions")
def goal(request: HttpRequest, circle: UUID, goal: UUID, after: int = 0) -> dict[str, Any]:
    line = queries.goal_of(_actor(request), circle, goal, after=max(0, min(after, 2_000_000_000)))
    looked(_actor(request), events.Looked.PLAN, circle=CircleId(circle))
    return _goal(line)


@router.get("/coming", response=list[ComingOut], summary="My tasks that come by soon")
def coming(request: HttpRequest) -> list[dict[str, Any]]:
    found = queries.coming_up(_actor(request), most=50)
    seen_together(_actor(request), events.Looked.PLAN, {line.circle for line in found})
    return [
        {"circle": line.circle, "action": line.action, "day": line.day, "who": line.who, "what": line.what}
        for line in found
    ]


@router.post("/{uuid:circle}/proposals", response={201: MadeOut}, summary="Put something to the table")
def propose(request: HttpRequest, circle: UUID, body: ProposalIn) -> tuple[int, dict[str, UUID]]:
    content = _content(body)
    made = commands.propose(
        actor=_actor(request), circle=CircleId(circle), content=content, doer_agreed=body.doer_agreed
    )
    return 201, {"id": made}


@router.post("/proposals/{uuid:proposal}/versions", response={204: None}, summary="Give a proposal a new version")
def change(request: HttpRequest, proposal: UUID, body: ChangeIn) -> tuple[int, None]:
    commands.change(
        actor=_actor(request),
        proposal=proposal,
        version=body.version,
        content=_content(body),
        why=body.why,
        doer_agreed=body.doer_agreed,
    )
    return 204, None


def _content(body: ProposalIn) -> Any:
    kind = next((kind for kind in Kind if kind.code == body.kind), None)
    if kind is None:
        raise NotForYou
    try:
        return READERS[kind](body.content)
    except ValueError as odd:
        from ninja.errors import HttpError

        raise HttpError(422, str(odd)) from odd


@router.post("/{uuid:circle}/goals/{uuid:goal}/movements", response={201: MadeOut}, summary="Say how a goal goes")
def say(request: HttpRequest, circle: UUID, goal: UUID, body: SayIn) -> tuple[int, dict[str, UUID]]:
    how = next((each for each in Movement if each.code == body.movement), None)
    if how is None:
        raise NotForYou
    made = commands.say_how_it_goes(
        actor=_actor(request), circle=CircleId(circle), goal=goal, how=how, words=body.words
    )
    return 201, {"id": made}


@router.delete("/{uuid:circle}/movements/{uuid:said}", response={204: None}, summary="Take a tap back")
def unsay(request: HttpRequest, circle: UUID, said: UUID) -> tuple[int, None]:
    commands.undo_movement(actor=_actor(request), circle=CircleId(circle), said=said)
    return 204, None


@router.post("/{uuid:circle}/actions/{uuid:action}/ticks", response={201: MadeOut}, summary="It was done")
def tick(request: HttpRequest, circle: UUID, action: UUID) -> tuple[int, dict[str, UUID]]:
    return 201, {"id": commands.tick(actor=_actor(request), circle=CircleId(circle), action=action)}


@router.post("/{uuid:circle}/contacts", response={201: MadeOut}, summary="How it goes after four weeks")
def contact(request: HttpRequest, circle: UUID, body: NoteIn) -> tuple[int, dict[str, UUID]]:
    made = commands.note_contact(actor=_actor(request), circle=CircleId(circle), day=body.day, words=body.words)
    return 201, {"id": made}


@router.post("/{uuid:circle}/evaluations", response={201: MadeOut}, summary="What they saw, looking back")
def look_back(request: HttpRequest, circle: UUID, body: NoteIn) -> tuple[int, dict[str, UUID]]:
    made = commands.look_back(actor=_actor(request), circle=CircleId(circle), day=body.day, words=body.words)
    return 201, {"id": made}


@router.post("/{uuid:circle}/applications", response={201: MadeOut}, summary="Hand in the aanvraag")
def apply(request: HttpRequest, circle: UUID, body: ApplicationIn) -> tuple[int, dict[str, UUID]]:
    form = next((each for each in Form if each.code == body.form), None)
    if form is None:
        raise NotForYou
    return 201, {
        "id": commands.hand_in(actor=_actor(request), circle=CircleId(circle), form=form, words=body.words)
    }
