"""Persons, roles, circles, seats and grants. Names at a table are the names that table uses.

A person's own row is readable by that person alone; what others need (how someone is called here) stands on the seat.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.people.rules.spoken import Way
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.ids import new_id
from kanteling.foundation.walls import (
    Anyone,
    Founding,
    Has,
    InCircle,
    Is,
    Mine,
    NotMine,
    Opening,
    Wall,
)
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_SEAT_PARTS = Is("part", (Part.PLAN.code, Part.DECIDE.code, Part.INFORM.code, Part.FRAME.code, Part.GUIDE.code))
_NO_RESIDENT = Is("kind", tuple(kind.code for kind in SeatKind if kind is not SeatKind.RESIDENT))
_WRITES_LETTERS = (InCircle(Part.GUIDE) | InCircle(Part.INFORM)) & NotMine()
"""Who may write a letter because the resident asked: never to oneself, and the command asks how that was asked."""


class Municipality(models.Model):
    """A municipality on this cluster; everything else belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=30, default="")

    class Meta:
        db_table = "people_municipality"


class Person(Walled):
    """A human being, with or without an account. Readable by that person only."""

    called = models.CharField(max_length=100)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(default="", blank=True)
    phone = models.CharField(max_length=30, default="", blank=True)
    language = models.CharField(max_length=5, default="nl")

    wall: ClassVar[Wall] = Wall(
        read=Mine("id"),
        add=Anyone(),
        change=Mine("id"),
        columns=("called", "full_name", "email", "phone", "language"),
        key=True,
    )


class Account(Walled):
    """The means by which a person logs in. Many persons have none."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    person = Bond(Person)

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), key=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person",), name="one_account_each"),)


class Organisation(Walled):
    """An organisation whose people work in the neighbourhood."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, default="", blank=True)

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Has(Role.FUNCTIONAL_MANAGER) | Founding(), personal=False)


class RoleGiven(Walled):
    """What someone does for an organisation, since when, until when. Opens no plan."""

    person = Bond(Person)
    called = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Role.choices())
    organisation = Bond(Organisation, null=True)
    team = models.CharField(max_length=100, default="", blank=True)
    phone = models.CharField(max_length=30, default="", blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = Bond(Person)

    wall: ClassVar[Wall] = Wall(
        read=Anyone(),
        add=Has(Role.FUNCTIONAL_MANAGER) | Founding(),
        change=Has(Role.FUNCTIONAL_MANAGER),
        columns=("until",),
        key=True,
    )


class Mandate(Walled):
    """Someone lets a helper of their choice act for them (gemachtigde).

    By themselves, or on a signed paper that the process guide of their circle wrote down (``written_by``): then
    ``paper`` says where it lies and ``seen_by`` who saw it. A trigger keeps such a row to the resident of that circle.
    """

    principal = Bond(Person)
    principal_called = models.CharField(max_length=100)
    helper = Bond(Person)
    helper_called = models.CharField(max_length=100)
    how = models.CharField(max_length=200)
    circle = Bond("people.Circle", null=True)
    written_by = Bond(Person, null=True)
    paper = models.CharField(max_length=200, default="", blank=True)
    seen_by = models.CharField(max_length=100, default="", blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=Mine("principal_id") | Mine("helper_id") | InCircle(Part.GUIDE),
        add=Mine("principal_id") | (InCircle(Part.GUIDE) & Mine("written_by_id") & NotMine("helper_id")),
        change=Mine("principal_id") | Mine("helper_id") | InCircle(Part.GUIDE),
        columns=("ended_at",),
        key=True,
    )


class Circle(Walled):
    """Everyone whom a resident's situation keeps awake, around one plan that is the resident's."""

    resident = Bond(Person)
    called = models.CharField(max_length=100)
    opened_by = Bond(Person)
    opened_at = models.DateTimeField()
    opened_in = models.DateTimeField(help_text="start of the transaction that opened it")
    closed_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN, "id") | InCircle(Part.STORY, "id") | Mine("resident_id"),
        add=Mine("opened_by_id") & (Mine("resident_id") | Has(Role.TEAM_MEMBER) | Has(Role.PROCESS_GUIDE)),
        change=InCircle(Part.OWN, "id"),
        columns=("closed_at",),
        key=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("resident",), condition=models.Q(closed_at=None), name="one_open_circle"
            ),
        )


