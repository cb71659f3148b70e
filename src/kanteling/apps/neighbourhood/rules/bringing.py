"""Who may bring in areas and figures."""

from collections.abc import Set

from kanteling.foundation.actor import Role
from kanteling.foundation.words import Reason


class NoBringing(Reason):
    """Why someone cannot bring in a file."""

    NOT_MANAGER = "not_manager", "De functioneel beheerder leest gebieden en cijfers in."


class NotBrought(Reason):
    """Why a file that was asked to come in did not."""

    STOPPED = "stopped", "U hebt dit gestopt. Er is niets ingelezen."
    GONE = "gone", "Dit bestand is er niet meer. Er is niets ingelezen."


def why_not_bring(roles: Set[Role]) -> tuple[NoBringing, ...]:
    """Why someone with these roles cannot bring in a file; empty means they can."""
    return () if Role.FUNCTIONAL_MANAGER in roles else (NoBringing.NOT_MANAGER,)
