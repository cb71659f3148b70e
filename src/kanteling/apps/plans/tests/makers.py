"""Makers for tests: a plan at Bakker's table, made the only way there is: by proposals that everyone goes along with."""

from datetime import date, time
from uuid import UUID

from django.test import Client

from kanteling.apps.deciding.tests.makers import World, says, world
from kanteling.apps.people.models import Account
from kanteling.apps.plans import commands
from kanteling.apps.plans.models import Action, Goal
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.contents import ActionContent, Content, GoalContent
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.platform.db import acting

DECIDERS = ("ineke", "joop", "bakker")

__all__ = ["DECIDERS", "World", "a_goal", "adopt", "an_action", "client_of", "content", "proposes", "says", "world"]


def proposes(made: World, what: Content, by: str = "bakker") -> UUID:
    """Put it to the table."""
    actor = made.who(by)
    with acting(actor):
        return commands.propose(actor=actor, circle=made.circle, content=what)


def adopt(made: World, what: Content, by: str = "bakker") -> UUID:
    """Put it to the table and let everyone go along."""
    proposal = proposes(made, what, by)
    for name in DECIDERS:
        says(made, name, proposal)
    return proposal


def a_goal(
    made: World, words: str = "Ik wil weer onder de mensen zijn", notice: str = "ik in de kantine zit"
) -> UUID:
    """A goal that stands."""
    proposal = adopt(made, GoalContent(words, notice))
    with acting(made.who("bakker")):
        return UUID(str(Goal.objects.get(proposal_id=proposal).pk))


def content(
    goal: UUID,
    who: str = "Joop",
    what: str = "haalt mij op",
    *,
    person: UUID | None = None,
    rung: Rung = Rung.NETWORK,
    rhythm: Rhythm | None = None,
    first: date | None = None,
    at: time | None = None,
    closer_by: str = "",
    instead_of: UUID | None = None,
) -> ActionContent:
    """What an action asks."""
    return ActionContent(
        goal=goal,
        who=who,
        what=what,
        when="elke zaterdag",
        rung=rung,
        person=person,
        rhythm=rhythm,
        first=first,
        at=at,
        closer_by=closer_by,
        instead_of=instead_of,
    )


def an_action(made: World, goal: UUID, who: str = "Joop", what: str = "haalt mij op", **more: object) -> UUID:
    """An action that stands."""
    proposal = adopt(made, content(goal, who, what, **more))  # type: ignore[arg-type]
    with acting(made.who("bakker")):
        return UUID(str(Action.objects.get(proposal_id=proposal).pk))


def client_of(made: World, name: str) -> Client:
    """A browser in which this person is logged in."""
    from django.contrib.auth.models import User

    actor = made.who(name)
    with acting(actor):
        account = Account.objects.filter(person_id=actor.person).first()
        user = account.user if account else User.objects.create(username=str(actor.person))
        if account is None:
            Account.objects.create(municipality_id=actor.municipality, person_id=actor.person, user=user)
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser
