"""Letters, mails and spoken words that bring someone to the table. Of a code only the hash is kept."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.postgres.functions import TransactionNow
from django.db import connection, transaction

from kanteling.apps.people import events
from kanteling.apps.people.commands.circles import as_places, parts_in, take_seat
from kanteling.apps.people.commands.municipality import add_person
from kanteling.apps.people.models import Circle, Grant, Invitation, RoleGiven, Seat
from kanteling.apps.people.queries import has_login, invitation_with, sharing
from kanteling.apps.people.rules import numbers
from kanteling.apps.people.rules.letters import why_not_also_me, why_not_new_letter
from kanteling.apps.people.rules.seats import (
    DECIDING_SEATS,
    Asker,
    SeatKind,
    seated,
    why_not_invite,
)
from kanteling.apps.people.rules.seats import Invitation as Asking
from kanteling.apps.people.rules.seats import Seat as Place
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


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
    request: str = "",
) -> Asked:
    """Ask someone to the table; ``person`` when already known, else a person is written down.

    ``request`` says how the resident asked for it, when somebody else writes the letter. Mail goes out after the
    commit when ``way`` is ``mail``. The code works once, until it expires.
    """
    asker = _asker(actor, circle, request)
    hold(circle)
    seats = as_places(Seat.objects.filter(circle_id=circle, left_at=None))
    known = person or (_known_by(actor, sent_to, called, seats) if way == "mail" else None)
    asking = Asking(kind, why, known, for_work=_for_work(actor, known, kind))
    refuse_if(why_not_invite(seats, asker, asking, clock.now()))
    who = known or add_person(actor=actor, called=called, email=sent_to if way == "mail" else "", phone=phone)
    asked = "" if Part.OWN in asker.parts else asker.request
    seat = take_seat(
        actor, circle, who, kind, called, relation=relation, came=None, phone=phone, why=why, asked=asked
    )
    code = new_code()
    Invitation.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        seat_id=seat,
        person_id=who,
        way=way,
        sent_to=sent_to,
        code_hash=hashed(code),
        made_at=clock.now(),
        until=_until(),
    )
    record(actor, events.Invited(subject=seat, circle=circle, detail=called))
    return Asked(seat, who, code)


def _known_by(actor: Actor, address: str, called: str, seats: Iterable[Place]) -> PersonId | None:
    """Who is meant by a name at an address: the one of that name, else whoever has it and does not sit here yet.

    Two people can share an address. So a second name at this table is a second person.
    """
    found = sharing(address, actor.municipality)
    here = seated(seats, clock.now())
    named = [one.person for one in found if one.called.casefold() == called.strip().casefold()]
    free = [one.person for one in found if one.person not in here]
    return next(iter(named + free), None)


@transaction.atomic
def also_me(*, actor: Actor, code_hash: str) -> None:
    """A letter was for someone who is known here already: let its chair be theirs, so that one stays one person.

    Only a chair that nobody took, of somebody written down with it who cannot log in; only by who holds the code.
    """
    letter = invitation_with(code_hash)
    if letter is None:
        raise NotForYou
    kind = SeatKind(letter.kind)
    there = actor.circles(Part.PLAN) | actor.circles(Part.STORY) | set(actor.asked)
    for_work = bool(actor.roles)
    refuse_if(
        why_not_also_me(
            helping=actor.hand != actor.person, seated=letter.circle in there, login=letter.user is not None,
            for_work=for_work, decides=kind in DECIDING_SEATS,
        )
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.also_me(%s)", [code_hash])
        (moved,) = cursor.fetchone() or (None,)
    if moved is None:
        raise NotForYou
    record(actor, events.AlsoMe(subject=moved, circle=letter.circle, detail=letter.called))
    come_in(actor=actor, circle=letter.circle, code_hash=code_hash)


def _asker(actor: Actor, circle: CircleId, request: str) -> Asker:
    """Who asks. Whoever opens the circle does so at the resident's request, in this very transaction."""
    parts = parts_in(actor, circle)
    opened = Circle.objects.filter(pk=circle, opened_by_id=actor.person, opened_in=TransactionNow()).first()
    if not parts and opened is None:
        raise NotForYou
    if opened is not None:
        own = opened.resident_id == actor.person
        parts, request = frozenset({Part.OWN if own else Part.INFORM}), request or "Bij het begin van de kring"
    return Asker(actor.person, parts, request)


def _for_work(actor: Actor, person: PersonId | None, kind: SeatKind) -> bool:
    """Whether someone comes because of the work they do: the chair says so, or a role here does."""
    if kind not in DECIDING_SEATS:
        return True
    now = clock.now()
    held = RoleGiven.objects.visible_to(actor).filter(person_id=person, since__lte=now).exclude(until__lte=now)
    return person is not None and held.exists()


def _until() -> datetime:
    """Until when a letter of today works."""
    return clock.now() + timedelta(days=numbers.INVITATION_DAYS.on(clock.today()))


