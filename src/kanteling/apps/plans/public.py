"""What other apps may call.

- ``plan_of(actor, circle) -> PlanView``; ``plan_states(actor, circles)``: a `Summary` for each that has begun, in one query.
- ``coming_up(actor, circle=None)``: what comes by soon, of a circle or the own tasks everywhere.
- ``follow_ups(actor)``: contacts after four weeks that wait for this guide or team member.
- ``ticks_of(actor, circle, action)``: the days on which an action was done, each with what it is called by in events.
- ``propose(*, actor, circle, content, doer_agreed=True, draft=None) -> UUID``: an `ActionContent` on a `Rung`; the proposal's id.
- ``plan_blocks(actor, circle, proposals)``: the plan as blocks for paper.
"""

from kanteling.apps.plans.commands import propose
from kanteling.apps.plans.queries import Coming as Coming
from kanteling.apps.plans.queries import Summary as Summary
from kanteling.apps.plans.queries import coming_up, follow_ups, plan_of, plan_states, ticks_of
from kanteling.apps.plans.rules.contents import ActionContent as ActionContent
from kanteling.apps.plans.rules.rungs import Rung as Rung
from kanteling.apps.plans.web.paper import plan as plan_blocks

__all__ = ["coming_up", "follow_ups", "plan_blocks", "plan_of", "plan_states", "propose", "ticks_of"]
