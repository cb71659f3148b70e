"""Initiatives of residents: what they need, how many take part, and what they ask of others."""

from typing import ClassVar

from django.db import models

from kanteling.apps.social_map.models.map import Entry
from kanteling.apps.social_map.models.walls import MAP_KEEPER, RUNS
from kanteling.apps.social_map.rules.initiatives import Hurdle, Joins
from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Anyone, Has, Is, Mine, Vouched, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_OWNS = Vouched("owns_entry", "entry_id", "wie dit begon")
_JOINED = Vouched("joined", "id", "wie dit zelf is")


class Initiative(Walled):
    """What an entry of residents says beyond an activity."""

    entry = Bond(Entry)
    need = models.TextField(blank=True)
    budget_cents = models.PositiveIntegerField(null=True)
    budget_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_OWNS | MAP_KEEPER, change=RUNS | MAP_KEEPER, personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry",), name="one_initiative_per_entry"),)


class Joined(Walled):
    """Somebody takes part. ``called`` is empty unless they want to be named."""

    entry = Bond(Entry)
    joins = models.CharField(max_length=8, choices=Joins.choices())
    called = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(),
        add=_OWNS | RUNS | Is("joins", (Joins.HELPS.code, Joins.COMES.code)),
        change=_JOINED,
        columns=("called", "until"),
        key=True,
    )


class JoinedWho(Walled):
    """Who that is: readable for that person alone."""

    joined = Bond(Joined)
    entry_id = models.UUIDField()
    person_id = models.UUIDField()

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), key=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("joined",), name="one_person_each"),)


class CoRunner(Walled):
    """Those who run it let somebody who helps run it too."""

    joined = Bond(Joined)
    entry_id = models.UUIDField()
    since = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=RUNS, key=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("joined",), name="one_co_runner_each"),)


class Obstacle(Walled):
    """What stands in the way, or what they want to take over: to whom it is said, and by when an answer is asked."""

    entry = Bond(Entry)
    kind = models.CharField(max_length=10, choices=Hurdle.choices())
    words = models.TextField()
    offer = models.TextField(blank=True, help_text="what they would do themselves, for a challenge")
    addressee = models.CharField(max_length=200)
    asked_on = models.DateField()
    answer_by = models.DateField()
    made_by_id = models.UUIDField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=RUNS, personal=False)


class ObstacleAnswer(Walled):
    """What was answered, by whom, and on which day."""

    obstacle = Bond(Obstacle)
    entry_id = models.UUIDField()
    words = models.TextField()
    by_called = models.CharField(max_length=200)
    answered_on = models.DateField()
    made_by_id = models.UUIDField()

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=RUNS | Has(Role.POLICY) | Has(Role.TEAM_MEMBER) | MAP_KEEPER, personal=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("obstacle",), name="one_answer_per_obstacle"),)
