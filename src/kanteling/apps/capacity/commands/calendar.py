"""One's own calendar (RFC 5545), as a file or by its address: kinds and minutes are kept. No title, place or name of anyone.

The address is read by a job, at once and then twice a day. It is kept behind a wall of one person and never shown again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.models import Appointment, CalendarAddress
from kanteling.apps.capacity.rules.hours import Kind, NoCalendar, kind_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.fetching import fetch, why_not_fetch
from kanteling.platform.jobs import defer, job
from kanteling.platform.journal import record

MOST_BYTES = 5_000_000
MOST = 2_000
WEEKS_BACK, WEEKS_ON = 8, 1
MOST_MINUTES = 16 * 60


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is kept of one appointment."""

    day: date
    minutes: int
    kind: Kind | None


@transaction.atomic
def read_calendar(*, actor: Actor, file: bytes) -> int:
    """Take over the last weeks of one's own calendar in place of what was read before; returns how many."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    meetings = meetings_in(file, clock.today())
    Appointment.objects.visible_to(actor).filter(person_id=actor.person).delete()
    Appointment.objects.bulk_create(
        Appointment(
            municipality_id=actor.municipality, person_id=actor.person, day=each.day, minutes=each.minutes,
            kind=each.kind.code if each.kind else "",
        )
        for each in meetings
    )  # fmt: skip
    record(actor, events.CalendarRead(subject=actor.person, about=actor.person))
    return len(meetings)


@transaction.atomic
def follow_calendar(*, actor: Actor, address: str) -> None:
    """Let one's own calendar be read from this address from now on, in place of another one."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    address = address.strip()
    for sort in ("webcal://", "webcals://"):
        if address.lower().startswith(sort):
            address = "https://" + address[len(sort) :]
    refuse_if(why_not_fetch(address))
    hold(actor.person)
    CalendarAddress.objects.visible_to(actor).filter(person_id=actor.person).delete()
    CalendarAddress.objects.create(
        municipality_id=actor.municipality, person_id=actor.person, address=address, given_at=clock.now()
    )
    record(actor, events.CalendarFollowed(subject=actor.person, about=actor.person))
    defer(actor, read_again)


@transaction.atomic
def forget_calendar(*, actor: Actor) -> None:
    """Throw away the address of one's calendar, and the hours that came from a calendar."""
    if Role.TEAM_MEMBER not in actor.roles:
        raise NotForYou
    CalendarAddress.objects.visible_to(actor).filter(person_id=actor.person).delete()
    Appointment.objects.visible_to(actor).filter(person_id=actor.person).delete()
    record(actor, events.CalendarForgotten(subject=actor.person, about=actor.person))


@job("capacity.read_again")
def read_again(actor: Actor) -> None:
    """Read one's own calendar from its address. What went wrong is kept for its owner; another day it is tried again."""
    read_from(actor, fetch)


def read_from(actor: Actor, get: Callable[[str], bytes]) -> None:
    """Read it with ``get``; nothing is done when no address is there any more."""
    if Role.TEAM_MEMBER not in actor.roles:
        return
    here = CalendarAddress.objects.visible_to(actor).filter(person_id=actor.person)
    found = here.first()
    if found is None:
        return
    problem = ""
    try:
        read_calendar(actor=actor, file=get(found.address))
    except Refused as no:
        problem = no.reasons[0].code
    here.filter(pk=found.pk).update(read_at=clock.now(), problem=problem)


def meetings_in(file: bytes, today: date) -> list[Meeting]:
    """The appointments around now, series worked out. All-day, free and cancelled ones take no time."""
    import icalendar
    import recurring_ical_events

    if len(file) > MOST_BYTES:
        raise Refused((NoCalendar.TOO_BIG,))
    try:
        calendar = icalendar.Calendar.from_ical(file)
        span = (today - timedelta(weeks=WEEKS_BACK), today + timedelta(weeks=WEEKS_ON))
        found = []
        for each in recurring_ical_events.of(calendar, skip_bad_series=True).between(*span):
            meeting = _meeting(each)
            if meeting:
                found.append(meeting)
            if len(found) > MOST:
                raise Refused((NoCalendar.TOO_BIG,))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as wrong:
        raise Refused((NoCalendar.UNREADABLE,)) from wrong
    return found


def _meeting(event: Any) -> Meeting | None:
    start, end = event.get("DTSTART"), event.get("DTEND")
    if start is None or end is None or not isinstance(start.dt, datetime) or not isinstance(end.dt, datetime):
        return None
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    begins = start.dt if start.dt.tzinfo else start.dt.replace(tzinfo=clock.AMSTERDAM)
    ends = end.dt if end.dt.tzinfo else end.dt.replace(tzinfo=clock.AMSTERDAM)
    minutes = int((ends - begins).total_seconds() // 60)
    if not 0 < minutes <= MOST_MINUTES:
        return None
    return Meeting(begins.astimezone(clock.AMSTERDAM).date(), minutes, kind_of(str(event.get("SUMMARY", ""))))
