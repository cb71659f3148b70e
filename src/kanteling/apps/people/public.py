"""What other apps may call."""

from kanteling.apps.people.commands import invite, open_circle
from kanteling.apps.people.queries import CircleView, actor_of, circle_of, find_actor, own_circle

__all__ = ["CircleView", "actor_of", "circle_of", "find_actor", "invite", "open_circle", "own_circle"]
