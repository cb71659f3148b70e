"""What other apps may know: the approved story, and which conversations this actor has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.models import Approval
from kanteling.apps.conversation.queries.made import parts_in_content
from kanteling.apps.conversation.rules.clock import Happened, Party, Step, read
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.report_parts import AROUND, BUSY, ReportPart
from kanteling.apps.conversation.rules.voices import said
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform import clock
from kanteling.platform.journal import looked
from kanteling.platform.walls import array_of


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


# The list of people asks this for a hundred circles: written by hand, because building it from parts cost more than
# running it. Row-level security counts for it as for any other.
_GOING_ON = """
select c.circle_id, c.called, c.started_at,
  (select string_agg(s.step || ' ' || s.day, ',') from conversation_clockstep s where s.conversation_id = c.id),
  case when c.circle_id = any(%(own)s::uuid[])
    then (select count(distinct d.card) from conversation_carddraft d where d.conversation_id = c.id and d.words <> '')
    else (select count(distinct d.card) from conversation_sharedcard d where d.conversation_id = c.id) end,
  r.id is not null, exists (select from conversation_approval a where a.report_id = r.id)
from conversation_conversation c
left join lateral (select r.id from conversation_report r where r.conversation_id = c.id
  order by r.number desc limit 1) r on true
where c.municipality_id = %(here)s and c.circle_id = any(%(circles)s::uuid[]) and c.closed_at is null
order by c.started_at desc limit %(most)s
"""


def conversations_for(
    actor: Actor, most: int = 100, circles: Collection[UUID] | None = None
) -> tuple[ConversationLine, ...]:
    """The conversations that are going on and that this actor may read, the most urgent first. One query.

    Only those of ``circles`` when given.
    """
    readable = actor.circles(Part.STORY) if circles is None else actor.circles(Part.STORY) & set(circles)
    if not readable:
        return ()
    with connection.cursor() as cursor:
        mine, own = array_of(readable), array_of(actor.circles(Part.OWN))
        cursor.execute(_GOING_ON, {"here": actor.municipality, "circles": mine, "own": own, "most": most})
        lines = [_line(actor, row) for row in cursor.fetchall()]
    return tuple(sorted(lines, key=lambda line: (line.due is None, line.due or date.max)))


def _line(actor: Actor, row: Sequence[Any]) -> ConversationLine:
    steps = [each.split() for each in (row[3] or "").split(",") if each]
    reading = read([Happened(Step(step), date.fromisoformat(day)) for step, day in steps], clock.today())
    circle = CircleId(row[0])
    own = actor.may(Part.OWN, circle)
    return ConversationLine(
        circle=circle,
        called=row[1],
        own=own,
        started_at=row[2],
        state=sentence(said(reading.state, owner=own), reading.day),
        due=reading.day if reading.acts is not Party.NOBODY else None,
        late=reading.left is not None and reading.left < 0,
        acts=reading.acts.code,
        cards=row[4],
        reported=row[5],
        approved=row[6],
    )


def sentence(state: str, day: date | None) -> str:
    """The words of the clock as one sentence, with its day."""
    words = gettext(state)
    return f"{words} {formats.date_format(day, 'j F')}." if day else words
