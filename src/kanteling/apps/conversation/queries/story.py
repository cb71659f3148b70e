"""What other apps may know: the approved story, and which conversations this actor has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.models import Approval, CardDraft, ClockStep, Conversation, Report, SharedCard
from kanteling.apps.conversation.queries.made import parts_in_content
from kanteling.apps.conversation.rules.clock import Happened, Party, Step, read
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.report_parts import AROUND, BUSY, ReportPart
from kanteling.apps.conversation.rules.voices import said
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.journal import looked


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story that counts: the last report that the resident approved, in own words.

    Where the resident corrected a part, the correction is what stands here.
    """

    circle: CircleId
    called: str
    version: int
    approved_at: datetime
    question: str
    beneath: str
    happened: str
    wishes: str
    strengths: str
    wanted: tuple[str, ...]
    network: tuple[str, ...]
    busy: str
    parts: tuple[ReportPart, ...]


def story_of(actor: Actor, circle: UUID) -> StoryView | None:
    """The approved story of a circle; None when there is none, or when it is not this actor's to read."""
    approval = (
        Approval.objects.visible_to(actor)
        .filter(circle_id=circle)
        .select_related("report", "conversation")
        .order_by("-at")
        .first()
    )
    if approval is None:
        return None
    looked(actor, Looked.STORY, circle=CircleId(approval.circle_id))
    parts = parts_in_content(approval.report.content)
    words = {part.code: part.counts for part in parts}
    wanted = words.get(Question.WANTED.code, "")
    return StoryView(
        circle=CircleId(approval.circle_id),
        called=approval.conversation.called,
        version=approval.report.number,
        approved_at=approval.at,
        question=words.get(Question.ASKED.code, ""),
        beneath=words.get(Question.BENEATH.code, ""),
        happened=words.get(Question.HAPPENED.code, ""),
        wishes=words.get(Question.WISHES.code, ""),
        strengths=words.get(Question.TALENTS.code, ""),
        wanted=tuple(line.strip() for line in wanted.splitlines() if line.strip()),
        network=tuple(name.strip() for name in words.get(AROUND, "").split(",") if name.strip()),
        busy=words.get(BUSY, ""),
        parts=parts,
    )


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """One conversation as a home shows it. ``state`` is a whole sentence; ``due`` the day in it, if any.

    ``acts`` is a code (resident, team, municipality, nobody); ``cards``: on how many cards this reader finds words.
    """

    circle: CircleId
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


def conversations_for(
    actor: Actor, most: int = 100, circles: Collection[UUID] | None = None
) -> tuple[ConversationLine, ...]:
    """The conversations that are going on and that this actor may read, the most urgent first. One query.

    Only those of ``circles`` when given.
    """
    steps = ClockStep.objects.visible_to(actor).filter(conversation_id=OuterRef("pk"))
    last = (
        Report.objects.visible_to(actor).filter(conversation_id=OuterRef("pk")).order_by("-number").values("pk")[:1]
    )
    approved = Approval.objects.visible_to(actor).filter(report_id=OuterRef("last"))
    found = (
        Conversation.objects.visible_to(actor)
        .filter(closed_at=None)
        .annotate(
            steps=ArraySubquery(steps.values(row=JSONObject(step="step", day="day"))),
            shared=_count(actor, SharedCard),
            written=_count(actor, CardDraft),
            last=Subquery(last),
        )
        .annotate(approved=Exists(approved))
        .order_by("-started_at")
    )
    found = (found if circles is None else found.filter(circle_id__among=circles))[:most]
    lines = [_line(actor, row) for row in found]
    return tuple(sorted(lines, key=lambda line: (line.due is None, line.due or date.max)))


def _count(actor: Actor, model: type[Any]) -> Coalesce:
    rows = model.objects.visible_to(actor).filter(conversation_id=OuterRef("pk"))
    if model is CardDraft:
        rows = rows.exclude(words="")
    return Coalesce(
        Subquery(rows.order_by().values("conversation_id").annotate(n=Count("card", distinct=True)).values("n")), 0
    )


def _line(actor: Actor, row: Any) -> ConversationLine:
    reading = read(
        [Happened(Step(one["step"]), date.fromisoformat(one["day"])) for one in row.steps], clock.today()
    )
    circle = CircleId(row.circle_id)
    own = actor.may(Part.OWN, circle)
    return ConversationLine(
        circle=circle,
        called=row.called,
        own=own,
        started_at=row.started_at,
        state=sentence(said(reading.state, owner=own), reading.day),
        due=reading.day if reading.acts is not Party.NOBODY else None,
        late=reading.left is not None and reading.left < 0,
        acts=reading.acts.code,
        cards=row.written if own else row.shared,
        reported=row.last is not None,
        approved=row.approved,
    )


def sentence(state: str, day: date | None) -> str:
    """The words of the clock as one sentence, with its day."""
    words = gettext(state)
    return f"{words} {formats.date_format(day, 'j F')}." if day else words
