"""Reading plans: the plan as a page, and what others may know of it."""

from kanteling.apps.plans.queries.applying import HandedIn, application_items, asked_in, handed_in
from kanteling.apps.plans.queries.following import (
    Coming,
    FollowUp,
    Summary,
    coming_up,
    follow_up_facts,
    follow_ups,
    plan_states,
    plan_summary,
)
from kanteling.apps.plans.queries.page import (
    ACTIONS_ON_A_PAGE,
    ActionLine,
    GoalLine,
    PlanView,
    TickLine,
    action_of,
    goal_names,
    goal_of,
    plan_of,
    ticks_of,
)
from kanteling.apps.plans.queries.reach import parts_of, rows

__all__ = (
    "ACTIONS_ON_A_PAGE",
    "ActionLine",
    "Coming",
    "FollowUp",
    "GoalLine",
    "HandedIn",
    "PlanView",
    "Summary",
    "TickLine",
    "action_of",
    "application_items",
    "asked_in",
    "coming_up",
    "follow_up_facts",
    "follow_ups",
    "goal_names",
    "goal_of",
    "handed_in",
    "parts_of",
    "plan_of",
    "plan_states",
    "plan_summary",
    "rows",
    "ticks_of",
)
