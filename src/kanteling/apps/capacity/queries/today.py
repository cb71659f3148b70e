"""What someone who works with a team wants to see at once: the room of this week, and what they are asked to answer."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef

from kanteling.apps.capacity.models import Answer, Ask
from kanteling.apps.capacity.queries.room import AskView, week_room
from kanteling.apps.capacity.queries.team import teams
from kanteling.apps.capacity.rules.hours import week_of
from kanteling.apps.capacity.rules.room import ANSWERS, To, WeekRoom, headline
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.words import Dutch
from kanteling.platform import clock

WITH_TEAMS = frozenset({Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.POLICY})
SHOWN = 5
LATEST = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class RoomNow:
    """This week of the own team (else the first by name), with the sentence that says what is going on."""

    team: str
    week: WeekRoom
    says: Dutch


def room_now(actor: Actor) -> RoomNow | None:
    """None for who does not work with teams, and when nothing is kept. At most five statements."""
    known = teams(actor) if actor.roles & WITH_TEAMS else ()
    if not known:
        return None
    week = week_room(actor, known[0].id, week_of(clock.today()))
    return RoomNow(known[0].name, week, headline(week, now=True)) if week.reserved else None


def asks_waiting(actor: Actor) -> tuple[AskView, ...]:
    """The questions about lost hours that wait for an answer of someone with the role of this actor. One statement."""
    mine = [to.code for to, role in ANSWERS.items() if role in actor.roles]
    if not mine:
        return ()
    answered = Answer.objects.visible_to(actor).filter(ask_id=OuterRef("pk"))
    asks = Ask.objects.visible_to(actor).filter(asked_of__in=mine, week__gte=clock.today() - LATEST)
    found = asks.exclude(Exists(answered)).select_related("team").order_by("answer_by", "pk")[:SHOWN]
    return tuple(
        AskView(a.pk, a.team_id, a.team.name, a.week, To(a.asked_of), a.answer_by, a.made_at, "", "", None)
        for a in found
    )
