"""Bringing people together: persons, roles, circles, seats and grants."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, transaction

from kanteling.apps.people import events
from kanteling.apps.people.models import (
    Circle,
    Grant,
    Invitation,
    Mandate,
    Municipality,
    Organisation,
    Person,
    RoleGiven,
    Seat,
)
from kanteling.apps.people.queries import Reader, actor_of
from kanteling.apps.people.rules import numbers
from kanteling.apps.people.rules.seats import PARTS_OF, SeatKind
from kanteling.foundation.actor import Actor, Channel, Part, Role
from kanteling.foundation.ids import CircleId, MunicipalityId, PersonId, new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.journal import record


@transaction.atomic
def found_municipality(*, code: str, name: str, phone: str, manager: str) -> Actor:
    """Begin a municipality with its first functional manager; returns that manager as an actor (from the shell)."""
    municipality, _ = Municipality.objects.get_or_create(code=code, defaults={"name": name, "phone": phone})
    me = PersonId(new_id())
    first = Actor(me, MunicipalityId(municipality.pk), me, called=manager, channel=Channel.SHELL, why=name)
    with acting(first):
        Person.objects.create(pk=me, municipality_id=municipality.pk, called=manager, full_name=manager)
        give_role(actor=first, person=me, called=manager, role=Role.FUNCTIONAL_MANAGER)
        return actor_of(me, Channel.SHELL, name)


@transaction.atomic
def add_person(
    *, actor: Actor, called: str, full_name: str = "", email: str = "", phone: str = "", language: str = "nl"
) -> PersonId:
    """Write down a person; nobody but that person can read this row afterwards."""
    person = new_id()
    Person.objects.create(
        pk=person,
        municipality_id=actor.municipality,
        called=called,
        full_name=full_name or called,
        email=email,
        phone=phone,
        language=language,
    )
    record(actor, events.PersonAdded(subject=person, about=PersonId(person)))
    return PersonId(person)


@transaction.atomic
def add_organisation(*, actor: Actor, name: str, kind: str = "") -> UUID:
    """Write down an organisation that works in the neighbourhood."""
    return Organisation.objects.create(municipality_id=actor.municipality, name=name, kind=kind).pk


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    person: PersonId,
    called: str,
    role: Role,
    team: str = "",
    organisation: UUID | None = None,
    phone: str = "",
) -> None:
    """Give someone a role. It opens no plan."""
    given = RoleGiven.objects.create(
        municipality_id=actor.municipality,
        person_id=person,
        called=called,
        role=role.code,
        team=team,
        phone=phone,
        organisation_id=organisation,
        since=clock.now(),
        given_by_id=actor.person,
    )
    record(actor, events.RoleWasGiven(subject=given.pk, about=person, detail=role.dutch))


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

    Without ``resident`` a person is written down, with ``phone`` and ``email``: nobody searches for people here.
    A team member who opens it sits at the table to give information, a process guide to guide, until the resident
    ends that.
    Raises `ChangedMeanwhile` when the resident has an open circle already.
    """
    if resident is None:
        resident = add_person(actor=actor, called=called, email=email, phone=phone)
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
    reason = why or "Dit is uw eigen kring"
    _seat(actor, circle, resident, SeatKind.RESIDENT, called, came=clock.now(), phone=phone, why=reason)
    if actor.person != resident:
        team = Role.TEAM_MEMBER in actor.roles
        _seat(
            actor, circle, actor.person, SeatKind.PROFESSIONAL if team else SeatKind.PROCESS_GUIDE, actor.called,
            relation="wijkteam" if team else Role.PROCESS_GUIDE.dutch, came=clock.now(),
            why=why or "Gesprek op verzoek van de bewoner",
        )  # fmt: skip
        give_grant(
            actor=actor, circle=circle, person=actor.person, called=actor.called, part=Part.STORY,
            why=why or "Gesprek op verzoek van de bewoner",
        )  # fmt: skip
    record(actor, events.CircleOpened(subject=circle, circle=circle))
    return circle


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation as it goes out: the seat, and the code that only its bearer gets to see."""

    seat: UUID
    person: PersonId
    code: str


@transaction.atomic
def invite(
    *,
    actor: Actor,
    circle: CircleId,
    called: str,
    relation: str,
    kind: SeatKind,
    why: str,
    way: str = "letter",
    sent_to: str = "",
    person: PersonId | None = None,
    phone: str = "",
) -> Asked:
    """Ask someone to the table; ``person`` when already known, else a person is written down.

    Mail goes out after the commit when ``way`` is ``mail``; the code works once per device until it expires.
    """
    if not (actor.may(Part.OWN, circle) or actor.may(Part.GUIDE, circle) or _opening(actor, circle)):
        raise NotForYou
    who = person or add_person(actor=actor, called=called, email=sent_to if way == "mail" else "", phone=phone)
    seat = _seat(actor, circle, who, kind, called, relation=relation, came=None, phone=phone, why=why)
    code = _code()
    Invitation.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        seat_id=seat,
        person_id=who,
        way=way,
        sent_to=sent_to,
        code_hash=hashed(code),
        made_at=clock.now(),
        until=clock.now() + timedelta(days=numbers.INVITATION_DAYS.on(clock.today())),
    )
    record(actor, events.Invited(subject=seat, circle=circle, detail=called))
    return Asked(seat, who, code)


def _opening(actor: Actor, circle: CircleId) -> bool:
    """Whether this actor opened the circle in this very transaction; the database checks the same."""
    return Circle.objects.filter(pk=circle, opened_by_id=actor.person, opened_in=TransactionNow()).exists()


_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def _code() -> str:
    """Twelve characters that are not mistaken for each other on paper: 59 bits."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return "-".join(drawn[start : start + 4] for start in (0, 4, 8))


