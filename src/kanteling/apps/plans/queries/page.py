"""The plan as a page. Its cost does not grow with the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from kanteling.apps.plans.models import Action, Ended, Goal, Tick
from kanteling.apps.plans.queries.reach import GUIDED, all_standing, parts_of, rows
from kanteling.apps.plans.rules import follow_up, plan
from kanteling.apps.plans.rules.coming import Rhythm, next_day
from kanteling.apps.plans.rules.movement import Movement as HowItGoes
from kanteling.apps.plans.rules.rungs import Rung, step
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock

GOALS_SHOWN, ACTIONS_SHOWN, ACTIONS_ON_A_PAGE = 8, 5, 40


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as it stands. ``next`` is the first day it comes by, ``ticked`` the last day somebody ticked it."""

    id: UUID
    goal: UUID
    number: int
    who: str
    person: UUID | None
    what: str
    when: str
    rung: Rung
    closer_by: str
    informal: bool
    rhythm: Rhythm | None
    first: date | None
    at: time | None
    next: date | None
    ticked: date | None
    ticked_by: str
    mine: bool
    may_tick: bool

    @property
    def step(self) -> int:
        """The step on the stair, 1 to 4."""
        return step(self.rung)

    @property
    def repeats(self) -> bool:
        """Whether it comes by again after it was done."""
        return self.rhythm in (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY)

    @property
    def done(self) -> bool:
        """Whether nothing remains of it: it was for once, and it was done."""
        return self.ticked is not None and self.rhythm is Rhythm.ONCE


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal with its first actions; ``hidden`` is how many more stand."""

    id: UUID
    number: int
    words: str
    notice: str
    adopted_at: datetime
    said: HowItGoes | None
    said_at: datetime | None
    said_id: UUID | None
    total: int
    actions: tuple[ActionLine, ...] = ()

    @property
    def hidden(self) -> int:
        """How many actions stand that are not shown here."""
        return self.total - len(self.actions)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan. ``after`` starts the next page of goals, None when all are shown."""

    circle: UUID
    started: date | None
    contact_due: date | None
    contacted: date | None
    contacted_words: str
    evaluation: date | None
    otherwise: str
    looked_back: date | None
    looked_back_words: str
    handed_in: date | None
    individual: bool
    guided: bool
    goals: tuple[GoalLine, ...]
    after: int | None

    @property
    def facts(self) -> follow_up.FollowUp:
        """What the rules of following up need to know."""
        return follow_up.FollowUp(
            started=self.started,
            goals=len(self.goals),
            actions=sum(goal.total for goal in self.goals),
            contacts=(self.contacted,) if self.contacted else (),
            evaluation=self.evaluation,
            otherwise=self.otherwise,
            looked_back=self.looked_back,
            guided=self.guided,
        )


def plan_of(
    actor: Actor, circle: UUID, after: int = 0, shown: int = ACTIONS_SHOWN, most: int = GOALS_SHOWN
) -> PlanView:
    """The plan of a circle: at most ``most`` goals, the first actions of each, and the whole count. Three queries.

    Raises `NotForYou` when this actor may not read it. Whoever calls it writes the line in the journal.
    """
    parts = parts_of(actor, circle)
    goals = _goals(actor, circle, after=after, most=most + 1)
    more = len(goals) > most
    goals = goals[:most]
    actions = _first_actions(actor, parts, circle, [goal.id for goal in goals], shown)
    return PlanView(
        circle=circle,
        goals=tuple(replace(goal, actions=tuple(actions.get(goal.id, ()))) for goal in goals),
        after=goals[-1].number if more else None,
        **_frame(actor, circle),
    )


def goal_of(actor: Actor, circle: UUID, goal: UUID, after: int = 0) -> GoalLine:
    """One goal with a page of its actions after the one numbered ``after``. Raises `NotForYou`."""
    found = _goals(actor, circle, only=goal)
    if not found:
        raise NotForYou
    actions = _first_actions(actor, parts_of(actor, circle), circle, [goal], ACTIONS_ON_A_PAGE + 1, after)
    return replace(found[0], actions=tuple(actions.get(goal, ())))


