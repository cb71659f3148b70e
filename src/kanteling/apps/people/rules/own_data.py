"""One's own data: corrected by oneself (AVG art. 16). A helper acts for someone, but does not become someone."""

from kanteling.foundation.actor import Actor
from kanteling.foundation.words import Reason


class NoCorrection(Reason):
    """Why own data cannot be corrected like this."""

    NOT_YOURS = "not_yours", "Dit verandert alleen de persoon zelf."
    NAME = "name", "Schrijf op hoe u genoemd wilt worden."
    TAKEN = "taken", "Met dit adres logt al iemand in. Kies een ander adres."


def why_not_correct(actor: Actor, called: str) -> tuple[NoCorrection, ...]:
    """Why this person cannot change these data; empty means they can."""
    found = [NoCorrection.NOT_YOURS] if actor.hand != actor.person else []
    return (*found, NoCorrection.NAME) if not called.strip() else tuple(found)


def why_not_change_address(actor: Actor, *, taken: bool) -> tuple[NoCorrection, ...]:
    """Why this address cannot be taken; ``taken``: someone else proved that it is theirs."""
    found = [NoCorrection.NOT_YOURS] if actor.hand != actor.person else []
    return (*found, NoCorrection.TAKEN) if taken else tuple(found)
