"""One's own calendar as a file (RFC 5545): kinds and minutes are kept, nothing else. No title, place or name of anyone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.models import Appointment
from kanteling.apps.capacity.rules.hours import Kind, kind_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.foundation.words import Reason
from kanteling.platform import clock
from kanteling.platform.journal import record

MOST_BYTES = 5_000_000
MOST = 2_000
WEEKS_BACK, WEEKS_ON = 8, 1
MOST_MINUTES = 16 * 60


class NoCalendar(Reason):
    """Why a calendar cannot be read in."""

    UNREADABLE = "unreadable", "Dit is geen agenda. Bewaar uw agenda als bestand dat eindigt op .ics."
    TOO_BIG = "too_big", "Deze agenda is te groot. Neem alleen de laatste twee maanden."


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
