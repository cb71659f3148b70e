"""`conversation` for machines: the same queries and commands as the pages, with the same refusals."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from ninja import Field, Router, Schema

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import Matter, Start
from kanteling.apps.conversation.queries import (
    cards_page,
    conversations_for,
    note_page,
    report_page,
    story_of,
)
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.heard import Way
from kanteling.apps.conversation.rules.parties import Aspect, Kind, Work
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Manner, Right
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou

router = Router(tags=["conversation"])
Words = Annotated[str, Field(max_length=20000)]
Name = Annotated[str, Field(min_length=1, max_length=100)]


class ConversationOut(Schema):
    """A conversation that is going on: where it is, who must act, by when."""

    circle: UUID
    called: str
    own: bool
    started_at: datetime
    state: str
    due: date | None
    late: bool
    acts: str
    cards: int
    reported: bool
    approved: bool


class NewResident(Schema):
    """Somebody new who asked for a conversation; a name is enough."""

    called: Name
    start: Start = Start.TABLE
    phone: Annotated[str, Field(max_length=30)] = ""
    email: Annotated[str, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")] = ""
    asked_on: date | None = None


class OwnStart(Schema):
    """How the resident wants to begin."""

    start: Start = Start.HOME


class Begun(Schema):
    """The circle in which the conversation is."""

    circle: UUID


class Written(Schema):
    """Words, and the version that was read before writing; without one the words stay beside what is there."""

    words: Words
    version: str = ""

    def pen(self) -> Version:
        """The pen to write with."""
        return Version.read(self.version) or Version(0, uuid4())


class KeptOut(Schema):
    """What is now kept, of everyone; ``beside`` when two wrote at the same time."""

    words: str
    at: datetime
    beside: bool


class CardOut(Schema):
    """A card as its writer sees it."""

    code: str
    title: str
    question: str
    number: int
    words: str
    audience: str
    newer: bool

    @staticmethod
    def resolve_audience(card: Any) -> str:
        return str(card.audience)


class CardsOut(Schema):
    """All cards of the resident who asks; ``version`` goes along with what is written."""

    circle: UUID
    cards: list[CardOut]
    readers: list[str]
    version: str


class AudienceIn(Schema):
    """With whom to share a card; only_me takes it back."""

    audience: Audience


class RemarkOut(Schema):
    """What a professional added."""

    id: UUID
    words: str
    by_called: str
    at: datetime


class FieldOut(Schema):
    """One question with what was said."""

    code: str
    title: str
    words: str
    themes: list[str]
    remarks: list[RemarkOut]


class AroundOut(Schema):
    """Someone around the resident."""

    id: UUID
    name: str
    kind: str
    busy: bool

    @staticmethod
    def resolve_kind(one: Any) -> str:
        return str(one.kind)


class RightOut(Schema):
    """A right, and when it was told."""

    code: str
    dutch: str
    law: str
    told_at: datetime | None
    told_by: str
    manner: str


class ThemeOut(Schema):
    """What it is about, why, and whether it may count without a name."""

    code: str
    because: str
    yes: bool


class ComesOut(Schema):
    """What comes out of the note."""

    goals: list[str]
    network: list[str]
    themes: list[ThemeOut]
    report_number: int
    report_newer: bool
    approved: bool


class DeadlineOut(Schema):
    """A term of the law."""

    dutch: str
    due: date
    met: date | None
    late: bool
    source: str


class ClockOut(Schema):
    """The clock of the Wmo: ``state`` reads on into ``day``."""

    state: str
    day: date | None
    late: bool
    acts_code: str
    deadlines: list[DeadlineOut]


class NoteOut(Schema):
    """The note of the table."""

    circle: UUID
    called: str
    owner: bool
    writes: bool
    version: str
    fields: list[FieldOut]
    network: list[AroundOut]
    busy: list[AroundOut]
    work: str
    rights: list[RightOut]
    personal_plan: str
    clock: ClockOut
    comes: ComesOut


class AroundIn(Schema):
    """Someone around the resident; ``busy`` when already doing something for them."""

    name: Name
    kind: Kind
    busy: bool = False


class WorkIn(Schema):
    """Together, past each other or unknown; overall, or on one aspect."""

    work: Work
    aspect: Aspect | None = None


class RightIn(Schema):
    """How a right was told."""

    manner: Manner = Manner.ALOUD


class YesIn(Schema):
    """To what the resident says yes, or takes it back."""

    matter: Matter
    card: Card | None = None
    back: bool = False


class StepIn(Schema):
    """A step of the clock, on its day (today when none is given)."""

    step: Step
    day: date | None = None


class AddedOut(Schema):
    """A remark in the report."""

    by: str
    words: str


class PartOut(Schema):
    """One part of the report: what was said, and the resident's text beside it."""

    code: str
    title: str
    words: str
    correction: str
    remarks: list[AddedOut]


