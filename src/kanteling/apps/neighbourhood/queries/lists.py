"""Areas and figures in rows, for machines and for files that leave the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kanteling.apps.neighbourhood.models import Area, Figure, Indicator
from kanteling.apps.neighbourhood.queries.areas import AreaView, area_of, is_code, newest, view
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with all that makes it readable on its own."""

    code: str
    name: str
    year: int
    indicator: str
    meaning: str
    number: Decimal | None
    gap: str
    unit: str
    kind: str
    source: str


def areas_after(
    actor: Actor, *, level: str = "", within: str = "", after: str = "", most: int = 100
) -> list[AreaView]:
    """At most ``most`` areas in order of code, from the first behind ``after``."""
    if any(code and not is_code(code) for code in (within, after)) or level not in ("", *map(str, Level)):
        return []
    rows = Area.objects.visible_to(actor).filter(code__gt=after).defer("outline")
    if level:
        rows = rows.filter(level=level)
    if within:
        rows = rows.filter(municipality_code=within)
    return [view(row) for row in newest(rows)[:most]]


def figures_of(actor: Actor, code: str, year: int | None = None) -> list[FigureRow]:
    """The figures of one area, newest year first. Raises `NotForYou` when the area is not known."""
    area = area_of(actor, code)
    rows = Figure.objects.visible_to(actor).filter(code=code)
    return _rows(actor, rows.filter(year=year) if year else rows, {code: area.name})


def figures_within(actor: Actor, within: str, level: str, year: int) -> list[FigureRow]:
    """The figures of all areas of one level in a gemeente, in one year."""
    if not is_code(within) or level not in map(str, Level):
        return []
    rows = Area.objects.visible_to(actor).filter(municipality_code=within, level=level, year=year)
    names = {row.code: row.name for row in newest(rows.defer("outline"))}
    found = Figure.objects.visible_to(actor).filter(code__in=list(names), year=year)
    return _rows(actor, found, names)


def _rows(actor: Actor, figures: Any, names: dict[str, str]) -> list[FigureRow]:
    latest = figures.order_by("code", "-year", "indicator", "-arrival_id").distinct("code", "year", "indicator")
    found = list(latest.select_related("arrival"))
    meanings = meanings_of(actor, {figure.indicator for figure in found})
    return [
        FigureRow(
            code=figure.code,
            name=names[figure.code],
            year=figure.year,
            indicator=figure.indicator,
            meaning=meanings[figure.indicator].name,
            number=figure.number,
            gap=figure.gap,
            unit=meanings[figure.indicator].unit,
            kind=meanings[figure.indicator].kind,
            source=figure.arrival.source,
        )
        for figure in found
    ]


def meanings_of(actor: Actor, codes: Iterable[str]) -> dict[str, Any]:
    """What each figure means by the last word on it."""
    found = Indicator.objects.visible_to(actor).filter(code__in=list(codes))
    return {row.code: row for row in found.order_by("code", "-arrival_id").distinct("code")}
