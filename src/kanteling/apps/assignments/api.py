"""`assignments` for machines: the same queries and commands as the pages."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Field, Router, Schema

from kanteling.apps.assignments.commands import assignments as commands
from kanteling.apps.assignments.commands import programmes as writing
from kanteling.apps.assignments.commands import steps
from kanteling.apps.assignments.queries import programmes
from kanteling.apps.assignments.queries.assignments import AssignmentView, assignment_of
from kanteling.apps.assignments.queries.steps import names_of, steps_page
from kanteling.apps.assignments.rules.agreement import Said
from kanteling.apps.assignments.rules.concrete import understand, why_not_concrete
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.programme import Part
from kanteling.apps.assignments.web import wording
from kanteling.apps.neighbourhood.public import areas_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock

router = Router(tags=["assignments"])


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


class ProgrammeOut(Schema):
    """One programme."""

    id: UUID
    area_code: str
    area: str
    since: date
    until: date


class ContributionOut(Schema):
    """What somebody brought to a part."""

    id: UUID
    part: str
    party: str
    words: str
    figures: list[dict[str, Any]]
    quotes: list[dict[str, Any]]
    changed: str
    called: str
    at: datetime
    agreed: list[str] = Field(description="Who went along, by name.")


class PointOut(Schema):
    """What was published on a day; ``shown`` is empty for fewer than ten, else rounded down to five."""

    day: date
    shown: int | None
    expected: float
    low: int
    high: int


class AnswerOut(Schema):
    """What somebody said about the newest version."""

    party: str
    called: str
    said: str
    reason: str
    heard_by: str
    at: datetime


class AssignmentOut(Schema):
    """An assignment: the words that hold (or wait), who said what, and the published progress."""

    id: UUID
    programme: UUID
    version: int
    state: str
    sentence: str
    fields: dict[str, Any]
    agreed_at: datetime | None
    waits_for: list[str]
    answers: list[AnswerOut]
    progress: list[PointOut]


class ProgrammePageOut(ProgrammeOut):
    """A programme with what is in it."""

    contributions: list[ContributionOut]
    assignments: list[AssignmentOut]


class GoalIn(Schema):
    """A goal in one sentence."""

    text: str = Field(max_length=400)


class ReadOut(Schema):
    """What was read in a goal, and what it misses."""

    people: int | None
    least: bool
    who: str
    rungs: tuple[int, int] | None
    to: list[str]
    to_words: str
    until: date | None
    area: str
    missing: list[str]
    asks: list[str]


class AnswerIn(Schema):
    """What one says; ``version`` is the number that was read."""

    version: int
    said: Said
    reason: str = Field("", max_length=2000)


class ContributionIn(Schema):
    """Words and figures for a part."""

    part: Part
    words: str = Field("", max_length=8000)
    figures: list[str] = Field(default_factory=list, max_length=20)
    instead_of: UUID | None = None
    changed: str = Field("", max_length=300)


class NameOut(Schema):
    """Someone who counts, at a table where this reader sits."""

    circle: UUID
    called: str
    words: str
    from_rung: int
    to_rung: int
    since: date


class StepOut(Schema):
    """A step of the person of a circle."""

    id: UUID
    assignment: UUID
    words: str
    from_rung: int
    to_rung: int
    to: str
    may_count: bool
    since: date | None


class StepIn(Schema):
    """An action of the plan that is a step."""

    action: UUID
    assignment: UUID
    from_rung: int = Field(ge=1, le=6)
    to: To
    yes: bool = False


class YesIn(Schema):
    """Whether it may count."""

    answer: Literal["yes", "no"]
    heard_by: str = Field("", max_length=200)


class MadeOut(Schema):
    """The id of what was made."""

    id: UUID


class Done(Schema):
    """It was done."""

    done: bool = True


def _assignment(view: AssignmentView) -> dict[str, Any]:
    version = view.shown
    points = view.progress.points if view.progress else ()
    return {
        "id": view.id, "programme": view.programme, "version": view.newest.number, "state": view.newest.state.code,
        "sentence": wording.title(view), "fields": version.fields.plain(), "agreed_at": version.stood,
        "waits_for": [party.code for party in view.newest.waits_for],
        "answers": [
            {"party": each.party.code, "called": each.called, "said": each.said.code, "reason": each.reason,
             "heard_by": each.heard_by, "at": each.at}
            for each in view.newest.answers
        ],
        "progress": [
            {"day": each.day, "shown": each.shown, "expected": round(each.expected.middle, 1),
             "low": each.expected.low, "high": each.expected.high}
            for each in points
        ],
    }  # fmt: skip


@router.get("/programmes", response=list[ProgrammeOut])
def list_programmes(request: HttpRequest) -> Any:
    """All programmes, the newest first."""
    return programmes.programmes(_actor(request))


@router.get("/programmes/{programme}", response=ProgrammePageOut)
def get_programme(request: HttpRequest, programme: UUID) -> Any:
    """One programme with its parts and assignments."""
    page = programmes.programme_page(_actor(request), programme)
    line = page.line
    return {
        "id": line.id, "area_code": line.area_code, "area": line.area, "since": line.since, "until": line.until,
        "contributions": [
            {"id": each.id, "part": each.part.code, "party": each.party.code, "words": each.words,
             "figures": [dict(figure) for figure in each.figures], "quotes": [dict(quote) for quote in each.quotes],
             "changed": each.changed, "called": each.called, "at": each.at,
             "agreed": [one.called for one in each.agreed]}
            for part in page.parts for each in part.contributions
        ],
        "assignments": [_assignment(view) for view in page.assignments],
    }  # fmt: skip


@router.post("/programmes/{programme}/contributions", response=MadeOut)
def post_contribution(request: HttpRequest, programme: UUID, given: ContributionIn) -> Any:
    """Bring something to a part; figures are codes of Wijk in beeld."""
    made = writing.contribute(
        actor=_actor(request), programme=programme, part=given.part, words=given.words, figures=given.figures,
        instead_of=given.instead_of, changed=given.changed,
    )  # fmt: skip
    return {"id": made}


@router.post("/goal", response=ReadOut)
def read_goal(request: HttpRequest, given: GoalIn) -> Any:
    """What a goal says, and what it misses. Nothing is kept."""
    names = [area.name for area in areas_of(_actor(request))]
    goal = understand(given.text, clock.today(), names)
    missing = why_not_concrete(goal)
    return {
        "people": goal.number, "least": goal.least, "who": goal.who, "rungs": goal.rungs,
        "to": [to.code for to in goal.to], "to_words": goal.to_words, "until": goal.until, "area": goal.area,
        "missing": [reason.code for reason in missing], "asks": [gettext(reason.dutch) for reason in missing],
    }  # fmt: skip


@router.get("/circles/{circle}/steps", response=list[StepOut])
def get_steps(request: HttpRequest, circle: UUID) -> Any:
    """The steps of the person of a circle, for whoever that circle let in."""
    page = steps_page(_actor(request), circle)
    return [
        {"id": each.id, "assignment": each.assignment, "words": each.words, "from_rung": each.from_rung,
         "to_rung": each.to_rung, "to": each.to.code, "may_count": each.yes is not None, "since": each.since}
        for each in page.steps
    ]  # fmt: skip


@router.post("/circles/{circle}/steps", response=MadeOut)
def put_step_forward(request: HttpRequest, circle: UUID, given: StepIn) -> Any:
    """Put a step forward; ``yes`` counts only from the person."""
    made = steps.put_forward(
        actor=_actor(request), circle=CircleId(circle), action=given.action, assignment=given.assignment,
        from_rung=given.from_rung, to=given.to, yes=given.yes,
    )  # fmt: skip
    return {"id": made}


@router.put("/steps/{step}/yes", response=Done)
def put_yes(request: HttpRequest, step: UUID, given: YesIn) -> Any:
    """Say whether a step may count, or take that back."""
    if given.answer == "yes":
        steps.let_count(actor=_actor(request), step=step, heard_by=given.heard_by)
    else:
        steps.stop_counting(actor=_actor(request), step=step)
    return Done()


@router.get("/{assignment}", response=AssignmentOut)
def get_assignment(request: HttpRequest, assignment: UUID) -> Any:
    """One assignment with its published progress."""
    return _assignment(assignment_of(_actor(request), assignment))


@router.get("/{assignment}/names", response=list[NameOut])
def get_names(request: HttpRequest, assignment: UUID) -> Any:
    """Who counts, as far as circles let this reader in."""
    return names_of(_actor(request), assignment)


@router.post("/{assignment}/answer", response=Done)
def post_assignment_answer(request: HttpRequest, assignment: UUID, given: AnswerIn) -> Any:
    """Go along, or object with a reason."""
    commands.answer(
        actor=_actor(request), assignment=assignment, version=given.version, said=given.said, reason=given.reason
    )
    return Done()
