"""What can be done with the room of a team."""

from kanteling.apps.capacity.commands.calendar import follow_calendar, forget_calendar, read_calendar
from kanteling.apps.capacity.commands.room import answer, plan_again, plan_work, reserve, set_band, tell_fate
from kanteling.apps.capacity.commands.team import begin_team, join_team, leave_team, take_time_off
from kanteling.apps.capacity.commands.weeks import remember, say_week, weigh
from kanteling.apps.capacity.commands.what_if import ask_what_if, stop_what_if

__all__ = [
    "answer",
    "ask_what_if",
    "begin_team",
    "follow_calendar",
    "forget_calendar",
    "join_team",
    "leave_team",
    "plan_again",
    "plan_work",
    "read_calendar",
    "remember",
    "reserve",
    "say_week",
    "set_band",
    "stop_what_if",
    "take_time_off",
    "tell_fate",
    "weigh",
]
