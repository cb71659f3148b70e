"""One figure through the years, beside the same figure around it: as lines, and as a table that tells the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Figure
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.trend import Chart, draw
from kanteling.foundation.actor import Actor

_YEARS = 20


class Row(NamedTuple):
    """One figure as it was brought in last: a number, or a gap and why."""

    code: str
    year: int
    indicator: str
    number: Decimal | None
    gap: str
    source: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year in the table: a value for each place (empty when it was not brought in), and where it comes from."""

    year: int
    values: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure over the years. ``chart`` is None with fewer than two known years; ``said`` is the whole in a sentence."""

    indicator: str
    name: str
    unit: str
    kind: str
    not_said: str
    places: tuple[str, ...]
    lines: tuple[YearLine, ...]
    chart: Chart | None
    said: str


def trends_of(actor: Actor, places: Sequence[Any], indicators: Iterable[str]) -> dict[str, Trend]:
    """The figures of the first place (rows of areas), with the others beside it. One query for all of them."""
    codes, wanted = [place.code for place in places], tuple(indicators)
    rows = Figure.objects.visible_to(actor).filter(code__in=codes, indicator__in=wanted)
    latest = rows.order_by("code", "indicator", "-year", "-arrival_id").distinct("code", "indicator", "year")
    found: dict[str, dict[tuple[str, int], Row]] = {}
    for each in latest.values_list("code", "year", "indicator", "number", "gap", "arrival__source"):
        row = Row(*each)
        found.setdefault(row.indicator, {})[row.code, row.year] = row
    return {what: _trend(what, places, found[what]) for what in wanted if what in found}


def _trend(what: str, places: Sequence[Any], found: Mapping[tuple[str, int], Row]) -> Trend:
    meaning = INDICATORS[what]
    years = sorted({year for code, year in found if code == places[0].code}, reverse=True)[:_YEARS]
    there = [place for place in places if any((place.code, year) in found for year in years)]
    lines = []
    for year in years:
        rows = [found.get((place.code, year)) for place in there]
        values = tuple(written(row.number, row.gap, meaning.unit) if row else "" for row in rows)
        lines.append(YearLine(year, values, rows[0].source if rows and rows[0] else ""))
    series: list[dict[int, float | None]] = [
        {year: _number(found[place.code, year]) for year in years if (place.code, year) in found} for place in there
    ]
    return Trend(
        indicator=what,
        name=gettext(meaning.name),
        unit=gettext(meaning.unit.dutch),
        kind=gettext(meaning.kind.dutch),
        not_said=gettext(meaning.not_said),
        places=tuple(place.name for place in there),
        lines=tuple(lines),
        chart=_in_words(draw(series)),
        said=_said([line for line in lines if series and series[0].get(line.year) is not None]),
    )


def _number(row: Row) -> float | None:
    return None if row.number is None else float(row.number)


def _in_words(chart: Chart | None) -> Chart | None:
    """The numbers beside the axis as they are written here."""
    if chart is None:
        return None
    up = tuple(
        replace(mark, text=formats.number_format(_plain(mark.text), force_grouping=True)) for mark in chart.up
    )
    return replace(chart, up=up)


def _plain(text: str) -> int | str:
    number = float(text)
    return int(number) if number.is_integer() else text


def _said(known: list[YearLine]) -> str:
    if len(known) < 2:
        return ""
    last, first = known[0], known[-1]
    return gettext("Van %(first)s in %(then)s naar %(last)s in %(now)s.") % {
        "first": first.values[0],
        "then": first.year,
        "last": last.values[0],
        "now": last.year,
    }
