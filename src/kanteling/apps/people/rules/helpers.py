"""A helper of the resident's choice (gemachtigde), who acts in the name of another. Source: Awb 2:1."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Part
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
    NOT_GUIDE = "not_guide", "Alleen de procesbegeleider schrijft een machtiging op papier op."
    YOURSELF = "yourself", "U schrijft dit op. U kunt niet zelf de helper zijn."
    PAPER = "paper", "Schrijf op waar het papier ligt."
    SEEN = "seen", "Schrijf op wie het papier zag."
    PERIOD = "period", "De laatste dag ligt voor de eerste. Kies een latere dag."
    FUTURE = "future", "De eerste dag moet nog komen. Schrijf het dan op."
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed paper: where it lies, who saw it, and who writes it down with which parts of the circle."""

    where: str
    seen_by: str
    writer: PersonId
    parts: frozenset[Part]


def why_not_write_mandate(new: Mandate, paper: Paper, now: datetime, *, for_work: bool) -> tuple[NoHelper, ...]:
    """Why a mandate on paper cannot be written down. The guide writes, and is never the helper (Awb 2:1 lid 2)."""
    found = []
    if Part.GUIDE not in paper.parts:
        found.append(NoHelper.NOT_GUIDE)
    if paper.writer == new.helper:
        found.append(NoHelper.YOURSELF)
    if new.helper == new.person:
        found.append(NoHelper.SELF)
    if for_work:
        found.append(NoHelper.FOR_WORK)
    if not new.agreed.strip():
        found.append(NoHelper.AGREED)
    if not paper.where.strip():
        found.append(NoHelper.PAPER)
    if not paper.seen_by.strip():
        found.append(NoHelper.SEEN)
    if new.until is not None and new.until <= new.since:
        found.append(NoHelper.PERIOD)
    if new.since > now:
        found.append(NoHelper.FUTURE)
    return tuple(found)
