"""Drawings from prepared numbers: plain lists of places and lengths, for SVG that stands beside a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanteling.apps.capacity.rules.ranges import Range
from kanteling.apps.capacity.rules.room import WeekRoom

WIDE, HIGH, LEFT, BELOW, TOP = 640, 300, 44, 40, 12
BAR = 0.66


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: an outline for what was kept, solid for used, hatched for crises, from the ground up."""

    x: float
    width: float
    kept_y: float
    kept_height: float
    used_y: float
    used_height: float
    lost_y: float
    lost_height: float
    middle: float
    room: WeekRoom
    now: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale."""

    y: float
    hours: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """Weeks beside each other."""

    width: int
    height: int
    left: int
    ground: float
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


def weeks_chart(weeks: Sequence[WeekRoom]) -> BarChart:
    """Hours kept, used and gone to crises, a bar a week."""
    most = max(max((each.reserved for each in weeks), default=0) / 60, 4)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500) if most / size <= 5)
    top = (int(most / step - 1e-9) + 1) * step
    ground = HIGH - BELOW
    scale = (ground - TOP) / top
    place = (WIDE - LEFT) / max(len(weeks), 1)
    bars = []
    for at, room in enumerate(weeks):
        kept, used, lost = (minutes / 60 * scale for minutes in (room.reserved, room.used, room.to_crises))
        x, width = LEFT + place * (at + (1 - BAR) / 2), place * BAR
        bars.append(
            Bar(
                round(x, 1), round(width, 1), round(ground - kept, 1), round(kept, 1), round(ground - used, 1),
                round(used, 1), round(ground - used - lost, 1), round(lost, 1), round(x + width / 2, 1), room,
                at == len(weeks) - 1,
            )
        )  # fmt: skip
    lines = tuple(Line(round(ground - hours * scale, 1), hours) for hours in range(0, top + 1, step))
    return BarChart(WIDE, HIGH, LEFT, ground, tuple(bars), lines)


@dataclass(frozen=True, slots=True)
class Band:
    """How a number goes through the weeks: between these years, with its middle."""

    area: str
    middle: str
    lines: tuple[Line, ...]
    width: int
    height: int
    left: int
    ground: float
    ticks: tuple[tuple[float, int], ...]


def band_chart(weeks: Sequence[Range], most: float) -> Band:
    """A band from the tenth to the ninetieth of a hundred years, on a scale up to ``most``."""
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if max(most, 4) / size <= 5)
    top = (int(max(most, 4) / step - 1e-9) + 1) * step
    ground = HIGH - BELOW
    scale, place = (ground - TOP) / top, (WIDE - LEFT) / max(len(weeks) - 1, 1)

    def point(at: int, value: float) -> str:
        return f"{LEFT + place * at:.1f},{ground - value * scale:.1f}"

    over = [point(at, week.high) for at, week in enumerate(weeks)]
    under = [point(at, week.low) for at, week in enumerate(weeks)]
    ticks = tuple(
        (round(LEFT + place * (at - 1), 1), at) for at in range(1, len(weeks) + 1) if at % 13 == 0 or at == 1
    )
    return Band(
        " ".join([*over, *reversed(under)]), " ".join(point(at, week.middle) for at, week in enumerate(weeks)),
        tuple(Line(round(ground - number * scale, 1), number) for number in range(0, top + 1, step)),
        WIDE, HIGH, LEFT, ground, ticks,
    )  # fmt: skip
