"""Makers for tests: a municipality with someone of policy and someone of the team. Through commands only."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.test import Client

from kanteling.apps.frames.commands import Words, set_frame
from kanteling.apps.frames.rules.frames import Weight
from kanteling.apps.people.commands import account_for_person, add_person, found_municipality, give_role
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting


@dataclass(frozen=True)
class Town:
    """Wim makes policy, Samira works in the team."""

    wim: PersonId
    samira: PersonId

    def who(self, name: str) -> Actor:
        return actor_of(getattr(self, name))


def town(code: str = "0268") -> Town:
    manager = found_municipality(code=code, name="Nijmegen", phone="14 024", manager="Beheer")
    made = []
    with acting(manager):
        for called, role in (("Wim", Role.POLICY), ("Samira", Role.TEAM_MEMBER)):
            person = add_person(actor=manager, called=called)
            give_role(actor=manager, person=person, called=called, role=role)
            made.append(person)
    return Town(*made)


def words(**changes: object) -> Words:
    """What a frame says, with these changes."""
    usual = Words(
        title="Vrijwilligers",
        text="Een vrijwilliger mag kosten terugkrijgen, tot 23 cent per kilometer.",
        legal_basis="Verordening Wmo, artikel 12",
        weight=Weight.HARD,
        setter="de gemeente",
        since=clock.today(),
        link="https://wetten.overheid.nl/BWBR0035362/",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def a_frame(made: Town, since: date | None = None, **changes: object) -> UUID:
    """A frame by Wim; returns the id of its version."""
    wim = made.who("wim")
    with acting(wim):
        return set_frame(actor=wim, words=words(since=since or clock.today(), **changes))


def browser(made: Town, name: str) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(account_for_person(person=getattr(made, name)))
    return client
