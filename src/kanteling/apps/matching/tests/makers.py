"""Makers for tests: a small town with neighbours, someone of the team and a process guide. Through commands only."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.test import Client

from kanteling.apps.conversation.commands import tell_own_story
from kanteling.apps.deciding.commands import answer
from kanteling.apps.deciding.rules.standing import Answer
from kanteling.apps.matching.commands import Told, Words, place_notice, tell_reach
from kanteling.apps.matching.rules.giving import NoticeKind
from kanteling.apps.matching.rules.times import Day as TimesDay
from kanteling.apps.matching.rules.times import PartOfDay, chosen
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.people.commands import account_for_person, add_person, found_municipality, give_role
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.commands import propose
from kanteling.apps.plans.queries import goal_names
from kanteling.apps.plans.rules.contents import GoalContent
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


@dataclass(frozen=True)
class Neighbourhood:
    """What stands on the map: the club with its open role and its Saturday match, and the community centre."""

    treasurer: UUID
    match: UUID
    singing: UUID
    centre: UUID
    ground: UUID


CENTRE, GROUND = Spot(51.8200, 5.8300), Spot(51.8500, 5.8700)


def with_map(here: Town) -> Neighbourhood:
    """Put the neighbourhood on the social map, by its keeper."""
    petra = here.who("petra")
    with acting(petra):
        club = add_organisation(actor=petra, words=OrganisationWords(name="VV De Lindeboom"))
        centre = add_place(actor=petra, words=PlaceWords(name="Buurthuis De Linde", lon=CENTRE.lon, lat=CENTRE.lat))
        ground = add_place(
            actor=petra, organisation=club, words=PlaceWords(name="Sportpark", lon=GROUND.lon, lat=GROUND.lat)
        )
        treasurer = EntryWords(
            kind=Kind.ROLE, title="Penningmeester van de voetbalclub", place=ground, cost=Cost.FREE, capacity=1,
            text="Wij zoeken iemand die de boeken kan doen. Eén avond in de maand.", next_step="Bel Joop.",
            plain_words="boekhouden, cijfers, de kas", ways=("home",),
        )  # fmt: skip
        match = EntryWords(
            kind=Kind.ACTIVITY, title="Wedstrijd kijken", place=ground, cost=Cost.FREE, next_step="Kom langs.",
            text="Zaterdag in de kantine, voetbal kijken met anderen.", plain_words="voetbal, gezellig, onder de mensen",
            times=(Time(Day.SA, time(14), time(16)),), capacity=2,
        )  # fmt: skip
        singing = EntryWords(
            kind=Kind.ACTIVITY, title="Samen zingen", place=centre, cost=Cost.FREE, next_step="Loop binnen.",
            text="Zingen en koffie, onder de mensen.", plain_words="muziek, liedjes, gezellig", times=(Time(Day.TU, time(14), time(16)),),
        )  # fmt: skip
        made = [publish_entry(actor=petra, organisation=club, words=words) for words in (treasurer, match, singing)]
    return Neighbourhood(*made, centre, ground)


def a_goal(here: Town, circle: UUID, words: str = "Ik wil weer naar het voetbal") -> UUID:
    """A goal of Bakker that stands; he is alone at his table."""
    bakker = here.who("bakker")
    with acting(bakker):
        goes_along(here, propose(actor=bakker, circle=circle, content=GoalContent(words)))
        return next(goal for goal, name in goal_names(bakker, circle) if name == words)


def goes_along(here: Town, proposal: UUID) -> None:
    """Bakker says yes."""
    bakker = here.who("bakker")
    with acting(bakker):
        answer(actor=bakker, proposal=proposal, answer=Answer.GO_ALONG)


def joop_drives(here: Town) -> UUID:
    """Joop hangs on the board that somebody can come along on Saturday."""
    windows = chosen([TimesDay.SATURDAY], [PartOfDay.AFTERNOON])
    return a_notice(
        here, title="Ik rijd op zaterdag naar de club", called="Joop", windows=windows, near="Buurthuis De Linde",
        spot=CENTRE, ride=True, seats=2, goes_to="Sportpark", to=GROUND,
    )  # fmt: skip


def bakker_walks(here: Town, *modes: Mode) -> None:
    """Bakker tells that he walks, and may be taken along."""
    told = Told(near=(new_id(), "Buurthuis De Linde", CENTRE), modes=modes or (Mode.WALK, Mode.TAKEN), longest=30)
    with acting(here.who("bakker")):
        tell_reach(actor=here.who("bakker"), told=told)
