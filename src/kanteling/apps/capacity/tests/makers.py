"""Makers for tests: a team of five with a leader, policy beside them, and a third week in which crises ate the hours."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.test import Client

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.rules.hours import Kind, week_of
from kanteling.apps.capacity.rules.room import Went
from kanteling.apps.people.commands import account_for_person, add_person, found_municipality, give_role
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting

TUESDAY = datetime(2026, 11, 10, 11, tzinfo=clock.AMSTERDAM)
"""A Tuesday in week 46; the Wednesday after it has long passed, also by the clock of the database."""
WEEK = week_of(TUESDAY.date())
MEMBERS = ("Samira", "Bert", "Chaima", "Daan", "Els")


@dataclass
class Crew:
    """Rob leads, Wim makes policy, five work in the team, Vera elsewhere."""

    people: dict[str, PersonId] = field(default_factory=dict)
    team: UUID | None = None
    blocks: dict[str, UUID] = field(default_factory=dict)

    def who(self, name: str) -> Actor:
        return actor_of(self.people[name])

    def browser(self, name: str) -> Client:
        client = Client()
        client.force_login(account_for_person(person=self.people[name]))
        return client


def crew(code: str = "0268", members: tuple[str, ...] = MEMBERS) -> Crew:
    """Everyone with a role; the team of Rob exists and its members joined, 28 hours each."""
    made = Crew()
    manager = found_municipality(code=code, name="Nijmegen", phone="14 024", manager="Beheer")
    roles = dict.fromkeys((*MEMBERS, "Vera"), Role.TEAM_MEMBER) | {"Rob": Role.TEAM_LEADER, "Wim": Role.POLICY}
    with acting(manager):
        for called, role in roles.items():
            person = add_person(actor=manager, called=called)
            give_role(actor=manager, person=person, called=called, role=role)
            made.people[called] = person
    rob = made.who("Rob")
    with acting(rob):
        made.team = commands.begin_team(actor=rob, name="Team Singelkwartier")
    for name in members:
        one = made.who(name)
        with acting(one):
            commands.join_team(actor=one, team=made.team, hours=28)
    return made


def kept(made: Crew) -> Crew:
    """Ten hours a week are kept: a walking group of 4, a talk on the porch of 3, coffee of 3."""
    samira = made.who("Samira")
    assert made.team
    with acting(samira):
        commands.reserve(actor=samira, team=made.team, kind=Kind.OUTREACH, minutes=360)
        commands.reserve(actor=samira, team=made.team, kind=Kind.COLLECTIVE, minutes=240)
        for title, kind, hours in (
            ("Wandelgroep", Kind.COLLECTIVE, 4),
            ("Portiekgesprek", Kind.OUTREACH, 3),
            ("Koffie bij de voedselbank", Kind.OUTREACH, 3),
        ):
            made.blocks[title] = commands.plan_work(
                actor=samira, team=made.team, kind=kind, title=title, minutes=hours * 60,
                first=WEEK, last=WEEK + timedelta(weeks=8),
            )  # fmt: skip
    return made


def crises(made: Crew) -> None:
    """This week crises took six of the ten: three of the walking group, the whole talk on the porch."""
    samira = made.who("Samira")
    with acting(samira):
        for title, went, lost in (
            ("Wandelgroep", Went.CRISIS, 180),
            ("Portiekgesprek", Went.CRISIS, 180),
            ("Koffie bij de voedselbank", Went.ON, 0),
        ):
            commands.tell_fate(actor=samira, block=made.blocks[title], week=WEEK, went=went, lost=lost)


def hours(**minutes: int) -> dict[Kind, int]:
    """Minutes by kind."""
    return {Kind(kind): many for kind, many in minutes.items()}


def say(made: Crew, name: str, **minutes: int) -> None:
    """Someone says how their week was."""
    one = made.who(name)
    with acting(one):
        commands.say_week(actor=one, week=WEEK, minutes=hours(**minutes))
