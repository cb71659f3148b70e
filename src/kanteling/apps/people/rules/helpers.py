"""A helper of the resident's choice (gemachtigde), who acts in the name of another. Source: Awb 2:1."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Reason


@dataclass(frozen=True, slots=True)
class Mandate:
    """``helper`` may act for ``person`` from ``since``. ``agreed`` says how that was agreed, in words."""

    person: PersonId
    helper: PersonId
    since: datetime
    agreed: str
    until: datetime | None = None
    ended: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether the helper may act at ``moment``."""
        ends = [end for end in (self.until, self.ended) if end is not None]
        return self.since <= moment and all(moment < end for end in ends)


class NoHelper(Reason):
    """Why someone cannot act for another, or cannot be made to."""

    NOT_ASKED = "not_asked", "Deze persoon heeft u niet gevraagd om te helpen."
    NOT_YOURS = "not_yours", "Alleen de persoon zelf kiest een helper."
    SELF = "self", "U kunt niet uw eigen helper zijn. Kies iemand anders."
    AGREED = "agreed", "Schrijf op hoe dit is afgesproken."
    FOR_WORK = "for_work", "Wie hier voor werk is, kan niet voor u spreken."


def why_not_act_for(
    mandates: Iterable[Mandate], hand: PersonId, person: PersonId, moment: datetime
) -> tuple[NoHelper, ...]:
    """Why ``hand`` cannot act in the name of ``person`` now; nobody needs a mandate for themselves."""
    if hand == person:
        return ()
    held = any(m.person == person and m.helper == hand and m.holds(moment) for m in mandates)
    return () if held else (NoHelper.NOT_ASKED,)


def why_not_appoint(new: Mandate, by: PersonId, *, for_work: bool) -> tuple[NoHelper, ...]:
    """Why this helper cannot be appointed. ``for_work``: the helper sits in this circle because of work.

    A professional who speaks for the resident would decide through the back door.
    """
    found = []
    if by != new.person:
        found.append(NoHelper.NOT_YOURS)
    if new.helper == new.person:
        found.append(NoHelper.SELF)
    if for_work:
        found.append(NoHelper.FOR_WORK)
    if not new.agreed.strip():
        found.append(NoHelper.AGREED)
    return tuple(found)
