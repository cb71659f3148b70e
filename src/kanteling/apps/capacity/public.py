"""What other apps may call.

- ``week_to_say(actor) -> date | None``: the Monday of the week that this team member did not say yet.
- ``team_of(actor) -> TeamView | None``: the team to which they belong now.
"""

from kanteling.apps.capacity.queries.own import week_to_say
from kanteling.apps.capacity.queries.team import TeamView as TeamView
from kanteling.apps.capacity.queries.team import own_team as team_of

__all__ = ["team_of", "week_to_say"]
