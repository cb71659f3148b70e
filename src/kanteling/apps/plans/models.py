"""What stands in a plan, and how it goes. Everything here is a dated row; nothing is overwritten.

A row of a goal, an action, an agreement or an ending is written only when its proposal stands. The command sees to
it, and the database checks it again (migration 0002): the adoption must exist and the words must be the very words
that everyone went along with.
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.plans.rules.application import Form
from kanteling.apps.plans.rules.coming import Rhythm
from kanteling.apps.plans.rules.movement import Movement as HowItGoes
from kanteling.apps.plans.rules.rungs import Rung
from kanteling.foundation.actor import Part
from kanteling.foundation.walls import InCircle, Mine, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_READ = InCircle(Part.PLAN)
_STOOD = InCircle(Part.DECIDE) | InCircle(Part.GUIDE)
"""Whoever gave the last answer, or wrote down an answer that was said aloud."""


class Start(Walled):
    """A plan begins on the day its first decision stands; four weeks later somebody asks how it goes."""

    circle = Bond("people.Circle")
    started = models.DateField()
    contact_due = models.DateField()
    proposal = Bond("deciding.Proposal")

    wall: ClassVar[Wall] = Wall(read=_READ, add=_STOOD)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("circle",), name="plan_starts_once"),)


class Goal(Walled):
    """What the resident wants, in own words, and how they will notice it. ``number`` counts within the circle."""

    circle = Bond("people.Circle")
    number = models.PositiveIntegerField()
    words = models.TextField()
    notice = models.TextField(default="", blank=True)
    proposal = Bond("deciding.Proposal")
    adopted_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READ, add=_STOOD)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("circle", "number"), name="goal_number"),
            models.UniqueConstraint(fields=("proposal",), name="goal_adopted_once"),
        )


class Action(Walled):
    """Who does what, when, on which rung. ``number`` counts within the goal, so that counting stays cheap."""

    circle = Bond("people.Circle")
    goal = Bond(Goal)
    number = models.PositiveIntegerField()
    who = models.CharField(max_length=200)
    person = Bond("people.Person", null=True)
    what = models.TextField()
    when_words = models.CharField(max_length=300)
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices(), default="", blank=True)
    first = models.DateField(null=True)
    at = models.TimeField(null=True)
    rung = models.CharField(max_length=16, choices=Rung.choices())
    closer_by = models.TextField(default="", blank=True)
    informal = models.BooleanField(help_text="informal help that the circle wants to see counted and supported")
    proposal = Bond("deciding.Proposal")
    adopted_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READ, add=_STOOD)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("goal", "number"), name="action_number"),
            models.UniqueConstraint(fields=("proposal",), name="action_adopted_once"),
        )
        indexes = (
            models.Index(fields=("circle", "first"), name="action_with_day", condition=~models.Q(first=None)),
            models.Index(fields=("person", "circle"), name="action_of_person", condition=~models.Q(person=None)),
            models.Index(
                fields=("circle", "adopted_at"), name="action_individual", condition=models.Q(rung="individual")
            ),
        )


class Ended(Walled):
    """A goal or an action that stopped: decided together, or laid down by the one who did it."""

    circle = Bond("people.Circle")
    goal = Bond(Goal)
    action = Bond(Action, null=True)
    number = models.PositiveIntegerField(help_text="counts the ended actions of a goal; 0 for the goal itself")
    why = models.TextField(default="", blank=True)
    proposal = Bond("deciding.Proposal", null=True)
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READ, add=_STOOD | (InCircle(Part.PLAN) & Mine()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("action",), condition=~models.Q(action=None), name="action_ends_once"),
            models.UniqueConstraint(fields=("goal", "number"), name="ended_number"),
        )


class Agreement(Walled):
    """The day they look back together, and what they do if it goes otherwise. The newest holds."""

    circle = Bond("people.Circle")
    evaluation = models.DateField(null=True)
    otherwise = models.TextField(default="", blank=True)
    proposal = Bond("deciding.Proposal")
    adopted_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READ, add=_STOOD)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal",), name="agreement_adopted_once"),)
        indexes = (models.Index(fields=("circle", "-adopted_at"), name="agreement_of_circle"),)


class Movement(Walled):
    """What the resident says about a goal, in one tap. Movement, never a mark."""

    circle = Bond("people.Circle")
    goal = Bond(Goal)
    movement = models.CharField(max_length=8, choices=HowItGoes.choices())
    words = models.TextField(default="", blank=True)
    said_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_READ, add=InCircle(Part.OWN), change=InCircle(Part.OWN), columns=("undone_at",)
    )

    class Meta:
        indexes = (
            models.Index(fields=("goal", "-said_at"), name="movement_of_goal", condition=models.Q(undone_at=None)),
            models.Index(
                fields=("circle", "-said_at"), name="movement_of_circle", condition=models.Q(undone_at=None)
            ),
        )


class Tick(Walled):
    """An action was done on a day, said by someone at the table."""

    circle = Bond("people.Circle")
    action = Bond(Action)
    day = models.DateField()
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_READ,
        add=InCircle(Part.PLAN) & Mine(),
        change=InCircle(Part.PLAN) & Mine(),
        columns=("undone_at",),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("action", "day"), condition=models.Q(undone_at=None), name="ticked_once_a_day"
            ),
        )


class Contact(Walled):
    """Somebody asked after some weeks how it goes; the words are the resident's."""

    circle = Bond("people.Circle")
    day = models.DateField()
    words = models.TextField()
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=_READ,
        add=(InCircle(Part.GUIDE) | InCircle(Part.INFORM) | InCircle(Part.OWN)) & Mine(),
    )

    class Meta:
        indexes = (models.Index(fields=("circle", "-day"), name="contact_of_circle"),)


class Evaluation(Walled):
    """They looked back together: what they saw, in their own words."""

    circle = Bond("people.Circle")
    day = models.DateField()
    words = models.TextField()
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READ, add=(InCircle(Part.DECIDE) | InCircle(Part.GUIDE)) & Mine())

    class Meta:
        indexes = (models.Index(fields=("circle", "-day"), name="evaluation_of_circle"),)


class Application(Walled):
    """The aanvraag as the resident handed it in: filled from the plan, kept as it was."""

    circle = Bond("people.Circle")
    form = models.CharField(max_length=8, choices=Form.choices())
    words = models.TextField(default="", blank=True)
    items = models.JSONField()
    handed_in_at = models.DateTimeField()
    person = Bond("people.Person")
    called = models.CharField(max_length=100)

    wall: ClassVar[Wall] = Wall(read=_READ, add=InCircle(Part.OWN) & Mine())

    class Meta:
        indexes = (models.Index(fields=("circle", "-handed_in_at"), name="application_of_circle"),)
