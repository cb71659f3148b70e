"""What the frame around every page shows of people: whom to call, and the invented people of the demo."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from kanteling.apps.people.models import DemoPerson, Municipality, Seat
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Part


@dataclass(frozen=True, slots=True)
class Callee:
    """Someone to call: a team member at this table, or else the municipality."""

    name: str
    role: str
    phone: str
    initials: str = ""


def someone_to_call(actor: Actor | None, circle: UUID | None) -> Callee | None:
    """The team member of this circle (or of a circle of this actor) with a telephone; else the municipality."""
    circles = actor.circles(Part.PLAN) if actor else frozenset()
    if actor and circles:
        first = Case(When(circle_id=circle, then=Value(0)), default=Value(1), output_field=IntegerField())
        seats = Seat.objects.visible_to(actor).filter(circle_id__among=circles, left_at=None).exclude(came_at=None)
        seats = seats.filter(kind=SeatKind.PROFESSIONAL.code).exclude(phone="").order_by(first, "invited_at")
        seat = seats.values_list("called", "phone").first()
        if seat:
            return Callee(seat[0], _("van het wijkteam"), seat[1])
    places = Municipality.objects.filter(pk=actor.municipality) if actor else Municipality.objects.all()
    found = list(places.exclude(phone="").values_list("name", "phone")[:2])
    return Callee(_("gemeente %(name)s") % {"name": found[0][0]}, "", found[0][1]) if len(found) == 1 else None


WORKING = 100
"""From this place on stand those who work here."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone invented whom a visitor of the demo may be."""

    id: UUID
    name: str
    what: str
    place: int = 0

    @property
    def works(self) -> bool:
        """Whether this person works here, instead of living here."""
        return self.place >= WORKING


def demo_people() -> tuple[Persona, ...]:
    """The invented people of the demo, in order; nobody outside the demo."""
    found = DemoPerson.objects.order_by("place", "name").values_list("person", "name", "what", "place")
    return tuple(Persona(*each) for each in found)
