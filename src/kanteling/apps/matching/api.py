"""`matching` for machines: the same queries and commands as the pages."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Router, Schema

from kanteling.apps.matching import commands
from kanteling.apps.matching.queries import board as boards
from kanteling.apps.matching.queries import gifts as own
from kanteling.apps.matching.queries import suggesting
from kanteling.apps.matching.queries.reach import ReachView, reach_of
from kanteling.apps.matching.queries.suggesting import Searched, places
from kanteling.apps.matching.rules import register
from kanteling.apps.matching.rules.giving import GiftKind, NoMeeting, NoticeKind
from kanteling.apps.matching.rules.suggesting import Said, Suggestion
from kanteling.apps.matching.rules.times import LAST_MINUTE, Window
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.matching.web import show
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock

router = Router(tags=["matching"])
TEXT = r"^[^\x00]*$"


class WindowIO(Schema):
    """A stretch of one day each week; ``day`` 0 is Monday, ``start`` and ``end`` in minutes."""

    day: int = Field(ge=0, le=6)
    start: int = Field(ge=0, lt=LAST_MINUTE)
    end: int = Field(gt=0, le=LAST_MINUTE)


class GiftIn(Schema):
    """What one can or likes to do."""

    kind: GiftKind
    words: str = Field(max_length=2000, pattern=TEXT)


class NoticeIn(Schema):
    """What hangs on the board. ``near`` and ``goes_to`` are places of the social map."""

    title: str = Field(max_length=120, pattern=TEXT)
    called: str = Field(max_length=60, pattern=TEXT)
    words: str = Field("", max_length=2000, pattern=TEXT)
    windows: list[WindowIO] = Field([], max_length=50)
    near: UUID | None = None
    ride: bool = False
    seats: int | None = Field(None, ge=1, le=50)
    goes_to: UUID | None = None


class BoardIn(NoticeIn):
    """An offer or a request."""

    kind: NoticeKind


class AskIn(Schema):
    """Asking for a first meeting at a public place."""

    called: str = Field(max_length=60, pattern=TEXT)
    contact: str = Field(max_length=200, pattern=TEXT)
    place: UUID
    when: str = Field(max_length=200, pattern=TEXT)
    brings: bool = False
    words: str = Field("", max_length=2000, pattern=TEXT)


class AnswerIn(Schema):
    """Yes or no; a yes says how to be reached."""

    yes: bool
    called: str = Field("", max_length=60, pattern=TEXT)
    contact: str = Field("", max_length=200, pattern=TEXT)


class ToldIn(Schema):
    """Whether it was real, and thanks."""

    real: bool
    thanks: str = Field("", max_length=2000, pattern=TEXT)


class WordsIn(Schema):
    """Something in words."""

    words: str = Field(min_length=1, max_length=2000, pattern=TEXT)


class ReachIn(Schema):
    """How someone gets somewhere; ``near`` is a place of the social map."""

    near: UUID | None = None
    modes: list[Mode] = Field([], max_length=10)
    longest: int = Field(0, ge=0, le=600)
    windows: list[WindowIO] = Field([], max_length=50)
    languages: list[str] = Field([], max_length=20)
    needs: list[str] = Field([], max_length=20)
    most_cents: int | None = Field(None, ge=0, le=1_000_000)
    shared: bool = False


class ThingIn(Schema):
    """What was chosen: an entry of the map, or a notice."""

    thing: UUID


class HandleIn(Schema):
    """What was done with a report."""

    answer: str = Field(min_length=1, max_length=300, pattern=TEXT)
    take_off: bool = False


@router.get("/gifts", summary="What I can and like to do; nobody else reads this")
def list_gifts(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "kind": each.kind.code, "words": each.words, "notice": each.notice}
        for each in own.gifts_page(_actor(request)).gifts
    ]


@router.post("/gifts", summary="Write a gift down")
def post_gift(request: HttpRequest, given: GiftIn) -> dict[str, UUID]:
    return {"id": commands.write_gift(actor=_actor(request), kind=given.kind, words=given.words)}


@router.delete("/gifts/{uuid:gift}", summary="Take a gift away, with its notice", response={204: None})
def delete_gift(request: HttpRequest, gift: UUID) -> tuple[int, None]:
    commands.remove_gift(actor=_actor(request), gift=gift)
    return 204, None


@router.post("/gifts/{uuid:gift}/offer", summary="Hang a gift on the board")
def offer_gift(request: HttpRequest, gift: UUID, given: NoticeIn) -> dict[str, UUID]:
    actor = _actor(request)
    return {"id": commands.offer_gift(actor=actor, gift=gift, words=_words(actor, given))}


@router.get("/gifts/{uuid:gift}/suggestions", summary="Open roles and requests that go with a gift")
def gift_suggestions(request: HttpRequest, gift: UUID) -> dict[str, Any]:
    return _found(suggesting.search_gift(_actor(request), gift)[1])


@router.get("/board", summary="What hangs on the board, by chosen names")
def list_board(request: HttpRequest) -> list[dict[str, Any]]:
    return [show.notice(each) for each in boards.board(_actor(request))]


@router.post("/board", summary="Hang an offer or a request on the board")
def post_notice(request: HttpRequest, given: BoardIn) -> dict[str, UUID]:
    actor = _actor(request)
    return {"id": commands.place_notice(actor=actor, kind=given.kind, words=_words(actor, given))}


@router.delete("/board/{uuid:notice}", summary="Take one's own notice off the board", response={204: None})
def delete_notice(request: HttpRequest, notice: UUID) -> tuple[int, None]:
    commands.withdraw(actor=_actor(request), notice=notice)
    return 204, None


@router.post("/board/{uuid:notice}/meeting", summary="Ask for a first meeting")
def post_meeting(request: HttpRequest, notice: UUID, given: AskIn) -> dict[str, UUID]:
    actor = _actor(request)
    place = next(((each.id, each.name) for each in places(actor) if each.id == given.place), None)
    asked = commands.ask(
        actor=actor,
        notice=notice,
        called=given.called,
        contact=given.contact,
        place=place,
        when=given.when,
        brings=given.brings,
        words=given.words,
    )
    return {"id": asked}


@router.post("/board/{uuid:notice}/report", summary="Report something unpleasant", response={204: None})
def post_unpleasant(request: HttpRequest, notice: UUID, given: WordsIn) -> tuple[int, None]:
    commands.report(actor=_actor(request), notice=notice, words=given.words)
    return 204, None


@router.get("/meetings", summary="My first meetings; how to reach the other only when both said yes")
def list_meetings(request: HttpRequest) -> list[dict[str, Any]]:
    return [show.meeting(each) for each in boards.meetings(_actor(request))]


@router.post("/meetings/{uuid:ask}/answer", summary="Say yes or no", response={204: None})
def answer_meeting(request: HttpRequest, ask: UUID, given: AnswerIn) -> tuple[int, None]:
    commands.answer(actor=_actor(request), ask=ask, yes=given.yes, called=given.called, contact=given.contact)
    return 204, None


@router.delete("/meetings/{uuid:ask}", summary="See off it", response={204: None})
def leave_meeting(request: HttpRequest, ask: UUID) -> tuple[int, None]:
    commands.leave(actor=_actor(request), ask=ask)
    return 204, None


@router.post("/meetings/{uuid:ask}/told", summary="Was it real? And thanks", response={204: None})
def tell_meeting(request: HttpRequest, ask: UUID, given: ToldIn) -> tuple[int, None]:
    commands.tell(actor=_actor(request), ask=ask, real=given.real, thanks=given.thanks)
    return 204, None


@router.get("/reach", summary="How I get somewhere")
def get_reach(request: HttpRequest) -> dict[str, Any]:
    found = reach_of(_actor(request))
    return {} if found is None else _reach(found)


@router.put("/reach", summary="Tell how I get somewhere, once", response={204: None})
def put_reach(request: HttpRequest, given: ReachIn) -> tuple[int, None]:
    actor = _actor(request)
    near = _place(actor, given.near) if given.near else None
    told = commands.Told(
        near=near if near and near[2] else None,  # type: ignore[arg-type]
        modes=tuple(given.modes),
        longest=given.longest,
        windows=_windows(given.windows),
        languages=tuple(each[:20] for each in given.languages),
        needs=tuple(each[:20] for each in given.needs),
        most_cents=given.most_cents,
        shared=given.shared,
    )
    commands.tell_reach(actor=actor, told=told)
    return 204, None


@router.post("/search", summary="What goes with these words")
def post_search(request: HttpRequest, given: WordsIn) -> dict[str, Any]:
    return _found(suggesting.search_words(_actor(request), given.words))


@router.get("/goals/{uuid:circle}/{uuid:goal}", summary="What goes with a goal of a plan")
def goal_suggestions(request: HttpRequest, circle: UUID, goal: UUID) -> dict[str, Any]:
    return _found(suggesting.search_goal(_actor(request), circle, goal).searched)


@router.post("/goals/{uuid:circle}/{uuid:goal}/proposal", summary="Put a suggestion to the table")
def post_choice(request: HttpRequest, circle: UUID, goal: UUID, given: ThingIn) -> dict[str, UUID]:
    return {"id": commands.choose(actor=_actor(request), circle=circle, goal=goal, thing=given.thing)}


@router.get("/roles/{uuid:entry}", summary="Who offered something that goes with an open role")
def role_suggestions(request: HttpRequest, entry: UUID) -> list[dict[str, Any]]:
    page = suggesting.search_role(_actor(request), entry)
    return [{**show.notice(line), "because": [_said(each) for each in one.because]} for line, one in page.people]


@router.get("/together", summary="Which open questions could together be met (team)")
def together(request: HttpRequest) -> dict[str, Any]:
    page = suggesting.search_together(_actor(request))
    return {
        "same": [
            {
                "meaning": each.meaning,
                "questions": [one.id for one in each.questions],
                "offer": each.there.offering.id if each.there else None,
                "free": each.free,
            }
            for each in page.same
        ],
        "met": [
            {
                "question": each.question.id,
                "title": each.question.title,
                "offer": each.suggestion.offering.id,
                "rung": each.suggestion.offering.rung,
                "because": [_said(said) for said in each.suggestion.because],
            }
            for each in page.met
        ],
        "open": [{"question": each.id, "title": each.title} for each in page.open],
    }


@router.get("/reports", summary="Reports about the board (who guards it)")
def list_reports(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "title": each.title, "words": each.words, "at": each.at, "answer": each.answer}
        for each in boards.reports(_actor(request))
    ]


@router.post("/reports/{uuid:reported}", summary="Say what was done with a report", response={204: None})
def handle_report(request: HttpRequest, reported: UUID, given: HandleIn) -> tuple[int, None]:
    commands.handle(actor=_actor(request), reported=reported, answer=given.answer, take_off=given.take_off)
    return 204, None


@router.get("/register", summary="The entry for the Algoritmeregister")
def algorithm_register(request: HttpRequest) -> dict[str, str]:
    return dict(register.entry("", settings.PUBLIC_URL, clock.today()))


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def _windows(given: list[WindowIO]) -> tuple[Window, ...]:
    return tuple(Window(each.day, each.start, each.end) for each in given if each.start < each.end)


def _place(actor: Actor, place: UUID) -> tuple[UUID, str, Spot | None]:
    """A place of the social map. Refused when it is none."""
    found = next((each for each in places(actor) if each.id == place), None)
    if found is None:
        raise Refused((NoMeeting.PLACE,))
    return found.id, found.name, found.spot


def _words(actor: Actor, given: NoticeIn) -> commands.Words:
    near = _place(actor, given.near) if given.near else None
    goal = _place(actor, given.goes_to) if given.goes_to and given.ride else None
    return commands.Words(
        title=given.title,
        called=given.called,
        words=given.words,
        windows=_windows(given.windows),
        near=near[1] if near else "",
        spot=near[2] if near else None,
        ride=given.ride,
        seats=given.seats if given.ride else None,
        goes_to=goal[1] if goal else "",
        to=goal[2] if goal else None,
    )


def _reach(found: ReachView) -> dict[str, Any]:
    return {
        "near": found.near_id,
        "modes": [mode.code for mode in found.modes],
        "longest": found.longest,
        "windows": [{"day": each.day, "start": each.start, "end": each.end} for each in found.windows],
        "languages": list(found.languages),
        "needs": list(found.needs),
        "most_cents": found.most_cents,
        "shared": found.shared,
    }


def _found(searched: Searched) -> dict[str, Any]:
    return {
        "fits": [_suggestion(each) for each in searched.found.fits],
        "almost": [_suggestion(each) for each in searched.found.almost],
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "id": one.offering.id,
        "title": one.offering.title,
        "rung": one.offering.rung,
        "fit": one.offering.fit,
        "because": [_said(each) for each in one.because],
        "against": [_said(each) for each in one.against],
        "ride": one.lift.ride.id if one.lift else None,
    }


def _said(said: Said) -> dict[str, str]:
    return {"code": said.code.code, "text": show.say(said)}
