"""One's own week, for nobody else: what is proposed, what was said, and what is on one's plate."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Sum

from kanteling.apps.capacity.models import Appointment, Band, CalendarAddress, Deed, WeekSaid, Weighing
from kanteling.apps.capacity.queries.team import TeamView, own_team
from kanteling.apps.capacity.rules import numbers
from kanteling.apps.capacity.rules.caseload import Load, Weight, load_of, verdict
from kanteling.apps.capacity.rules.hours import Did, Kind, NoCalendar, Proposed, propose, week_of
from kanteling.apps.people.public import circles_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou
from kanteling.foundation.words import Dutch
from kanteling.platform import clock
from kanteling.platform.fetching import NoFetch

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """Seven kinds with minutes: as said, or else as proposed. ``unsorted`` minutes of the calendar have no kind."""

    team: TeamView | None
    week: date
    rows: tuple[Proposed, ...]
    said_at: datetime | None
    total: int
    unsorted: int
    previous: date
    next: date | None


def own_week(actor: Actor, week: date | None = None) -> OwnWeek:
    """The week to say: asked for, or else this one. Raises `NotForYou` for who is no team member."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    now = week_of(clock.today())
    monday = min(week_of(week), now) if week else now
    span = (monday, monday + timedelta(days=6))
    said = _said(actor, monday)
    deeds = Counter(
        Did(what)
        for what in Deed.objects.visible_to(actor)
        .filter(person_id=actor.person, day__range=span)
        .values_list("what", flat=True)
    )
    calendar = dict(
        Appointment.objects.visible_to(actor)
        .filter(person_id=actor.person, day__range=span)
        .values_list("kind")
        .annotate(Sum("minutes"))
        .values_list("kind", "minutes__sum")
    )
    unsorted = calendar.pop("", 0)
    before = _said(actor, monday - timedelta(weeks=1))
    rows = propose(
        sorted(deeds.items(), key=lambda each: each[0].code), {Kind(kind): many for kind, many in calendar.items()},
        _minutes(before) if before else {}, monday,
    )  # fmt: skip
    if said:
        told = _minutes(said)
        rows = tuple(Proposed(row.kind, told[row.kind], row.deeds, row.calendar) for row in rows)
    total = sum(row.minutes for row in rows)
    upcoming = monday + timedelta(weeks=1)
    return OwnWeek(
        own_team(actor), monday, rows, said.said_at if said else None, total, unsorted,
        monday - timedelta(weeks=1), upcoming if upcoming <= now else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """Where one's own calendar is read: the name of the host alone, when it last went, and what went wrong then."""

    host: str
    read_at: datetime | None
    problem: str


def own_calendar(actor: Actor) -> OwnCalendar | None:
    """The calendar that is followed; None when no address was given. Raises `NotForYou` for who is no team member."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    found = CalendarAddress.objects.visible_to(actor).filter(person_id=actor.person).first()
    if found is None:
        return None
    return OwnCalendar(urlsplit(found.address).hostname or "", found.read_at, WRONG.get(found.problem, ""))


WRONG: dict[str, Dutch] = {reason.code: reason.dutch for reason in (*NoFetch, *NoCalendar)}


def _said(actor: Actor, monday: date) -> WeekSaid | None:
    found: WeekSaid | None = (
        WeekSaid.objects.visible_to(actor)
        .filter(person_id=actor.person, week=monday)
        .order_by("-said_at", "-pk")
        .first()
    )
    return found


def _minutes(said: WeekSaid) -> dict[Kind, int]:
    return {kind: int(getattr(said, kind.code)) for kind in Kind}


def week_to_say(actor: Actor) -> date | None:
    """The week that still waits to be said: last week, or from Friday on this one. None without a team, or when done."""
    team = own_team(actor) if Role.TEAM_MEMBER in actor.roles else None
    if team is None or not team.minutes:
        return None
    today = clock.today()
    this = week_of(today)
    week = this if today.weekday() >= FRIDAY else this - timedelta(weeks=1)
    return None if _said(actor, week) else week


@dataclass(frozen=True, slots=True)
class OwnLoad:
    """One's own questions with their weight, and the sum beside the band of the team."""

    team: TeamView | None
    circles: tuple[tuple[UUID, str, Weight], ...]
    load: Load
    full_time: int
    low: int
    high: int
    verdict: str


def own_load(actor: Actor) -> OwnLoad:
    """What is on one's own plate. A question that was not weighed counts as a usual one."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    team = own_team(actor)
    known = {
        each.circle_id: Weight(each.weight)
        for each in Weighing.objects.visible_to(actor).filter(person_id=actor.person).order_by("at")
    }
    circles = tuple(
        (each.id, each.called, known.get(each.id, Weight.USUAL)) for each in circles_of(actor, None, 100)
    )
    full = numbers.FULL_TIME.on(clock.today())
    load = load_of((weight for _, _, weight in circles), team.minutes if team else 0, full)
    band = None
    if team:
        band = Band.objects.visible_to(actor).filter(team_id=team.id).order_by("-made_at", "-pk").first()
    said = verdict(load.per_full_time, band.low, band.high) if band else ""
    return OwnLoad(team, circles, load, full, band.low if band else 0, band.high if band else 0, said)
