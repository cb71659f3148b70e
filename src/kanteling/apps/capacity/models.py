"""Teams, what they keep and lost, own hours, and what-ifs. Own hours are readable by who made them, and by nobody else.

Totals of a team come only from functions in the database that count at least four colleagues (migration 0002). Which
team someone may write for is known by the database itself (migration 0003), not by a command alone.
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.capacity.rules.caseload import Weight
from kanteling.apps.capacity.rules.hours import Did, Kind, NoCalendar
from kanteling.apps.capacity.rules.room import To, Went
from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Has, Mine, Vouched, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.fetching import NoFetch
from kanteling.platform.models import Walled

_WORKS = Has(Role.TEAM_MEMBER) | Has(Role.TEAM_LEADER)
_READS = _WORKS | Has(Role.POLICY)
_OWN = Mine() & _WORKS
_IN_TEAM = Vouched("in_team", "team_id", "wie nu bij dit team hoort")
_BY_TEAM = Mine("made_by_id") & _WORKS & _IN_TEAM
_BY_WHAT_IF = (
    Mine("made_by_id") & _WORKS & Vouched("in_what_if", "what_if_id", "wie nu bij het team van deze vraag hoort")
)


class Team(Walled):
    """A neighbourhood team, by its name. Who is in it stands with themselves."""

    name = models.CharField(max_length=100)
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=_READS, add=Mine("made_by_id") & Has(Role.TEAM_LEADER), key=True, personal=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality_id", "name"), name="team_name_once"),)


class Membership(Walled):
    """Someone belongs to a team: since, until, and how many minutes a week by contract (nought: leads, keeps no hours)."""

    person = Bond("people.Person")
    team = Bond(Team)
    minutes = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN, change=_OWN, columns=("until",), key=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=models.Q(until=None), name="one_team_each"),
        )


class TimeOff(Walled):
    """Someone does not work on these days, both included. Why is nobody's business."""

    person = Bond("people.Person")
    first = models.DateField()
    last = models.DateField()
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN, erase=_OWN, key=True)


class Deed(Walled):
    """Something was done in the system on a day: only what sort of thing, for one's own week."""

    person = Bond("people.Person")
    day = models.DateField()
    what = models.CharField(max_length=16, choices=Did.choices())

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN)

    class Meta:
        indexes = (models.Index(fields=("person", "day"), name="deeds_of_a_week"),)


class Appointment(Walled):
    """From one's own calendar: a day, minutes and a guessed kind. No title, no place, no others."""

    person = Bond("people.Person")
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=Kind.choices(), default="", blank=True)

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN, erase=_OWN)

    class Meta:
        indexes = (models.Index(fields=("person", "day"), name="calendar_of_a_week"),)


class CalendarAddress(Walled):
    """Where one's own calendar stands, so that a job can read it; how that went last. The address is its own key."""

    person = Bond("people.Person")
    address = models.CharField(max_length=1000)
    given_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(
        max_length=16, choices=(*NoFetch.choices(), *NoCalendar.choices()), default="", blank=True
    )

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN, change=_OWN, erase=_OWN, columns=("read_at", "problem"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person",), name="one_calendar_each"),)


class WeekSaid(Walled):
    """Someone's week as they say it was, in minutes by kind. Said again is a new row; the last one counts."""

    person = Bond("people.Person")
    team = Bond(Team)
    week = models.DateField()
    individual = models.PositiveSmallIntegerField()
    crisis = models.PositiveSmallIntegerField()
    outreach = models.PositiveSmallIntegerField()
    collective = models.PositiveSmallIntegerField()
    consultation = models.PositiveSmallIntegerField()
    administration = models.PositiveSmallIntegerField()
    learning = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN & _IN_TEAM, key=True)

    class Meta:
        indexes = (models.Index(fields=("team", "week", "person", "said_at"), name="weeks_of_a_team"),)


class Weighing(Walled):
    """How much work one of one's own circles asks now."""

    person = Bond("people.Person")
    circle = Bond("people.Circle")
    weight = models.CharField(max_length=8, choices=Weight.choices())
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_OWN, add=_OWN, erase=_OWN, key=True)


class Reserve(Walled):
    """So many minutes a week the team keeps for a kind, from a week on; nought ends it."""

    team = Bond(Team)
    kind = models.CharField(max_length=16, choices=Kind.choices())
    minutes = models.PositiveSmallIntegerField()
    since = models.DateField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, personal=False)


class Block(Walled):
    """A piece of work in the reserved hours, each week from the first up to the last (both included)."""

    team = Bond(Team)
    kind = models.CharField(max_length=16, choices=Kind.choices())
    title = models.CharField(max_length=100)
    minutes = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    again_of = Bond("self", null=True)
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, personal=False)


class Fate(Walled):
    """How a piece of work went in a week. Told again is a new row; the last one counts."""

    team = Bond(Team)
    block = Bond(Block)
    week = models.DateField()
    went = models.CharField(max_length=8, choices=Went.choices())
    lost = models.PositiveSmallIntegerField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, personal=False)


class Ask(Walled):
    """The team leader or the municipality is asked for an answer about a week, by a day."""

    team = Bond(Team)
    week = models.DateField()
    asked_of = models.CharField(max_length=12, choices=To.choices())
    answer_by = models.DateField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, key=True, personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("team", "week", "asked_of"), name="asked_once_a_week"),)


class Answer(Walled):
    """What the team leader or the municipality answered, by name."""

    ask = Bond(Ask)
    asked_of = models.CharField(max_length=12, choices=To.choices())
    words = models.TextField()
    made_by = Bond("people.Person")
    called = models.CharField(max_length=100)
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=_READS,
        add=Mine("made_by_id") & Vouched("room_asked", "ask_id", "aan wie deze vraag is gesteld"),
        personal=False,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("ask",), name="answered_once"),)


class Band(Walled):
    """How much the team finds fit for one colleague, in usual questions per full-time week."""

    team = Bond(Team)
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, personal=False)


class WhatIf(Walled):
    """A question to the simulation: scenarios side by side, on the same chance. Only figures of a team."""

    team = Bond(Team)
    title = models.CharField(max_length=120)
    scenarios = models.JSONField()
    seed = models.BigIntegerField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_TEAM, key=True, personal=False)


class Batch(Walled):
    """Some years of one scenario, calculated. Many of them are the answer, and how far it is."""

    what_if = Bond(WhatIf, related_name="batches")
    scenario = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    years = models.JSONField()
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_WHAT_IF, personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("what_if", "scenario", "number"), name="batch_once"),)


class Stopped(Walled):
    """Someone stopped a what-if before it was done; what was calculated stays."""

    what_if = Bond(WhatIf, related_name="stops")
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_READS, add=_BY_WHAT_IF, personal=False)
