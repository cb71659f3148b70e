"""Finding who acts, and what someone may know of a circle's people."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from kanteling.apps.people.models import Circle, Grant, RoleGiven, Seat
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Channel, Part, Role
from kanteling.foundation.ids import CircleId, MunicipalityId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock


def find_actor(login: int, acting_for: str | None, channel: Channel) -> Actor | None:
    """Who is behind this log-in, and tell the transaction so. One statement. None when the log-in has no person."""
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.enter(%s, %s)", [login, acting_for or None])
        row = cursor.fetchone()
    found = _json(row[0]) if row else None
    return _actor(found, channel) if found else None


def actor_of(person: UUID, channel: Channel = Channel.JOB, why: str = "") -> Actor:
    """The actor that a person is now, for jobs, the shell and tests. Raises `NotForYou` when unknown."""
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.who(%s)", [person])
        row = cursor.fetchone()
    found = _json(row[0]) if row else None
    if not found:
        raise NotForYou
    return _actor(found | {"hand": found["person"], "hand_called": found["called"]}, channel, why)


def _json(value: Any) -> dict[str, Any] | None:
    loaded: dict[str, Any] | None = json.loads(value) if isinstance(value, str) else value
    return loaded


def _actor(found: Mapping[str, Any], channel: Channel, why: str = "") -> Actor:
    access: dict[Part, set[CircleId]] = defaultdict(set)
    reasons: dict[CircleId, str] = {}
    for circle, part, reason in found["grants"]:
        access[Part(part)].add(CircleId(UUID(circle)))
        reasons[CircleId(UUID(circle))] = reason
    return Actor(
        person=PersonId(UUID(found["person"])),
        municipality=MunicipalityId(UUID(found["municipality"])),
        hand=PersonId(UUID(found["hand"])),
        roles=frozenset(Role(role) for role in found["roles"]),
        access={part: frozenset(circles) for part, circles in access.items()},
        reasons=reasons,
        called=found["hand_called"],
        channel=channel,
        why=why,
    )


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

    @property
    def initials(self) -> str:
        """At most two letters, of the first and the last word of the name."""
        words = [word for word in self.called.split() if word[:1].isupper() and word.lower() not in _TITLES]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])) or self.called[:1].upper()


_TITLES = {"meneer", "mevrouw", "mr", "dhr", "fam", "familie"}


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


def circle_of(actor: Actor, circle: UUID, *, readers: bool = False) -> CircleView:
    """The circle with its seats, in two queries. Raises `NotForYou` when it is not visible.

    With ``readers`` the resident also gets who reads the story and who could, in two more.
    """
    found = Circle.objects.visible_to(actor).filter(pk=circle).first()
    if found is None:
        raise NotForYou
    view = _view(found, list(Seat.objects.visible_to(actor).filter(circle_id=circle, left_at=None)))
    return replace(view, readers=_readers(actor, view)) if readers and actor.may(Part.OWN, view.id) else view


def own_circle(actor: Actor) -> CircleView | None:
    """The open circle of which this actor is the resident; None when there is none yet."""
    found = Circle.objects.visible_to(actor).filter(resident_id=actor.person, closed_at=None).first()
    if found is None:
        return None
    return _view(found, list(Seat.objects.visible_to(actor).filter(circle_id=found.pk, left_at=None)))


def circles_of(actor: Actor, part: Part, most: int = 100) -> list[CircleView]:
    """The circles in which this actor has ``part``, without seats, by name; at most ``most``."""
    found = Circle.objects.visible_to(actor).filter(pk__in=actor.circles(part), closed_at=None)
    return [_view(circle, []) for circle in found.order_by("called", "pk")[:most]]


def _view(circle: Circle, seats: list[Seat]) -> CircleView:
    order = {SeatKind.RESIDENT.code: 0, SeatKind.INVOLVED.code: 1}
    seats.sort(key=lambda seat: (order.get(seat.kind, 2), seat.invited_at, seat.pk))
    return CircleView(
        id=CircleId(circle.pk),
        resident=PersonId(circle.resident_id),
        called=circle.called,
        opened_at=circle.opened_at,
        seats=tuple(
            SeatLine(
                id=seat.pk,
                person=PersonId(seat.person_id),
                kind=SeatKind(seat.kind),
                called=seat.called,
                relation=seat.relation,
                phone=seat.phone,
                came=seat.came_at is not None,
                invited_at=seat.invited_at,
            )
            for seat in seats
        ),
    )


def staff(actor: Actor, role: Role) -> list[tuple[PersonId, str, str]]:
    """Those who have ``role`` in this municipality now: person, name, team."""
    found = RoleGiven.objects.visible_to(actor).filter(role=role.code, until=None).order_by("called")
    return [(PersonId(each.person_id), each.called, each.team) for each in found]


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
