"""Shades of a map: how numbers fall into a few classes. Equal steps between round numbers, so that a shade says how
much and not which place in a row; with quantiles each map would have a worst fifth, whatever the differences.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True, slots=True)
class Class:
    """From ``low`` (included) to ``high`` (not included, but for the last)."""

    low: float
    high: float


def classes(numbers: Sequence[float]) -> tuple[Class, ...]:
    """At most five equal classes on round bounds that hold all numbers; one when all are the same; none without any."""
    if not numbers:
        return ()
    low, high = min(numbers), max(numbers)
    if high - low < 1e-9:
        return (Class(low, high),)
    step = _round_up((high - low) / (MOST - 1))
    start = math.floor(low / step + 1e-9) * step
    many = max(1, math.ceil((high - start) / step - 1e-9))
    while many > MOST:
        step = _round_up(step * 1.01)
        start = math.floor(low / step + 1e-9) * step
        many = max(1, math.ceil((high - start) / step - 1e-9))
    return tuple(Class(round(start + at * step, 9), round(start + (at + 1) * step, 9)) for at in range(many))


def _round_up(width: float) -> float:
    """The next of 1, 2, 2½, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(width))
    return next(round(each * power, 12) for each in (1, 2, 2.5, 5, 10) if each * power >= width - 1e-12)


def class_of(number: float, steps: Sequence[Class]) -> int:
    """The class in which a number falls, from 1."""
    for at, step in enumerate(steps, start=1):
        if number < step.high or at == len(steps):
            return at
    raise ValueError("no classes")