def action_of(actor: Actor, circle: UUID, action: UUID) -> ActionLine:
    """One action that stands. Raises `NotForYou` when it does not, or is not visible."""
    found = all_standing(rows(Action, actor, circle)).filter(pk=action).first()
    if found is None:
        raise NotForYou
    number = found.number - 1
    actions = _first_actions(actor, parts_of(actor, circle), circle, [found.goal_id], 1, number)
    return actions[found.goal_id][0]


@dataclass(frozen=True, slots=True)
class TickLine:
    """An action was done on a day."""

    id: UUID
    day: date


def ticks_of(actor: Actor, circle: UUID, action: UUID) -> tuple[TickLine, ...]:
    """When an action was done, the first day first. Raises `NotForYou` when this actor may not read the plan."""
    found = rows(Tick, actor, circle).filter(action_id=action, undone_at=None).order_by("day", "at")
    return tuple(TickLine(*each) for each in found.values_list("pk", "day"))


# The plan page is the most opened page: its three statements are written by hand, because building them from parts
# costs more than running them. Row-level security counts for them as for any other.

_GOALS = """
select g.id, g.number, g.words, g.notice, g.adopted_at, m.movement, m.said_at, m.id,
  coalesce((select a.number from plans_action a where a.goal_id = g.id order by a.number desc limit 1), 0)
  - coalesce((select e.number from plans_ended e where e.goal_id = g.id order by e.number desc limit 1), 0)
from plans_goal g
left join lateral (select m.movement, m.said_at, m.id from plans_movement m
  where m.goal_id = g.id and m.undone_at is null order by m.said_at desc limit 1) m on true
where g.municipality_id = %(here)s and g.circle_id = %(circle)s and g.number > %(after)s
  and (%(only)s::uuid is null or g.id = %(only)s::uuid)
  and not exists (select from plans_ended e where e.goal_id = g.id and e.action_id is null)
order by g.number limit %(most)s
"""


def _ask(actor: Actor, circle: UUID, sql: str, **values: Any) -> list[Any]:
    """Run a statement on one circle that this actor may read. Raises `NotForYou`."""
    if not actor.may(Part.PLAN, CircleId(circle)):
        raise NotForYou
    with connection.cursor() as cursor:
        cursor.execute(sql, {"here": actor.municipality, "circle": circle, **values})
        return list(cursor.fetchall())


def _goals(
    actor: Actor, circle: UUID, *, after: int = 0, most: int = 1, only: UUID | None = None
) -> list[GoalLine]:
    """Goals that stand, each with the last that was said and how many actions stand; without those actions."""
    return [
        GoalLine(
            id=row[0],
            number=row[1],
            words=row[2],
            notice=row[3],
            adopted_at=row[4],
            said=HowItGoes(row[5]) if row[5] else None,
            said_at=row[6],
            said_id=row[7],
            total=row[8],
        )
        for row in _ask(actor, circle, _GOALS, after=after, most=most, only=only)
    ]


_FIRST = """
select a.id, a.goal_id, a.number, a.who, a.person_id, a.what, a.when_words, a.rung, a.closer_by, a.informal,
  a.rhythm, a.first, a.at, t.day, t.called
from unnest(%(goals)s::uuid[]) g(id) cross join lateral (
  select x.* from plans_action x
  where x.goal_id = g.id and x.number > %(after)s and x.municipality_id = %(here)s and x.circle_id = %(circle)s
    and not exists (select from plans_ended e where e.action_id = x.id)
  order by x.number limit %(shown)s) a
left join lateral (
  select t.day, t.called from plans_tick t where t.action_id = a.id and t.undone_at is null
  order by t.day desc limit 1) t on true
order by a.goal_id, a.number
"""


