"""Figures over the years as lines: where each year lies, and what the axes say. Pure geometry, no colours.

A line stops where a year is unknown or secret and goes on after it. Years in which nobody measured are not in the table
and do not break a line. The axis begins at nought, unless all figures lie far from it; then its first number says so.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 18, 16, 34
_STEPS = (1, 2, 2.5, 5)
_LINES = 4
_FLAT = 0.0001
"""Figures that lie nearer to each other are one and the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or number beside an axis, or a dot."""

    x: float
    y: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One place through the years: its stretches without holes, and a dot for each year."""

    stretches: tuple[str, ...]
    dots: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything as places on the sheet, in SVG units. ``lines`` in the order in which they were asked."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    up: tuple[Mark, ...]
    across: tuple[Mark, ...]
    lines: tuple[Line, ...]
    holes: tuple[Mark, ...]
    from_nought: bool


def draw(places: Sequence[Mapping[int, float | None]]) -> Chart | None:
    """The chart of the first place with the others behind it; None with fewer than two known years.

    Each place maps a year to its figure, or to None when that year is known to be unknown or secret.
    """
    known = [number for place in places for number in place.values() if number is not None]
    first = places[0] if places else {}
    if sum(number is not None for number in first.values()) < 2:
        return None
    years = sorted({year for place in places for year in place})
    ticks = ticks_of(min(known), max(known))
    long = max(1, years[-1] - years[0])

    def x(year: int) -> float:
        return round(_LEFT + (year - years[0]) / long * (WIDTH - _LEFT - _RIGHT), 1)

    def y(number: float) -> float:
        share = (number - ticks[0]) / (ticks[-1] - ticks[0])
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    def line(place: Mapping[int, float | None]) -> Line:
        points = [(year, place[year]) for year in sorted(place)]
        stretches: list[list[str]] = [[]]
        for year, number in points:
            if number is None:
                stretches.append([])
            else:
                stretches[-1].append(f"{x(year):g},{y(number):g}")
        dots = tuple(Mark(x(year), y(number)) for year, number in points if number is not None)
        return Line(tuple(" ".join(each) for each in stretches if len(each) > 1), dots)

    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        bottom=HEIGHT - _BOTTOM,
        up=tuple(Mark(_LEFT - 8, y(tick), f"{tick:g}") for tick in ticks),
        across=tuple(Mark(x(year), HEIGHT - 10, str(year)) for year in _shown(years)),
        lines=tuple(line(place) for place in places),
        holes=tuple(Mark(x(year), HEIGHT - _BOTTOM - 10) for year, number in first.items() if number is None),
        from_nought=ticks[0] == 0,
    )


def ticks_of(least: float, most: float) -> tuple[float, ...]:
    """Round numbers around all figures: from nought, or from near the least when that is more than half the most."""
    low = least if (least > most / 2 and most - least > _FLAT) or least < 0 else 0.0
    wide = most - low if most - low > _FLAT else 1.0
    size = 10 ** math.floor(math.log10(wide / _LINES))
    step = next(size * many for many in (*_STEPS, 10) if wide / (size * many) <= _LINES)
    start = math.floor(low / step) * step
    many = max(1, math.ceil(round((most - start) / step, 6)))
    return tuple(round(start + at * step, 6) for at in range(many + 1))


def _shown(years: Sequence[int]) -> list[int]:
    """The years that fit below the axis: the first and the last always, others when there is room."""
    wide, room = max(1, years[-1] - years[0]), 52 / (WIDTH - _LEFT - _RIGHT)
    shown = [years[0]]
    for year in years[1:-1]:
        if (year - shown[-1]) / wide >= room and (years[-1] - year) / wide >= room:
            shown.append(year)
    return [*shown, years[-1]] if len(years) > 1 else shown
