"""Makers for tests: a town whose map Femke keeps, with an organisation that Joke keeps. Through commands only."""

from dataclasses import dataclass, replace
from datetime import time
from typing import Any
from uuid import UUID

from django.test import Client

from kanteling.apps.people.commands import account_for_person, add_person, found_municipality, give_role
from kanteling.apps.people.public import actor_of
from kanteling.apps.social_map.commands import (
    EntryWords,
    OrganisationWords,
    PlaceWords,
    add_organisation,
    add_place,
    publish_entry,
)
from kanteling.apps.social_map.rules.entries import Cost, Kind
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting


@dataclass(frozen=True)
class Town:
    """Femke keeps the map, Samira works in the team, Bakker and Fatma live here; the club has its ground."""

    femke: PersonId
    samira: PersonId
    bakker: PersonId
    fatma: PersonId
    club: UUID
    ground: UUID

    def who(self, name: str) -> Actor:
        return actor_of(getattr(self, name))


def town(code: str = "0268") -> Town:
    femke = found_municipality(code=code, name="Nijmegen", phone="14 024", manager="Femke")
    with acting(femke):
        people = [add_person(actor=femke, called=called) for called in ("Samira", "Bakker", "Fatma")]
        give_role(actor=femke, person=people[0], called="Samira", role=Role.TEAM_MEMBER)
        club = add_organisation(
            actor=femke, words=OrganisationWords(name="VV De Lindeboom", mail="bestuur@lindeboom.example")
        )
        ground = add_place(actor=femke, organisation=club, words=PlaceWords(name="Sportpark", lon=5.83, lat=51.81))
    return Town(femke.person, *people, club, ground)


def words(**changes: Any) -> EntryWords:
    """What an entry says, with these changes."""
    usual = EntryWords(
        kind=Kind.ACTIVITY,
        title="Muziek op dinsdag",
        text="Samen zingen en muziek maken. U hoeft geen noten te kunnen lezen.",
        plain_words="zingen, liedjes, koor, gezellig",
        times=(Time(Day.TU, time(14), time(16)),),
        cost=Cost.FREE,
        languages=("nl",),
        next_step="Loop binnen, of bel Joke.",
        phone="024 000 00 00",
    )
    return replace(usual, **changes)


def an_entry(made: Town, by: str = "femke", **changes: Any) -> UUID:
    """An entry of the club, by Femke unless said otherwise."""
    who = made.who(by)
    with acting(who):
        return publish_entry(actor=who, organisation=made.club, words=words(**{"place": made.ground, **changes}))


def browser(made: Town, name: str) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(account_for_person(person=getattr(made, name)))
    return client