class ReportOut(Schema):
    """One version of the report; it counts when ``approved_at`` is there and no later one was approved."""

    circle: UUID
    number: int
    at: datetime | None
    by: str
    parts: list[PartOut]
    approved_at: datetime | None
    heard_by: str
    how: str
    newest: bool
    stale: bool
    counting: int


class CorrectionIn(Schema):
    """How one part should be; empty takes a former correction away."""

    code: Annotated[str, Field(max_length=20)]
    correction: Words


class ApprovalIn(Schema):
    """``how`` only when you write down that the resident said it; ``also`` names who else heard it.

    Whoever wrote this version names someone else, unless the resident tapped on the screen at the table.
    """

    how: Way | None = None
    also: Annotated[str, Field(max_length=60)] = ""


class MadeOut(Schema):
    """The number of the version that is now the last."""

    number: int


class StoryOut(Schema):
    """The story that counts, in the resident's own words."""

    circle: UUID
    version: int
    approved_at: datetime
    question: str
    beneath: str
    happened: str
    wishes: str
    strengths: str
    wanted: list[str]
    network: list[str]
    busy: str


class Done(Schema):
    """It was done."""

    done: bool = True


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


@router.get("/", response=list[ConversationOut], summary="The conversations that you may read")
def list_conversations(request: HttpRequest) -> Any:
    return list(conversations_for(_actor(request)))


@router.post("/own", response=Begun, summary="Begin your own story")
def begin_own(request: HttpRequest, wanted: OwnStart) -> Any:
    return {"circle": commands.tell_own_story(actor=_actor(request), start=wanted.start)}


@router.post("/new", response=Begun, summary="Begin with somebody new who asked the team")
def begin_new(request: HttpRequest, wanted: NewResident) -> Any:
    return {"circle": commands.start_for_new_resident(actor=_actor(request), **wanted.dict())}


@router.get("/{uuid:circle}", response=NoteOut, summary="The note of the table")
def get_note(request: HttpRequest, circle: UUID) -> Any:
    return note_page(_actor(request), circle)


@router.put("/{uuid:circle}/answers/{question}", response=KeptOut, summary="Write what was said on one question")
def put_answer(request: HttpRequest, circle: UUID, question: Question, written: Written) -> Any:
    return commands.write_note(
        actor=_actor(request), circle=circle, question=question, words=written.words, version=written.pen()
    )


@router.post("/{uuid:circle}/remarks/{question}", response=Done, summary="Add an own remark, with your name")
def post_remark(request: HttpRequest, circle: UUID, question: Question, written: Written) -> Any:
    commands.add_remark(actor=_actor(request), circle=circle, question=question, words=written.words)
    return Done()


@router.post("/{uuid:circle}/around", response=Done, summary="Write down someone around the resident")
def post_around(request: HttpRequest, circle: UUID, one: AroundIn) -> Any:
    commands.add_around(actor=_actor(request), circle=circle, name=one.name, kind=one.kind, busy=one.busy)
    return Done()


@router.delete("/{uuid:circle}/around/{uuid:one}", response=Done, summary="Take someone off the list")
def delete_around(request: HttpRequest, circle: UUID, one: UUID) -> Any:
    commands.remove_around(actor=_actor(request), circle=circle, one=one)
    return Done()


