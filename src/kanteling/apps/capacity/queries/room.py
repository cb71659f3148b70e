"""The room of a team: week by week, what fell away, what was asked and answered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kanteling.apps.capacity.models import Answer, Ask, Band, Block, Fate, Reserve, WhatIf
from kanteling.apps.capacity.queries.team import KindTotal, TeamView, room_and_load, teams, totals
from kanteling.apps.capacity.rules import numbers
from kanteling.apps.capacity.rules.caseload import verdict
from kanteling.apps.capacity.rules.hours import Kind, week_of
from kanteling.apps.capacity.rules.room import Piece, To, WeekRoom, Went, room_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

SHOWN_WEEKS = 6
MOST_BLOCKS = 500


@dataclass(frozen=True, slots=True)
class AskView:
    """A question about a week, and its answer if there is one."""

    id: UUID
    team: UUID
    team_name: str
    week: date
    to: To
    answer_by: date
    asked_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class LoadView:
    """Usual questions per full-time colleague, beside the band of the team. ``load`` None: fewer than four said it."""

    low: int
    high: int
    load: float | None
    verdict: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A week of a team: itself, the weeks before it, totals by kind, questions, and the load."""

    team: TeamView
    others: tuple[TeamView, ...]
    week: WeekRoom
    is_now: bool
    weeks: tuple[WeekRoom, ...]
    kinds: tuple[KindTotal, ...]
    asks: tuple[AskView, ...]
    load: LoadView | None
    again: frozenset[UUID]
    what_ifs: tuple[tuple[UUID, str], ...]
    previous: date
    next: date | None


def weeks_room(actor: Actor, team: UUID, weeks: Sequence[date]) -> tuple[WeekRoom, ...]:
    """Reserved, used and lost hours in each of these weeks (Mondays, in order). Three statements."""
    first, last = weeks[0], weeks[-1]
    reserves = list(
        Reserve.objects.visible_to(actor).filter(team_id=team, since__lte=last).order_by("since", "made_at", "pk")
    )
    blocks = list(
        Block.objects.visible_to(actor)
        .filter(team_id=team, first__lte=last, last__gte=first)
        .order_by("pk")[:MOST_BLOCKS]
    )
    told: dict[tuple[UUID, date], Fate] = {}
    fates = Fate.objects.visible_to(actor).filter(team_id=team, week__gte=first, week__lte=last)
    for fate in fates.order_by("made_at", "pk"):
        told[fate.block_id, fate.week] = fate
    return tuple(room_of(week, _reserved(reserves, week), _pieces(blocks, told, week)) for week in weeks)


def week_room(actor: Actor, team: UUID, week: date) -> WeekRoom:
    """One week."""
    return weeks_room(actor, team, (week,))[0]


def _reserved(reserves: Iterable[Reserve], week: date) -> int:
    held: dict[str, int] = {}
    for each in reserves:
        if each.since <= week:
            held[each.kind] = each.minutes
    return sum(held.values())


def _pieces(blocks: Iterable[Block], told: dict[tuple[UUID, date], Fate], week: date) -> list[Piece]:
    found = []
    for block in blocks:
        if block.first <= week <= block.last:
            fate = told.get((block.pk, week))
            found.append(
                Piece(
                    block.pk, block.title, Kind(block.kind), block.minutes, Went(fate.went) if fate else None,
                    fate.lost if fate else 0,
                )
            )  # fmt: skip
    return found


def room_page(actor: Actor, team: UUID | None, week: date | None) -> RoomPage | None:
    """The room of a team (the own one when None) in a week (this one when None); None when there is no team yet."""
    known = teams(actor)
    if not known:
        return None
    here = next((each for each in known if each.id == team), None) if team else known[0]
    if here is None:
        raise NotForYou
    now = week_of(clock.today())
    monday = week_of(week) if week else now
    weeks = weeks_room(actor, here.id, [monday - timedelta(weeks=back) for back in reversed(range(SHOWN_WEEKS))])
    found = totals(here.id, weeks[0].week, monday)
    last_known = max((total.week for total in found), default=None)
    again = Block.objects.visible_to(actor).filter(team_id=here.id).exclude(again_of=None)
    return RoomPage(
        team=here,
        others=tuple(each for each in known if each.id != here.id),
        week=weeks[-1],
        is_now=monday == now,
        weeks=weeks,
        kinds=tuple(each for each in found if each.week == last_known),
        asks=asks_of(actor, here, monday),
        load=_load(actor, here, now),
        again=frozenset(again.values_list("again_of_id", flat=True)),
        what_ifs=tuple(
            WhatIf.objects.visible_to(actor)
            .filter(team_id=here.id)
            .order_by("-made_at")
            .values_list("pk", "title")[:3]
        ),
        previous=monday - timedelta(weeks=1),
        next=monday + timedelta(weeks=1) if monday < now else None,
    )


