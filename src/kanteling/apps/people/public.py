"""What other apps may call."""

from kanteling.apps.people.commands import invite, let_read, open_circle
from kanteling.apps.people.queries import CircleView as CircleView
from kanteling.apps.people.queries import actor_of, circle_of, circles_of, own_circle

__all__ = ["actor_of", "circle_of", "circles_of", "invite", "let_read", "open_circle", "own_circle"]
