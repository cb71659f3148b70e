"""Initiatives of residents: what they need, how many take part, and what was asked of others."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kanteling.apps.social_map.models import (
    CoRunner,
    Entry,
    Initiative,
    Joined,
    JoinedWho,
    Obstacle,
    ObstacleAnswer,
)
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.entries import Kind
from kanteling.apps.social_map.rules.initiatives import Asking, Hurdle, Joins, late
from kanteling.foundation.actor import Actor, Role
from kanteling.platform import clock
from kanteling.platform.areas import InitiativeHere

_ANSWERS = frozenset({Role.POLICY, Role.TEAM_MEMBER, Role.FUNCTIONAL_MANAGER})


@dataclass(frozen=True, slots=True)
class HurdleView:
    """What stands in the way or is asked to take over: to whom, by when, and what came back."""

    id: UUID
    kind: Hurdle
    words: str
    offer: str
    addressee: str
    asked_on: date
    answer_by: date
    late: bool
    answer: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative beside its entry. ``named`` are those who want to be named; the others only count."""

    need: str
    budget_cents: int | None
    budget_text: str
    version: int
    runs: int
    helps: int
    comes: int
    named: tuple[tuple[str, str], ...]
    could_run: tuple[tuple[UUID, str], ...]
    mine: UUID | None
    my_part: Joins | None
    hurdles: tuple[HurdleView, ...]
    may_run: bool
    may_answer: bool


def initiative_of(actor: Actor, view: EntryView) -> InitiativeView:
    """The initiative of this entry; empty where nothing was written yet. Six queries."""
    row = Initiative.objects.visible_to(actor).filter(entry_id=view.id).first()
    joined = list(Joined.objects.visible_to(actor).filter(entry_id=view.id, until=None).order_by("since", "pk"))
    mine = set(JoinedWho.objects.visible_to(actor).filter(entry_id=view.id).values_list("joined_id", flat=True))
    own = next((each for each in joined if each.pk in mine), None)
    also = set(CoRunner.objects.visible_to(actor).filter(entry_id=view.id).values_list("joined_id", flat=True))
    for each in joined:
        each.joins = Joins.RUNS.code if each.pk in also else each.joins
    runs = own is not None and own.joins == Joins.RUNS.code
    return InitiativeView(
        need=row.need if row else "",
        budget_cents=row.budget_cents if row else None,
        budget_text=row.budget_text if row else "",
        version=row.version if row else 0,
        runs=_many(joined, Joins.RUNS),
        helps=_many(joined, Joins.HELPS),
        comes=_many(joined, Joins.COMES),
        named=tuple((each.called, Joins(each.joins).dutch) for each in joined if each.called),
        could_run=tuple(
            (each.pk, each.called) for each in joined if each.called and each.joins == Joins.HELPS.code
        ),
        mine=own.pk if own else None,
        my_part=Joins(own.joins) if own else None,
        hurdles=hurdles(actor, view.id),
        may_run=runs,
        may_answer=runs or bool(actor.roles & _ANSWERS),
    )


def initiatives_here(actor: Actor, code: str, most: int) -> tuple[tuple[InitiativeHere, ...], int]:
    """What residents run in an area (with the buurten in it), by name; for `platform.areas`. Four queries."""
    inside = Q() if code.startswith("GM") else Q(area_code=code) | Q(area_code__startswith=f"BU{code[2:]}")
    rows = Entry.objects.visible_to(actor).filter(inside, kind=Kind.INITIATIVE.code, withdrawn_at=None)
    found = dict(rows.order_by("title", "pk").values_list("pk", "title"))
    ids = list(found)[:most]
    if not ids:
        return (), 0
    needs = dict(Initiative.objects.visible_to(actor).filter(entry_id__in=ids).values_list("entry_id", "need"))
    people = Counter(
        Joined.objects.visible_to(actor).filter(entry_id__in=ids, until=None).values_list("entry_id", flat=True)
    )
    answered = ObstacleAnswer.objects.visible_to(actor).filter(obstacle_id=OuterRef("pk"))
    asked = list(
        Obstacle.objects.visible_to(actor)
        .filter(entry_id__in=ids)
        .annotate(answered=Exists(answered))
        .order_by("-answer_by", "pk")
    )
    open_ = {row.entry_id: row for row in asked if not row.answered}
    closed = {row.entry_id for row in asked if row.answered}
    return tuple(
        _here(pk, found[pk], needs.get(pk, ""), people[pk], open_.get(pk), answered=pk in closed) for pk in ids
    ), len(found)


def _here(pk: UUID, title: str, need: str, people: int, waits: Any, *, answered: bool) -> InitiativeHere:
    return InitiativeHere(
        id=pk,
        title=title,
        need=need,
        people=people,
        addressee=waits.addressee if waits else "",
        answer_by=waits.answer_by if waits else None,
        late=bool(waits) and late(asking_of(waits, None), clock.today()),
        answered=answered and not waits,
    )


def hurdles(actor: Actor, entry: UUID) -> tuple[HurdleView, ...]:
    """What was asked of others, the newest first."""
    rows = list(Obstacle.objects.visible_to(actor).filter(entry_id=entry).order_by("-asked_on", "-pk"))
    answers = {each.obstacle_id: each for each in ObstacleAnswer.objects.visible_to(actor).filter(entry_id=entry)}
    today = clock.today()
    return tuple(_hurdle(row, answers.get(row.pk), today) for row in rows)


def asking_of(row: Any, answered_on: date | None) -> Asking:
    """What the rules must know of it."""
    return Asking(row.words, row.addressee, row.asked_on, row.answer_by, answered_on)


def _hurdle(row: Any, answer: Any, today: date) -> HurdleView:
    on = answer.answered_on if answer else None
    return HurdleView(
        id=row.pk,
        kind=Hurdle(row.kind),
        words=row.words,
        offer=row.offer,
        addressee=row.addressee,
        asked_on=row.asked_on,
        answer_by=row.answer_by,
        late=late(asking_of(row, on), today),
        answer=answer.words if answer else "",
        answered_by=answer.by_called if answer else "",
        answered_on=on,
    )


def _many(joined: list[Any], part: Joins) -> int:
    return sum(each.joins == part.code for each in joined)
