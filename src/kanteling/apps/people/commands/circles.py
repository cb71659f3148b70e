"""A circle, its seats, and what each seat opens. The resident ends any of it at once."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kanteling.apps.people import events
from kanteling.apps.people.commands.municipality import add_person
from kanteling.apps.people.models import Circle, Grant, RoleGiven, Seat
from kanteling.apps.people.rules.access import Grant as Access
from kanteling.apps.people.rules.access import Opening, why_not_end_grant, why_not_grant, why_not_open_circle
from kanteling.apps.people.rules.seats import PARTS_OF, Asker, SeatKind, why_not_end_seat
from kanteling.apps.people.rules.seats import Seat as Place
from kanteling.foundation.actor import Actor, Part, Role
from kanteling.foundation.ids import CircleId, PersonId, new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

OWN_CIRCLE = "Dit is uw eigen kring"
ASKED_BY_RESIDENT = "Gesprek op verzoek van de bewoner"


@transaction.atomic
def open_circle(
    *,
    actor: Actor,
    resident: PersonId | None,
    called: str,
    phone: str = "",
    email: str = "",
    why: str = "",
) -> CircleId:
    """Begin the circle of a resident: by the resident, or by a team member whom the resident asked.

    Without ``resident`` a person is written down, with ``phone`` and ``email``: nobody searches for people here. A
    team member who opens it sits at the table to give information, a process guide to guide; both read the story,
    until the resident ends that. Raises `ChangedMeanwhile` when the resident has an open circle already.
    """
    if resident is None:
        resident = add_person(actor=actor, called=called, email=email, phone=phone)
    known = Circle.objects.visible_to(actor).filter(resident_id=resident, closed_at=None).exists()
    refuse_if(why_not_open_circle(Opening(actor.person, actor.roles, resident, known, why)))
    circle = CircleId(new_id())
    try:
        with transaction.atomic():
            Circle.objects.create(
                pk=circle,
                municipality_id=actor.municipality,
                resident_id=resident,
                called=called,
                opened_by_id=actor.person,
                opened_at=clock.now(),
                opened_in=TransactionNow(),
            )
    except IntegrityError as taken:
        raise ChangedMeanwhile from taken
    take_seat(
        actor, circle, resident, SeatKind.RESIDENT, called, came=clock.now(), phone=phone, why=why or OWN_CIRCLE
    )
    if actor.person != resident:
        reason = why or ASKED_BY_RESIDENT
        team = Role.TEAM_MEMBER in actor.roles
        kind = SeatKind.PROFESSIONAL if team else SeatKind.PROCESS_GUIDE
        take_seat(
            actor, circle, actor.person, kind, actor.called, relation="wijkteam" if team else kind.dutch,
            came=clock.now(), why=reason,
        )  # fmt: skip
        _open_apart(actor, circle, actor.person, actor.called, Part.STORY, reason)
    record(actor, events.CircleOpened(subject=circle, circle=circle))
    return circle


def take_seat(
    actor: Actor,
    circle: CircleId,
    person: PersonId,
    kind: SeatKind,
    called: str,
    *,
    came: datetime | None,
    relation: str = "",
    phone: str = "",
    why: str = "",
    asked: str = "",
) -> UUID:
    """Write a seat with the parts that come with it. Who works here brings the phone number of the work."""
    seat = Seat.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        person_id=person,
        kind=kind.code,
        called=called,
        relation=relation,
        phone=phone or _work_phone(actor, person, kind),
        why=why,
        asked=asked,
        invited_by_id=actor.person,
        invited_at=clock.now(),
        came_at=came,
    )
    for part in sorted(PARTS_OF[kind], key=lambda part: part.code):
        _open(actor, circle, person, called, part, why)
    return UUID(str(seat.pk))


def _work_phone(actor: Actor, person: PersonId, kind: SeatKind) -> str:
    if kind in (SeatKind.RESIDENT, SeatKind.INVOLVED):
        return ""
    found = RoleGiven.objects.visible_to(actor).filter(person_id=person, until=None).exclude(phone="")
    return str(found.values_list("phone", flat=True).first() or "")


@transaction.atomic
def give_grant(
    *,
    actor: Actor,
    circle: CircleId,
    person: PersonId,
    called: str,
    part: Part,
    why: str,
    until: datetime | None = None,
    request: str = "",
) -> None:
    """Open one part of a circle for one person at the table, until a moment, with the reason.

    ``request`` says how the resident asked for it, when somebody else does it.
    """
    there = Grant.objects.visible_to(actor).filter(circle_id=circle, person_id=person, ended_at=None)
    seated = Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=person, left_at=None).exists()
    new = Access(circle, person, part, clock.now(), why, until)
    parts = parts_in(actor, circle)
    refuse_if(why_not_grant([as_access(each) for each in there], parts, new, seated=seated, request=request))
    _open_apart(actor, circle, person, called, part, why, until)


def _open_apart(
    actor: Actor,
    circle: CircleId,
    person: PersonId,
    called: str,
    part: Part,
    why: str,
    until: datetime | None = None,
) -> None:
    grant = _open(actor, circle, person, called, part, why, until)
    record(actor, events.AccessGiven(subject=grant, circle=circle, detail=f"{called}: {part.dutch}"))


def _open(
    actor: Actor,
    circle: CircleId,
    person: PersonId,
    called: str,
    part: Part,
    why: str,
    until: datetime | None = None,
) -> UUID:
    grant = Grant.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        person_id=person,
        called=called,
        part=part.code,
        why=why,
        given_by_id=actor.person,
        since=clock.now(),
        until=until,
    )
    return UUID(str(grant.pk))


@transaction.atomic
def end_access(*, actor: Actor, circle: CircleId, person: PersonId) -> tuple[UUID, ...]:
    """End all that this person may do in the circle, at once; no reason is asked of the resident.

    Returns the seats that ended, for `restore_access`. Everyone can leave by themselves.
    """
    if not actor.may(Part.OWN, circle) and actor.person != person:
        raise NotForYou
    hold(circle)
    seats = list(Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=person, left_at=None))
    for seat in seats:
        refuse_if(why_not_end_seat(as_place(seat), Asker(actor.person, parts_in(actor, circle)), clock.now()))
    now = clock.now()
    there = Grant.objects.visible_to(actor).filter(circle_id=circle, person_id=person, ended_at=None)
    end_grants(actor, there, now)
    for seat in seats:
        Seat.objects.filter(pk=seat.pk).update(left_at=now)
        record(actor, events.SeatLeft(subject=seat.pk, circle=circle, detail=seat.called))
    record(actor, events.AccessEnded(subject=person, circle=circle))
    return tuple(UUID(str(seat.pk)) for seat in seats)


@transaction.atomic
def restore_access(*, actor: Actor, seat: UUID) -> None:
    """Undo `end_access`: the same chair with the same parts, as new rows. Only by whose circle it is."""
    old = Seat.objects.visible_to(actor).filter(pk=seat).exclude(left_at=None).first()
    if old is None or not actor.may(Part.OWN, CircleId(old.circle_id)):
        raise NotForYou
    circle, person = CircleId(old.circle_id), PersonId(old.person_id)
    hold(circle)
    if Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=person, left_at=None).exists():
        raise ChangedMeanwhile
    kind = SeatKind(old.kind)
    take_seat(
        actor, circle, person, kind, old.called,
        came=old.came_at, relation=old.relation, phone=old.phone, why=old.why, asked=old.asked,
    )  # fmt: skip
    apart = Grant.objects.visible_to(actor).filter(circle_id=circle, person_id=person, ended_at=old.left_at)
    for grant in apart.exclude(part__in=[part.code for part in PARTS_OF[kind]]):
        _open_apart(actor, circle, person, grant.called, Part(grant.part), grant.why, grant.until)
    record(actor, events.AccessRestored(subject=seat, circle=circle, detail=old.called))


def end_grants(actor: Actor, grants: QuerySet[Grant], now: datetime) -> int:
    """End these grants now, each if the rule lets this actor; what had run out already stays as it was."""
    open_now = [grant for grant in grants if grant.until is None or grant.until > now]
    for grant in open_now:
        refuse_if(why_not_end_grant(as_access(grant), actor.person, parts_in(actor, grant.circle_id), now))
    ended = grants.filter(pk__in=[grant.pk for grant in open_now])
    return ended.update(ended_at=now)


def as_access(grant: Grant) -> Access:
    """A row as the fact that the rules know."""
    return Access(
        CircleId(grant.circle_id), PersonId(grant.person_id), Part(grant.part), grant.since, grant.why,
        grant.until, grant.ended_at,
    )  # fmt: skip


def parts_in(actor: Actor, circle: UUID) -> frozenset[Part]:
    """What this actor may do in this circle."""
    return frozenset(part for part in Part if actor.may(part, CircleId(circle)))


def as_place(seat: Seat) -> Place:
    """A row as the fact that the rules know."""
    return Place(PersonId(seat.person_id), SeatKind(seat.kind), seat.invited_at, seat.left_at)


def as_places(seats: Iterable[Seat]) -> list[Place]:
    """Rows as facts."""
    return [as_place(seat) for seat in seats]
