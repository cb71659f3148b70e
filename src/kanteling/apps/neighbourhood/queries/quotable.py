"""What others may take along from Wijk in beeld: a figure as it stands now, with its year, its source and its kind."""

from dataclasses import dataclass
from typing import Any

from kanteling.apps.neighbourhood.models import Figure
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.queries.lists import meanings_of
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS, Kind, Unit
from kanteling.foundation.actor import Actor

_ORDER = {code: at for at, code in enumerate(INDICATORS)}


@dataclass(frozen=True, slots=True)
class Quotable:
    """One known figure of an area, ready to be read beside a text."""

    indicator: str
    name: str
    value: str
    estimated: bool
    year: int
    source: str


def quotable(actor: Actor, code: str) -> tuple[Quotable, ...]:
    """The newest known figures of an area, in the order of its page; empty when there are none. Two queries."""
    if not areas.is_code(code):
        return ()
    found = Figure.objects.visible_to(actor).filter(code=code, number__isnull=False)
    newest: list[Any] = list(
        found.order_by("indicator", "-year", "-arrival_id").distinct("indicator").select_related("arrival")
    )
    meanings = meanings_of(actor, {figure.indicator for figure in newest})
    newest.sort(key=lambda figure: (_ORDER.get(figure.indicator, 999), figure.indicator))
    return tuple(
        Quotable(
            indicator=figure.indicator,
            name=meanings[figure.indicator].name,
            value=written(figure.number, figure.gap, Unit(meanings[figure.indicator].unit)),
            estimated=Kind(meanings[figure.indicator].kind) is Kind.ESTIMATED,
            year=figure.year,
            source=figure.arrival.source,
        )
        for figure in newest
    )