@router.post("/{uuid:circle}/work", response=Done, summary="Do they work together or past each other?")
def post_work(request: HttpRequest, circle: UUID, said: WorkIn) -> Any:
    commands.say_work(actor=_actor(request), circle=circle, work=said.work, aspect=said.aspect)
    return Done()


@router.post("/{uuid:circle}/rights/{right}", response=Done, summary="Record that a right was told")
def post_right(request: HttpRequest, circle: UUID, right: Right, told: RightIn) -> Any:
    commands.tell_right(actor=_actor(request), circle=circle, right=right, manner=told.manner)
    return Done()


@router.post("/{uuid:circle}/yes", response=Done, summary="Say yes to one thing, or take it back")
def post_yes(request: HttpRequest, circle: UUID, said: YesIn) -> Any:
    do = commands.take_back_yes if said.back else commands.say_yes
    do(actor=_actor(request), circle=circle, matter=said.matter, card=said.card)
    return Done()


@router.post("/{uuid:circle}/steps", response=Done, summary="Write down a step on the clock of the Wmo")
def post_step(request: HttpRequest, circle: UUID, taken: StepIn) -> Any:
    commands.take_step(actor=_actor(request), circle=circle, step=taken.step, day=taken.day)
    return Done()


@router.post("/{uuid:circle}/personal-plan", response=Done, summary="Hand in your own plan")
def post_plan(request: HttpRequest, circle: UUID, written: Written) -> Any:
    commands.give_personal_plan(actor=_actor(request), circle=circle, words=written.words)
    return Done()


@router.get("/{uuid:circle}/cards", response=CardsOut, summary="Your own cards")
def get_cards(request: HttpRequest, circle: UUID) -> Any:
    return cards_page(_actor(request), circle)


@router.put("/{uuid:circle}/cards/{card}", response=KeptOut, summary="Write on your own card; shares nothing")
def put_card(request: HttpRequest, circle: UUID, card: Card, written: Written) -> Any:
    return commands.write_card(
        actor=_actor(request), circle=circle, card=card, words=written.words, version=written.pen()
    )


@router.put("/{uuid:circle}/cards/{card}/audience", response=Done, summary="Share a card, or take it back")
def put_audience(request: HttpRequest, circle: UUID, card: Card, wanted: AudienceIn) -> Any:
    commands.share_card(actor=_actor(request), circle=circle, card=card, audience=wanted.audience)
    return Done()


@router.get(
    "/{uuid:circle}/report", response=ReportOut, summary="The report, the last version or the one asked for"
)
def get_report(request: HttpRequest, circle: UUID, number: int | None = None) -> Any:
    return report_page(_actor(request), circle, number)


@router.post("/{uuid:circle}/report", response=MadeOut, summary="Make the report from the note")
def post_report(request: HttpRequest, circle: UUID) -> Any:
    return {"number": commands.make_report(actor=_actor(request), circle=circle)}


@router.post(
    "/{uuid:circle}/report/{int:number}/corrections", response=MadeOut, summary="Put beside a part how it should be"
)
def post_correction(request: HttpRequest, circle: UUID, number: int, wanted: CorrectionIn) -> Any:
    made = commands.correct_report(
        actor=_actor(request), circle=circle, number=number, code=wanted.code, correction=wanted.correction
    )
    return {"number": made}


@router.post("/{uuid:circle}/report/{int:number}/approval", response=Done, summary="Say that it is right")
def post_approval(request: HttpRequest, circle: UUID, number: int, said: ApprovalIn) -> Any:
    if said.how:
        commands.hear_approval(actor=_actor(request), circle=circle, number=number, way=said.how, also=said.also)
    else:
        commands.approve_report(actor=_actor(request), circle=circle, number=number)
    return Done()


@router.get("/{uuid:circle}/story", response=StoryOut, summary="The approved story")
def get_story(request: HttpRequest, circle: UUID) -> Any:
    story = story_of(_actor(request), circle)
    if story is None:
        raise NotForYou
    return story
