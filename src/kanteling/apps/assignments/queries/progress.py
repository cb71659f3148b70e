"""How far assignments are, as it was published; the database gives nothing else (migration 0002)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from kanteling.apps.assignments.rules import disclosure, numbers, progress
from kanteling.apps.assignments.rules.progress import Coming, Expected
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.db import tell


@dataclass(frozen=True, slots=True)
class Point:
    """What was published on a day. ``shown`` is None for fewer than ten; ``expected`` where the path was that day."""

    day: date
    shown: int | None
    expected: Expected


@dataclass(frozen=True, slots=True)
class Progress:
    """The published series of an assignment that stands, with its path and what may come."""

    people: int
    since: date
    until: date
    points: tuple[Point, ...]
    coming: Coming | None
    next: date | None
    path: tuple[Expected, ...]

    @property
    def last(self) -> Point | None:
        """What was published last."""
        return self.points[-1] if self.points else None


def series(actor: Actor, assignments: Collection[UUID]) -> Mapping[UUID, list[tuple[date, int | None]]]:
    """The published numbers of these assignments, by month. One query; none without assignments.

    The database takes its own day, so that nobody asks for what is not published yet; a held clock is told to it.
    """
    if assignments and clock.is_set():
        tell(actor)
    found: dict[UUID, list[tuple[date, int | None]]] = defaultdict(list)
    if assignments:
        with connection.cursor() as cursor:
            cursor.execute(
                "select assignment, day, shown from kanteling.assignment_series(%s::uuid[]) order by day",
                [list(assignments)],
            )
            for assignment, day, shown in cursor.fetchall():
                found[assignment].append((day, shown))
    return found


def progress_of(people: int, since: date, until: date, shown: list[tuple[date, int | None]]) -> Progress:
    """The series within the period, with the expected path."""
    today = clock.today()
    band = numbers.BAND.on(since) if since >= numbers.START else 80

    def path_on(day: date) -> Expected:
        return progress.expected(people, since, until, day, band)

    points = tuple(Point(day, many, path_on(day)) for day, many in shown if since < day)
    last = points[-1] if points else None
    ahead = None
    if last is not None and last.shown is not None and last.day <= until:
        low, high = disclosure.between(last.shown)
        ahead = progress.coming(low, high, (last.day - since).days, (until - last.day).days, band)
    coming_days = disclosure.publication_days(max(today, since), until.replace(year=until.year + 1))
    steps = 24
    length = (until - since).days
    path = tuple(path_on(date.fromordinal(since.toordinal() + length * at // steps)) for at in range(steps + 1))
    return Progress(people, since, until, points, ahead, coming_days[0] if coming_days else None, path)
