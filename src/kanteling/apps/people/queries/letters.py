"""What stands in a letter, for those who may write it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.people.events import Looked
from kanteling.apps.people.models import Circle, Municipality, Seat
from kanteling.apps.people.queries.circles import letters_of
from kanteling.apps.people.rules.seats import WHAT_SEAT_DOES, SeatKind
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that asks someone to the table. ``code`` is empty when only its hash is left."""

    circle: CircleId
    seat: UUID
    called: str
    resident: str
    what: str
    why: str
    code: str
    until: datetime
    municipality: str
    phone: str


def letter_for(actor: Actor, circle: UUID, seat: UUID, code: str) -> Letter:
    """The letter for this seat. Raises `NotForYou` when this actor does not write letters here."""
    found = _seat(actor, circle, seat)
    letter = letters_of(actor, circle).get(seat)
    if letter is None:
        raise NotForYou
    resident = Circle.objects.visible_to(actor).get(pk=circle).called
    municipality = Municipality.objects.get(pk=actor.municipality)
    looked(actor, Looked.LETTER, circle=CircleId(circle), subject=seat)
    return Letter(
        circle=CircleId(circle),
        seat=seat,
        called=found.called,
        resident=resident,
        what=WHAT_SEAT_DOES[SeatKind(found.kind)],
        why=found.why,
        code=code if letter.works else "",
        until=letter.until,
        municipality=municipality.name,
        phone=municipality.phone,
    )


def seat_called(actor: Actor, circle: UUID, seat: UUID) -> str:
    """How the one on this seat is called here; raises `NotForYou` when not visible."""
    return str(_seat(actor, circle, seat).called)


def _seat(actor: Actor, circle: UUID, seat: UUID) -> Seat:
    found: Seat | None = Seat.objects.visible_to(actor).filter(pk=seat, circle_id=circle, left_at=None).first()
    if found is None:
        raise NotForYou
    return found
