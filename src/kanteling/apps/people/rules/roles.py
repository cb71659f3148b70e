"""Who gives and ends roles in the organisation. A role opens no plan.

Source: domain page, "People, access, privacy"; own agreement of 2026-11 that a municipality is never without
somebody who can give roles.
"""

from dataclasses import dataclass

from kanteling.foundation.actor import Role
from kanteling.foundation.words import Reason


@dataclass(frozen=True, slots=True)
class Giving:
    """Someone with the roles ``giver`` wants to give a role; ``has``: it is held already."""

    giver: frozenset[Role]
    has: bool = False


class NoRole(Reason):
    """Why a role cannot be given or ended like this."""

    NOT_MANAGER = "not_manager", "De functioneel beheerder geeft rollen. Vraag het daar."
    HAS = "has", "Deze persoon heeft deze rol al."
    LAST = "last", "Dit is de laatste beheerder. Geef eerst iemand anders die rol."
    ENDED = "ended", "Deze rol is al gestopt."


def why_not_give_role(giving: Giving) -> tuple[NoRole, ...]:
    """Why this role cannot be given; empty means it can."""
    found = [] if Role.FUNCTIONAL_MANAGER in giving.giver else [NoRole.NOT_MANAGER]
    return (*found, NoRole.HAS) if giving.has else tuple(found)


def why_not_end_role(giver: frozenset[Role], role: Role, *, managers: int, ended: bool) -> tuple[NoRole, ...]:
    """Why this role cannot be ended; ``managers`` is how many functional managers there are now."""
    found = [] if Role.FUNCTIONAL_MANAGER in giver else [NoRole.NOT_MANAGER]
    if ended:
        found.append(NoRole.ENDED)
    elif role is Role.FUNCTIONAL_MANAGER and managers <= 1:
        found.append(NoRole.LAST)
    return tuple(found)