def hashed(code: str) -> str:
    """How a code is kept: upper case, without dashes and blanks, SHA-256."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def _seat(
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
) -> UUID:
    seat = Seat.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        person_id=person,
        kind=kind.code,
        called=called,
        relation=relation,
        phone=phone,
        why=why,
        invited_by_id=actor.person,
        invited_at=clock.now(),
        came_at=came,
    )
    for part in sorted(PARTS_OF[kind], key=lambda part: part.code):
        give_grant(actor=actor, circle=circle, person=person, called=called, part=part, why=why)
    return UUID(str(seat.pk))


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
) -> None:
    """Open one part of a circle for one person, until a moment, with the reason. The wall checks who may."""
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
    record(actor, events.AccessGiven(subject=grant.pk, circle=circle, detail=f"{called}: {part.dutch}"))


@transaction.atomic
def let_read(*, actor: Actor, circle: CircleId, reader: Reader, until: datetime | None, why: str) -> None:
    """The resident lets someone read the story until a moment, or stops it (``until`` is now or earlier).

    A team member who is not at the table yet is asked to it, to give information.
    """
    if not actor.may(Part.OWN, circle):
        raise NotForYou
    there = Grant.objects.visible_to(actor).filter(
        circle_id=circle, person_id=reader.person, part=Part.STORY.code, ended_at=None
    )
    if there.update(ended_at=clock.now()):
        record(actor, events.AccessEnded(subject=reader.person, circle=circle, detail=reader.called))
    if until is not None and until <= clock.now():
        return
    if not reader.seated:
        invite(
            actor=actor, circle=circle, called=reader.called, relation=reader.relation,
            kind=SeatKind.PROFESSIONAL, why=why, way="app", person=reader.person, phone=reader.phone,
        )  # fmt: skip
    give_grant(
        actor=actor, circle=circle, person=reader.person, called=reader.called, part=Part.STORY, why=why, until=until
    )


@transaction.atomic
def end_access(*, actor: Actor, circle: CircleId, person: PersonId) -> None:
    """End all that this person may do in the circle, at once; no reason is asked of the resident."""
    if not actor.may(Part.OWN, circle) and actor.person != person:
        raise NotForYou
    Grant.objects.visible_to(actor).filter(circle_id=circle, person_id=person, ended_at=None).update(
        ended_at=clock.now()
    )
    for seat in Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=person, left_at=None):
        Seat.objects.filter(pk=seat.pk).update(left_at=clock.now())
        record(actor, events.SeatLeft(subject=seat.pk, circle=circle, detail=seat.called))
    record(actor, events.AccessEnded(subject=person, circle=circle))


@transaction.atomic
def come_in(*, actor: Actor, circle: CircleId) -> None:
    """Take the seat that was offered."""
    seat = Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=actor.person, left_at=None).first()
    if seat is None:
        raise NotForYou
    if seat.came_at is None:
        Seat.objects.filter(pk=seat.pk).update(came_at=clock.now())
        Invitation.objects.visible_to(actor).filter(seat_id=seat.pk, used_at=None).update(used_at=clock.now())
        record(actor, events.CameIn(subject=seat.pk, circle=circle, detail=seat.called))


@transaction.atomic
def give_mandate(*, actor: Actor, helper: PersonId, helper_called: str, how: str, called: str) -> UUID:
    """Let a helper of one's own choice act for oneself, until ended."""
    mandate = Mandate.objects.create(
        municipality_id=actor.municipality,
        principal_id=actor.person,
        principal_called=called,
        helper_id=helper,
        helper_called=helper_called,
        how=how,
        since=clock.now(),
    )
    record(actor, events.MandateGiven(subject=mandate.pk, about=actor.person, detail=helper_called))
    return UUID(str(mandate.pk))


@transaction.atomic
def end_mandate(*, actor: Actor, mandate: UUID) -> None:
    """Stop letting someone act; both sides may."""
    found = Mandate.objects.visible_to(actor).filter(pk=mandate, ended_at=None).first()
    if found is None:
        raise NotForYou
    Mandate.objects.filter(pk=found.pk).update(ended_at=clock.now())
    record(
        actor,
        events.MandateEnded(subject=found.pk, about=PersonId(found.principal_id), detail=found.helper_called),
    )
