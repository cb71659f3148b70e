"""What waits for someone, over all their circles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, Subquery

from kanteling.apps.deciding.models import (
    Answer,
    ContinuedWithout,
    CrossingStep,
    Information,
    Proposal,
    Question,
    StepKind,
    Version,
    Voice,
)
from kanteling.apps.deciding.rules.standing import Answer as Said
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.words import Worded
from kanteling.platform import clock
from kanteling.platform.walls import array_of


class Wait(Worded):
    """For what the table waits."""

    ANSWER = "answer", "We wachten op uw antwoord"
    INFORMATION = "information", "Iemand vraagt wat u weet"
    ROOM = "room", "De kring vraagt om ruimte"
    OTHERS = "others", "De kring denkt na over een voorstel"
    CLOSED = "closed", "De kring schrijft nu alleen"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for this actor. ``id`` is the proposal (None for a question about the plan as a whole).

    ``alone`` is how the only one is called whose answer an open proposal still waits for; empty when more or none.
    """

    kind: Wait
    circle: CircleId
    id: UUID | None
    title: str
    by_called: str
    at: datetime
    question: UUID | None = None
    version: int = 1
    alone: str = ""


def waiting_for(actor: Actor, most: int = 50, tables: Iterable[UUID] = ()) -> tuple[Waiting, ...]:
    """Open proposals, questions and requests for room that wait for this actor; the longest waiting first.

    One statement per kind that this actor can be asked at all: at most three. With ``tables`` one more: for each of
    these circles the newest proposal that is open there, whoever it waits for (`Wait.OTHERS`), and the circles whose
    door is closed now (`Wait.CLOSED`, with the moment at which it opens).
    """
    found: list[Waiting] = []
    if actor.circles(Part.DECIDE):
        found += _answers(actor, most)
    if actor.circles(Part.INFORM) or actor.circles(Part.GUIDE) or actor.circles(Part.FRAME):
        found += _questions(actor, most)
    if actor.circles(Part.FRAME):
        found += _room(actor, most)
    found += _at_tables(actor, [circle for circle in tables if actor.may(Part.PLAN, CircleId(circle))])
    return tuple(sorted(found, key=lambda each: each.at))


def _answers(actor: Actor, most: int) -> list[Waiting]:
    """Proposals whose newest version waits for this actor. Agrees with `standing`: see the property test."""
    newest = Version.objects.filter(proposal_id=OuterRef("pk")).order_by("-number")
    given = Voice.objects.filter(proposal_id=OuterRef("pk"), by_id=actor.person, ended_at=None)
    here = {"proposal_id": OuterRef("pk"), "version_id": OuterRef("newest")}
    answers = Answer.objects.filter(**here).order_by("-at", "-pk").values("answer")
    without = ContinuedWithout.objects.filter(**here, person_id=actor.person)
    aside = Said.STAND_ASIDE.code
    silent = Q(own=None, through=None) & ~Exists(without)
    stood_aside = Q(own=aside) | Q(own=None, through=aside)
    rows = (
        Proposal.objects.visible_to(actor)
        .filter(circle_id__among=actor.circles(Part.DECIDE), adoptions=None, withdrawals=None)
        .annotate(
            newest=Subquery(newest.values("pk")[:1]),
            title=Subquery(newest.values("title")[:1]),
            asked=Subquery(newest.values("at")[:1]),
            version=Subquery(newest.values("number")[:1]),
            asker=Subquery(newest.values("by_called")[:1]),
            holder=Subquery(given.values("holder_id")[:1]),
            own=Subquery(answers.filter(person_id=actor.person)[:1]),
            through=Subquery(answers.filter(person_id=OuterRef("holder"))[:1]),
        )
        .filter(silent | (stood_aside & Q(circle_id__among=actor.circles(Part.OWN))))
        .order_by("asked", "pk")[:most]
    )
    return [
        Waiting(Wait.ANSWER, CircleId(row.circle_id), row.pk, row.title, row.asker, row.asked, version=row.version)
        for row in rows
    ]


def _questions(actor: Actor, most: int) -> list[Waiting]:
    told = Information.objects.filter(question_id=OuterRef("pk"))
    rows = Question.objects.visible_to(actor).filter(~Exists(told), to_id=actor.person).order_by("at", "pk")[:most]
    return [
        Waiting(Wait.INFORMATION, CircleId(row.circle_id), row.proposal_id, row.text, row.by_called, row.at, row.pk)
        for row in rows
    ]


def _room(actor: Actor, most: int) -> list[Waiting]:
    later = CrossingStep.objects.filter(
        crossing_id=OuterRef("crossing_id"),
        kind__in=(StepKind.ROOM_GIVEN.code, StepKind.WITHDRAWN.code),
        at__gte=OuterRef("at"),
    )
    over = Q(crossing__proposal__adoptions=None, crossing__proposal__withdrawals=None)
    rows = (
        CrossingStep.objects.visible_to(actor)
        .filter(over, ~Exists(later), circle_id__among=actor.circles(Part.FRAME), kind=StepKind.ROOM_ASKED.code)
        .select_related("crossing")
        .order_by("at", "pk")[:most]
    )
    return [
        Waiting(Wait.ROOM, CircleId(row.circle_id), row.crossing.proposal_id, row.text, row.by_called, row.at)
        for row in rows
    ]


_TABLES = """
select c.id, 'others', p.id, v.title, p.by_called, v.at, w.alone from unnest(%(circles)s::uuid[]) c(id) cross join lateral (
  select p.id, p.by_called from deciding_proposal p where p.circle_id = c.id and p.municipality_id = %(here)s
    and not exists (select from deciding_adoption a where a.proposal_id = p.id)
    and not exists (select from deciding_withdrawal w where w.proposal_id = p.id)
  order by p.at desc limit 1) p
cross join lateral (
  select v.id, v.title, v.at from deciding_version v where v.proposal_id = p.id order by v.number desc limit 1) v
cross join lateral (
  select case when count(*) = 1 then min(s.called) else '' end alone from people_seat s
  where s.circle_id = c.id and s.kind in ('resident', 'involved') and s.came_at is not null and s.left_at is null
    and not exists (select from deciding_continuedwithout o where o.version_id = v.id and o.person_id = s.person_id)
    and not exists (select from deciding_answer a where a.version_id = v.id and (a.person_id = s.person_id or
      a.person_id in (select g.holder_id from deciding_voice g
        where g.proposal_id = p.id and g.by_id = s.person_id and g.ended_at is null)))
    and not exists (select from deciding_answer a where a.version_id = v.id and a.answer = 'object')) w
union all
select c.id, 'closed', null, '', t.by_called, t.opens, '' from unnest(%(circles)s::uuid[]) c(id) cross join lateral (
  select t.by_called, t.ended_at, greatest(t.until, (select max(e.until) from deciding_extension e
    where e.closed_time_id = t.id)) opens
  from deciding_closedtime t where t.circle_id = c.id and t.municipality_id = %(here)s order by t.at desc limit 1) t
where t.ended_at is null and t.opens > %(now)s
"""


def _at_tables(actor: Actor, circles: list[UUID]) -> list[Waiting]:
    """The newest open proposal of each circle and whose door is closed, however many circles: one statement."""
    if not circles:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, {"circles": array_of(circles), "here": actor.municipality, "now": clock.now()})
        return [
            Waiting(Wait(kind), CircleId(circle), proposal, title, called, at, alone=alone)
            for circle, kind, proposal, title, called, at, alone in cursor.fetchall()
        ]
