"""The what-if model once more, in plain simpy as one would write it: one year of one team at a time, one process per question.

The floor of `what_if.py`: the same rules (crisis first, reserved hours, patience, escalation, prevention of four weeks)
over the same kinds of durations; its chance comes from the standard library, so that only the averages can be compared.
"""

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

import simpy
from simpy.resources.base import BaseResource, Get, Put
from simpy.resources.resource import SortedQueue

from kanteling.apps.capacity.rules.chances import lasting
from kanteling.apps.capacity.rules.simulation import MEMORY, PER_HOURS
from kanteling.apps.capacity.rules.team import Inflow, Supposed


class Ask(Get):
    """Hours asked: a crisis first, then who came first."""

    def __init__(self, desk: "Desk", hours: float, urgent: bool) -> None:
        self.hours, self.urgent = hours, urgent
        self.key = (not urgent, desk._env.now)
        super().__init__(desk)


class Return(Put):
    """Hours given back."""

    def __init__(self, desk: "Desk", hours: float) -> None:
        self.hours = hours
        super().__init__(desk)


class Desk(BaseResource):
    """The hours of the team in this week."""

    GetQueue = SortedQueue

    def __init__(self, env: simpy.Environment, hours: float, kept: float) -> None:
        super().__init__(env, 1)
        self.hours, self.kept, self.used = hours, kept, 0.0
        self.prevention, self.counted = 0.0, 0.0

    def count(self) -> None:
        """Add what was free for prevention since the last time."""
        self.prevention += min(max(self.hours - self.used, 0.0), self.kept) * (self._env.now - self.counted)
        self.counted = self._env.now

    def week(self, hours: float, kept: float) -> float:
        """End a week: what prevention got in it."""
        self.count()
        made, self.prevention = self.prevention, 0.0
        self.hours, self.kept = hours, kept
        self._trigger_get(None)
        return made

    def _do_put(self, event: Return) -> bool:
        self.count()
        self.used -= event.hours
        event.succeed()
        return True

    def _do_get(self, event: Ask) -> bool:
        limit = self.hours if event.urgent else self.hours - self.kept
        if self.used + event.hours > limit + 1e-9:
            return False
        self.count()
        self.used += event.hours
        event.succeed()
        return True


@dataclass
class Year:
    """What happened."""

    waits: list[float] = field(default_factory=list)
    crises: int = 0
    escalated: int = 0
    came: int = 0
    prevention: list[float] = field(default_factory=list)


def year(given: Supposed, chance: random.Random) -> Year:
    """One year of this team."""
    env, told = simpy.Environment(), Year()
    desk = Desk(env, given.hours[0], given.reserved[0])
    effect = given.effect
    fewer = chance.triangular(effect.low, effect.high, effect.likely) if effect else 0.0
    crisis = next(kind for kind in given.kinds if kind.crisis)
    state = {"unlucky": 1.0}

    def lasts(kind: Inflow) -> Callable[[], float]:
        scale, flat = lasting(kind.half_weeks, kind.most_weeks)
        return lambda: scale * chance.expovariate(1.0) ** flat

    crisis_lasts = lasts(crisis)

    def question(kind: Inflow, how_long: float) -> Generator[Any, Any, None]:
        came = env.now
        ask, hours = Ask(desk, kind.hours, kind.crisis), kind.hours
        if kind.crisis:
            yield ask
        else:
            yield ask | env.timeout(kind.patience)
            if not ask.triggered and chance.random() < kind.escalates * state["unlucky"]:
                ask.cancel()
                told.escalated += 1
                how_long, hours = crisis_lasts(), crisis.hours
                ask = Ask(desk, hours, True)
                yield ask
            else:
                if not ask.triggered:
                    yield ask
                told.waits.append(env.now - came)
        yield env.timeout(how_long)
        yield Return(desk, hours)

    def source(kind: Inflow) -> Generator[Any, Any, None]:
        how_long = lasts(kind)
        while True:
            yield env.timeout(chance.expovariate(kind.a_week))
            told.came += 1
            env.process(question(kind, how_long()))

    def weeks() -> Generator[Any, Any, None]:
        for week in range(given.weeks):
            yield env.timeout(1.0)
            coming = min(week + 1, given.weeks - 1)
            told.prevention.append(desk.week(given.hours[coming], given.reserved[coming]))
            last = told.prevention[-MEMORY:]
            state["unlucky"] = (1.0 - fewer) ** (sum(last) / len(last) / PER_HOURS)

    for kind in given.kinds:
        if kind.a_week > 0:
            env.process(source(kind))
    env.process(weeks())
    env.run(until=given.weeks + 1e-9)
    return told
