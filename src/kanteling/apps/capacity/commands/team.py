"""Beginning a team, belonging to it, and not working for a while. Each for oneself: nobody puts another in a team."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.models import Membership, Team, TimeOff
from kanteling.apps.capacity.rules.room import NoRoom
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

MOST_HOURS = 40


def plain(text: str, most: int) -> str:
    """Text as it is kept."""
    return text.replace("\x00", "").strip()[:most]


def in_team(actor: Actor, team: UUID) -> bool:
    """Whether this actor belongs to this team now."""
    return Membership.objects.visible_to(actor).filter(person_id=actor.person, team_id=team, until=None).exists()


@transaction.atomic
def begin_team(*, actor: Actor, name: str) -> UUID:
    """Begin a team; who begins it leads it, and keeps no hours in it."""
    hold(actor.municipality)
    name, why = plain(name, 100), []
    if Role.TEAM_LEADER not in actor.roles:
        why.append(NoRoom.NOT_LEADER)
    if not name:
        why.append(NoRoom.NAME)
    if Team.objects.visible_to(actor).filter(name=name).exists():
        why.append(NoRoom.TAKEN)
    if _member(actor):
        why.append(NoRoom.ALREADY)
    if why:
        raise Refused(tuple(why))
    team = Team.objects.create(
        municipality_id=actor.municipality, name=name, made_by_id=actor.person, made_at=clock.now()
    )
    _join(actor, team.pk, 0)
    record(actor, events.TeamBegun(subject=team.pk, detail=name))
    return UUID(str(team.pk))


@transaction.atomic
def join_team(*, actor: Actor, team: UUID, hours: float) -> None:
    """Belong to a team, for so many hours a week. Who leads it fills in nought."""
    hold(actor.person)
    found = Team.objects.visible_to(actor).filter(pk=team).first()
    if found is None or not actor.roles & {Role.TEAM_MEMBER, Role.TEAM_LEADER}:
        raise NotForYou
    why = [NoRoom.ALREADY] if _member(actor) else []
    least = 0 if Role.TEAM_LEADER in actor.roles else 0.5
    if not least <= hours <= MOST_HOURS:
        why.append(NoRoom.CONTRACT)
    if why:
        raise Refused(tuple(why))
    _join(actor, team, round(hours * 60))
    record(actor, events.TeamJoined(subject=team, detail=found.name))


@transaction.atomic
def leave_team(*, actor: Actor) -> None:
    """Belong to no team any more, from today."""
    found = Membership.objects.visible_to(actor).filter(person_id=actor.person, until=None).first()
    if found is None:
        raise Refused((NoRoom.NOT_TEAM,))
    Membership.objects.visible_to(actor).filter(pk=found.pk).update(until=clock.today())
    record(actor, events.TeamLeft(subject=found.team_id))


@transaction.atomic
def take_time_off(*, actor: Actor, first: date, last: date) -> None:
    """Do not work from ``first`` to ``last``, both included. No reason is asked."""
    why = [] if _member(actor) else [NoRoom.NOT_TEAM]
    if last < first:
        why.append(NoRoom.PERIOD)
    if why:
        raise Refused(tuple(why))
    made = TimeOff.objects.create(
        municipality_id=actor.municipality, person_id=actor.person, first=first, last=last, made_at=clock.now()
    )
    record(actor, events.TimeOffTaken(subject=made.pk, about=actor.person))


def _member(actor: Actor) -> bool:
    return Membership.objects.visible_to(actor).filter(person_id=actor.person, until=None).exists()


def _join(actor: Actor, team: UUID, minutes: int) -> None:
    Membership.objects.create(
        municipality_id=actor.municipality,
        person_id=actor.person,
        team_id=team,
        minutes=minutes,
        since=clock.today(),
    )
