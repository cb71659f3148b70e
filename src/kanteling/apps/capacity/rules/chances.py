"""What chance brings to many years of one team at once: when questions come, how long they last, how lucky they are.

Chance is passed in: one stream per kind, so that the same seed brings the same questions to every scenario and only
what was changed makes the difference (common random numbers). Only even numbers between 0 and 1 are taken from it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kanteling.apps.capacity.rules.team import Effect, Inflow, Supposed

Floats = NDArray[np.float64]
Even = Callable[[tuple[int, int]], Floats]
"""Gives an array of this shape with numbers from 0 up to but not including 1."""
Streams = Callable[[int], Even]
"""The stream with this number; the same number gives the same chances again."""

EFFECT_STREAM = 1_000
SURE = 6.0
"""Standard deviations above the mean for which room is made: one year in a thousand million has more."""
ROUND = 1e-12


@dataclass(frozen=True, slots=True)
class Coming:
    """Questions of one urgency, by moment, a row per year. Behind the last one of a row stands infinity.

    ``rank`` says how long each lasts beside others (an exponential number): a question that escalates keeps its rank.
    """

    moment: Floats
    lasts: Floats
    hours: Floats
    deadline: Floats
    luck: Floats
    rank: Floats


@dataclass(frozen=True, slots=True)
class InHand:
    """What was already in hand on the first day."""

    lasts: Floats
    hours: Floats


@dataclass(frozen=True, slots=True)
class Drawn:
    """All the chance of many years. ``fewer`` is the effect of prevention in each year: a share, or nought."""

    ordinary: Coming
    crisis: Coming
    in_hand: InHand
    crisis_hours: float
    crisis_time: tuple[float, float]
    fewer: Floats


def lasting(half: float, most: float) -> tuple[float, float]:
    """Scale and one over the shape of a Weibull with half done at ``half`` and nine of ten at ``most``.

    With ``most / half`` = ln 10 / ln 2 (3.32) this is the exponential duration of Erlang.
    """
    flat = math.log(most / half) / math.log(math.log(10) / math.log(2))
    return half / math.log(2) ** flat, flat


def draw(given: Supposed, years: int, streams: Streams) -> Drawn:
    """Chance for ``years`` years of this team."""
    crisis = next(kind for kind in given.kinds if kind.crisis)
    drawn = [_kind(kind, place, given.weeks, years, streams) for place, kind in enumerate(given.kinds)]
    pairs = list(zip(given.kinds, drawn, strict=True))
    started = [_in_hand(kind, place, years, streams) for place, kind in enumerate(given.kinds)]
    return Drawn(
        _merged([each for kind, each in pairs if not kind.crisis], years),
        _merged([each for kind, each in pairs if kind.crisis], years),
        InHand(*(np.concatenate(each, axis=1) for each in zip(*started, strict=True))),
        float(crisis.hours),
        lasting(crisis.half_weeks, crisis.most_weeks),
        _effects(given.effect, years, streams(EFFECT_STREAM)),
    )


def _kind(kind: Inflow, place: int, weeks: int, years: int, streams: Streams) -> tuple[Floats, ...]:
    """The questions of one kind: the arrays of `Coming`.

    Numbers are taken question by question over all years, so that more inflow leaves those of the first questions alone.
    """
    mean = kind.a_week * weeks
    most = int(mean + SURE * math.sqrt(mean) + SURE) if mean else 0
    gaps = -np.log1p(-streams(4 * place)((most, years))) / (kind.a_week or 1.0)
    moment = np.concatenate((np.zeros((kind.waiting_now, years)), np.cumsum(gaps, axis=0)))
    many = kind.waiting_now + int((moment[kind.waiting_now :] < weeks).sum(axis=0).max(initial=0))
    moment = moment[:many]
    moment[moment >= weeks] = np.inf
    rank = -np.log1p(-streams(4 * place + 1)((many, years)))
    scale, flat = lasting(kind.half_weeks, kind.most_weeks)
    lasts = scale * (rank if abs(flat - 1) < ROUND else rank**flat)
    if kind.escalates and math.isfinite(kind.patience):
        luck = streams(4 * place + 2)((many, years)) / kind.escalates
        deadline = np.where(luck < 1, moment + kind.patience, np.inf)
    else:
        luck = deadline = np.full((many, years), np.inf)
    hours = np.full((many, years), float(kind.hours))
    return tuple(each.T for each in (moment, lasts, hours, deadline, luck, rank))


def _in_hand(kind: Inflow, place: int, years: int, streams: Streams) -> tuple[Floats, Floats]:
    """How long those in hand still last, and their hours. Drawn as if each began today: exact when exponential."""
    scale, flat = lasting(kind.half_weeks, kind.most_weeks)
    rank = -np.log1p(-streams(4 * place + 3)((kind.in_hand_now, years))).T
    return scale * rank**flat, np.full(rank.shape, float(kind.hours))


def _merged(kinds: list[tuple[Floats, ...]], years: int) -> Coming:
    """Several kinds in one order of coming, and one column of infinity behind it."""
    behind = (np.full((years, 1), np.inf),) * 6
    arrays = [np.concatenate(each, axis=1) for each in zip(*kinds, behind, strict=True)]
    if len(kinds) > 1:
        order = np.argsort(arrays[0], axis=1, kind="stable")
        most = int(np.isfinite(arrays[0]).sum(axis=1).max(initial=0)) + 1
        order = order[:, :most]
        arrays = [np.take_along_axis(each, order, axis=1) for each in arrays]
    return Coming(*(np.ascontiguousarray(each) for each in arrays))


def _effects(effect: Effect | None, years: int, even: Even) -> Floats:
    """The effect in each year: somewhere in its range, most often near what is likely (a triangle)."""
    chance = even((1, years))[0]
    if effect is None or effect.high <= 0:
        return np.zeros(years)
    if effect.high == effect.low:
        return np.full(years, effect.likely)
    width, below = effect.high - effect.low, effect.likely - effect.low
    above = effect.high - effect.likely
    rising = effect.low + np.sqrt(chance * width * below)
    falling = effect.high - np.sqrt((1 - chance) * width * above)
    found: Floats = np.where(chance * width < below, rising, falling)
    return found
