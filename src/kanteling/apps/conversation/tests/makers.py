"""A small world for tests, made through commands only."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.test import Client

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import Start
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.drafts import Version
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Right
from kanteling.apps.people.commands import (
    account_for_person,
    add_person,
    come_in,
    found_municipality,
    give_role,
    invite,
)
from kanteling.apps.people.public import actor_of
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@contextmanager
def being(person: UUID) -> Iterator[Actor]:
    """Act as this person, with the access of this very moment."""
    actor = actor_of(person)
    with acting(actor):
        yield actor


@dataclass(frozen=True)
class World:
    """A municipality with a manager, a team member, a process guide, a partner, and meneer Bakker."""

    manager: UUID
    samira: UUID
    guide: UUID
    bakker: UUID
    joop: UUID


def world() -> World:
    """Meneer Bakker and those who may meet him; nobody knows anything of him yet."""
    first = found_municipality(code="0268", name="Nijmegen", phone="14 024", manager="Wil Beheer")
    with acting(first):
        people = [add_person(actor=first, called=name) for name in ("Samira", "Gerda", "Meneer Bakker", "Joop")]
        samira, guide, bakker, joop = people
        give_role(actor=first, person=samira, called="Samira", role=Role.TEAM_MEMBER, team="Hatert")
        give_role(actor=first, person=guide, called="Gerda", role=Role.PROCESS_GUIDE)
    return World(first.person, samira, guide, bakker, joop)


def own_story(world: World) -> CircleId:
    """Meneer Bakker starts by himself; nobody else reads anything."""
    with being(world.bakker) as bakker:
        return commands.tell_own_story(actor=bakker)


def with_samira(world: World) -> CircleId:
    """Meneer Bakker started and asked Samira of the team."""
    circle = own_story(world)
    with being(world.bakker) as bakker:
        commands.choose_reader(actor=bakker, circle=circle, person=world.samira, why="Zij komt donderdag langs")
    return circle


def at_the_table(world: World) -> CircleId:
    """Samira began a conversation with somebody new, without an account."""
    with being(world.samira) as samira:
        return commands.start_for_new_resident(actor=samira, called="Mevrouw Jansen", start=Start.TABLE)


def with_joop_in(world: World, circle: CircleId) -> None:
    """Joop of the club sits at the table and decides; the story is not his to read."""
    with being(world.bakker) as bakker:
        invite(
            actor=bakker, circle=circle, called="Joop", relation="vriend", kind=SeatKind.INVOLVED,
            why="Hij kent mij", person=world.joop,
        )  # fmt: skip
    with being(world.joop) as joop:
        come_in(actor=joop, circle=circle)


def pen(base: int = 0) -> Version:
    """A page that was opened when ``base`` was the last number."""
    return Version(base, uuid4())


def write(world: World, circle: CircleId, card: Card, words: str, base: int = 0) -> None:
    """Meneer Bakker writes on a card and presses the button."""
    with being(world.bakker) as bakker:
        commands.write_card(actor=bakker, circle=circle, card=card, words=words, version=pen(base), finished=True)


def share(world: World, circle: CircleId, card: Card, audience: Audience = Audience.CONVERSATION) -> None:
    """Meneer Bakker shares a card."""
    with being(world.bakker) as bakker:
        commands.share_card(actor=bakker, circle=circle, card=card, audience=audience)


def say(person: UUID, circle: CircleId, question: Question, words: str, base: int = 0) -> None:
    """Somebody types what was said at the table."""
    with being(person) as actor:
        commands.write_note(actor=actor, circle=circle, question=question, words=words, version=pen(base))


def tell_all_rights(person: UUID, circle: CircleId) -> None:
    """All rights in three taps."""
    with being(person) as actor:
        for right in Right:
            commands.tell_right(actor=actor, circle=circle, right=right)


def reported(world: World) -> CircleId:
    """Bakker's story, told and written, with a first report."""
    circle = with_samira(world)
    say(world.samira, circle, Question.ASKED, "Hulp in het huishouden.")
    say(world.samira, circle, Question.BENEATH, "Er komt toch niemand.")
    say(world.samira, circle, Question.GIVE, "Boekhouden voor de club.")
    tell_all_rights(world.samira, circle)
    with being(world.samira) as samira:
        commands.make_report(actor=samira, circle=circle)
    return circle


def on(moment: datetime = MONDAY):
    """Hold the clock."""
    return clock.at(moment)


def browser(person: UUID) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(account_for_person(person=PersonId(person)))
    return client
