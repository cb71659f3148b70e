"""What is known about one area: figures with their unit, year and source, beside those of what lies around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any

from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, Figure
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView, Map
from kanteling.apps.neighbourhood.queries.lists import meanings_of
from kanteling.apps.neighbourhood.rules import levels
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind, Theme, Unit
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.rules.values import Gap
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou

_ORDER = {code: at for at, code in enumerate(INDICATORS)}


@dataclass(frozen=True, slots=True)
class Beside:
    """The same figure somewhere else; ``value`` is empty when it was never brought in there."""

    where: str
    value: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure with the same figure around it: ``others`` has one for each column of the page."""

    indicator: str
    name: str
    value: str
    known: bool
    unit: str
    kind: Kind
    others: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class ThemeLines:
    """The figures under one heading, in a fixed order that has nothing to do with their size."""

    theme: Theme
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class AreaPage:
    """One area: figures, map, and what lies in it and around it."""

    area: AreaView
    people: str
    year: int | None
    years: tuple[int, ...]
    compared: tuple[AreaView, ...]
    themes: tuple[ThemeLines, ...]
    sources: tuple[str, ...]
    estimates: bool
    holes: bool
    map: Map | None
    inside: tuple[AreaView, ...]
    around: tuple[AreaView, ...]


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One figure, opened: what it is, where it comes from, what it does not say, and how it was before."""

    area: AreaView
    name: str
    value: str
    known: bool
    unit: str
    kind: Kind
    year: int
    source: str
    file_name: str
    came: datetime
    not_said: str
    compared: tuple[tuple[AreaView, str], ...]
    years: tuple[tuple[int, str], ...]


def written(number: Decimal | None, gap: str, unit: Unit) -> str:
    """A number as it is read aloud, with its sign; or that it is not known."""
    if number is None:
        return gettext(Gap(gap).dutch)
    if unit is Unit.THOUSAND_EURO:
        return f"€ {_grouped(number * 1000)}"
    plain = _grouped(number)
    if unit is Unit.PERCENT:
        return f"{plain}%"
    return f"{plain} {unit.dutch}" if unit in (Unit.SQUARE_KM, Unit.KM) else plain


def _grouped(number: Decimal) -> str:
    rounded = number.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    digits = max(0, -int(rounded.as_tuple().exponent))
    return formats.number_format(rounded, decimal_pos=digits, force_grouping=True)


def area_page(actor: Actor, code: str, year: int | None = None) -> AreaPage:
    """Everything that is known about one area, in its last year with figures or in ``year``."""
    rows = areas.around(actor, code)
    here = next(row for row in rows if row.code == code)
    years = _years(actor, code)
    when = year if year in years else next(iter(years), None)
    outer = [row for each in levels.around(code) for row in rows if row.code == each]
    figures = _figures(actor, [code, *(row.code for row in outer)], when) if when else []
    compared = [row for row in outer if any(f.code == row.code and f.number is not None for f in figures)]
    meanings = meanings_of(actor, {figure.indicator for figure in figures})
    lines = list(_lines(code, compared, figures, meanings))
    people = next((line.value for _, line in lines if line.indicator == "population" and line.known), "")
    return AreaPage(
        area=areas.view(here),
        people=people,
        year=when,
        years=tuple(years),
        compared=tuple(areas.view(row) for row in compared),
        themes=tuple(_under_headings(lines)),
        sources=tuple(sorted({figure.arrival.source for figure in figures if figure.code == code})),
        estimates=any(line.kind is Kind.ESTIMATED for _, line in lines),
        holes=any(not other.value for _, line in lines for other in line.others),
        map=_map(here, rows),
        inside=tuple(areas.view(row) for row in areas.of_last_year(rows) if row.parent_code == code),
        around=tuple(areas.view(row) for row in outer),
    )


def _map(here: Area, rows: list[Any]) -> Map | None:
    """The wijken of the gemeente with this one marked; a buurt without outline is a point on them."""
    level = Level(here.level)
    if level not in (Level.DISTRICT, Level.QUARTER):
        return None
    still = areas.of_last_year(rows)
    shapes = [row for row in still if row.level == level.code and row.outline]
    if level is Level.QUARTER and not here.outline:
        return areas.map_of([row for row in still if row.level == Level.DISTRICT.code], here.code, [here])
    return areas.map_of(shapes, here.code)


def _years(actor: Actor, code: str) -> list[int]:
    found = Figure.objects.visible_to(actor).filter(code=code)
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def _figures(actor: Actor, codes: list[str], year: int) -> list[Any]:
    found = Figure.objects.visible_to(actor).filter(code__in=codes, year=year)
    latest = found.order_by("code", "year", "indicator", "-arrival_id").distinct("code", "year", "indicator")
    return list(latest.select_related("arrival"))


def _lines(
    code: str, compared: list[Any], figures: list[Any], meanings: dict[str, Any]
) -> Iterator[tuple[Theme, FigureLine]]:
    by_place = {(figure.code, figure.indicator): figure for figure in figures}
    own = sorted((f for f in figures if f.code == code), key=lambda f: (_ORDER.get(f.indicator, 999), f.indicator))
    for figure in own:
        meaning = meanings[figure.indicator]
        unit = Unit(meaning.unit)
        others = [(row.name, by_place.get((row.code, figure.indicator))) for row in compared]
        yield (
            Theme(meaning.theme),
            FigureLine(
                indicator=figure.indicator,
                name=meaning.name,
                value=written(figure.number, figure.gap, unit),
                known=figure.number is not None,
                unit=unit.dutch,
                kind=Kind(meaning.kind),
                others=tuple(Beside(name, written(o.number, o.gap, unit) if o else "") for name, o in others),
            ),
        )


def _under_headings(lines: list[tuple[Theme, FigureLine]]) -> Iterator[ThemeLines]:
    order = list(Theme)
    for theme, found in groupby(sorted(lines, key=lambda pair: order.index(pair[0])), key=lambda pair: pair[0]):
        yield ThemeLines(theme, tuple(line for _, line in found))


def figure_page(actor: Actor, code: str, indicator: str, year: int | None = None) -> FigurePage:
    """One figure opened. Raises `NotForYou` when it is not there."""
    if not areas.is_code(code):
        raise NotForYou
    codes = [code, *levels.around(code)]
    rows = {
        row.code: row
        for row in areas.newest(Area.objects.visible_to(actor).filter(code__in=codes).defer("outline"))
    }
    found = Figure.objects.visible_to(actor).filter(code__in=codes, indicator=indicator)
    latest = list(found.order_by("code", "-year", "-arrival_id").distinct("code", "year").select_related("arrival"))
    own = [figure for figure in latest if figure.code == code]
    chosen = next((figure for figure in own if year in (None, figure.year)), None)
    meaning = meanings_of(actor, [indicator]).get(indicator)
    if chosen is None or meaning is None or code not in rows:
        raise NotForYou
    unit = Unit(meaning.unit)
    others = {figure.code: figure for figure in latest if figure.year == chosen.year}
    return FigurePage(
        area=areas.view(rows[code]),
        name=meaning.name,
        value=written(chosen.number, chosen.gap, unit),
        known=chosen.number is not None,
        unit=unit.dutch,
        kind=Kind(meaning.kind),
        year=chosen.year,
        source=chosen.arrival.source,
        file_name=chosen.arrival.file_name,
        came=chosen.arrival.at,
        not_said=meaning.not_said,
        compared=tuple(
            (areas.view(rows[each]), written(others[each].number, others[each].gap, unit))
            for each in codes[1:]
            if each in others and each in rows
        ),
        years=tuple((figure.year, written(figure.number, figure.gap, unit)) for figure in own),
    )
