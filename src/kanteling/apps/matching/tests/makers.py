"""Makers for tests: a small town with neighbours, someone of the team and a process guide. Through commands only."""

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from kanteling.apps.conversation.commands import tell_own_story
from kanteling.apps.matching.commands import Words, place_notice
from kanteling.apps.matching.rules.giving import NoticeKind
from kanteling.apps.people.commands import account_for_person, add_person, found_municipality, give_role
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId, new_id
from kanteling.platform.db import acting

PLACE = (new_id(), "Buurthuis De Linde")


@dataclass(frozen=True)
class Town:
    """Bakker and Joop are neighbours, Mo lives elsewhere in town, Samira is of the team, Truus guides the process."""

    bakker: PersonId
    joop: PersonId
    mo: PersonId
    samira: PersonId
    truus: PersonId
    petra: PersonId

    def who(self, name: str) -> Actor:
        return actor_of(getattr(self, name))

    def browser(self, name: str) -> Client:
        client = Client()
        client.force_login(account_for_person(person=getattr(self, name)))
        return client


def town(code: str = "0268") -> Town:
    manager = found_municipality(code=code, name="Nijmegen", phone="14 024", manager="Petra")
    with acting(manager):
        made = [
            add_person(actor=manager, called=called)
            for called in ("Meneer Bakker", "Joop", "Mo", "Samira", "Truus")
        ]
        for person, called, role in ((made[3], "Samira", Role.TEAM_MEMBER), (made[4], "Truus", Role.PROCESS_GUIDE)):
            give_role(actor=manager, person=person, called=called, role=role)
    return Town(*made, manager.person)


def own_circle(made: Town, name: str = "bakker") -> UUID:
    """A circle of this person, by telling the own story."""
    with acting(made.who(name)):
        return tell_own_story(actor=made.who(name))


def a_notice(made: Town, name: str = "joop", kind: NoticeKind = NoticeKind.OFFER, **more: object) -> UUID:
    """A notice on the board."""
    words = Words(**({"title": "Ik rijd op zaterdag", "called": "Joop"} | more))  # type: ignore[arg-type]
    with acting(made.who(name)):
        return place_notice(actor=made.who(name), kind=kind, words=words)
