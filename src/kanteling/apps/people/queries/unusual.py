"""Days on which someone who works here read unlike themselves, for the privacy officer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractHour, TruncDate

from kanteling.apps.people.events import Looked
from kanteling.apps.people.models import RoleGiven
from kanteling.apps.people.rules import numbers
from kanteling.apps.people.rules.reading import ReadingDay, Unusual, usual, why_unusual
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.journal import looked
from kanteling.platform.models import JournalEntry


@dataclass(frozen=True, slots=True)
class UnusualDay:
    """One day of one person, with the figures that made it stand out."""

    name: str
    day: date
    circles: int
    usual: float
    at_night: int
    refused: int
    reasons: tuple[Unusual, ...]


@dataclass(frozen=True, slots=True)
class UnusualPage:
    """The days that stand out, newest first, and the numbers of the rule."""

    days: tuple[UnusualDay, ...]
    looked_back: int
    times: int
    least: int
    night_from: int
    night_until: int
    refused: int


def unusual_reading(actor: Actor) -> UnusualPage:
    """Held against each one's own days, over the last weeks. Raises `NotForYou` for who is no privacy officer."""
    if Role.PRIVACY_OFFICER not in actor.roles:
        raise NotForYou
    looked(actor, Looked.UNUSUAL_READING)
    today = clock.today()
    found: list[UnusualDay] = []
    for name, days in _days(actor, today).values():
        for each in days:
            reasons = why_unusual(days, each)
            if reasons:
                found.append(
                    UnusualDay(
                        name, each.day, each.circles, usual(days, each), each.at_night, each.refused, reasons
                    )
                )
    found.sort(key=lambda each: (each.day, each.name), reverse=True)
    return UnusualPage(
        days=tuple(found[:200]),
        looked_back=numbers.READING_DAYS.on(today),
        times=numbers.READING_TIMES.on(today),
        least=numbers.READING_LEAST.on(today),
        night_from=numbers.READING_NIGHT_FROM.on(today),
        night_until=numbers.READING_NIGHT_UNTIL.on(today),
        refused=numbers.READING_REFUSED.on(today),
    )


def _days(actor: Actor, today: date) -> dict[UUID, tuple[str, list[ReadingDay]]]:
    """Per person with a role: how they are called, and their days. One query."""
    since = clock.now() - timedelta(days=numbers.READING_DAYS.on(today))
    working = RoleGiven.objects.visible_to(actor).values("person_id")
    read = Q(read_only=True, circle_id__isnull=False)
    late = Q(hour__gte=numbers.READING_NIGHT_FROM.on(today)) | Q(hour__lt=numbers.READING_NIGHT_UNTIL.on(today))
    rows = (
        JournalEntry.objects.visible_to(actor)
        .filter(at__gte=since, hand_id__in=working)
        .annotate(day=TruncDate("at", tzinfo=clock.AMSTERDAM), hour=ExtractHour("at", tzinfo=clock.AMSTERDAM))
        .values("hand_id", "day")
        .annotate(
            called=Max("hand_called"),
            circles=Count("circle_id", distinct=True, filter=read),
            at_night=Count("pk", filter=read & late),
            tried=Count("pk", filter=Q(refused=True)),
        )
        .order_by("hand_id", "day")
    )
    names: dict[UUID, str] = {}
    days: dict[UUID, list[ReadingDay]] = defaultdict(list)
    for row in rows:
        names[row["hand_id"]] = row["called"]
        days[row["hand_id"]].append(ReadingDay(row["day"], row["circles"], row["at_night"], row["tried"]))
    return {person: (names[person], found) for person, found in days.items()}
