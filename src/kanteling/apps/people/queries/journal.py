"""Who looked and who changed what, as the one whose life it is reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kanteling.apps.people.events import Looked
from kanteling.apps.people.models import Seat
from kanteling.apps.people.queries.circles import AccessLine, CircleView, access_of, circle_with_past
from kanteling.apps.people.rules.seats import DECIDING_SEATS, SeatKind
from kanteling.foundation.actor import Actor, Channel, Part
from kanteling.foundation.events import predicates
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.journal import looked
from kanteling.platform.models import JournalEntry

AT_A_TIME = 30


@dataclass(frozen=True, slots=True)
class LookedLine:
    """One line: who, in which role or relation, when, what, by which way, and why in their own words."""

    id: UUID
    at: datetime
    name: str
    role: str
    decides: bool
    what: str
    channel: str
    why: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The same thing done ``times`` on one day, the last time at ``at``."""

    at: datetime
    what: str
    channel: str
    times: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did on one day for one reason, newest first: nothing left out, only said once with how often."""

    name: str
    role: str
    decides: bool
    why: str
    lines: tuple[LookedLine, ...]

    @property
    def at(self) -> datetime:
        """When it was last."""
        return self.lines[0].at

    @property
    def told(self) -> tuple[Told, ...]:
        """The lines, the same ones together."""
        same: dict[tuple[str, str], list[LookedLine]] = {}
        for line in self.lines:
            same.setdefault((line.what, line.channel), []).append(line)
        return tuple(Told(found[0].at, what, channel, len(found)) for (what, channel), found in same.items())


@dataclass(frozen=True, slots=True)
class Month:
    """A month, newest first; what was refused apart."""

    first: datetime
    visits: tuple[Visit, ...]
    refused: tuple[LookedLine, ...]


@dataclass(frozen=True, slots=True)
class WhoLooked:
    """The page: per month who looked, who may come in now, and where to read on."""

    circle: CircleId
    called: str
    own: bool
    months: tuple[Month, ...]
    access: tuple[AccessLine, ...]
    with_mine: bool
    older: str


def who_looked(actor: Actor, circle: UUID, *, with_mine: bool = False, before: str = "") -> WhoLooked:
    """Every read and change in this circle, 30 at a time, newest first. For whose circle it is.

    ``before`` is the ``older`` of the former page. Own lines are left out unless asked for.
    """
    view, past = circle_with_past(actor, circle)
    if not actor.may(Part.OWN, view.id):
        raise NotForYou
    looked(actor, Looked.JOURNAL, circle=view.id)
    found = _lines(actor, view, with_mine=with_mine, before=before)
    seats = {seat.person_id: seat for seat in sorted(past, key=lambda seat: seat.invited_at)}
    shown = found[:AT_A_TIME]
    words = predicates()
    lines = [_line(entry, seats.get(entry.hand_id), words, actor) for entry in shown]
    last = shown[-1] if len(found) > AT_A_TIME else None
    return WhoLooked(
        circle=view.id,
        called=view.called,
        own=view.resident == actor.hand,
        months=_months(lines),
        access=access_of(actor, circle),
        with_mine=with_mine,
        older=f"{last.at.isoformat()}_{last.pk}" if last else "",
    )


def _lines(actor: Actor, view: CircleView, *, with_mine: bool, before: str) -> list[JournalEntry]:
    """What happened in the circle, and what was done with the resident outside of it (a role, a helper).

    Two questions instead of one "or", each answered from its own index; and only from the month in which the circle
    began until now, so that other months are not even opened.
    """
    lines = JournalEntry.objects.visible_to(actor)
    lines = lines.filter(at__gte=view.opened_at - timedelta(days=1), at__lte=clock.now())
    if not with_mine:
        lines = lines.exclude(hand_id=actor.hand)
    if before:
        at, number = _place(before)
        lines = lines.filter(at__lte=at).filter(Q(at__lt=at) | Q(pk__lt=number))
    lines = lines.order_by("-at", "-pk")
    inside = lines.filter(circle_id=view.id)[: AT_A_TIME + 1]
    outside = lines.filter(about_id=view.resident, circle_id=None)[: AT_A_TIME + 1]
    found = sorted([*inside, *outside], key=lambda line: (line.at, line.pk), reverse=True)
    return found[: AT_A_TIME + 1]


def _place(before: str) -> tuple[datetime, UUID]:
    """Where the former page ended; raises `NotForYou` when that makes no sense."""
    moment, _mark, number = before.partition("_")
    try:
        at = datetime.fromisoformat(moment)
        found = UUID(number)
    except ValueError as wrong:
        raise NotForYou from wrong
    if at.tzinfo is None:
        raise NotForYou
    return at, found


def _line(entry: JournalEntry, seat: Seat | None, words: Mapping[str, str], actor: Actor) -> LookedLine:
    what = _(words.get(entry.what, "deed iets")) if not entry.refused else ""
    return LookedLine(
        id=entry.pk,
        at=entry.at,
        name=entry.hand_called,
        role=_role(entry, seat, actor),
        decides=seat is not None and SeatKind(seat.kind) in DECIDING_SEATS,
        what=f"{what}: {entry.detail}" if what and entry.detail else what,
        channel="" if entry.channel in (Channel.PAGE.code, Channel.LIVE.code) else _(Channel(entry.channel).dutch),
        why=entry.why,
        refused=entry.refused,
    )


def _role(entry: JournalEntry, seat: Seat | None, actor: Actor) -> str:
    """In which relation someone did it: "dochter", "wijkteam, gaf informatie", or as a helper for the reader."""
    if entry.hand_id == actor.hand:
        return _("U zelf")
    if entry.person_id == actor.person:
        return _("Deed dit namens u")
    if seat is None:
        return _("Zit niet in uw kring")
    kind = _(SeatKind(seat.kind).dutch)
    place = f"{seat.relation}, {kind}" if seat.relation and seat.relation != kind else kind
    return _("%(place)s, zit er niet meer") % {"place": place} if seat.left_at else place


def _months(lines: Iterable[LookedLine]) -> tuple[Month, ...]:
    grouped: dict[tuple[int, int], list[LookedLine]] = {}
    for line in lines:
        local = line.at.astimezone(clock.AMSTERDAM)
        grouped.setdefault((local.year, local.month), []).append(line)
    return tuple(
        Month(
            found[0].at,
            _visits([line for line in found if not line.refused]),
            tuple(line for line in found if line.refused),
        )
        for found in grouped.values()
    )


def _visits(lines: Iterable[LookedLine]) -> tuple[Visit, ...]:
    """Lines that follow each other, of one person on one day for one reason, taken together."""
    found: list[Visit] = []
    for of, together in groupby(lines, lambda line: (line.name, line.role, line.why, _day(line))):
        name, role, why = of[:3]
        taken = tuple(together)
        found.append(Visit(name, role, taken[0].decides, why, taken))
    return tuple(found)


def _day(line: LookedLine) -> date:
    return line.at.astimezone(clock.AMSTERDAM).date()
