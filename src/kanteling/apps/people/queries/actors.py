"""Finding who acts: from a log-in, from an address, from the bare identifier of a person."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection

from kanteling.apps.people.models import Account
from kanteling.foundation.actor import Actor, Channel, Part, Role
from kanteling.foundation.ids import CircleId, MunicipalityId, PersonId
from kanteling.foundation.refusals import NotForYou


def find_actor(login: int, acting_for: str | None, channel: Channel, near: UUID | None = None) -> Actor | None:
    """Who is behind this log-in, and tell the transaction so. One statement. None when the log-in has no person.

    ``near`` is the circle that is probably asked for: if it is open to this person, the walls try it first.
    """
    found = _ask("select kanteling.enter(%s, %s, %s)", [login, acting_for or None, near])
    return _actor(found, channel) if found else None


def actor_of(person: UUID, channel: Channel = Channel.JOB, why: str = "", *, hand: UUID | None = None) -> Actor:
    """The actor that a person is now, for jobs, the shell and tests. Raises `NotForYou` when unknown.

    ``hand`` names who does it for this person; roles and other circles do not travel with that.
    """
    helped = hand is not None and hand != person
    found = _ask("select kanteling.who(%s, %s)", [person, helped])
    by = _ask("select kanteling.who(%s)", [hand]) if helped else found
    if not found or not by:
        raise NotForYou
    return _actor(found | {"hand": by["person"], "hand_called": by["called"]}, channel, why)


def _ask(statement: str, values: list[Any]) -> dict[str, Any] | None:
    """The one JSON object that a function of the wall returns; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    value = row[0] if row else None
    loaded: dict[str, Any] | None = json.loads(value) if isinstance(value, str) else value
    return loaded


def _actor(found: Mapping[str, Any], channel: Channel, why: str = "") -> Actor:
    access: dict[Part, set[CircleId]] = defaultdict(set)
    reasons: dict[CircleId, str] = {}
    circles = {circle: CircleId(UUID(circle)) for circle in {grant[0] for grant in found["grants"]}}
    for circle, part, reason in found["grants"]:
        access[Part(part)].add(circles[circle])
        reasons[circles[circle]] = reason
    return Actor(
        person=PersonId(UUID(found["person"])),
        municipality=MunicipalityId(UUID(found["municipality"])),
        hand=PersonId(UUID(found["hand"])),
        roles=frozenset(Role(role) for role in found["roles"]),
        access={part: frozenset(circles) for part, circles in access.items()},
        reasons=reasons,
        called=found["hand_called"],
        helps={PersonId(UUID(person)): called for person, called in found.get("helps", ())},
        asked={CircleId(UUID(circle)): called for circle, called in found.get("asked", ())},
        channel=channel,
        why=why,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """A person who is known by an address: where, and with which log-in, if any."""

    person: PersonId
    user: int | None


def account_of_address(address: str) -> Known | None:
    """Who is known by this address; None when nobody is. Only for sending something to that very address."""
    found = _ask("select kanteling.account_for(%s)", [address.strip()])
    return Known(PersonId(UUID(found["person"])), found["user"]) if found else None


def person_with(actor: Actor, address: str) -> PersonId | None:
    """The person in this municipality with this address, so that nobody is written down twice."""
    if not address.strip():
        return None
    found = _ask("select kanteling.account_for(%s, %s)", [address.strip(), actor.municipality])
    return PersonId(UUID(found["person"])) if found else None


@dataclass(frozen=True, slots=True)
class Sharer:
    """Someone known by an address. ``strong``: with a password, an app or a passkey, which this person uses then."""

    person: PersonId
    called: str
    strong: bool


def sharing(address: str, within: MunicipalityId | None = None) -> tuple[Sharer, ...]:
    """Everyone known by this address, by name. Only for who proved the address, or to send something there."""
    if not address.strip():
        return ()
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.sharing(%s, %s)", [address.strip(), within])
        row = cursor.fetchone()
    found = json.loads(row[0]) if row and isinstance(row[0], str) else (row[0] if row else [])
    return tuple(Sharer(PersonId(UUID(person)), called, bool(strong)) for person, called, strong in found)


def has_login(person: UUID) -> bool:
    """Whether this person can log in already: asked before a letter is made for them."""
    with connection.cursor() as cursor:
        cursor.execute("select kanteling.has_login(%s)", [person])
        row = cursor.fetchone()
    return bool(row and row[0])


def login_of(actor: Actor) -> User | None:
    """One's own log-in; None when there is none."""
    account = Account.objects.visible_to(actor).filter(person_id=actor.person).select_related("user").first()
    return account.user if account else None


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What the bearer of a code may know before coming in: what stands in the letter, no more."""

    person: PersonId
    circle: CircleId
    called: str
    kind: str
    relation: str
    why: str
    resident: str
    asker: str
    user: int | None
    strong: bool


def invitation_with(code_hash: str) -> InvitationView | None:
    """The invitation that belongs to a code; None when it is unknown, used or expired."""
    found = _ask("select kanteling.invited(%s)", [code_hash])
    return _invitation(found) if found else None


def invitation_at(circle: UUID) -> InvitationView:
    """The invitation to this circle that waits for a yes of who acts now. Raises `NotForYou` when there is none."""
    found = _ask("select kanteling.asked(%s)", [circle])
    if not found:
        raise NotForYou
    return _invitation(found)


def _invitation(found: Mapping[str, Any]) -> InvitationView:
    return InvitationView(
        person=PersonId(UUID(found["person"])),
        circle=CircleId(UUID(found["circle"])),
        called=found["called"],
        kind=found["kind"],
        relation=found["relation"],
        why=found["why"],
        resident=found["resident"],
        asker=found["asker"],
        user=found["user"],
        strong=bool(found["strong"]),
    )
