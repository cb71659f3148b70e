"""Progress counts itself: what the plan says is done, is evidence of the step that comes from it. In one transaction."""

from kanteling.apps.assignments.commands.steps import see_done, see_undone
from kanteling.apps.plans.events import ActionTicked, TickUndone
from kanteling.foundation.actor import Actor
from kanteling.platform.events import together


@together(ActionTicked)
def a_step_was_taken(actor: Actor, ticked: ActionTicked) -> None:
    """An action was done. Most actions are no step: then nothing happens."""
    if ticked.circle is not None:
        see_done(actor=actor, circle=ticked.circle, action=ticked.action, tick=ticked.subject, day=ticked.day)


@together(TickUndone)
def a_step_was_not_taken(actor: Actor, undone: TickUndone) -> None:
    """It was not done after all."""
    if undone.circle is not None:
        see_undone(actor=actor, circle=undone.circle, tick=undone.subject)
