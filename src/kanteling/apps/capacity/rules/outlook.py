"""From many calculated years to what a person can use: ranges, weeks in a row, and sentences that do not pretend.

Eight of ten years lie within what is said; the other two lie outside, and that is said too. Two scenarios are compared
year by year, on the same questions, so that luck falls away and what was changed remains.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kanteling.apps.capacity.rules.ranges import DAYS_A_WEEK, GROWS, Range, Sentence, Weeks
from kanteling.apps.capacity.rules.simulation import Years
from kanteling.apps.capacity.rules.team import Supposed
from kanteling.foundation.words import Dutch, dutch

Floats = NDArray[np.float64]
WITHIN = (10.0, 50.0, 90.0)
SURE = 0.9
SOME = 0.6
SELDOM = 0.1
COLUMNS = ("wait", "escalated", "prevention", "short_weeks", "left")


@dataclass(frozen=True, slots=True)
class Outlook:
    """One scenario. ``per_year`` holds each column of `COLUMNS` with a number per year; ``weeks`` ranges per week."""

    years: int
    ranges: Mapping[str, Range]
    per_year: Mapping[str, tuple[float, ...]]
    waiting: tuple[Range, ...]
    prevention: tuple[Range, ...]


def counted(given: Supposed, found: Years) -> dict[str, list[Any]]:
    """What is kept of a batch of years: plain lists, a number per year, and per year its weeks."""
    kept = np.array(given.reserved)
    began = np.isfinite(found.waited)
    many = began.sum(axis=1)
    wait = np.where(began, found.waited, 0.0).sum(axis=1) / np.maximum(many, 1)
    short = ((found.prevention < kept / 2) & (kept > 0)).sum(axis=1)
    return {
        "wait": _plain(wait, 4),
        "escalated": _plain(found.escalated, 0),
        "prevention": _plain(found.prevention.mean(axis=1), 2),
        "short_weeks": _plain(short, 0),
        "left": _plain(found.waiting[:, -1], 0),
        "waiting_weeks": [_plain(row, 0) for row in found.waiting],
        "prevention_weeks": [_plain(row, 1) for row in found.prevention],
    }


def _plain(numbers: NDArray[Any], digits: int) -> list[float]:
    return [float(each) for each in np.round(numbers, digits)]


def look(batches: Iterable[Mapping[str, Sequence[Any]]]) -> Outlook:
    """All batches of one scenario together. There is at least one year."""
    parts = list(batches)
    joined = {key: [each for part in parts for each in part[key]] for key in parts[0]}
    columns = {name: tuple(joined[name]) for name in COLUMNS}
    return Outlook(
        len(columns["wait"]),
        {name: _range(np.array(values)) for name, values in columns.items()},
        columns,
        _weekly(joined["waiting_weeks"]),
        _weekly(joined["prevention_weeks"]),
    )


def _range(numbers: Floats) -> Range:
    return Range(*(float(each) for each in np.percentile(numbers, WITHIN)))


def _weekly(rows: Sequence[Sequence[float]]) -> tuple[Range, ...]:
    found = np.percentile(np.array(rows), WITHIN, axis=0)
    return tuple(Range(*(float(each) for each in column)) for column in found.T)


def grows(outlook: Outlook) -> bool:
    """Whether the queue keeps growing: in the last quarter twice as long as in the second, and more than a few."""
    middle = [week.middle for week in outlook.waiting]
    quarter = max(len(middle) // 4, 1)
    second, last = middle[quarter : 2 * quarter] or middle, middle[-quarter:]
    return sum(last) / len(last) > GROWS * sum(second) / len(second) + GROWS


def sentences(given: Supposed, outlook: Outlook) -> tuple[Sentence, ...]:
    """What this scenario says, the surest first and its limits last."""
    wait, worse, short = (outlook.ranges[name] for name in ("wait", "escalated", "short_weeks"))
    found = [_said_wait(wait)]
    if grows(outlook):
        found.append(Sentence(dutch("De rij wordt elke maand langer. Zo houdt het team dit niet vol."), {}))
    if any(kind.escalates for kind in given.kinds):
        words = dutch("Per jaar worden %(low)s tot %(high)s wachtende vragen een crisis.")
        never = dutch("Bijna nooit wordt een vraag een crisis door wachten.")
        found.append(Sentence(words, _whole(worse)) if round(worse.high) else Sentence(never, {}))
    if any(given.reserved):
        kept = round(sum(given.reserved) / given.weeks, 1)
        words = dutch("Van de %(kept)s uur die u bewaart, blijft er gemiddeld %(low)s tot %(high)s over.")
        found.append(Sentence(words, {"kept": f"{kept:g}"} | _tenths(outlook.ranges["prevention"])))
        words = dutch("In %(low)s tot %(high)s weken per jaar is meer dan de helft ervan weg.")
        whole = dutch("Bijna nooit is meer dan de helft ervan weg.")
        found.append(Sentence(words, _whole(short)) if round(short.high) else Sentence(whole, {}))
    if given.effect is None:
        words = dutch("U gaf geen effect van voorkomen op. Dit rekent dus zonder.")
        found.append(Sentence(words, {}))
    else:
        found.append(
            Sentence(
                dutch("Het effect van voorkomen komt van: %(source)s. Het is een aanname."),
                {"source": given.effect.source},
            )
        )
    words = dutch(
        "Dit is rekenen, geen voorspellen. Van de %(years)s gerekende jaren vallen 2 op de 10 hierbuiten."
    )
    return (*found, Sentence(words, {"years": outlook.years}))


def _said_wait(wait: Range) -> Sentence:
    if round(wait.high * DAYS_A_WEEK) < 1:
        return Sentence(dutch("Een vraag wacht gemiddeld minder dan een dag."), {})
    if Weeks(wait.low).many == 0:
        return Sentence(dutch("Een vraag wacht gemiddeld hoogstens %(high)s."), {"high": Weeks(wait.high)})
    return Sentence(dutch("Een vraag wacht gemiddeld %(low)s tot %(high)s."), _time(wait))


def compared(now: Outlook, other: Outlook) -> tuple[Sentence, ...]:
    """What ``other`` changes, year by year on the same questions. Differences that luck can make are called unsure."""
    return (
        _difference(
            now, other, "wait", dutch("Een vraag wacht dan %(low)s tot %(high)s korter."),
            dutch("Een vraag wacht dan %(low)s tot %(high)s langer."),
            dutch("Of een vraag dan korter wacht, is niet te zeggen."), _time,
        ),
        _difference(
            now, other, "escalated", dutch("Er worden per jaar %(low)s tot %(high)s vragen minder een crisis."),
            dutch("Er worden per jaar %(low)s tot %(high)s vragen meer een crisis."),
            dutch("Of er dan minder vragen een crisis worden, is niet te zeggen."), _whole,
        ),
        _difference(
            now, other, "prevention", dutch("Voor voorkomen blijft per week %(low)s tot %(high)s uur minder over."),
            dutch("Voor voorkomen blijft per week %(low)s tot %(high)s uur meer over."),
            dutch("Of er meer tijd voor voorkomen blijft, is niet te zeggen."), _tenths,
        ),
    )  # fmt: skip


def _difference(
    now: Outlook, other: Outlook, name: str, less: Dutch, more: Dutch, unsure: Dutch, shown: Any
) -> Sentence:
    years = min(now.years, other.years)
    gone = np.array(other.per_year[name][:years]) - np.array(now.per_year[name][:years])
    down, up = float((gone < 0).mean()), float((gone > 0).mean())
    if name == "escalated" and max(down, up) < SOME and min(down, up) < SELDOM < max(down, up):
        words = dutch(
            "In %(many)s van de 10 jaren worden minder vragen een crisis. In de andere jaren scheelt het niets."
        )
        other_words = dutch(
            "In %(many)s van de 10 jaren worden meer vragen een crisis. In de andere jaren scheelt het niets."
        )
        return Sentence(words if down > up else other_words, {"many": round(10 * max(down, up))})
    if max(down, up) < SOME or (shown is _time and abs(float(np.median(gone))) * DAYS_A_WEEK < SOME):
        return Sentence(unsure, {})
    lower = down > up
    found = _range(-gone if lower else gone)
    found = Range(max(found.low, 0.0), max(found.middle, 0.0), max(found.high, 0.0))
    return Sentence(less if lower else more, shown(found))


def _whole(found: Range) -> dict[str, Any]:
    return {"low": round(found.low), "high": round(found.high)}


def _tenths(found: Range) -> dict[str, Any]:
    return {"low": f"{round(found.low, 1):g}", "high": f"{round(found.high, 1):g}"}


def _time(found: Range) -> dict[str, Any]:
    """Weeks when it is long, days when it is short: values that `spoken` turns into words."""
    return {"low": Weeks(found.low), "high": Weeks(found.high)}
