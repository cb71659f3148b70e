"""What other apps may call."""

from kanteling.apps.plans.queries import (
    Summary,
    coming_up,
    follow_ups,
    plan_of,
    plan_states,
    plan_summary,
)

__all__ = ["Summary", "coming_up", "follow_ups", "plan_of", "plan_states", "plan_summary"]
