"""The what-if, without a database: exact where the mathematics is known, and true to the promises of its rules."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as any_

from kanteling.apps.capacity.rules.chances import Even, draw
from kanteling.apps.capacity.rules.outlook import compared, counted, grows, look, sentences
from kanteling.apps.capacity.rules.ranges import Weeks
from kanteling.apps.capacity.rules.simulation import Years, simulate
from kanteling.apps.capacity.rules.team import (
    Colleague,
    Effect,
    Inflow,
    NoScenario,
    Supposed,
    hours_for_questions,
    why_not_suppose,
)

CRISIS = Inflow("crisis", 0.6, 2.0, 6.0, 5.0, crisis=True)
HELP = Inflow("hulp", 4.0, 6.0, 20.0, 2.0, patience=3.0, escalates=0.4)
MONEY = Inflow("geld", 1.5, 4.0, 12.0, 1.5, patience=2.0, escalates=0.2)
NONE_YET = replace(CRISIS, a_week=0.0)


def chance(seed: int) -> Callable[[int], Even]:
    return lambda place: np.random.Generator(np.random.SFC64([seed, place])).random


def a_team(hours: float = 100.0, kept: float = 12.0, weeks: int = 30, **changes: object) -> Supposed:
    usual = Supposed((HELP, MONEY, CRISIS), (hours,) * weeks, (kept,) * weeks)
    return replace(usual, **changes)  # type: ignore[arg-type]


def years(team: Supposed, many: int = 40, seed: int = 1) -> Years:
    return simulate(team, draw(team, many, chance(seed)))


def mean_wait(found: Years) -> float:
    """Over all who came, who never began counted as waiting until the end."""
    came = np.isfinite(found.came)
    waited = np.where(np.isnan(found.waited), 30.0 - np.where(came, found.came, 0.0), found.waited)
    return float(waited[came].mean())


def erlang_c(servers: int, offered: float) -> float:
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    return blocked / (1 - offered / servers * (1 - blocked)) / (servers - offered)


@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (3, 0.6)])
def test_with_one_kind_and_no_reserve_it_is_the_queue_of_erlang(servers: int, load: float) -> None:
    """200,000 arrivals: chance alone is off by 1 to 2 percent there; the benchmark does a million (docs/speed.md)."""
    offered, weeks = servers * load, round(650 / (servers * load))
    queue = Inflow("x", offered, math.log(2), math.log(10), 1.0)
    team = Supposed((queue, NONE_YET), (float(servers),) * weeks, (0.0,) * weeks)
    found = years(team, 400)
    counted_in = (found.came > weeks * 0.2) & (found.came < weeks * 0.97)
    assert np.nanmean(np.where(counted_in, found.waited, np.nan)) == pytest.approx(
        erlang_c(servers, offered), rel=0.04
    )


def test_one_colleague_with_one_question_at_a_time_is_lindleys_queue_question_by_question() -> None:
    """Lindley 1952: who comes waits what the one before waited and lasted, less the time between them."""
    queue = Inflow("x", 0.8, math.log(2), math.log(10), 1.0)
    team = Supposed((queue, NONE_YET), (1.0,) * 80, (0.0,) * 80)
    drawn = draw(team, 20, chance(3))
    found = simulate(team, drawn)
    compared_with = 0
    for came, lasts, waited in zip(found.came, drawn.ordinary.lasts, found.waited, strict=True):
        expected, before = 0.0, float(came[0])
        for moment, lasted, wait in zip(came[np.isfinite(came)], lasts, waited, strict=False):
            expected = max(0.0, expected - (moment - before))
            if np.isfinite(wait):
                assert wait == pytest.approx(expected, abs=1e-9)
                compared_with += 1
            expected, before = expected + lasted, moment
    assert compared_with > 800


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    first, again, other = years(a_team()), years(a_team()), years(a_team(), seed=2)
    assert np.array_equal(first.waited, again.waited, equal_nan=True)
    assert mean_wait(first) != mean_wait(other)


def test_no_inflow_no_waiting() -> None:
    quiet = a_team(kinds=(replace(HELP, a_week=0.0), replace(CRISIS, a_week=0.0)))
    found = years(quiet)
    assert found.waiting.sum() == 0
    assert (found.prevention == 12.0).all()


@for_all(any_.floats(15.0, 120.0), any_.floats(5.0, 60.0), any_.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_more_hours_never_make_anyone_wait_longer_when_who_came_first_goes_first(
    hours: float, more: float, seed: int
) -> None:
    """Sample by sample (Kiefer and Wolfowitz 1955): one kind, one size, no escalation. The seed holds the questions."""
    one = (replace(HELP, escalates=0.0), NONE_YET)
    less = years(a_team(hours, 0.0, kinds=one), 8, seed)
    much = years(a_team(hours + more, 0.0, kinds=one), 8, seed)
    waited = np.where(np.isnan(less.waited), np.inf, less.waited)
    assert (np.where(np.isnan(much.waited), waited, much.waited) <= waited + 1e-9).all()


def test_a_whole_team_with_more_staff_waits_less_and_escalates_less() -> None:
    found = [years(a_team(hours)) for hours in (70.0, 90.0, 110.0, 140.0)]
    waits = [mean_wait(each) for each in found]
    assert waits == sorted(waits, reverse=True)
    escalated = [each.escalated.mean() for each in found]
    assert escalated == sorted(escalated, reverse=True)


@for_all(any_.floats(20.0, 150.0), any_.floats(0.0, 15.0), any_.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_no_question_gets_lost(hours: float, kept: float, seed: int) -> None:
    """Who came is finished, in hand or waiting; whoever the chance."""
    team = a_team(hours, kept, kinds=(replace(HELP, waiting_now=3, in_hand_now=5), MONEY, CRISIS))
    found = years(team, 6, seed)
    came = (
        np.isfinite(draw(team, 6, chance(seed)).crisis.moment).sum(axis=1) + np.isfinite(found.came).sum(axis=1) + 5
    )
    assert (came == found.finished + found.in_hand + found.waiting[:, -1]).all()
    assert (found.used <= hours + 1e-6).all() or hours < 10
    assert ((found.prevention >= 0) & (found.prevention <= kept + 1e-9)).all()


def test_the_law_of_little_holds() -> None:
    """Those who wait at a moment, summed over time, are those who came times how long each waited."""
    team = a_team(95.0, kinds=(replace(HELP, escalates=0.0), NONE_YET))
    found = years(team)
    came = np.isfinite(found.came)
    until = np.where(np.isnan(found.waited), 30.0 - np.where(came, found.came, 0.0), found.waited)
    assert found.waiting_time == pytest.approx(np.where(came, until, 0.0).sum(axis=1))


def test_a_crisis_goes_first_and_eats_the_reserved_hours_while_others_wait() -> None:
    found = years(a_team(70.0, 20.0))
    assert np.nanmean(found.crisis_waited) < mean_wait(found) / 4
    assert found.prevention.mean() < 19.0
    without = years(a_team(70.0, 20.0, kinds=(replace(HELP, escalates=0.0), NONE_YET)))
    assert without.prevention == pytest.approx(20.0), "who is no crisis never takes a reserved hour"


def test_prevention_only_helps_with_an_effect_that_someone_gave() -> None:
    none = years(a_team(80.0))
    some = years(a_team(80.0, effect=Effect(0.2, 0.3, 0.4, "eigen meting")))
    nought = years(a_team(80.0, effect=Effect(0.0, 0.0, 0.0, "eigen meting")))
    assert some.escalated.mean() < none.escalated.mean() == nought.escalated.mean()


def test_part_time_and_time_off_count_for_what_they_are() -> None:
    team = (Colleague(36.0), Colleague(20.0, off=((1, 20.0),)), Colleague(24.0, off=((1, 8.0), (2, 40.0))))
    assert hours_for_questions(team, 3, other=0.5) == (40.0, 26.0, 28.0)


@pytest.mark.parametrize(
    ("team", "why"),
    [
        (a_team(kinds=(HELP,)), NoScenario.NO_CRISIS),
        (a_team(weeks=0), NoScenario.NO_WEEKS),
        (a_team(hours=-1.0, kept=-2.0), NoScenario.NEGATIVE),
        (a_team(kept=200.0), NoScenario.RESERVED),
        (a_team(kinds=(replace(HELP, most_weeks=6.0), CRISIS)), NoScenario.HALF),
        (a_team(kinds=(replace(HELP, escalates=1.5), CRISIS)), NoScenario.CHANCE),
        (a_team(kinds=(replace(HELP, a_week=math.inf), CRISIS)), NoScenario.TOO_MUCH),
        (a_team(kinds=(replace(HELP, hours=0.0), CRISIS)), NoScenario.NO_HOURS_ASKED),
        (a_team(effect=Effect(0.1, 0.2, 0.3, " ")), NoScenario.NO_SOURCE),
        (a_team(effect=Effect(0.3, 0.2, 0.1, "boek")), NoScenario.RANGE),
    ],
)
def test_what_cannot_be_calculated_is_said_kindly(team: Supposed, why: NoScenario) -> None:
    assert why in why_not_suppose(team)
    assert why_not_suppose(a_team()) == ()


def test_the_answer_is_a_range_with_its_limits() -> None:
    team = a_team(80.0)
    halves = [counted(team, years(team, 20, seed)) for seed in (1, 2)]
    outlook = look(halves)
    assert outlook.years == 40
    assert outlook.ranges["wait"].low < outlook.ranges["wait"].middle < outlook.ranges["wait"].high
    assert len(outlook.waiting) == 30
    said = [
        each.words % {key: str(value) for key, value in each.values.items()} for each in sentences(team, outlook)
    ]
    assert any("U gaf geen effect" in each for each in said)
    assert "Dit is rekenen, geen voorspellen. Van de 40" in said[-1]


def test_scenarios_are_compared_year_by_year_and_equal_ones_are_not_called_different() -> None:
    now, more = (look([counted(team, years(team))]) for team in (a_team(75.0), a_team(110.0)))
    assert "korter" in compared(now, more)[0].words
    assert "langer" in compared(more, now)[0].words
    assert all("niet te zeggen" in each.words for each in compared(now, now))
    assert grows(look([counted(a_team(30.0, 0.0), years(a_team(30.0, 0.0)))]))
    assert not grows(more)


def test_a_short_time_is_said_in_days() -> None:
    assert (Weeks(0.5).many, Weeks(0.5).in_days) == (4, True)
    assert (Weeks(3.2).many, Weeks(3.2).in_days) == (3, False)
