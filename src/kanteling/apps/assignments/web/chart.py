"""The figure of an assignment: the band of the expected path, and what was published. Made here, so no script is needed."""

from dataclasses import dataclass
from datetime import date

from kanteling.apps.assignments.queries.progress import Progress
from kanteling.apps.assignments.rules.disclosure import between

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 44, 16, 16, 44


@dataclass(frozen=True, slots=True)
class Mark:
    """One published number: a bar over all that it may stand for. ``hidden`` for fewer than ten."""

    x: str
    top: str
    height: str
    middle: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number beside an axis."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything as places on the sheet."""

    band: str
    path: str
    marks: tuple[Mark, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    goal: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def chart(progress: Progress, day_words: "tuple[str, str]") -> Chart:
    """The figure; ``day_words`` are the first and the last day as they are written below it."""
    bars = [between(point.shown) for point in progress.points]
    most = max([progress.people, *(high for _, high in bars)])
    step = _step(most)
    top = -(-most // step) * step
    length = max(1, (progress.until - progress.since).days)

    def x(day: date) -> float:
        share = (min(day, progress.until) - progress.since).days / length
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(many: float) -> float:
        return round(HEIGHT - BOTTOM - many / top * (HEIGHT - TOP - BOTTOM), 1)

    upper = [f"{x(each.day)},{y(each.high)}" for each in progress.path]
    lower = [f"{x(each.day)},{y(each.low)}" for each in reversed(progress.path)]
    marks = tuple(
        Mark(
            str(x(point.day)),
            str(y(high)),
            str(round(y(low) - y(high), 1)),
            str(y(point.shown or low)),
            point.shown is None,
        )
        for point, (low, high) in zip(progress.points, bars, strict=True)
        if point.day <= progress.until
    )
    return Chart(
        band=" ".join([*upper, *lower]),
        path=" ".join(f"{x(each.day)},{y(each.middle)}" for each in progress.path),
        marks=marks,
        across=(Tick(str(LEFT), day_words[0]), Tick(str(WIDTH - RIGHT), day_words[1])),
        up=tuple(Tick(str(y(many)), str(many)) for many in range(0, top + 1, step)),
        goal=str(y(progress.people)),
    )


def _step(most: int) -> int:
    """A round distance between lines, of which four to eight fit."""
    return next(step for step in (5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**6) if most / step <= 8)
