"""What someone may know of a circle's people: who sits there, who was asked, what each may do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kanteling.apps.people.models import Circle, Grant, Invitation, Mandate, RoleGiven, Seat
from kanteling.apps.people.rules.seats import WHAT_PART_OPENS, SeatKind
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.names import initials
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.composed import Composed


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat as everyone at the table sees it."""

    id: UUID
    person: PersonId
    kind: SeatKind
    called: str
    relation: str
    phone: str
    came: bool
    invited_at: datetime
    why: str = ""
    asked: str = ""

    @property
    def initials(self) -> str:
        """At most two letters of the name."""
        return initials(self.called)


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who may read the story, or whom the resident could let read it: at the table, or of the team."""

    person: PersonId
    called: str
    relation: str
    phone: str
    seated: bool
    reads: bool
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CircleView:
    """A circle: whose it is and who sits there now, the resident first, then in order of coming."""

    id: CircleId
    resident: PersonId
    called: str
    opened_at: datetime
    seats: tuple[SeatLine, ...]
    readers: tuple[Reader, ...] = ()

    def seat_of(self, person: UUID) -> SeatLine | None:
        """The seat of this person now; None when not at the table."""
        return next((seat for seat in self.seats if seat.person == person), None)

    def of_kind(self, *kinds: SeatKind) -> tuple[SeatLine, ...]:
        """Those who came and sit on one of these kinds of seats."""
        return tuple(seat for seat in self.seats if seat.came and seat.kind in kinds)

    @property
    def deciders(self) -> frozenset[PersonId]:
        """Who decides: the resident, and everyone involved who came in."""
        return frozenset(seat.person for seat in self.of_kind(SeatKind.RESIDENT, SeatKind.INVOLVED))


_CIRCLE = Composed(lambda here, circle: Circle.objects.filter(municipality_id=here, pk=circle))
_SEATS = Composed(
    lambda here, circle: Seat.objects.filter(municipality_id=here, circle_id=circle, left_at__isnull=True)
)


def circle_of(actor: Actor, circle: UUID, *, readers: bool = False) -> CircleView:
    """The circle with its seats, in two queries. Raises `NotForYou` when it is not visible.

    With ``readers`` the resident also gets who reads the story and who could, in two more.
    """
    found = _CIRCLE.ask(actor, circle=circle)
    if not found:
        raise NotForYou
    view = _view(found[0], _SEATS.ask(actor, circle=circle))
    return replace(view, readers=_readers(actor, view)) if readers and actor.may(Part.OWN, view.id) else view


def _readers(actor: Actor, circle: CircleView) -> tuple[Reader, ...]:
    reads = {
        grant.person_id: grant.until
        for grant in Grant.objects.visible_to(actor).filter(
            Q(until=None) | Q(until__gt=clock.now()), circle_id=circle.id, part=Part.STORY.code, ended_at=None
        )
    }
    found = {
        seat.person: Reader(
            seat.person, seat.called, seat.relation, seat.phone, True, seat.person in reads, reads.get(seat.person)
        )
        for seat in circle.seats
        if seat.person != circle.resident
    }
    for one in RoleGiven.objects.visible_to(actor).filter(role=Role.TEAM_MEMBER.code, until=None):
        if one.person_id not in found:
            where = f"wijkteam {one.team}".strip()
            found[one.person_id] = Reader(PersonId(one.person_id), one.called, where, one.phone, False, False)
    return tuple(sorted(found.values(), key=lambda reader: (not reader.reads, not reader.seated, reader.called)))


def circle_with_past(actor: Actor, circle: UUID) -> tuple[CircleView, list[Seat]]:
    """The circle as `circle_of`, and every seat it ever had, also those who left; in two queries too."""
    found = Circle.objects.visible_to(actor).filter(pk=circle).first()
    if found is None:
        raise NotForYou
    seats = list(Seat.objects.visible_to(actor).filter(circle_id=circle))
    return _view(found, [seat for seat in seats if seat.left_at is None]), seats


def own_circle(actor: Actor) -> CircleView | None:
    """The open circle of which this actor is the resident; None when there is none yet."""
    found = Circle.objects.visible_to(actor).filter(resident_id=actor.person, closed_at=None).first()
    if found is None:
        return None
    return _view(found, Seat.objects.visible_to(actor).filter(circle_id=found.pk, left_at=None))


def circles_of(
    actor: Actor,
    part: Part | None = None,
    most: int = 100,
    *,
    matching: str = "",
    after: tuple[str, UUID] | None = None,
    only: Collection[UUID] | None = None,
) -> list[CircleView]:
    """The open circles in which this actor has ``part`` (any that opens the circle when None), without seats, by name.

    At most ``most``, from the one after ``after`` (name and id) on; ``matching`` is a piece of the name, ``only``
    narrows to these. One query, over the circles of this actor only.
    """
    mine = actor.circles(part) if part else actor.circles(Part.PLAN) | actor.circles(Part.STORY)
    ids = mine if only is None else mine & set(only)
    found = Circle.objects.filter(municipality_id=actor.municipality, pk__among=ids, closed_at=None)
    if matching:
        found = found.filter(called__icontains=matching)
    if after is not None:
        found = found.filter(Q(called__gt=after[0]) | Q(called=after[0], pk__gt=after[1]))
    return [_view(circle, []) for circle in found.order_by("called", "pk")[:most]]


def _view(circle: Circle, seats: Iterable[Seat]) -> CircleView:
    order = {SeatKind.RESIDENT.code: 0, SeatKind.INVOLVED.code: 1}
    placed = sorted(seats, key=lambda seat: (order.get(seat.kind, 2), seat.invited_at, seat.pk))
    return CircleView(
        id=CircleId(circle.pk),
        resident=PersonId(circle.resident_id),
        called=circle.called,
        opened_at=circle.opened_at,
        seats=tuple(_line(seat) for seat in placed),
    )


def _line(seat: Seat) -> SeatLine:
    return SeatLine(
        id=seat.pk,
        person=PersonId(seat.person_id),
        kind=SeatKind(seat.kind),
        called=seat.called,
        relation=seat.relation,
        phone=seat.phone,
        came=seat.came_at is not None,
        invited_at=seat.invited_at,
        why=seat.why,
        asked=seat.asked,
    )


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """How a seat was asked, and whether that letter still works."""

    seat: UUID
    way: str
    sent_to: str
    until: datetime
    works: bool


def letters_of(actor: Actor, circle: UUID) -> dict[UUID, InvitationLine]:
    """The invitations of a circle by seat, as far as this actor may see them."""
    now = clock.now()
    found = Invitation.objects.visible_to(actor).filter(circle_id=circle)
    return {
        each.seat_id: InvitationLine(
            each.seat_id, each.way, each.sent_to, each.until, each.used_at is None and each.until > now
        )
        for each in found
    }


@dataclass(frozen=True, slots=True)
class AccessLine:
    """What one person may do in a circle now, until when, and since when; for those who may end it."""

    person: PersonId
    called: str
    what: tuple[str, ...]
    until: datetime | None
    why: str


def access_of(actor: Actor, circle: UUID) -> tuple[AccessLine, ...]:
    """Who may come in now, except the resident, by name. Who was asked and did not come yet, may not."""
    now = clock.now()
    found = Grant.objects.visible_to(actor).filter(circle_id=circle, ended_at=None, since__lte=now)
    waits = Seat.objects.filter(
        circle_id=circle,
        person_id=OuterRef("person_id"),
        came_at=None,
        left_at=None,
        invited_at__lte=OuterRef("since"),
    )
    found = found.filter(Q(until=None) | Q(until__gt=now), ~Exists(waits)).order_by("called", "person_id", "part")
    grouped: dict[UUID, list[Grant]] = {}
    for grant in found:
        grouped.setdefault(grant.person_id, []).append(grant)
    lines = []
    for person, grants in grouped.items():
        parts = tuple(Part(grant.part) for grant in grants)
        ends = [grant.until for grant in grants]
        until = None if None in ends else max(end for end in ends if end is not None)
        if Part.OWN not in parts:
            what = tuple(WHAT_PART_OPENS[part] for part in Part if part in parts)
            lines.append(AccessLine(PersonId(person), grants[0].called, what, until, grants[0].why))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class MandateLine:
    """Someone who may act for someone."""

    id: UUID
    principal: PersonId
    principal_called: str
    helper: PersonId
    helper_called: str
    how: str
    since: datetime
    until: datetime | None = None
    paper: str = ""
    seen_by: str = ""


def mandates_of(actor: Actor, circle: UUID | None = None) -> tuple[MandateLine, ...]:
    """Every mandate that holds now and that this actor may see; with ``circle`` those written down there."""
    now = clock.now()
    found = Mandate.objects.visible_to(actor).filter(ended_at=None, since__lte=now)
    if circle is None:
        found = found.filter(Q(principal_id=actor.person) | Q(helper_id=actor.person))
    else:
        found = found.filter(circle_id=circle)
    found = found.filter(Q(until=None) | Q(until__gt=now)).order_by("since", "pk")
    return tuple(
        MandateLine(
            each.pk, PersonId(each.principal_id), each.principal_called, PersonId(each.helper_id),
            each.helper_called, each.how, each.since, each.until, each.paper, each.seen_by,
        )
        for each in found
    )  # fmt: skip


def staff(actor: Actor, *roles: Role) -> list[tuple[PersonId, str, str, Role]]:
    """Those who have one of ``roles`` in this municipality now: person, name, team, role; by name, at most 300."""
    found = RoleGiven.objects.visible_to(actor).filter(role__in=[role.code for role in roles], until=None)
    return [
        (PersonId(each.person_id), each.called, each.team, Role(each.role))
        for each in found.order_by("called", "pk")[:300]
    ]