def _first_actions(
    actor: Actor, parts: frozenset[Part], circle: UUID, goals: list[UUID], shown: int, after: int = 0
) -> Mapping[UUID, list[ActionLine]]:
    """The first actions that stand of each goal, in one statement; how many others there are does not matter."""
    found: dict[UUID, list[ActionLine]] = {}
    if goals:
        for row in _ask(actor, circle, _FIRST, goals=goals, after=after, shown=shown):
            line = _line(row, actor, parts)
            found.setdefault(line.goal, []).append(line)
    return found


def _line(row: Sequence[Any], actor: Actor, parts: frozenset[Part]) -> ActionLine:
    rhythm, mine = Rhythm(row[10]) if row[10] else None, row[4] == actor.person
    facts = plan.Action(
        id=row[0], goal=row[1], who=row[3], what=row[5], when=row[6], rung=Rung(row[7]), adopted=clock.now()
    )
    return ActionLine(
        id=row[0],
        goal=row[1],
        number=row[2],
        who=row[3],
        person=row[4],
        what=row[5],
        when=row[6],
        rung=Rung(row[7]),
        closer_by=row[8],
        informal=row[9],
        rhythm=rhythm,
        first=row[11],
        at=row[12],
        next=next_day(rhythm, row[11], clock.today()),
        ticked=row[13],
        ticked_by=row[14] or "",
        mine=mine,
        may_tick=not plan.why_not_tick(parts, facts, doer=mine),
    )


_FRAME = f"""
select s.started, s.contact_due,
  k.day, k.words,
  (select a.evaluation from plans_agreement a where a.circle_id = s.circle_id and a.evaluation is not null
    order by a.adopted_at desc limit 1),
  (select a.otherwise from plans_agreement a where a.circle_id = s.circle_id and a.otherwise <> ''
    order by a.adopted_at desc limit 1),
  b.day, b.words,
  (select p.handed_in_at from plans_application p where p.circle_id = s.circle_id order by p.handed_in_at desc limit 1),
  exists (select from plans_action a where a.circle_id = s.circle_id and a.rung = 'individual'
    and not exists (select from plans_ended e where e.action_id = a.id)
    and not exists (select from plans_ended e where e.goal_id = a.goal_id and e.action_id is null)),
  {GUIDED.format(circle="s.circle_id")}
from plans_start s
left join lateral (select k.day, k.words from plans_contact k where k.circle_id = s.circle_id
  order by k.day desc, k.at desc limit 1) k on true
left join lateral (select b.day, b.words from plans_evaluation b where b.circle_id = s.circle_id
  order by b.day desc, b.at desc limit 1) b on true
where s.municipality_id = %(here)s and s.circle_id = %(circle)s
"""


def _frame(actor: Actor, circle: UUID) -> dict[str, Any]:
    """Everything of a plan that is not a goal: in one query, also when it has not begun."""
    found = _ask(actor, circle, _FRAME)
    row = found[0] if found else (None, None, None, None, None, None, None, None, None, False, True)
    return {
        "started": row[0],
        "contact_due": row[1],
        "contacted": row[2],
        "contacted_words": row[3] or "",
        "evaluation": row[4],
        "otherwise": row[5] or "",
        "looked_back": row[6],
        "looked_back_words": row[7] or "",
        "handed_in": row[8].astimezone(clock.AMSTERDAM).date() if row[8] else None,
        "individual": row[9],
        "guided": row[10],
    }


def goal_names(actor: Actor, circle: UUID, most: int = 50) -> tuple[tuple[UUID, str], ...]:
    """The goals that stand, to choose from."""
    over = rows(Ended, actor, circle).filter(goal_id=OuterRef("pk"), action_id=None)
    found = rows(Goal, actor, circle).filter(~Exists(over)).order_by("number")[:most]
    return tuple((goal.pk, goal.words) for goal in found)