def asks_of(actor: Actor, team: TeamView, upto: date) -> tuple[AskView, ...]:
    """The last questions of a team, the newest first, up to this week."""
    asks = list(
        Ask.objects.visible_to(actor).filter(team_id=team.id, week__lte=upto).order_by("-week", "asked_of")[:8]
    )
    return _with_answers(actor, asks, {team.id: team.name})


def ask_page(actor: Actor, ask: UUID) -> tuple[AskView, WeekRoom]:
    """One question with the week it is about."""
    found = Ask.objects.visible_to(actor).filter(pk=ask).select_related("team").first()
    if found is None:
        raise NotForYou
    view = _with_answers(actor, [found], {found.team_id: found.team.name})[0]
    return view, week_room(actor, found.team_id, found.week)


def _with_answers(actor: Actor, asks: list[Ask], names: dict[UUID, str]) -> tuple[AskView, ...]:
    answers = {
        each.ask_id: each for each in Answer.objects.visible_to(actor).filter(ask_id__in=[a.pk for a in asks])
    }
    found = []
    for ask in asks:
        given = answers.get(ask.pk)
        found.append(
            AskView(
                ask.pk, ask.team_id, names[ask.team_id], ask.week, To(ask.asked_of), ask.answer_by, ask.made_at,
                given.words if given else "", given.called if given else "", given.made_at if given else None,
            )
        )  # fmt: skip
    return tuple(found)


def _load(actor: Actor, team: TeamView, week: date) -> LoadView | None:
    band = Band.objects.visible_to(actor).filter(team_id=team.id).order_by("-made_at", "-pk").first()
    if band is None:
        return None
    _room, load = room_and_load(team.id, week)
    if load is None or not load["minutes"]:
        return LoadView(band.low, band.high, None, "")
    full = numbers.FULL_TIME.on(week)
    each = round(float(load["weighed"]) / (float(load["minutes"]) / 60 / full), 1)
    return LoadView(band.low, band.high, each, verdict(each, band.low, band.high))


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year of a team: a row per week in which there was anything, and sums."""

    team: TeamView
    year: int
    weeks: tuple[WeekRoom, ...]
    reserved: int
    used: int
    to_crises: int
    kinds: dict[Kind | None, int]


def year_page(actor: Actor, team: UUID, year: int) -> YearPage:
    """All weeks of a calendar year up to this one."""
    here = next((each for each in teams(actor) if each.id == team), None)
    if here is None:
        raise NotForYou
    first, now = week_of(date(year, 1, 4)), week_of(clock.today())
    mondays = [first + timedelta(weeks=at) for at in range(53)]
    mondays = [day for day in mondays if day <= now and day.isocalendar().year == year] or [first]
    weeks = tuple(week for week in weeks_room(actor, team, mondays) if week.reserved or week.pieces)
    sums: dict[Kind | None, int] = defaultdict(int)
    for total in totals(team, mondays[0], mondays[-1]):
        sums[total.kind] += total.minutes
    return YearPage(
        here, year, weeks, sum(week.reserved for week in weeks), sum(week.used for week in weeks),
        sum(week.to_crises for week in weeks), dict(sums),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeepPage:
    """What a team keeps now, what it planned, and its band."""

    team: TeamView
    kept: dict[Kind, int]
    blocks: tuple[tuple[str, Kind, int, date, date], ...]
    low: int
    high: int


def keep_page(actor: Actor) -> KeepPage | None:
    """What the own team keeps; None without a team."""
    here = next((each for each in teams(actor) if each.mine), None)
    if here is None:
        return None
    now = week_of(clock.today())
    kept: dict[Kind, int] = {}
    for each in (
        Reserve.objects.visible_to(actor).filter(team_id=here.id, since__lte=now).order_by("since", "made_at")
    ):
        kept[Kind(each.kind)] = each.minutes
    blocks = Block.objects.visible_to(actor).filter(team_id=here.id, last__gte=now).order_by("first", "title")[:50]
    band = Band.objects.visible_to(actor).filter(team_id=here.id).order_by("-made_at", "-pk").first()
    return KeepPage(
        here,
        kept,
        tuple((block.title, Kind(block.kind), block.minutes, block.first, block.last) for block in blocks),
        band.low if band else 0,
        band.high if band else 0,
    )
