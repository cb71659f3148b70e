"""What the team keeps, plans and loses, and who answers. The team sets it itself; leader and municipality answer."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.commands.team import in_team, plain
from kanteling.apps.capacity.models import Answer, Ask, Band, Block, Fate, Reserve
from kanteling.apps.capacity.queries.room import week_room
from kanteling.apps.capacity.rules import room as rules
from kanteling.apps.capacity.rules.hours import Kind, week_of
from kanteling.apps.capacity.rules.room import NoRoom, To, Went
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def reserve(*, actor: Actor, team: UUID, kind: Kind, minutes: int) -> None:
    """Keep so many minutes a week for a kind, from this week on."""
    refuse_if(rules.why_not_keep(kind, minutes, in_team=in_team(actor, team)))
    made = Reserve.objects.create(
        municipality_id=actor.municipality, team_id=team, kind=kind.code, minutes=minutes,
        since=week_of(clock.today()), made_by_id=actor.person, made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.RoomReserved(subject=made.pk, detail=kind.dutch))


@transaction.atomic
def plan_work(
    *, actor: Actor, team: UUID, kind: Kind, title: str, minutes: int, first: date, last: date,
    again_of: UUID | None = None,
) -> UUID:  # fmt: skip
    """Plan a piece of work in the reserved hours, each week from the first up to the last."""
    first, last, this_week = week_of(first), week_of(last), week_of(clock.today())
    inside = in_team(actor, team)
    refuse_if(rules.why_not_keep(kind, 0, in_team=inside))
    refuse_if(rules.why_not_plan(title, minutes, first, last, this_week, in_team=inside))
    made = Block.objects.create(
        municipality_id=actor.municipality, team_id=team, kind=kind.code, title=plain(title, 100), minutes=minutes,
        first=first, last=last, again_of_id=again_of, made_by_id=actor.person, made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.WorkPlanned(subject=made.pk, detail=made.title))
    return UUID(str(made.pk))


@transaction.atomic
def plan_again(*, actor: Actor, block: UUID, week: date) -> UUID:
    """Plan what fell away in ``week`` once more, in the week after this one."""
    found = _block(actor, block)
    room = week_room(actor, found.team_id, week_of(week))
    lost = sum(piece.lost for piece in room.pieces if piece.block == block)
    coming = week_of(clock.today()) + timedelta(weeks=1)
    return plan_work(
        actor=actor, team=found.team_id, kind=Kind(found.kind), title=found.title, minutes=lost, first=coming,
        last=coming, again_of=block,
    )  # fmt: skip


@transaction.atomic
def tell_fate(*, actor: Actor, block: UUID, week: date, went: Went, lost: int = 0) -> None:
    """Tell how a piece of work went. When a crisis took it, the leader and the municipality are asked for an answer."""
    hold(block)
    found, monday = _block(actor, block), week_of(week)
    pieces = week_room(actor, found.team_id, monday).pieces
    piece = next((each for each in pieces if each.block == block), None)
    lost = 0 if went is Went.ON else lost
    refuse_if(rules.why_not_tell(piece, went, lost, in_team=in_team(actor, found.team_id)))
    made = Fate.objects.create(
        municipality_id=actor.municipality, team_id=found.team_id, block_id=block, week=monday, went=went.code,
        lost=lost, made_by_id=actor.person, made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.FateTold(subject=made.pk, detail=found.title))
    if went is Went.CRISIS:
        _ask(actor, found.team_id, monday)


def _ask(actor: Actor, team: UUID, week: date) -> None:
    """Once a week and to each; what fell away is read with the question, so it grows with the week."""
    hold(team)
    asked = set(Ask.objects.visible_to(actor).filter(team_id=team, week=week).values_list("asked_of", flat=True))
    for to in To:
        if to.code not in asked:
            made = Ask.objects.create(
                municipality_id=actor.municipality, team_id=team, week=week, asked_of=to.code,
                answer_by=rules.answer_by(to, clock.today()), made_by_id=actor.person, made_at=clock.now(),
            )  # fmt: skip
            record(actor, events.RoomAsked(subject=made.pk, detail=to.dutch))


@transaction.atomic
def answer(*, actor: Actor, ask: UUID, words: str) -> None:
    """Answer what the team asked, by name."""
    hold(ask)
    found = Ask.objects.visible_to(actor).filter(pk=ask).first()
    if found is None:
        raise NotForYou
    answered = Answer.objects.visible_to(actor).filter(ask_id=ask).exists()
    refuse_if(rules.why_not_answer(To(found.asked_of), words, actor.roles, answered=answered))
    Answer.objects.create(
        municipality_id=actor.municipality, ask_id=ask, asked_of=found.asked_of, words=plain(words, 4000),
        made_by_id=actor.person, called=actor.called, made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.RoomAnswered(subject=ask))


@transaction.atomic
def set_band(*, actor: Actor, team: UUID, low: int, high: int) -> None:
    """Agree how many usual questions fit one colleague who works full time."""
    why = [] if in_team(actor, team) else [NoRoom.NOT_TEAM]
    if not 0 <= low <= high:
        why.append(NoRoom.BAND)
    refuse_if(why)
    made = Band.objects.create(
        municipality_id=actor.municipality, team_id=team, low=low, high=high, made_by_id=actor.person,
        made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.BandSet(subject=made.pk, detail=f"{low}-{high}"))


def _block(actor: Actor, block: UUID) -> Block:
    found: Block | None = Block.objects.visible_to(actor).filter(pk=block).first()
    if found is None:
        raise NotForYou
    return found
