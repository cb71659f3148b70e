"""Makers for tests: a municipality with people who work there, and Bakker with his circle. Through commands only."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from kanteling.apps.people.commands import (
    Asked,
    account_for_person,
    add_person,
    come_in,
    found_municipality,
    give_role,
    invite,
    open_circle,
)
from kanteling.apps.people.queries import actor_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform.db import acting


@dataclass
class Town:
    """A municipality and Bakker's circle; ``who("ineke")`` is that person as an actor, now."""

    circle: CircleId
    people: dict[str, PersonId] = field(default_factory=dict)

    def who(self, name: str, channel: Channel = Channel.PAGE) -> Actor:
        return actor_of(self.people[name], channel)

    def browser(self, name: str) -> Client:
        """Someone's browser, logged in."""
        client = Client()
        client.force_login(account_for_person(person=self.people[name]))
        return client


WORK = {
    "samira": ("Samira El Idrissi", Role.TEAM_MEMBER, "0900 00 12"),
    "truus": ("Truus", Role.PROCESS_GUIDE, ""),
    "petra": ("Petra", Role.PRIVACY_OFFICER, ""),
    "wim": ("Wim", Role.POLICY, ""),
}


def town(code: str = "0268", name: str = "Nijmegen") -> Town:
    """Bakker opened his own circle; Samira informs, Truus guides, daughter Ineke decides. Petra and Wim sit nowhere."""
    manager = found_municipality(code=code, name=name, phone="14 024", manager="Beheer")
    people = {"beheer": manager.person}
    with acting(manager):
        for key, (called, role, phone) in WORK.items():
            mail = f"{key}@{name.lower()}.example"
            people[key] = add_person(actor=manager, called=called, email=mail)
            give_role(actor=manager, person=people[key], called=called, role=role, phone=phone, team="Hatert")
        people["bakker"] = add_person(
            actor=manager, called="meneer Bakker", full_name="Jan Bakker", email=f"bakker@{name.lower()}.example"
        )
    made = Town(circle_for(people["bakker"], "meneer Bakker"), people)
    comes(made, "samira", SeatKind.PROFESSIONAL, "wijkteam", why="Aanvraag voor hulp thuis klaarmaken")
    comes(made, "truus", SeatKind.PROCESS_GUIDE, "gespreksleider", why="Bewaakt het gesprek")
    comes(made, "ineke", SeatKind.INVOLVED, "dochter", why="Zij helpt mij")
    return made


def circle_for(person: PersonId, called: str) -> CircleId:
    """Somebody opens their own circle."""
    actor = actor_of(person)
    with acting(actor):
        return open_circle(actor=actor, resident=person, called=called)


def asks(made: Town, name: str, kind: SeatKind = SeatKind.INVOLVED, relation: str = "", **more: Any) -> Asked:
    """Bakker asks someone; who works here is found by the name in ``WORK``."""
    called = WORK[name][0] if name in WORK else name.capitalize()
    bakker = made.who("bakker")
    with acting(bakker):
        asked = invite(
            actor=bakker, circle=made.circle, called=called, relation=relation, kind=kind,
            person=made.people.get(name), **{"why": "Hij hoort erbij"} | more,
        )  # fmt: skip
    made.people[name] = asked.person
    return asked


def comes(made: Town, name: str, kind: SeatKind = SeatKind.INVOLVED, relation: str = "", **more: Any) -> None:
    """Bakker asks someone, who comes in."""
    asks(made, name, kind, relation, **more)
    actor = made.who(name)
    with acting(actor):
        come_in(actor=actor, circle=made.circle)
