"""What a person may read and do in a circle, from when until when, and why.

A role opens no plan: only grants do, and every grant comes from the circle's resident. Sources: domain
page, "People, access, privacy"; AVG art. 5-1b (purpose limitation).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Part, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.words import Reason

SEAT_ONLY = frozenset({Part.OWN, Part.DECIDE, Part.GUIDE, Part.FRAME})
"""Parts that only come with a seat: nobody decides without sitting at the table."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One part of one circle, for one person. ``until`` was agreed beforehand, ``ended`` cut it short.

    ``offered``: it came with an invitation to which this person did not say yes yet, so it opens nothing.
    """

    circle: CircleId
    person: PersonId
    part: Part
    since: datetime
    why: str
    until: datetime | None = None
    ended: datetime | None = None
    offered: bool = False

    def holds(self, moment: datetime) -> bool:
        """Whether this grant opens anything at ``moment``; the end itself no longer counts."""
        ends = [end for end in (self.until, self.ended) if end is not None]
        return not self.offered and self.since <= moment and all(moment < end for end in ends)


@dataclass(frozen=True, slots=True)
class Opening:
    """Someone wants to open a circle for a resident.

    ``known``: the resident already has a circle in this municipality. ``invited``: how they asked for it.
    """

    by: PersonId
    roles: frozenset[Role]
    resident: PersonId
    known: bool
    invited: str = ""


class NoGrant(Reason):
    """Why a part cannot be opened for someone like this."""

    NOT_YOURS = "not_yours", "Alleen de inwoner bepaalt wie meeleest."
    REQUEST = "request", "Schrijf op hoe de inwoner dit aan u vroeg."
    SEAT_ONLY = "seat_only", "Dit hoort bij een stoel aan tafel. Nodig iemand uit."
    NOT_SEATED = "not_seated", "Deze persoon zit niet aan tafel. Nodig eerst uit."
    WHY = "why", "Schrijf op waarom deze persoon dit leest."
    PERIOD = "period", "De laatste dag ligt voor de eerste. Kies een latere dag."
    OPEN = "open", "Deze persoon kan dit al lezen."


class NoGrantEnd(Reason):
    """Why access cannot be ended like this."""

    NOT_YOURS = "not_yours", "Alleen de inwoner kan dit stoppen. Uw eigen toegang kan altijd."
    OWNER = "owner", "Het plan is van deze inwoner. Die houdt toegang."
    ENDED = "ended", "Deze toegang is al gestopt."


class NoOpening(Reason):
    """Why a circle cannot be opened like this."""

    NOT_TEAM = "not_team", "Alleen de inwoner of het wijkteam begint een kring."
    INVITATION = "invitation", "Deze inwoner heeft al een kring. Vraag om een uitnodiging."
    OWN_CASE = "own_case", "U hebt al een kring. Ga daarin verder."


def parts_now(grants: Iterable[Grant], circle: CircleId, person: PersonId, moment: datetime) -> frozenset[Part]:
    """What ``person`` may do in ``circle`` at ``moment``."""
    return frozenset(g.part for g in grants if g.circle == circle and g.person == person and g.holds(moment))


def access_now(grants: Iterable[Grant], person: PersonId, moment: datetime) -> Mapping[Part, frozenset[CircleId]]:
    """The circles per part for one person, as `Actor.access` wants it."""
    found: dict[Part, set[CircleId]] = {}
    for grant in grants:
        if grant.person == person and grant.holds(moment):
            found.setdefault(grant.part, set()).add(grant.circle)
    return {part: frozenset(circles) for part, circles in found.items()}


def why_not_grant(
    grants: Iterable[Grant], giver: frozenset[Part], new: Grant, *, seated: bool, request: str = ""
) -> tuple[NoGrant, ...]:
    """Why ``new`` cannot be given by someone with the parts ``giver``; empty means it can.

    Seats bring their own parts; this is for what is opened apart, such as the story.
    """
    found = []
    if Part.OWN not in giver:
        if not giver & {Part.INFORM, Part.GUIDE}:
            found.append(NoGrant.NOT_YOURS)
        elif not request.strip():
            found.append(NoGrant.REQUEST)
    if new.part in SEAT_ONLY:
        found.append(NoGrant.SEAT_ONLY)
    if not seated:
        found.append(NoGrant.NOT_SEATED)
    if not new.why.strip():
        found.append(NoGrant.WHY)
    if new.until is not None and new.until <= new.since:
        found.append(NoGrant.PERIOD)
    if new.part in parts_now(grants, new.circle, new.person, new.since):
        found.append(NoGrant.OPEN)
    return tuple(found)


def why_not_end_grant(
    grant: Grant, asker: PersonId, parts: frozenset[Part], moment: datetime
) -> tuple[NoGrantEnd, ...]:
    """Why this access cannot be ended by this person; empty means it ends at once."""
    found = []
    if Part.OWN not in parts and asker != grant.person:
        found.append(NoGrantEnd.NOT_YOURS)
    if grant.part is Part.OWN:
        found.append(NoGrantEnd.OWNER)
    if not grant.holds(moment):
        found.append(NoGrantEnd.ENDED)
    return tuple(found)


def why_not_open_circle(opening: Opening) -> tuple[NoOpening, ...]:
    """Why this circle cannot be opened; empty means it can.

    A resident opens an own circle. A team member, or a process guide by telephone, opens one for somebody new, or
    when the resident asked.
    """
    if opening.by == opening.resident:
        return (NoOpening.OWN_CASE,) if opening.known else ()
    if not opening.roles & {Role.TEAM_MEMBER, Role.PROCESS_GUIDE}:
        return (NoOpening.NOT_TEAM,)
    return (NoOpening.INVITATION,) if opening.known and not opening.invited.strip() else ()