class Seat(Walled):
    """A place at the table: invited by whom and why, came when, left when."""

    circle = Bond(Circle, related_name="seats")
    person = Bond(Person)
    kind = models.CharField(max_length=16, choices=SeatKind.choices())
    called = models.CharField(max_length=100)
    relation = models.CharField(max_length=100, default="", blank=True)
    phone = models.CharField(max_length=30, default="", blank=True)
    why = models.CharField(max_length=300, default="", blank=True)
    asked = models.CharField(
        max_length=300, default="", blank=True, help_text="how the resident asked, when another wrote the letter"
    )
    invited_by = Bond(Person)
    invited_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN) | InCircle(Part.STORY) | Mine(),
        add=InCircle(Part.OWN) | (_WRITES_LETTERS & _NO_RESIDENT) | Opening(),
        change=Mine() | InCircle(Part.OWN) | (InCircle(Part.GUIDE) & NotMine()),
        columns=("came_at", "left_at"),
        key=True,
        moves=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("circle", "person"), condition=models.Q(left_at=None), name="one_seat_each"
            ),
        )


class Grant(Walled):
    """One part of a circle, opened for one person: since, until, and why. The circle ends it at once."""

    circle = Bond(Circle, related_name="grants")
    person = Bond(Person)
    called = models.CharField(max_length=100)
    part = models.CharField(max_length=8, choices=Part.choices())
    why = models.CharField(max_length=300)
    given_by = Bond(Person)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.OWN) | InCircle(Part.GUIDE) | Mine(),
        add=InCircle(Part.OWN) | (_WRITES_LETTERS & _SEAT_PARTS) | Opening(),
        change=InCircle(Part.OWN) | Mine(),
        columns=("ended_at",),
        key=True,
        moves=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("circle", "person", "part"),
                condition=models.Q(ended_at=None),
                name="one_grant_each",
            ),
        )
        indexes = (
            models.Index(
                fields=("person", "part"),
                include=("circle", "since", "until"),
                name="grants_of_person",
                condition=models.Q(ended_at=None),
            ),
        )


class Invitation(Walled):
    """A letter, mail or spoken word that brings someone to a seat. Only the hash of the code is kept."""

    circle = Bond(Circle)
    seat = Bond(Seat)
    person = Bond(Person)
    way = models.CharField(max_length=8)
    sent_to = models.CharField(max_length=254, default="", blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.OWN) | _WRITES_LETTERS | Mine(),
        add=InCircle(Part.OWN) | _WRITES_LETTERS | Opening(),
        change=Mine() | InCircle(Part.OWN) | _WRITES_LETTERS,
        columns=("used_at", "until", "code_hash"),
        key=True,
        moves=True,
    )


class SpokenYes(Walled):
    """Someone said aloud that they come to the table; written down with who heard it."""

    circle = Bond(Circle)
    seat = Bond(Seat)
    way = models.CharField(max_length=10, choices=Way.choices())
    heard_by = models.CharField(max_length=100)
    words = models.CharField(max_length=300, default="", blank=True)
    said_at = models.DateTimeField()
    written_by = Bond(Person)
    written_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN),
        add=InCircle(Part.GUIDE) | InCircle(Part.OWN),
    )


class DemoPerson(models.Model):
    """Someone invented, in whose shoes a visitor of the demo may stand. Empty everywhere else."""

    person = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    what = models.CharField(max_length=200, help_text="what this person may decide, in one line")
    place = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "people_demoperson"
