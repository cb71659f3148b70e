"""Which place on the map came with an action of the plan: taken the moment everyone went along."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kanteling.apps.matching.queries.sql import rows
from kanteling.apps.social_map.public import Kind, entries_by_id
from kanteling.foundation.actor import Actor

_KEPT = """
select c.id, c.entry_id, (p.taken_at at time zone 'Europe/Amsterdam')::date as day
from matching_chosen c join plans_action a on a.proposal_id = c.proposal_id and a.circle_id = c.circle_id
join social_map_placetaken p on p.id = c.taken_id
where a.id = %s and c.circle_id = %s and c.freed_at is null
"""


@dataclass(frozen=True, slots=True)
class PlaceKept:
    """A place that is held. ``id`` is of the choice behind it; ``role`` whether it is an open role for a volunteer."""

    id: UUID
    role: bool
    day: date


def place_of(actor: Actor, circle: UUID, action: UUID) -> PlaceKept | None:
    """The place that an action of this plan took on the map and still holds, for who reads the plan. At most four queries."""
    found = rows(_KEPT, [action, circle])
    if not found:
        return None
    entry = entries_by_id(actor, [found[0]["entry_id"]]).get(found[0]["entry_id"])
    role = entry is not None and entry.kind is Kind.ROLE
    return PlaceKept(found[0]["id"], role, found[0]["day"])
