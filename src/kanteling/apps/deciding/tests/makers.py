"""Makers for tests: a municipality, and Bakker's circle with everyone who can sit at a table. Through commands only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.test import Client

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.frames.commands import Words, set_frame
from kanteling.apps.frames.public import Weight
from kanteling.apps.people.commands import (
    account_for_person,
    add_person,
    come_in,
    found_municipality,
    give_role,
    invite,
    open_circle,
)
from kanteling.apps.people.public import actor_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting

GO_ALONG, OBJECT, STAND_ASIDE = Answer.GO_ALONG, Answer.OBJECT, Answer.STAND_ASIDE
_ROLES = {
    SeatKind.PROFESSIONAL: Role.TEAM_MEMBER,
    SeatKind.PROCESS_GUIDE: Role.PROCESS_GUIDE,
    SeatKind.MUNICIPALITY: Role.POLICY,
}


@dataclass
class World:
    """A circle with its people by first name; ``who("ineke")`` is that person as an actor, now."""

    circle: CircleId
    manager: PersonId
    people: dict[str, PersonId] = field(default_factory=dict)

    def who(self, name: str, channel: Channel = Channel.PAGE) -> Actor:
        return actor_of(self.people[name], channel)


def world(*, involved: Iterable[str] = ("Ineke", "Joop"), code: str = "0268") -> World:
    """Bakker's table: he and the involved decide; Samira informs, Truus guides, Wim states frames, Rob is outside."""
    manager = found_municipality(code=code, name="Nijmegen", phone="14 024", manager="Beheer")
    with acting(manager):
        bakker = add_person(actor=manager, called="Meneer Bakker")
        rob = add_person(actor=manager, called="Rob")
        give_role(actor=manager, person=rob, called="Rob", role=Role.TEAM_MEMBER)
    with acting(actor_of(bakker)):
        circle = open_circle(actor=actor_of(bakker), resident=bakker, called="Meneer Bakker")
    made = World(circle, manager.person, {"bakker": bakker, "rob": rob})
    for name in involved:
        seat(made, name, SeatKind.INVOLVED)
    seat(made, "Samira", SeatKind.PROFESSIONAL, "wijkteam")
    seat(made, "Truus", SeatKind.PROCESS_GUIDE, "gespreksleider")
    seat(made, "Wim", SeatKind.MUNICIPALITY, "gemeente")
    return made


def seat(made: World, name: str, kind: SeatKind, relation: str = "") -> PersonId:
    """Invite someone and let them come in."""
    person = None
    if kind in _ROLES:
        manager = actor_of(made.manager)
        with acting(manager):
            person = add_person(actor=manager, called=name)
            give_role(actor=manager, person=person, called=name, role=_ROLES[kind])
    bakker = made.who("bakker")
    with acting(bakker):
        asked = invite(
            actor=bakker,
            circle=made.circle,
            called=name,
            relation=relation or "dichtbij",
            kind=kind,
            why="Denkt mee",
            person=person,
        )
    made.people[name.lower()] = asked.person
    with acting(made.who(name.lower())):
        come_in(actor=made.who(name.lower()), circle=made.circle)
    return asked.person


def a_proposal(made: World, by: str = "bakker", text: str = "Op zaterdag rijdt Joop mij naar de club.") -> UUID:
    """A proposal, put forward by one of the circle."""
    actor = made.who(by)
    with acting(actor):
        return commands.put_forward(
            actor=actor, circle=made.circle, kind="action", title="Op zaterdag rijdt Joop", text=text
        )


def says(made: World, name: str, proposal: UUID, what: Answer = GO_ALONG, reason: str = "") -> None:
    """Let someone answer."""
    actor = made.who(name)
    with acting(actor):
        commands.answer(
            actor=actor, proposal=proposal, answer=what, reason=reason or ("Nee" if what is OBJECT else "")
        )


def a_frame(made: World, weight: Weight = Weight.HARD, since: date | None = None) -> UUID:
    """A frame that holds since ``since`` (today); returns the id of its version."""
    actor = made.who("wim")
    with acting(actor):
        return set_frame(
            actor=actor,
            words=Words(
                title="Vrijwilligers",
                text="Een vrijwilliger mag kosten terugkrijgen, tot 23 cent per kilometer.",
                legal_basis="Verordening Wmo, artikel 12",
                weight=weight,
                setter="de gemeente",
                since=since or clock.today(),
                link="https://wetten.overheid.nl/BWBR0035362/",
            ),
        )


def later(days: int = 0, minutes: int = 0) -> object:
    """Hold the clock some time from now."""
    return clock.at(clock.now() + timedelta(days=days, minutes=minutes))


def browser(made: World, name: str) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(account_for_person(person=made.people[name]))
    return client
