"""An area beside what lies around it and beside places that look like it; and one figure over a whole gemeente."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean
from typing import Any

from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, Arrival, Figure
from kanteling.apps.neighbourhood.models import Spread as SpreadRow
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView, Map, OwnCode
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.queries.lists import meanings_of
from kanteling.apps.neighbourhood.queries.profile import Facts, facts_of
from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.classes import Class, class_of, classes
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind, Unit
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.profile import FIGURES, PIECES, Spread, spread_of
from kanteling.apps.neighbourhood.rules.similar import TRAITS, nearest
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

_Traits = tuple[Mapping[str, Mapping[str, float]], Mapping[str, Spread]]
_READ: dict[tuple[Any, str, int, int], tuple[Any, _Traits]] = {}
"""Public reference data only, by municipality; thrown away when anything comes in."""
_MOST_READ = 8


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure in each column of the page; empty where it was never brought in."""

    indicator: str
    name: str
    piece: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """``heads`` names the columns; ``similar`` are areas in the order of the alphabet."""

    area: AreaView
    year: int | None
    heads: tuple[str, ...]
    lines: tuple[Beside, ...]
    similar: tuple[AreaView, ...]
    traits: tuple[tuple[str, str, str], ...]
    traits_of: int


def compare_page(actor: Actor, code: str) -> ComparePage:
    """Figures of the pie beside wijk, gemeente, country, and the mean of areas that look like it."""
    facts = facts_of(actor, code)
    similar, traits = _similar(actor, facts)
    alike = _latest(actor, [row.code for row in similar], facts.year, set(FIGURES))
    columns = [facts.here, *(row for row in facts.around if _has_figures(facts, row.code))]
    heads = [row.name for row in columns] + ([gettext("Gebieden die lijken")] if similar else [])
    lines = tuple(
        Beside(what, gettext(INDICATORS[what].name), gettext(piece.dutch), tuple(zip(heads, values, strict=False)))
        for pieces in PIECES.values()
        for piece, figures in pieces.items()
        for what in figures
        if any(values := _values(facts, columns, alike, what))
    )
    return ComparePage(
        area=areas.view(facts.here),
        year=facts.year,
        heads=tuple(heads),
        lines=lines,
        similar=tuple(areas.view(row) for row in similar),
        traits=traits,
        traits_of=len(TRAITS),
    )


def _has_figures(facts: Facts, code: str) -> bool:
    """Whether anything of the pie is known there: a column of dashes tells nothing."""
    found = (row for (where, _, what), row in facts.rows.items() if where == code and what in FIGURES)
    return any(row.number is not None and row.year == facts.year for row in found)


def _values(
    facts: Facts, columns: Sequence[Any], alike: Mapping[tuple[str, str], float], what: str
) -> tuple[str, ...]:
    unit = INDICATORS[what].unit
    rows = [facts.rows.get((row.code, facts.year or 0, what)) for row in columns]
    known = [number for (_, indicator), number in alike.items() if indicator == what]
    mean = written(Decimal(str(round(fmean(known), 2))), "", unit) if known else ""
    return (*(written(row.number, row.gap, unit) if row else "" for row in rows), mean)


def _latest(actor: Actor, codes: Sequence[str], year: int | None, of: set[str]) -> dict[tuple[str, str], float]:
    if not codes or year is None:
        return {}
    rows = Figure.objects.visible_to(actor).filter(code__in=codes, year=year, indicator__in=of)
    found = (
        rows.order_by("code", "indicator", "-arrival_id")
        .distinct("code", "indicator")
        .values_list("code", "indicator", "number")
    )
    return {(code, what): float(number) for code, what, number in found if number is not None}


def _similar(actor: Actor, facts: Facts) -> tuple[list[Any], tuple[tuple[str, str, str], ...]]:
    """The areas that look like it by name, and the traits by which: name, here, there."""
    level = facts.here.level
    if facts.year is None or level not in (Level.DISTRICT.code, Level.QUARTER.code):
        return [], ()
    by_area, spreads = _everywhere(actor, level, facts.here.year, facts.year)
    here = by_area.get(facts.here.code, {})
    others = {code: traits for code, traits in by_area.items() if code != facts.here.code}
    today = clock.today()
    near = nearest(here, others, spreads, numbers.SIMILAR.on(today), numbers.SHARED_TRAITS.on(today))
    codes = [one.code for one in near]
    traits = tuple(
        (gettext(INDICATORS[trait].name), _written(trait, [here[trait]]), _written(trait, there_))
        for trait in TRAITS
        if trait in here and (there_ := [by_area[code][trait] for code in codes if trait in by_area[code]])
    )
    rows = areas.newest(Area.objects.visible_to(actor).filter(code__in=codes).defer("outline"))
    return sorted(rows, key=lambda row: row.name), traits


