"""Programmes as everybody may read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kanteling.apps.assignments.models import Contribution, PartAgreed, Programme
from kanteling.apps.assignments.queries.assignments import AssignmentView, DraftLine, assignments_of, drafts_of
from kanteling.apps.assignments.rules.agreement import Party, party_of, why_not_write
from kanteling.apps.assignments.rules.programme import Part, due, now_in_rhythm, why_not_contribute
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

MOST = 100


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One programme in the list."""

    id: UUID
    area_code: str
    area: str
    since: date
    until: date

    @property
    def years(self) -> str:
        """The years it spans: ``2026–2027``."""
        first, last = self.since.year, self.until.year
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """Somebody went along, by name and date."""

    called: str
    party: Party
    at: datetime


@dataclass(frozen=True, slots=True)
class ContributionView:
    """One contribution. ``newest`` when nothing came in its place; ``earlier`` is what it follows up."""

    id: UUID
    part: Part
    party: Party
    words: str
    figures: tuple[Mapping[str, Any], ...]
    quotes: tuple[Mapping[str, Any], ...]
    changed: str
    called: str
    at: datetime
    agreed: tuple[AgreedLine, ...]
    mine: bool
    may_agree: bool
    newest: bool
    earlier: "ContributionView | None" = None


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of the programme with what was brought to it."""

    part: Part
    due: date
    now: bool
    contributions: tuple[ContributionView, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A living document: six parts, the assignments that came from it, and what this reader may do."""

    line: ProgrammeLine
    made_by: str
    made_at: datetime
    parts: tuple[PartView, ...]
    assignments: tuple[AssignmentView, ...]
    drafts: tuple[DraftLine, ...]
    may_contribute: bool
    may_write: bool


def programmes(actor: Actor) -> tuple[ProgrammeLine, ...]:
    """All programmes, the newest first. One query."""
    rows = Programme.objects.visible_to(actor).order_by("-since", "area_name", "pk")[:MOST]
    return tuple(_line(row) for row in rows)


def may_begin(actor: Actor) -> bool:
    """Whether this actor may begin a programme."""
    return bool(actor.roles & {Role.POLICY, Role.TEAM_LEADER})


def programme_line(actor: Actor, programme: UUID) -> ProgrammeLine:
    """One programme. Raises `NotForYou`."""
    return _line(_found(actor, programme))


def programme_page(actor: Actor, programme: UUID) -> ProgrammePage:
    """Everything in a programme. Seven queries at most, however much is in it. Raises `NotForYou`."""
    row = _found(actor, programme)
    parts = contributions(actor, programme)
    on_table = now_in_rhythm(row.since, clock.today())
    return ProgrammePage(
        line=_line(row),
        made_by=row.made_by_called,
        made_at=row.made_at,
        parts=tuple(
            PartView(part, due(part, row.since), part is on_table, tuple(parts.get(part, ()))) for part in Part
        ),
        assignments=assignments_of(actor, programme),
        drafts=drafts_of(actor, programme),
        may_contribute=_known(actor) and not why_not_contribute(actor.roles, "x", 0, instead=False, changed=""),
        may_write=not why_not_write(actor.roles),
    )


def contributions(actor: Actor, programme: UUID) -> Mapping[Part, list[ContributionView]]:
    """What stands in each part, the first first; what was followed up hangs behind what came in its place."""
    agreed = _agreed(PartAgreed.objects.visible_to(actor).filter(programme_id=programme).order_by("at"))
    rows = list(Contribution.objects.visible_to(actor).filter(programme_id=programme).order_by("at", "pk"))
    followed = {row.instead_of_id for row in rows}
    views: dict[UUID, ContributionView] = {}
    for row in rows:
        views[row.pk] = _contribution(actor, row, agreed, views.get(row.instead_of_id), row.pk not in followed)
    parts: dict[Part, list[ContributionView]] = defaultdict(list)
    for view in views.values():
        if view.newest:
            parts[view.part].append(view)
    return parts


def _contribution(
    actor: Actor, row: Any, agreed: Mapping[UUID, list[Any]], earlier: ContributionView | None, newest: bool
) -> ContributionView:
    went = agreed.get(row.pk, [])
    mine = row.person_id == actor.person
    said = mine or any(each.person_id == actor.person for each in went)
    return ContributionView(
        id=row.pk,
        part=Part(row.part),
        party=Party(row.party),
        words=row.words,
        figures=tuple(row.figures),
        quotes=tuple(row.quotes),
        changed=row.changed,
        called=row.called,
        at=row.at,
        agreed=tuple(AgreedLine(each.called, Party(each.party), each.at) for each in went),
        mine=mine,
        may_agree=newest and not said and _known(actor) and party_of(actor.roles) is not None,
        newest=newest,
        earlier=earlier,
    )


def _known(actor: Actor) -> bool:
    return actor.person.int != 0


def _agreed(rows: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.contribution_id].append(row)
    return found


def _found(actor: Actor, programme: UUID) -> Programme:
    row: Programme | None = Programme.objects.visible_to(actor).filter(pk=programme).first()
    if row is None:
        raise NotForYou
    return row


def _line(row: Programme) -> ProgrammeLine:
    return ProgrammeLine(UUID(str(row.pk)), row.area_code, row.area_name, row.since, row.until)
