"""To which team someone belongs, which teams there are, and totals that hide every single colleague."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from kanteling.apps.capacity.models import Membership, Team
from kanteling.apps.capacity.rules.hours import Kind
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team, and whether the reader belongs to it (``minutes`` a week by contract)."""

    id: UUID
    name: str
    mine: bool
    minutes: int


def teams(actor: Actor) -> tuple[TeamView, ...]:
    """Every team by name, the own one first. Raises `NotForYou` for who does not work with teams."""
    if not actor.roles & {Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.POLICY}:
        raise NotForYou
    own = Membership.objects.visible_to(actor).filter(person_id=actor.person, until=None).first()
    found = [
        TeamView(team.pk, team.name, bool(own and own.team_id == team.pk), own.minutes if own else 0)
        for team in Team.objects.visible_to(actor).order_by("name")[:100]
    ]
    return tuple(sorted(found, key=lambda team: not team.mine))


def own_team(actor: Actor) -> TeamView | None:
    """The team to which this actor belongs now."""
    own = (
        Membership.objects.visible_to(actor)
        .filter(person_id=actor.person, until=None)
        .select_related("team")
        .first()
    )
    return TeamView(own.team_id, own.team.name, True, own.minutes) if own else None


@dataclass(frozen=True, slots=True)
class KindTotal:
    """Minutes of a team for a kind; no kind: several small ones together. ``people`` is how many said their week."""

    week: date
    kind: Kind | None
    minutes: int
    people: int


def totals(team: UUID, first: date, last: date) -> tuple[KindTotal, ...]:
    """Hours of a team by week and kind, as the database lets them out: never fewer than four colleagues."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select week, kind, minutes, people from kanteling.team_hours(%s, %s, %s) order by week, minutes desc",
            [team, first, last],
        )
        return tuple(
            KindTotal(week, Kind(kind) if kind != "rest" else None, minutes, people)
            for week, kind, minutes, people in cursor.fetchall()
        )


def room_and_load(team: UUID, week: date) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Minutes of all colleagues in a week without time off, and what they have on their plates; None: fewer than four."""
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.team_room(%s, %s), kanteling.team_load(%s)", [team, week, team])
        found = cursor.fetchone() or (None, None)
    room, load = (json.loads(each) if isinstance(each, str) else each for each in found)
    return room, load