def _everywhere(actor: Actor, level: str, borders: int, year: int) -> _Traits:
    """The traits of all areas of one kind. Read once for as long as no file comes in: a country is 3,340 wijken."""
    newest = Arrival.objects.visible_to(actor).order_by("-id").values_list("id", flat=True).first()
    key = (actor.municipality, level, borders, year)
    kept = _READ.get(key)
    if kept is None or kept[0] != newest:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[key] = kept = (newest, _read(actor, level, borders, year))
    return kept[1]


def _read(actor: Actor, level: str, borders: int, year: int) -> _Traits:
    there = Area.objects.visible_to(actor).filter(level=level, year=borders)
    everywhere = list(there.values_list("code", flat=True).distinct())
    by_area: dict[str, dict[str, float]] = {}
    for (code, trait), number in _latest(actor, everywhere, year, set(TRAITS)).items():
        by_area.setdefault(code, {})[trait] = number
    return by_area, _trait_spreads(actor, year, by_area)


def _written(trait: str, those: Sequence[float]) -> str:
    return written(Decimal(str(round(fmean(those), 1))), "", INDICATORS[trait].unit)


def _trait_spreads(actor: Actor, year: int, by_area: Mapping[str, Mapping[str, float]]) -> dict[str, Spread]:
    rows = SpreadRow.objects.visible_to(actor).filter(year=year, indicator__in=TRAITS)
    found = {
        row.indicator: Spread(row.mean, row.spread, row.areas, "")
        for row in rows.order_by("indicator", "-arrival_id").distinct("indicator")
        if row.spread > 0
    }
    for trait in set(TRAITS) - set(found):
        spread = spread_of([(one[trait], 1.0) for one in by_area.values() if trait in one], "")
        if spread is not None:
            found[trait] = spread
    return found


@dataclass(frozen=True, slots=True)
class Shade:
    """One area of the map with its class; ``step`` 0 is unknown."""

    area: AreaView
    path: str
    x: float
    y: float
    step: int
    value: str


@dataclass(frozen=True, slots=True)
class FigureMapPage:
    """One figure over the wijken of a gemeente."""

    indicator: str
    name: str
    year: int
    years: tuple[int, ...]
    unit: str
    kind: str
    sources: tuple[str, ...]
    not_said: str
    width: int
    height: int
    shades: tuple[Shade, ...]
    classes: tuple[tuple[int, str, str], ...]
    unknown: int


def figure_map(actor: Actor, indicator: str, year: int | None = None) -> FigureMapPage:
    """The choropleth of one figure over the own gemeente. Raises `NotForYou` when it is not known here at all."""
    rows = [
        row
        for row in areas.of_last_year(
            areas.newest(
                Area.objects.visible_to(actor).filter(municipality_code=OwnCode(), level=Level.DISTRICT.code)
            )
        )
        if row.outline
    ]
    found = Figure.objects.visible_to(actor).filter(code__in=[row.code for row in rows], indicator=indicator)
    latest = found.order_by("code", "year", "-arrival_id").distinct("code", "year").select_related("arrival")
    figures = {(row.code, row.year): row for row in latest}
    years = tuple(sorted({when for _, when in figures}, reverse=True))
    when = year if year in years else next(iter(years), None)
    meaning = meanings_of(actor, [indicator]).get(indicator)
    drawing: Map | None = areas.map_of(rows)
    if when is None or meaning is None or drawing is None:
        raise NotForYou
    unit = Unit(meaning.unit)
    known = {
        code: float(row.number) for (code, at), row in figures.items() if at == when and row.number is not None
    }
    steps = classes(list(known.values()))
    shades = tuple(
        Shade(
            shape.area,
            shape.path,
            shape.x,
            shape.y,
            class_of(known[shape.area.code], steps) if shape.area.code in known else 0,
            _said(figures.get((shape.area.code, when)), unit),
        )
        for shape in drawing.shapes
    )
    return FigureMapPage(
        indicator=indicator,
        name=gettext(meaning.name),
        year=when,
        years=years,
        unit=gettext(unit.dutch),
        kind=gettext(Kind(meaning.kind).dutch),
        sources=tuple(sorted({row.arrival.source for (_, at), row in figures.items() if at == when})),
        not_said=gettext(meaning.not_said),
        width=drawing.width,
        height=drawing.height,
        shades=shades,
        classes=tuple((at, *_bounds(step, unit)) for at, step in enumerate(steps, start=1)),
        unknown=sum(shade.step == 0 for shade in shades),
    )


def _said(row: Any, unit: Unit) -> str:
    return written(row.number, row.gap, unit) if row else gettext("niet ingelezen")


def _bounds(step: Class, unit: Unit) -> tuple[str, str]:
    return (
        written(Decimal(str(round(step.low, 2))), "", unit),
        written(Decimal(str(round(step.high, 2))), "", unit),
    )
