"""What other apps may call."""

from kanteling.apps.people.commands import invite, let_read, open_circle
from kanteling.apps.people.queries import CircleView, actor_of, circle_of, own_circle

__all__ = ["CircleView", "actor_of", "circle_of", "invite", "let_read", "open_circle", "own_circle"]
