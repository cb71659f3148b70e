"""What was sent in about areas: for the one who reads it, and one's own with what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, Choice, Remark, Verdict
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView, area_of
from kanteling.apps.neighbourhood.queries.profile import Matter, facts_of, matter, value_of
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.profile import PIECES, Piece
from kanteling.apps.neighbourhood.rules.voices import (
    NoChoosing,
    NoJudging,
    Telling,
    Voice,
    why_not_choose,
)
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import refuse_if

_MOST = 50


@dataclass(frozen=True, slots=True)
class RemarkView:
    """Words that someone sent in. ``state`` says what came of it: waits, shown, kept."""

    id: UUID
    where: str
    words: str
    voice: str
    telling: str
    place: str
    theme: str
    seen_on: date
    own: bool
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class TellPage:
    """Where someone tells something about an area."""

    area: AreaView
    tellings: tuple[Telling, ...]
    pieces: tuple[Piece, ...]
    own: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True)
class Choosable:
    """A figure that can matter."""

    indicator: str
    name: str
    value: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Where a resident says which figures matter."""

    area: AreaView
    groups: tuple[tuple[str, tuple[Choosable, ...]], ...]
    matter: Matter
    why_not: tuple[NoChoosing, ...]


def to_read(actor: Actor) -> tuple[RemarkView, ...]:
    """What waits for a process guide, the oldest first."""
    if Role.PROCESS_GUIDE not in actor.roles:
        refuse_if((NoJudging.NOT_GUIDE,))
    read = Verdict.objects.visible_to(actor).values("remark")
    rows = Remark.objects.visible_to(actor).exclude(pk__in=read).order_by("at")[:_MOST]
    return _views(actor, list(rows), {})


def tell_page(actor: Actor, code: str) -> TellPage:
    """One's own words about an area and what came of them."""
    area = area_of(actor, code)
    rows = list(Remark.objects.visible_to(actor).filter(code=code, person_id=actor.person).order_by("-at")[:_MOST])
    verdicts = Verdict.objects.visible_to(actor).filter(remark__in=[row.pk for row in rows])
    return TellPage(
        area, tuple(Telling), tuple(Piece), _views(actor, rows, {row.remark_id: row for row in verdicts})
    )


def _views(actor: Actor, rows: list[Any], verdicts: dict[Any, Any]) -> tuple[RemarkView, ...]:
    there = Area.objects.visible_to(actor).filter(code__in={row.code for row in rows}).defer("outline")
    names = {row.code: row.name for row in areas.newest(there)} if rows else {}
    return tuple(
        RemarkView(
            id=row.pk,
            where=names.get(row.code, row.code),
            words=row.words,
            voice=gettext(Voice(row.voice).dutch),
            telling=gettext(Telling(row.telling).dutch),
            place=row.place,
            theme=gettext(Piece(row.piece).dutch) if row.piece else "",
            seen_on=row.seen_on,
            own=row.person_id == actor.person,
            state="waits" if row.pk not in verdicts else "shown" if verdicts[row.pk].shown else "kept",
            reason=verdicts[row.pk].reason if row.pk in verdicts else "",
        )
        for row in rows
    )


def choose_page(actor: Actor, code: str) -> ChoosePage:
    """The figures of the pie, those that matter to the actor marked."""
    facts = facts_of(actor, code)
    rows = Choice.objects.visible_to(actor).filter(code=code, person_id=actor.person, ended_at=None)
    chosen = set(rows.values_list("indicator", flat=True))
    groups = tuple(
        (
            gettext(ring.dutch),
            tuple(
                Choosable(what, gettext(INDICATORS[what].name), value_of(facts, what), what in chosen)
                for figures in pieces.values()
                for what in figures
            ),
        )
        for ring, pieces in PIECES.items()
    )
    return ChoosePage(areas.view(facts.here), groups, matter(actor, facts), why_not_choose(actor.roles, 0, 1))
