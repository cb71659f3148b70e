"""Programmes, assignments and steps. Everything is a dated row; what changes is a new row.

Programmes and assignments are public in the municipality. Steps are not: they stand behind the wall of the circle whose
plan they come from. What is counted of them leaves that wall only as a published series (migration 0002).
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.assignments.rules.agreement import Party, Said
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.programme import Part as ProgrammePart
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.walls import Anyone, Has, InCircle, Is, Mine, Rule, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_WRITES = Has(Role.POLICY) | Has(Role.TEAM_LEADER) | Has(Role.TEAM_MEMBER)


def _for_party(mine: str) -> Rule:
    """Whoever speaks for the party that the row names; for residents also who wrote down what was said aloud."""
    speaks = (
        (Is("party", (Party.MUNICIPALITY.code,)) & Has(Role.POLICY))
        | (Is("party", (Party.TEAM.code,)) & (Has(Role.TEAM_LEADER) | Has(Role.TEAM_MEMBER)))
        | (Is("party", (Party.PARTNERS.code,)) & Has(Role.PARTNER))
        | Is("party", (Party.RESIDENTS.code,))
        | _WRITES
    )
    return Mine(mine) & speaks


class Programme(Walled):
    """The social programme of one area for one period."""

    area_code = models.CharField(max_length=10)
    area_name = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField()
    made_by = Bond("people.Person")
    made_by_called = models.CharField(max_length=100)
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=Anyone(), add=Mine("made_by_id") & (Has(Role.POLICY) | Has(Role.TEAM_LEADER)), personal=False
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("municipality_id", "area_code", "since"), name="programme_once"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="programme_ends_after_it_begins"
            ),
        )


class Contribution(Walled):
    """What somebody brought to a part of the programme. ``instead_of`` is the text that it follows up.

    ``figures`` and ``quotes`` came from Wijk in beeld as they stood that day, with source and year.
    """

    programme = Bond(Programme)
    part = models.CharField(max_length=12, choices=ProgrammePart.choices())
    party = models.CharField(max_length=12, choices=Party.choices())
    words = models.TextField(default="", blank=True)
    figures = models.JSONField(default=list)
    quotes = models.JSONField(default=list)
    instead_of = Bond("self", null=True)
    changed = models.CharField(max_length=300, default="", blank=True)
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_for_party("person_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("instead_of",), name="contribution_followed_once"),)
        indexes = (models.Index(fields=("programme", "at"), name="contributions_of_programme"),)


class PartAgreed(Walled):
    """Somebody goes along with a contribution, by name and date."""

    programme = Bond(Programme)
    contribution = Bond(Contribution)
    party = models.CharField(max_length=12, choices=Party.choices())
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_for_party("person_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("contribution", "person"), name="agrees_once"),)
        indexes = (models.Index(fields=("programme",), name="agreed_of_programme"),)


class Draft(Walled):
    """An assignment that is being written, by whoever writes assignments here; ``fields`` as in `queries.Fields`."""

    programme = Bond(Programme)
    assignment = Bond("Assignment", null=True)
    fields = models.JSONField(default=dict)
    number = models.PositiveIntegerField(help_text="counts changes, so that nobody overwrites another")
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=_WRITES, add=_WRITES & Mine(), change=_WRITES, erase=_WRITES, personal=False,
        columns=("fields", "number", "at", "assignment_id"),
    )  # fmt: skip


class Assignment(Walled):
    """One assignment; its words live in its versions."""

    programme = Bond(Programme)
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_WRITES & Mine("made_by_id"), personal=False, key=True)

    class Meta:
        indexes = (models.Index(fields=("programme", "made_at"), name="assignments_of_programme"),)


class Version(Walled):
    """The words that the four parties are asked about. Never altered: a change is a new version."""

    assignment = Bond(Assignment)
    number = models.PositiveSmallIntegerField()
    goal = models.CharField(max_length=400)
    who = models.CharField(max_length=200, default="", blank=True)
    rung_low = models.PositiveSmallIntegerField(null=True)
    rung_high = models.PositiveSmallIntegerField(null=True)
    circumstances = models.TextField(default="", blank=True)
    people = models.PositiveIntegerField()
    least = models.BooleanField()
    to = models.JSONField(default=list)
    to_words = models.CharField(max_length=200, default="", blank=True)
    since = models.DateField()
    until = models.DateField()
    approach = models.TextField()
    hours = models.PositiveIntegerField(null=True)
    money = models.PositiveIntegerField(null=True)
    not_do = models.TextField()
    not_how = models.TextField()
    room = models.TextField(default="", blank=True)
    changed = models.CharField(max_length=300, default="", blank=True)
    person = Bond("people.Person")
    called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_WRITES & Mine(), personal=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("assignment", "number"), name="assignment_version_once"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since"), people__gt=0), name="assignment_can_be_reached"
            ),
        )


class Answer(Walled):
    """What someone said about a version, for which party. ``heard_by`` is filled when another wrote it down."""

    version = Bond(Version)
    party = models.CharField(max_length=12, choices=Party.choices())
    said = models.CharField(max_length=10, choices=Said.choices())
    reason = models.TextField(default="", blank=True)
    person = Bond("people.Person", null=True)
    called = models.CharField(max_length=100)
    heard_by = models.CharField(max_length=200, default="", blank=True)
    written_by = Bond("people.Person")
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_for_party("written_by_id"))

    class Meta:
        indexes = (models.Index(fields=("version", "at"), name="answers_of_version"),)


class Stood(Walled):
    """The moment on which all four parties went along and nobody objected. Checked again in the database."""

    version = Bond(Version)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Anyone(), personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version",), name="version_stands_once"),)


class Step(Walled):
    """A move on the ladder that somebody makes with an action of the own plan. It says nothing about the person."""

    circle = Bond("people.Circle")
    person = Bond("people.Person")
    action_id = models.UUIDField()
    assignment = Bond(Assignment)
    words = models.CharField(max_length=300)
    from_rung = models.PositiveSmallIntegerField()
    to_rung = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=16, choices=To.choices())
    proposed_by = Bond("people.Person")
    proposed_called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN), add=(InCircle(Part.OWN) | InCircle(Part.INFORM)) & Mine("proposed_by_id")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("action_id", "assignment"), name="one_step_per_action"),
            models.CheckConstraint(
                condition=models.Q(from_rung__gte=1, to_rung__lte=6, from_rung__lt=models.F("to_rung")),
                name="a_step_goes_up",
            ),
        )
        indexes = (models.Index(fields=("circle", "at"), name="steps_of_circle"),)


class Yes(Walled):
    """The person's own yes that this step may count for this assignment; taken back at any time.

    ``heard_by`` is filled when it was said aloud: only the process guide writes that down, never who gains by it.
    """

    step = Bond(Step)
    circle = Bond("people.Circle")
    assignment = Bond(Assignment)
    person = Bond("people.Person")
    heard_by = models.CharField(max_length=200, default="", blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN),
        add=(InCircle(Part.OWN) & Mine()) | InCircle(Part.GUIDE),
        change=(InCircle(Part.OWN) & Mine()) | InCircle(Part.GUIDE),
        columns=("ended_at",),
        key=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("assignment", "person"), condition=models.Q(ended_at=None), name="each_person_once"
            ),
        )


class Evidence(Walled):
    """The action of a step was done on a day, as the plan says. Follows the plan; taken back when it is there.

    ``tick_id`` is the tick in the plan, or the choice by which a place was taken on the map (`matching.public.place_of`).
    """

    step = Bond(Step)
    circle = Bond("people.Circle")
    tick_id = models.UUIDField()
    day = models.DateField()
    person = Bond("people.Person")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN),
        add=InCircle(Part.PLAN) & Mine(),
        change=InCircle(Part.PLAN),
        columns=("undone_at",),
        key=True,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("step", "tick_id"), name="evidence_once"),)
