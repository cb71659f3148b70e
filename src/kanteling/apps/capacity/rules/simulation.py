"""Many years of one team at once, event after event, exact.

A question begins when its hours are free; a crisis goes first and may take the hours kept for prevention, another
question may not; who came first goes first within the same urgency. What began is finished. Who waits longer than the
patience becomes a crisis, unless lucky; prevention of the last weeks makes more of them lucky, by the effect of that year.

All years step together, each to its own next event, so that one numpy statement moves thousands of years. With one
kind, no reserve and exponential durations it is Erlang's M/M/c, against which it is checked (benchmarks/what_if.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kanteling.apps.capacity.rules.chances import Coming, Drawn, Floats
from kanteling.apps.capacity.rules.team import Supposed

Places = NDArray[np.intp]
MEMORY = 4
"""Weeks of prevention that still count; an agreement of ours (2026-11), it only shapes how fast an effect comes."""
PER_HOURS = 10.0
ARRIVAL, CRISIS, DEADLINE, FINISH, WEEK = range(5)
LEEWAY = 1e-9


@dataclass(frozen=True, slots=True)
class Years:
    """What happened; a row per year. Hours are means over a week, counts stand at its end, waits are in weeks.

    ``waited`` and ``came`` belong to each ordinary question (nan: never began). ``escalated`` counts crises made by waiting.
    """

    came: Floats
    waited: Floats
    crisis_came: Floats
    crisis_waited: Floats
    waiting: Floats
    used: Floats
    prevention: Floats
    escalated: Floats
    finished: Floats
    in_hand: Floats
    waiting_time: Floats
    held_time: Floats


def simulate(given: Supposed, drawn: Drawn) -> Years:
    """Let these years happen."""
    run = _Run(given, drawn)
    while run.going:
        run.step()
    return run.outcome()


class _Run:
    """All years in the middle of what happens. The arrays named ``..._at`` hold where each year stands in its rows."""

    def __init__(self, given: Supposed, drawn: Drawn) -> None:
        self.given, self.drawn = given, drawn
        self.years = years = len(drawn.fewer)
        self.cap = np.append(given.hours, 0.0)
        self.kept = np.append(given.reserved, 0.0)
        self.moment, self.used = np.zeros(years), drawn.in_hand.hours.sum(axis=1)
        self.week = np.zeros(years, np.intp)
        self.free_to, self.kept_now = np.full(years, self.cap[0]), np.full(years, self.kept[0])
        self._queues(drawn.ordinary, drawn.crisis)
        self._hands()
        self._counts(given.weeks)
        self.soon[WEEK] = 1.0
        self.more = np.zeros(years, bool)
        self._begin()

    def _queues(self, ordinary: Coming, crisis: Coming) -> None:
        years, many = ordinary.moment.shape
        self.base = np.arange(years) * many
        self.arrived_at, self.head_at = np.zeros(years, np.intp), np.zeros(years, np.intp)
        self.gone = np.zeros(years * many, bool)
        self.head_hours = ordinary.hours[:, 0].copy()
        self.waiting = np.zeros(years)
        order = np.argsort(ordinary.deadline, axis=1, kind="stable")
        self.deadlines = np.take_along_axis(ordinary.deadline, order, axis=1).ravel()
        self.deadline_of, self.deadline_at = order.ravel(), np.zeros(years, np.intp)
        self.flat = {name: getattr(ordinary, name).ravel() for name in ("moment", "lasts", "hours", "luck", "rank")}
        self.waited = np.full(years * many, np.nan)
        urgent = crisis.moment.shape[1]
        self.crisis_base = np.arange(years) * urgent
        self.crisis_flat = {"moment": crisis.moment.ravel(), "lasts": crisis.lasts.ravel()}
        self.crisis_at = np.zeros(years, np.intp)
        self.line = many + urgent
        self.line_base = np.arange(years) * self.line
        self.line_since, self.line_lasts = np.full(years * self.line, np.nan), np.zeros(years * self.line)
        self.line_waited = np.full(years * self.line, np.nan)
        self.first_at, self.last_at = np.zeros(years, np.intp), np.zeros(years, np.intp)
        self.soon = np.full((5, years), np.inf)
        self.soon[ARRIVAL], self.soon[CRISIS] = ordinary.moment[:, 0], crisis.moment[:, 0]
        self.soon[DEADLINE] = self.deadlines[self.base]

    def _hands(self) -> None:
        """What is in hand: ends and hours, the first ``hands`` of each row; the one that ends first is ``next_end``."""
        in_hand = self.drawn.in_hand
        started = in_hand.lasts.shape[1]
        self.width = max(16, 2 * started)
        empty = np.full((self.years, self.width), np.inf)
        empty[:, :started] = in_hand.lasts
        asked = np.zeros((self.years, self.width))
        asked[:, :started] = in_hand.hours
        self.ends, self.asked = empty.ravel(), asked.ravel()
        self.hands = np.full(self.years, started)
        self.hand_base = np.arange(self.years) * self.width
        self.next_end = empty.argmin(axis=1)
        self.soon[FINISH] = self.ends[self.hand_base + self.next_end]

    def _counts(self, weeks: int) -> None:
        years = self.years
        self.by_week = {name: np.zeros((years, weeks)) for name in ("waiting", "used", "prevention")}
        self.used_area, self.prevention_area = np.zeros(years), np.zeros(years)
        self.waiting_area, self.held_area = np.zeros(years), np.zeros(years)
        self.escalated, self.finished = np.zeros(years), np.zeros(years)
        self.unlucky = np.ones(years)

    @property
    def going(self) -> bool:
        """Whether any year is not over."""
        return bool(np.isfinite(self.soon[WEEK]).any())

    def step(self) -> None:
        """Each year goes to its next event, unless something more can begin at this moment."""
        soon = self.soon
        upcoming = soon.min(axis=0)
        moment = np.where(self.more | np.isinf(upcoming), self.moment, upcoming)
        self._pass_time(moment - self.moment)
        self.moment = moment
        for event, happen in (
            (FINISH, self._finish), (WEEK, self._turn_week), (ARRIVAL, self._arrive),
            (CRISIS, self._crisis), (DEADLINE, self._deadline),
        ):  # fmt: skip
            which = np.flatnonzero(soon[event] == moment)
            if which.size:
                happen(which)
        self._begin()

    def _pass_time(self, gone: Floats) -> None:
        self.used_area += self.used * gone
        self.waiting_area += (self.waiting + (self.last_at - self.first_at)) * gone
        self.held_area += self.hands * gone
        self.prevention_area += np.clip(self.free_to - self.used, 0.0, self.kept_now) * gone

    def _finish(self, which: Places) -> None:
        place = self.hand_base[which] + self.next_end[which]
        last = self.hands[which] - 1
        end = self.hand_base[which] + last
        self.used[which] -= self.asked[place]
        self.ends[place], self.asked[place] = self.ends[end], self.asked[end]
        self.ends[end] = np.inf
        self.hands[which] = last
        self.finished[which] += 1
        wide = max(int(self.hands.max()), 1)
        row = self.ends.reshape(self.years, self.width)[:, :wide]
        row = row[which] if which.size < self.years else row
        first = row.argmin(axis=1)
        self.next_end[which] = first
        self.soon[FINISH, which] = self.ends[self.hand_base[which] + first]

    def _turn_week(self, which: Places) -> None:
        week = self.week[which]
        self.by_week["waiting"][which, week] = self.waiting[which] + self.last_at[which] - self.first_at[which]
        self.by_week["used"][which, week] = self.used_area[which]
        self.by_week["prevention"][which, week] = self.prevention_area[which]
        self.used_area[which] = self.prevention_area[which] = 0.0
        self.week[which] = week + 1
        self.free_to[which], self.kept_now[which] = self.cap[week + 1], self.kept[week + 1]
        self.soon[WEEK, which] += 1.0
        done = which[week + 1 >= self.given.weeks]
        self.soon[:, done] = np.inf
        self.free_to[done], self.kept_now[done] = -1.0, 0.0
        self._prevent(which[week + 1 < self.given.weeks])

    def _prevent(self, which: Places) -> None:
        """The chance to escalate from now on, by the prevention of the last weeks."""
        if not which.size or not self.drawn.fewer.any():
            return
        back = self.week[which, None] - 1 - np.arange(MEMORY)
        made = np.where(back >= 0, self.by_week["prevention"][which[:, None], np.maximum(back, 0)], 0.0)
        mean = made.sum(axis=1) / np.minimum(self.week[which], MEMORY)
        self.unlucky[which] = (1.0 - self.drawn.fewer[which]) ** (mean / PER_HOURS)

    def _arrive(self, which: Places) -> None:
        at = self.arrived_at[which] + 1
        self.arrived_at[which] = at
        self.waiting[which] += 1
        self.soon[ARRIVAL, which] = self.flat["moment"][self.base[which] + at]

    def _crisis(self, which: Places) -> None:
        place = self.crisis_base[which] + self.crisis_at[which]
        self._into_line(which, self.crisis_flat["lasts"][place])
        self.crisis_at[which] += 1
        self.soon[CRISIS, which] = self.crisis_flat["moment"][place + 1]

    def _into_line(self, which: Places, lasts: Floats) -> None:
        place = self.line_base[which] + self.last_at[which]
        self.line_since[place], self.line_lasts[place] = self.moment[which], lasts
        self.last_at[which] += 1

    def _deadline(self, which: Places) -> None:
        at = self.base[which] + self.deadline_at[which]
        question = self.deadline_of[at]
        self.deadline_at[which] += 1
        self.soon[DEADLINE, which] = self.deadlines[at + 1]
        place = self.base[which] + question
        worse = (question >= self.head_at[which]) & (self.flat["luck"][place] < self.unlucky[which])
        which, place = which[worse], place[worse]
        self.gone[place] = True
        self.waiting[which] -= 1
        self.escalated[which] += 1
        scale, flat = self.drawn.crisis_time
        self._into_line(which, scale * self.flat["rank"][place] ** flat)

    def _begin(self) -> None:
        """Let one question begin in each year where one can: a crisis first, then who came first."""
        urgent = self.last_at > self.first_at
        begins = urgent & (self.used + self.drawn.crisis_hours <= self.free_to + LEEWAY)
        fits = self.used + self.head_hours <= self.free_to - self.kept_now + LEEWAY
        ordinary = fits & (self.head_at < self.arrived_at) & ~urgent
        self.more = begins | ordinary
        which = np.flatnonzero(begins)
        if which.size:
            place = self.line_base[which] + self.first_at[which]
            self.first_at[which] += 1
            self.line_waited[place] = self.moment[which] - self.line_since[place]
            self._take(which, self.line_lasts[place], np.full(which.size, self.drawn.crisis_hours))
        which = np.flatnonzero(ordinary)
        if which.size:
            self._begin_ordinary(which)

    def _begin_ordinary(self, which: Places) -> None:
        place = self.base[which] + self.head_at[which]
        self.head_at[which] += 1
        hours = self.head_hours[which]
        self.head_hours[which] = self.flat["hours"][place + 1]
        here = ~self.gone[place]
        if not here.all():
            which, place, hours = which[here], place[here], hours[here]
        self.waiting[which] -= 1
        self.waited[place] = self.moment[which] - self.flat["moment"][place]
        self._take(which, self.flat["lasts"][place], hours)

    def _take(self, which: Places, lasts: Floats, hours: Floats) -> None:
        if which.size and int(self.hands.max()) >= self.width:
            self._widen()
        slot = self.hands[which]
        place, end = self.hand_base[which] + slot, self.moment[which] + lasts
        self.ends[place], self.asked[place] = end, hours
        self.hands[which] = slot + 1
        self.used[which] += hours
        sooner = end < self.soon[FINISH, which]
        which = which[sooner]
        self.soon[FINISH, which], self.next_end[which] = end[sooner], slot[sooner]

    def _widen(self) -> None:
        ends = np.full((self.years, 2 * self.width), np.inf)
        ends[:, : self.width] = self.ends.reshape(self.years, self.width)
        asked = np.zeros((self.years, 2 * self.width))
        asked[:, : self.width] = self.asked.reshape(self.years, self.width)
        self.width *= 2
        self.ends, self.asked, self.hand_base = ends.ravel(), asked.ravel(), np.arange(self.years) * self.width

    def outcome(self) -> Years:
        """Everything that was counted."""
        years = self.years
        return Years(
            self.flat["moment"].reshape(years, -1)[:, :-1],
            self.waited.reshape(years, -1)[:, :-1],
            self.line_since.reshape(years, -1),
            self.line_waited.reshape(years, -1),
            **self.by_week,
            escalated=self.escalated,
            finished=self.finished,
            in_hand=self.hands.astype(float),
            waiting_time=self.waiting_area,
            held_time=self.held_area,
        )
