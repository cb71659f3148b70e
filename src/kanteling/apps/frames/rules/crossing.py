"""A proposal that crosses a frame: who may say so, what it does, and the two routes out.

A crossing of a hard frame keeps the proposal open until the text is changed, the remark is withdrawn or room
is given. A soft frame may be crossed with a reason. A frame of after the proposal does nothing: frames come
beforehand.
Source: De Nieuwe Route; Awb 4:84 (deviating from a policy rule).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kanteling.apps.frames.rules.frames import FrameVersion, Weight, known_beforehand
from kanteling.foundation.actor import Part
from kanteling.foundation.words import Reason, Worded


@dataclass(frozen=True, slots=True)
class Room:
    """Room given for one proposal: who gave it, on what basis, since when and to which day (included)."""

    given_by: str
    basis: str
    given_on: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the room is there on ``day``."""
        return self.given_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Somebody said that one version of a proposal goes over one frame.

    ``version`` is the number of the proposal's text it was said about; ``reason`` is why the circle does it
    anyhow.
    """

    frame: FrameVersion
    version: int
    stated_on: datetime
    reason: str = ""
    room: Room | None = None
    withdrawn: datetime | None = None


class Effect(Worded):
    """What a crossing does to the proposal now."""

    BLOCKS = "blocks", "Dit gaat over een vast kader heen. Verander het of vraag ruimte."
    NEEDS_REASON = "needs_reason", "Dit gaat over een kader heen. Zeg erbij waarom."
    REASONED = "reasoned", "Dit gaat over een kader heen, met een reden."
    ROOM = "room", "De gemeente gaf hier ruimte voor."
    WITHDRAWN = "withdrawn", "Dit past erin. De opmerking is teruggenomen."
    CHANGED = "changed", "De tekst is daarna veranderd."
    LATER = "later", "Dit kader kwam later. Het houdt dit voorstel niet tegen."


BLOCKING = frozenset({Effect.BLOCKS, Effect.NEEDS_REASON})


class NoCrossing(Reason):
    """Why someone cannot state (or withdraw) a crossing."""

    INFORMS = "informs", "U geeft informatie. Zet uw opmerking bij de informatie."
    LATER = "later", "Dit kader kwam na het voorstel. Kaders gelden vooraf."
    NOT_HELD = "not_held", "Dit kader gold toen niet."
    ALREADY = "already", "Dit is al gezegd over deze tekst."
    WITHDRAWN = "withdrawn", "Deze opmerking is al teruggenomen."


class NoRoom(Reason):
    """Why room cannot be given like this."""

    NOT_YOURS = "not_yours", "Alleen de gemeente geeft ruimte. U kunt erom vragen."
    BASIS = "basis", "Schrijf op waarom dit mag, en volgens welke regel."
    WHO = "who", "Schrijf op wie dit besluit."
    PERIOD = "period", "De laatste dag is al geweest. Kies een latere dag."
    SOFT = "soft", "Dit kader heeft al ruimte. De kring geeft zelf de reden."
    GIVEN = "given", "Deze ruimte is er al."
    OVER = "over", "Deze opmerking telt niet meer. Er is geen ruimte nodig."


def effect(crossing: Crossing, put_forward: datetime, current: int, today: date) -> Effect:
    """What ``crossing`` does today to the proposal whose current text has number ``current``.

    ``put_forward`` is when its first text was put forward: a later text lets no newer frames in.
    """
    if crossing.withdrawn is not None:
        return Effect.WITHDRAWN
    if not known_beforehand(crossing.frame, put_forward):
        return Effect.LATER
    if crossing.version != current:
        return Effect.CHANGED
    if crossing.room is not None and crossing.room.holds(today):
        return Effect.ROOM
    if crossing.frame.weight is Weight.HARD:
        return Effect.BLOCKS
    return Effect.REASONED if crossing.reason.strip() else Effect.NEEDS_REASON


def why_not_state_crossing(
    parts: frozenset[Part],
    frame: FrameVersion,
    crossings: Iterable[Crossing],
    put_forward: datetime,
    current: int,
    *,
    proposer: bool,
) -> tuple[NoCrossing, ...]:
    """Why this person cannot say that the text crosses ``frame``.

    Only the municipality's seat and who made the proposal can. What a professional thinks of it is
    information. That nobody can after adoption is `deciding`'s rule (`why_not_claim_crossing`).
    """
    found = []
    if Part.FRAME not in parts and not (proposer and Part.DECIDE in parts):
        found.append(NoCrossing.INFORMS)
    if not known_beforehand(frame, put_forward):
        found.append(NoCrossing.LATER)
    elif not frame.held(put_forward.date()):
        found.append(NoCrossing.NOT_HELD)
    same = [c for c in crossings if c.frame.frame == frame.frame and c.version == current]
    if any(c.withdrawn is None for c in same):
        found.append(NoCrossing.ALREADY)
    return tuple(found)


def why_not_withdraw_crossing(
    parts: frozenset[Part], crossing: Crossing, *, stated_it: bool
) -> tuple[NoCrossing, ...]:
    """Why this remark cannot be taken back; who made it and the municipality's seat can."""
    found = [] if stated_it or Part.FRAME in parts else [NoCrossing.INFORMS]
    if crossing.withdrawn is not None:
        found.append(NoCrossing.WITHDRAWN)
    return tuple(found)


def why_not_give_room(parts: frozenset[Part], crossing: Crossing, room: Room, today: date) -> tuple[NoRoom, ...]:
    """Why room cannot be given for this crossing; who, on what basis and until when are always recorded."""
    found = [] if Part.FRAME in parts else [NoRoom.NOT_YOURS]
    if not room.given_by.strip():
        found.append(NoRoom.WHO)
    if not room.basis.strip():
        found.append(NoRoom.BASIS)
    if room.until is not None and room.until < today:
        found.append(NoRoom.PERIOD)
    if crossing.withdrawn is not None:
        found.append(NoRoom.OVER)
    elif crossing.frame.weight is Weight.SOFT:
        found.append(NoRoom.SOFT)
    elif crossing.room is not None and crossing.room.holds(today):
        found.append(NoRoom.GIVEN)
    return tuple(found)
