"""Which areas there are, and what is known about them: pages and views for everyone who is known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Func, Q, QuerySet, TextField
from django.utils import formats

from kanteling.apps.neighbourhood.models import Area, Figure
from kanteling.apps.neighbourhood.rules import levels
from kanteling.apps.neighbourhood.rules.bringing import why_not_bring
from kanteling.apps.neighbourhood.rules.drawing import Drawing, draw
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.outlines import Outline
from kanteling.apps.neighbourhood.rules.profile import whole_year
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area as it is now, by its CBS code."""

    code: str
    name: str
    level: Level
    year: int
    parent_code: str

    @property
    def number(self) -> str:
        """The number of a wijk or buurt within what lies around it, as CBS gives it; empty for larger areas."""
        return str(int(self.code[-2:])) if self.level in (Level.DISTRICT, Level.QUARTER) else ""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One wijk in the list, with how many people live there; ``people`` is empty when that is not known."""

    area: AreaView
    people: str


@dataclass(frozen=True, slots=True)
class MapShape:
    """One area on the map. ``path`` is empty for a point."""

    area: AreaView
    path: str
    x: float
    y: float
    here: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Areas drawn on one sheet."""

    width: int
    height: int
    shapes: tuple[MapShape, ...]


@dataclass(frozen=True, slots=True)
class AreasPage:
    """The areas of the own municipality."""

    municipality: AreaView | None
    lines: tuple[AreaLine, ...]
    map: Map | None
    year: int | None
    source: str
    may_bring: bool


class OwnCode(Func):
    """The CBS code of the municipality of whoever acts, from the database."""

    function = "kanteling.municipality_code"
    output_field = TextField()


def newest(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of each area only its last year, and of that what came last."""
    return rows.order_by("code", "-year", "-arrival_id").distinct("code")


def view(row: Any) -> AreaView:
    """A row as others may know it."""
    return AreaView(row.code, row.name, Level(row.level), row.year, row.parent_code)


def of_last_year(rows: Iterable[Any]) -> list[Any]:
    """Only areas that still exist in the last year of which their level is known as a whole."""
    rows = list(rows)
    years: dict[str, Counter[int]] = {}
    for row in rows:
        years.setdefault(row.level, Counter())[row.year] += 1
    last = {level: whole_year(counts) or 0 for level, counts in years.items()}
    return [row for row in rows if row.year >= last[row.level]]


def areas_of(actor: Actor) -> tuple[AreaView, ...]:
    """The wijken and buurten of the actor's own municipality, in order of code."""
    rows = Area.objects.visible_to(actor).filter(
        municipality_code=OwnCode(), level__in=(Level.DISTRICT.code, Level.QUARTER.code)
    )
    return tuple(view(row) for row in of_last_year(newest(rows.defer("outline"))))


def area_of(actor: Actor, code: str) -> AreaView:
    """One area by its code. Raises `NotForYou` when it is not known."""
    row = (
        newest(Area.objects.visible_to(actor).filter(code=code).defer("outline")).first() if is_code(code) else None
    )
    if row is None:
        raise NotForYou
    return view(row)


def areas_page(actor: Actor) -> AreasPage:
    """The wijken of the own municipality with a map and how many people live there."""
    rows = of_last_year(newest(Area.objects.visible_to(actor).filter(municipality_code=OwnCode())))
    whole = next((view(row) for row in rows if row.level == Level.MUNICIPALITY.code), None)
    wijken = [row for row in rows if row.level == Level.DISTRICT.code]
    people: dict[str, Any] = {
        figure.code: figure
        for figure in Figure.objects.visible_to(actor)
        .filter(code__in=[row.code for row in wijken], indicator="population")
        .select_related("arrival")
        .order_by("code", "-year", "-arrival_id")
        .distinct("code")
    }
    lines = []
    for row in wijken:
        found = people.get(row.code)
        many = found.number if found else None
        shown = "" if many is None else formats.number_format(int(many), force_grouping=True)
        lines.append(AreaLine(view(row), shown))
    return AreasPage(
        municipality=whole,
        lines=tuple(lines),
        map=map_of(wijken),
        year=max((figure.year for figure in people.values()), default=None),
        source="; ".join(sorted({figure.arrival.source for figure in people.values()})),
        may_bring=not why_not_bring(actor.roles),
    )


def map_of(rows: Sequence[Any], here: str = "", points: Sequence[Any] = ()) -> Map | None:
    """The areas that have an outline, drawn; ``here`` is the one that the page is about."""
    drawing: Drawing | None = draw(
        {row.code: Outline.from_text(row.outline) for row in rows if row.outline},
        {row.code: (row.lon, row.lat) for row in points if row.lon is not None},
    )
    if drawing is None:
        return None
    views = {row.code: view(row) for row in [*rows, *points]}
    shapes = tuple(
        MapShape(views[shape.code], shape.path, shape.x, shape.y, shape.code == here) for shape in drawing.shapes
    )
    return Map(drawing.width, drawing.height, shapes)


def around(actor: Actor, code: str) -> list[Any]:
    """The rows of an area, of what lies around it, and of what lies in the same gemeente."""
    if not is_code(code):
        raise NotForYou
    wanted = Q(code__in=(code, *levels.around(code)))
    gemeente = levels.municipality_of(code)
    if gemeente:
        wanted |= Q(municipality_code=gemeente)
    rows = newest(Area.objects.visible_to(actor).filter(wanted))
    found = list(rows)
    if not any(row.code == code for row in found):
        raise NotForYou
    return found


def is_code(text: str) -> bool:
    """Whether this can be the code of an area at all."""
    return levels.tidy_code(text, None) == text
