"""What a file will do, before anyone says yes to it; and what was brought before."""

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Func, IntegerField

from kanteling.apps.neighbourhood.models import Arrival, Bringing, Waiting
from kanteling.apps.neighbourhood.queries.files import Told, understand
from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.bringing import NotBrought, why_not_bring
from kanteling.apps.neighbourhood.rules.columns import Place
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.levels import Level, level_of
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.apps.neighbourhood.rules.values import Decimals
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.foundation.words import Reason
from kanteling.platform import clock

_SHOWN_BAD = 20
_SHOWN_AREAS = 5
_MAPPED = 40


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """One file that came in before."""

    at: datetime
    called: str
    file_name: str
    source: str
    year: int
    areas: int
    figures: int
    left_out: int
    for_all: bool


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """One column that was recognised."""

    head: str
    name: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class AtWork:
    """A large file that comes in by a job, or how that ended. ``left_out`` names rows that were left out."""

    id: UUID
    file: UUID
    file_name: str
    done: int
    busy: bool
    problem: Reason | None
    place: str
    changed: bool
    areas: int
    figures: int
    again: dict[str, str] | None
    left_out: tuple[str, ...] = ()
    many_left_out: int = 0


@dataclass(slots=True)
class Preview:
    """What a waiting file tells. ``refused`` is set when it cannot be taken in at all."""

    id: UUID
    file_name: str
    year: int | None = None
    source: str = ""
    refused: str = ""
    asks_year: bool = False
    decimals: Decimals | None = None
    columns: list[FoundColumn] = field(default_factory=list)
    unknown: tuple[str, ...] = ()
    rows: int = 0
    good: int = 0
    bad: int = 0
    problems: list[str] = field(default_factory=list)
    levels: list[tuple[Level, int]] = field(default_factory=list)
    outlines: int = 0
    unknown_figures: int = 0
    names: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)

    @property
    def to_map(self) -> list[tuple[str, str]]:
        """The columns that someone can say the meaning of, with what was said."""
        return [*self.mapping.items(), *((head, "") for head in self.unknown if head not in self.mapping)][:_MAPPED]


def arrivals(actor: Actor, most: int = 20) -> tuple[ArrivalLine, ...]:
    """What was brought in last. Only for who may bring."""
    refuse_if(why_not_bring(actor.roles))
    return tuple(
        ArrivalLine(
            row.at,
            row.called,
            row.file_name,
            row.source,
            row.year,
            row.areas,
            row.figures,
            row.left_out,
            row.municipality_id is None,
        )
        for row in Arrival.objects.visible_to(actor).order_by("-at")[:most]
    )


def waiting_file(actor: Actor, waiting: UUID) -> tuple[str, io.BytesIO]:
    """The name and content of a file that waits for a yes."""
    refuse_if(why_not_bring(actor.roles))
    row = Waiting.objects.visible_to(actor).filter(pk=waiting).first()
    if row is None:
        raise NotForYou
    return row.file_name, io.BytesIO(bytes(row.content))


def waiting_name(actor: Actor, waiting: UUID) -> str:
    """The name of a file that waits for a yes."""
    refuse_if(why_not_bring(actor.roles))
    name = Waiting.objects.visible_to(actor).filter(pk=waiting).values_list("file_name", flat=True).first()
    if name is None:
        raise NotForYou
    return str(name)


def is_large(actor: Actor, waiting: UUID) -> bool:
    """Whether a file takes so long that a job brings it in."""
    size = Func("content", function="octet_length", output_field=IntegerField())
    rows = Waiting.objects.visible_to(actor).filter(pk=waiting)
    found = rows.annotate(size=size).values_list("size", flat=True).first()
    return (found or 0) > numbers.AT_ONCE_BYTES.on(clock.today())


def under_way(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The files that a job is bringing in for the actor now."""
    rows = Bringing.objects.visible_to(actor).filter(ended_at=None).order_by("-asked_at")
    return tuple(rows.values_list("pk", "file_name"))


def at_work(actor: Actor, asked: UUID) -> AtWork:
    """How far a file is, or how it ended."""
    refuse_if(why_not_bring(actor.roles))
    row = Bringing.objects.visible_to(actor).filter(pk=asked).first()
    if row is None:
        raise NotForYou
    arrival = Arrival.objects.visible_to(actor).filter(pk=row.arrival_id).first() if row.arrival_id else None
    again = None
    if row.problem and Waiting.objects.visible_to(actor).filter(pk=row.file).exists():
        said = {
            "jaar": str(row.year or ""),
            "bron": row.source,
            **{f"kolom:{key}": of for key, of in row.mapping.items()},
        }
        again = {key: value for key, value in said.items() if value}
    return AtWork(
        row.pk,
        row.file,
        row.file_name,
        row.done,
        row.ended_at is None,
        _problem(row.problem),
        row.place,
        arrival is not None,
        row.areas,
        row.figures,
        again,
        tuple(arrival.problems) if arrival else (),
        arrival.left_out if arrival else 0,
    )


def _problem(code: str) -> Reason | None:
    """The sentence behind a code, whoever refused."""
    kinds: tuple[type[Reason], ...] = (NotBrought, FileReason)
    every = {each.code: each for kind in kinds for each in kind}
    return every.get(code, NotBrought.GONE) if code else None


def preview(
    actor: Actor,
    waiting: UUID,
    year: int | None = None,
    source: str = "",
    mapping: Mapping[str, str] | None = None,
) -> Preview:
    """What would come in, and what not. Writes nothing."""
    name, stream = waiting_file(actor, waiting)
    page = Preview(waiting, name, year, source)
    page.mapping = dict(mapping or {})
    try:
        told = understand(stream, name, year, source, mapping)
        _look_through(told, page)
    except FileRefused as refused:
        page.refused = refused.dutch()
        page.asks_year = refused.reason in (FileReason.NO_YEAR, FileReason.ODD_YEAR)
    return page


def _look_through(told: Told, page: Preview) -> None:
    page.year, page.decimals, page.unknown = told.year, told.reader.decimals, told.columns.unknown
    page.columns = _found(told)
    levels: Counter[Level] = Counter()
    seen: set[str] = set()
    for row in told.rows():
        page.rows += 1
        if not isinstance(row, AreaRow):
            page.bad += 1
            if len(page.problems) < _SHOWN_BAD:
                page.problems += [bad.dutch(told.table.label) for bad in row]
            continue
        page.good += 1
        page.unknown_figures += sum(value.number is None for _, value in row.figures)
        if row.code not in seen:
            seen.add(row.code)
            levels[level_of(row.code)] += 1
            page.outlines += row.outline is not None
            if len(page.names) < _SHOWN_AREAS:
                page.names.append(row.name or row.code)
    page.levels = [(level, levels[level]) for level in Level if levels[level]]
    page.source = told.source


def _found(told: Told) -> list[FoundColumn]:
    heads = told.columns.heads
    places = [FoundColumn(heads[at], place.dutch, "", "") for place, at in told.columns.places.items()]
    useful = [column for column, place in zip(places, told.columns.places, strict=True) if place is not Place.YEAR]
    for figure in told.columns.figures:
        meaning = INDICATORS[figure.indicator]
        useful.append(FoundColumn(figure.head, meaning.name, meaning.unit.dutch, meaning.kind.dutch))
    return useful
