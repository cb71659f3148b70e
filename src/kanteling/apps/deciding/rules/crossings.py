"""What the circle can do when its proposal goes over a frame; what the municipality can do says `frames`.

Source: De Nieuwe Route; domain page, "Circle, plan, deciding together": change it, or ask for room.
"""

from kanteling.apps.deciding.rules.standing import Table
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason


class NoRoute(Reason):
    """Why someone cannot give the reason, or ask for room."""

    INFORMS = "informs", "U geeft informatie. De kring kiest wat er verder gebeurt."
    TEXT = "text", "Schrijf op waarom de kring dit wil."
    STANDS = "stands", "Dit voorstel staat al."
    WITHDRAWN = "withdrawn", "Dit voorstel is ingetrokken."


def why_not_reason(table: Table, person: PersonId, text: str) -> tuple[NoRoute, ...]:
    """Why ``person`` cannot say why the circle goes over a soft frame; everyone who decides may."""
    found = [] if person in table.deciders else [NoRoute.INFORMS]
    if table.adopted is not None:
        found.append(NoRoute.STANDS)
    elif table.withdrawn is not None:
        found.append(NoRoute.WITHDRAWN)
    if not text.strip():
        found.append(NoRoute.TEXT)
    return tuple(found)


why_not_ask_room = why_not_reason
"""Asking for room is for the same people, with a text too."""
