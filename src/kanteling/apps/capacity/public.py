"""What other apps may call.

- ``week_to_say(actor) -> date | None``: the Monday of the week that this team member did not say yet.
- ``team_of(actor) -> TeamView | None``: the team to which they belong now.
- ``room_now(actor) -> RoomNow | None``: what this week did with the hours that the team keeps.
- ``asks_waiting(actor)``: questions about lost hours that wait for an answer of this actor's role.
"""

from kanteling.apps.capacity.queries.own import week_to_say
from kanteling.apps.capacity.queries.team import TeamView as TeamView
from kanteling.apps.capacity.queries.team import own_team as team_of
from kanteling.apps.capacity.queries.today import RoomNow, asks_waiting, room_now

__all__ = ["RoomNow", "asks_waiting", "room_now", "team_of", "week_to_say"]