@transaction.atomic
def new_letter(*, actor: Actor, seat: UUID) -> str:
    """Make a new code for somebody's seat; the former one stops working. Returns the code."""
    chair = Seat.objects.visible_to(actor).filter(pk=seat, left_at=None).first()
    if chair is None:
        raise NotForYou
    circle = CircleId(chair.circle_id)
    first = chair.kind == SeatKind.RESIDENT.code and not has_login(chair.person_id)
    came = chair.came_at is not None and not first
    refuse_if(why_not_new_letter(parts_in(actor, circle), came=came))
    code = new_code()
    fresh = {"code_hash": hashed(code), "until": _until(), "used_at": None}
    if not Invitation.objects.visible_to(actor).filter(seat_id=seat).update(**fresh):
        Invitation.objects.create(
            municipality_id=actor.municipality,
            circle_id=circle,
            seat_id=seat,
            person_id=chair.person_id,
            way="letter",
            made_at=clock.now(),
            **fresh,
        )
    record(actor, events.LetterRenewed(subject=seat, circle=circle, detail=chair.called))
    return code


@transaction.atomic
def send_mail_again(*, actor: Actor, seat: UUID) -> None:
    """Let the mail go once more, with a fresh code, to someone who did not come in yet."""
    letter = Invitation.objects.visible_to(actor).filter(seat_id=seat, way="mail", used_at=None).first()
    chair = Seat.objects.visible_to(actor).filter(pk=seat, left_at=None).first()
    if letter is None or chair is None:
        raise NotForYou
    circle = CircleId(chair.circle_id)
    refuse_if(why_not_new_letter(parts_in(actor, circle), came=chair.came_at is not None))
    Invitation.objects.filter(pk=letter.pk).update(until=_until())
    record(actor, events.MailAskedAgain(subject=seat, circle=circle, detail=chair.called))


@dataclass(frozen=True, slots=True)
class MailLetter:
    """What goes in the mail of an invitation."""

    called: str
    resident: str
    kind: SeatKind
    why: str
    code: str
    sent_to: str
    until: datetime


@transaction.atomic
def new_code_for_mail(*, actor: Actor, seat: UUID) -> MailLetter | None:
    """Make the code that goes in the mail; None when this invitation does not go by mail, or waits no more."""
    letter = (
        Invitation.objects.visible_to(actor)
        .filter(seat_id=seat, way="mail", used_at=None, until__gt=clock.now(), seat__left_at=None)
        .select_related("seat", "circle")
        .first()
    )
    if letter is None:
        return None
    code = new_code()
    Invitation.objects.filter(pk=letter.pk).update(code_hash=hashed(code))
    return MailLetter(
        called=letter.seat.called,
        resident=letter.circle.called,
        kind=SeatKind(letter.seat.kind),
        why=letter.seat.why,
        code=code,
        sent_to=letter.sent_to,
        until=letter.until,
    )


@transaction.atomic
def come_in(*, actor: Actor, circle: CircleId, code_hash: str = "") -> None:
    """Take the seat that was offered; with a code, only the first who brings it. Raises `NotForYou` for the second."""
    seat = _own_seat(actor, circle)
    letters = Invitation.objects.visible_to(actor).filter(seat_id=seat.pk, used_at=None)
    if code_hash:
        letters = letters.filter(code_hash=code_hash)
    if not letters.update(used_at=clock.now()) and code_hash:
        raise NotForYou
    if seat.came_at is None:
        Seat.objects.filter(pk=seat.pk).update(came_at=clock.now())
        record(actor, events.CameIn(subject=seat.pk, circle=circle, detail=seat.called))


@transaction.atomic
def decline(*, actor: Actor, circle: CircleId) -> None:
    """Rather not: the chair goes, and with it everything it opened. Nobody asks why."""
    seat = _own_seat(actor, circle)
    now = clock.now()
    Invitation.objects.visible_to(actor).filter(seat_id=seat.pk).update(until=now)
    Grant.objects.visible_to(actor).filter(circle_id=circle, person_id=actor.person, ended_at=None).update(
        ended_at=now
    )
    record(actor, events.Declined(subject=seat.pk, circle=circle, detail=seat.called))
    Seat.objects.filter(pk=seat.pk).update(left_at=now)


def _own_seat(actor: Actor, circle: CircleId) -> Seat:
    mine = Seat.objects.visible_to(actor).filter(circle_id=circle, person_id=actor.person, left_at=None)
    seat: Seat | None = mine.first()
    if seat is None:
        raise NotForYou
    return seat


def new_code() -> str:
    """Twelve characters that are not mistaken for each other on paper: 59 bits."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(12))
    return "-".join(drawn[start : start + 4] for start in (0, 4, 8))


def hashed(code: str) -> str:
    """How a code is kept: upper case, without dashes and blanks, SHA-256."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()
