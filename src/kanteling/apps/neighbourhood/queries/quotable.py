"""What others may take along from Wijk in beeld: a figure as it stands now, with its year, its source and its kind."""

from dataclasses import dataclass
from typing import Any

from kanteling.apps.neighbourhood.models import Area, Figure
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.queries.lists import meanings_of
from kanteling.apps.neighbourhood.rules import levels
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind, Unit
from kanteling.foundation.actor import Actor

_ORDER = {code: at for at, code in enumerate(INDICATORS)}


@dataclass(frozen=True, slots=True)
class Quotable:
    """One known figure, ready to be read beside a text. ``key`` names it within an area's list, ``where`` is its area."""

    key: str
    where: str
    indicator: str
    name: str
    value: str
    estimated: bool
    year: int
    source: str


def quotable(actor: Actor, code: str) -> tuple[Quotable, ...]:
    """The newest known figures of an area and of the wijk around it, in the order of its page. Three queries."""
    if not areas.is_code(code):
        return ()
    codes = [code, *(each for each in levels.around(code) if each.startswith("WK"))]
    names = {
        row.code: row.name
        for row in areas.newest(Area.objects.visible_to(actor).filter(code__in=codes).defer("outline"))
    }
    found = Figure.objects.visible_to(actor).filter(code__in=codes, number__isnull=False)
    newest: list[Any] = list(
        found.order_by("code", "indicator", "-year", "-arrival_id")
        .distinct("code", "indicator")
        .select_related("arrival")
    )
    meanings = meanings_of(actor, {figure.indicator for figure in newest})
    newest.sort(key=lambda figure: (codes.index(figure.code), _ORDER.get(figure.indicator, 999), figure.indicator))
    return tuple(
        Quotable(
            key=f"{figure.code}.{figure.indicator}",
            where=names.get(figure.code, figure.code),
            indicator=figure.indicator,
            name=meanings[figure.indicator].name,
            value=written(figure.number, figure.gap, Unit(meanings[figure.indicator].unit)),
            estimated=Kind(meanings[figure.indicator].kind) is Kind.ESTIMATED,
            year=figure.year,
            source=figure.arrival.source,
        )
        for figure in newest
    )
