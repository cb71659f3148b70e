"""A municipality, its organisations, and who does what for them. None of this opens a plan."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.people import events
from kanteling.apps.people.models import DemoPerson, Municipality, Organisation, Person, RoleGiven
from kanteling.apps.people.queries import actor_of, person_with
from kanteling.apps.people.rules.roles import Giving, why_not_end_role, why_not_give_role
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId, PersonId, new_id
from kanteling.foundation.refusals import NotForYou, refuse_if
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
        _write_role(first, me, manager, Role.FUNCTIONAL_MANAGER)
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
        email=email.strip(),
        phone=phone,
        language=language,
    )
    record(actor, events.PersonAdded(subject=person, about=PersonId(person)))
    return PersonId(person)


@transaction.atomic
def add_organisation(*, actor: Actor, name: str, kind: str = "") -> UUID:
    """Write down an organisation that works in the neighbourhood."""
    organisation = Organisation(municipality_id=actor.municipality, name=name, kind=kind)
    organisation.save(force_insert=True)
    record(actor, events.OrganisationAdded(subject=organisation.pk, detail=name))
    return UUID(str(organisation.pk))


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
    held = RoleGiven.objects.visible_to(actor).filter(person_id=person, role=role.code)
    refuse_if(why_not_give_role(Giving(actor.roles, has=_now(held).exists())))
    _write_role(actor, person, called, role, team=team, organisation=organisation, phone=phone)


@transaction.atomic
def employ(
    *,
    actor: Actor,
    called: str,
    email: str,
    role: Role,
    organisation: UUID | None = None,
    team: str = "",
    phone: str = "",
) -> PersonId:
    """Give somebody who works here a role; written down first when this address is new."""
    refuse_if(why_not_give_role(Giving(actor.roles)))
    person = person_with(actor, email) or add_person(actor=actor, called=called, email=email, phone=phone)
    give_role(
        actor=actor, person=person, called=called, role=role, team=team, organisation=organisation, phone=phone
    )
    return person


def _now(roles: Any) -> Any:
    """Of these roles, the ones that hold now."""
    return roles.filter(since__lte=clock.now()).exclude(until__lte=clock.now())


def _write_role(
    actor: Actor,
    person: PersonId,
    called: str,
    role: Role,
    *,
    team: str = "",
    organisation: UUID | None = None,
    phone: str = "",
) -> None:
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
def end_role(*, actor: Actor, given: UUID) -> None:
    """End a role at once. Grants that circles gave stay: only the circle ends those."""
    found = RoleGiven.objects.visible_to(actor).filter(pk=given).first()
    if found is None:
        raise NotForYou
    role = Role(found.role)
    managers = _now(RoleGiven.objects.visible_to(actor).filter(role=Role.FUNCTIONAL_MANAGER.code)).count()
    ended = found.until is not None and found.until <= clock.now()
    refuse_if(why_not_end_role(actor.roles, role, managers=managers, ended=ended))
    RoleGiven.objects.filter(pk=found.pk).update(until=clock.now())
    record(actor, events.RoleEnded(subject=found.pk, about=PersonId(found.person_id), detail=role.dutch))


def show_in_demo(*, person: UUID, name: str, what: str, place: int) -> None:
    """Put an invented person in the strip of the demo, with what that person may decide."""
    DemoPerson.objects.update_or_create(person=person, defaults={"name": name, "what": what, "place": place})
