"""Who sits at the table of a circle, in which seat, and who may change that.

The resident invites, or asks the team to. Source: De Nieuwe Route (who is involved decides, who works for an
organisation informs); own agreement of 2026-11 for what each seat opens.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.words import Dutch, Reason, Worded


class SeatKind(Worded):
    """As what someone sits at the table."""

    RESIDENT = "resident", "inwoner"
    INVOLVED = "involved", "betrokkene"
    PROFESSIONAL = "professional", "professional"
    PROCESS_GUIDE = "process_guide", "procesbegeleider"
    MUNICIPALITY = "municipality", "gemeente"


PARTS_OF: Mapping[SeatKind, frozenset[Part]] = {
    SeatKind.RESIDENT: frozenset({Part.OWN, Part.PLAN, Part.STORY, Part.DECIDE}),
    SeatKind.INVOLVED: frozenset({Part.PLAN, Part.DECIDE}),
    SeatKind.PROFESSIONAL: frozenset({Part.PLAN, Part.INFORM}),
    SeatKind.PROCESS_GUIDE: frozenset({Part.PLAN, Part.GUIDE}),
    SeatKind.MUNICIPALITY: frozenset({Part.PLAN, Part.FRAME}),
}
"""What a seat opens by itself. The story is never among it: the resident shares that separately."""

DECIDING_SEATS = frozenset(kind for kind, parts in PARTS_OF.items() if Part.DECIDE in parts)

WHAT_SEAT_DOES: Mapping[SeatKind, Dutch] = {
    SeatKind.RESIDENT: "Het is uw plan. U besluit mee en u nodigt uit.",
    SeatKind.INVOLVED: "U besluit mee.",
    SeatKind.PROFESSIONAL: "U geeft informatie. De kring besluit.",
    SeatKind.PROCESS_GUIDE: "U bewaakt het gesprek. De kring besluit.",
    SeatKind.MUNICIPALITY: "U noemt de kaders. De kring besluit.",
}


WHAT_PART_OPENS: Mapping[Part, Dutch] = {
    Part.OWN: "Het is het plan van deze persoon.",
    Part.PLAN: "Leest uw plan en de voorstellen.",
    Part.STORY: "Leest het verslag van het gesprek.",
    Part.DECIDE: "Besluit mee.",
    Part.INFORM: "Geeft informatie.",
    Part.GUIDE: "Bewaakt het gesprek.",
    Part.FRAME: "Noemt de kaders.",
}
"""What a part means, said to the resident about someone else."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One place at the table, from ``since`` until it ended."""

    person: PersonId
    kind: SeatKind
    since: datetime
    ended: datetime | None = None

    def taken(self, moment: datetime) -> bool:
        """Whether someone sits here at ``moment``."""
        return self.since <= moment and (self.ended is None or moment < self.ended)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for a change at the table.

    ``parts`` is what this person may do in the circle now. ``request`` holds how the resident asked for it,
    when somebody else enters it ("Meneer vroeg dit dinsdag aan de keukentafel."); empty when nobody did.
    """

    person: PersonId
    parts: frozenset[Part]
    request: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom to ask to the table, as what and why. ``for_work``: they come because of the work they do."""

    kind: SeatKind
    why: str
    person: PersonId | None = None
    for_work: bool = False


class NoInvitation(Reason):
    """Why someone cannot be invited like this."""

    NOT_YOURS = "not_yours", "De inwoner nodigt uit. Vraag het aan de inwoner."
    REQUEST = "request", "Schrijf op hoe de inwoner dit aan u vroeg."
    WHY = "why", "Schrijf op waarom deze persoon erbij komt."
    SEATED = "seated", "Deze persoon zit al aan tafel."
    OWNER = "owner", "Een kring is van één inwoner. Kies een andere stoel."
    WORK_INFORMS = "work_informs", "Wie voor werk komt, geeft informatie. Kies een andere stoel."
    CHAIR_FOR_WORK = "chair_for_work", "Deze stoel is voor wie voor werk komt. Kies betrokkene."


class NoEnd(Reason):
    """Why a seat cannot be ended like this."""

    NOT_YOURS = "not_yours", "Alleen de inwoner kan dit doen. Zelf weggaan kan altijd."
    REQUEST = "request", "Schrijf op hoe de inwoner dit aan u vroeg."
    OWNER = "owner", "De kring is van deze inwoner. Die blijft aan tafel."
    ENDED = "ended", "Deze persoon zit al niet meer aan tafel."


def deciders(seats: Iterable[Seat], moment: datetime) -> frozenset[PersonId]:
    """Those who decide at ``moment``: the resident and everyone involved."""
    return frozenset(s.person for s in seats if s.kind in DECIDING_SEATS and s.taken(moment))


def seated(seats: Iterable[Seat], moment: datetime) -> Mapping[PersonId, SeatKind]:
    """Everyone at the table at ``moment``, with the seat they hold."""
    return {s.person: s.kind for s in seats if s.taken(moment)}


def why_not_invite(
    seats: Iterable[Seat], asker: Asker, invitation: Invitation, moment: datetime
) -> tuple[NoInvitation, ...]:
    """Why this invitation cannot go out; empty means it can.

    The resident invites. The team (informing or guiding seats) can write the letter, when it records how the
    resident asked. Someone involved can propose a name to the resident but does not invite.
    """
    found = [NoInvitation[name] for name in _why_not_asker(asker)]
    if not invitation.why.strip():
        found.append(NoInvitation.WHY)
    if invitation.kind is SeatKind.RESIDENT:
        found.append(NoInvitation.OWNER)
    elif invitation.for_work and invitation.kind in DECIDING_SEATS:
        found.append(NoInvitation.WORK_INFORMS)
    elif not invitation.for_work and invitation.kind not in DECIDING_SEATS:
        found.append(NoInvitation.CHAIR_FOR_WORK)
    if invitation.person in seated(seats, moment):
        found.append(NoInvitation.SEATED)
    return tuple(found)


def why_not_end_seat(seat: Seat, asker: Asker, moment: datetime) -> tuple[NoEnd, ...]:
    """Why this seat cannot be ended by this person; empty means it ends at once.

    Everyone can leave. An objection leaves with the seat; that it did is recorded and stays readable.
    """
    found = [] if asker.person == seat.person else [NoEnd[name] for name in _why_not_asker(asker)]
    if seat.kind is SeatKind.RESIDENT:
        found.append(NoEnd.OWNER)
    if not seat.taken(moment):
        found.append(NoEnd.ENDED)
    return tuple(found)


def _why_not_asker(asker: Asker) -> tuple[str, ...]:
    """Names of the reasons that every change at the table shares."""
    if Part.OWN in asker.parts:
        return ()
    if not asker.parts & {Part.INFORM, Part.GUIDE}:
        return ("NOT_YOURS",)
    return () if asker.request.strip() else ("REQUEST",)
