"""Proposals and everything that is said about them. Each thing said is a row; nothing said is altered.

What everyone at the table may see is readable with `Part.PLAN`. Only those who decide add versions, answers and voices;
while the door is closed those who inform add nothing at all. What is written in closed time is for those who decide alone.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.deciding.rules.standing import Answer as Answers
from kanteling.foundation.actor import Part
from kanteling.foundation.walls import DoorOpen, InCircle, Is, Mine, NotMine, Wall
from kanteling.foundation.words import Worded
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_TABLE = InCircle(Part.PLAN)
_DECIDES = InCircle(Part.DECIDE) & Mine("by_id")
_GUIDES = InCircle(Part.GUIDE) & Mine("by_id") & DoorOpen()
_FRAMES = InCircle(Part.FRAME) & Mine("by_id") & DoorOpen()
_INFORMS = InCircle(Part.INFORM) & Mine("by_id") & DoorOpen()
SCREEN = "screen"
WAYS = [(SCREEN, "zelf, op het scherm"), *Way.choices()]


class Dated(Walled):
    """What every row here says: in which circle, by whom, when. ``by_called`` is how the table called them then."""

    circle = Bond("people.Circle", db_index=False)
    by = Bond("people.Person", db_index=False)
    by_called = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class ClosedTime(Dated):
    """A stretch in which the circle writes alone; it opens by itself at the last ``until``, or earlier when ended."""

    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_TABLE,
        add=_DECIDES | _GUIDES,
        change=InCircle(Part.DECIDE),
        columns=("ended_at",),
        key=True,
    )

    class Meta:
        indexes = (models.Index(fields=("circle", "-at"), name="closed_times"),)
        constraints = (models.CheckConstraint(condition=Q(until__gt=F("at")), name="closed_time_lasts"),)


class Extension(Dated):
    """Minutes added: the door stays closed until ``until``."""

    closed_time = Bond(ClosedTime, related_name="extensions")
    until = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES | (InCircle(Part.GUIDE) & Mine("by_id")), key=True)


class DraftRevision(Dated):
    """What the circle wrote in closed time, revision after revision.

    ``beside`` marks a text that was typed while someone else saved another: it is kept beside that one.
    """

    closed_time = Bond(ClosedTime, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    beside = models.BooleanField(default=False)

    wall: ClassVar[Wall] = Wall(read=InCircle(Part.DECIDE), add=_DECIDES)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("closed_time", "number"), name="draft_revision_once"),)


class Proposal(Dated):
    """Something that someone of the circle puts to the table. ``kind`` says which app above gave it its content."""

    kind = models.CharField(max_length=40)
    goal_id = models.UUIDField(null=True)
    draft = Bond(ClosedTime, null=True)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES)

    class Meta:
        indexes = (models.Index(fields=("circle", "-at"), name="proposals_of_circle"),)


class Version(Dated):
    """One text of a proposal; a new one asks everyone again."""

    proposal = Bond(Proposal, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    content = models.JSONField(default=dict)
    why = models.TextField(default="", blank=True)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "number"), name="version_once"),)


class Answer(Dated):
    """What someone who decides said about one version; the latest counts.

    ``by`` is who wrote it down. Said aloud (``way`` other than screen), it carries when it was said and who heard it.
    """

    proposal = Bond(Proposal, related_name="answers")
    version = Bond(Version, db_index=False)
    person = Bond("people.Person", db_index=False)
    answer = models.CharField(max_length=12, choices=Answers.choices())
    reason = models.TextField(default="", blank=True)
    way = models.CharField(max_length=10, choices=WAYS, default=SCREEN)
    said_at = models.DateTimeField(null=True)
    heard_by = ArrayField(models.UUIDField(), default=list)
    heard_called = models.CharField(max_length=300, default="", blank=True)

    wall: ClassVar[Wall] = Wall(
        read=_TABLE,
        add=(_DECIDES & Mine() & Is("way", (SCREEN,)))
        | (_GUIDES & NotMine() & Is("way", tuple(way.code for way in Way))),
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(answer=Answers.OBJECT.code) | ~Q(reason=""), name="objection_has_a_reason"
            ),
            models.CheckConstraint(condition=Q(way=SCREEN) | ~Q(heard_called=""), name="heard_by_someone"),
        )


class Voice(Dated):
    """Someone (``by``) lets ``holder`` speak for them about one proposal, until ended."""

    proposal = Bond(Proposal, related_name="voices")
    holder = Bond("people.Person", db_index=False)
    holder_called = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_TABLE | Mine("by_id") | Mine("holder_id"),
        add=_DECIDES,
        change=Mine("by_id") | Mine("holder_id") | InCircle(Part.OWN),
        columns=("ended_at",),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("proposal", "by"), condition=Q(ended_at=None), name="one_voice_each"),
        )


class Reminder(Dated):
    """Someone was reminded that the table waits for them."""

    proposal = Bond(Proposal, related_name="reminders")
    version = Bond(Version, db_index=False)
    person = Bond("people.Person", db_index=False)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES | _GUIDES)


class ContinuedWithout(Dated):
    """The resident asked to go on without someone who said nothing after a reminder."""

    proposal = Bond(Proposal, related_name="continued")
    version = Bond(Version, db_index=False)
    person = Bond("people.Person", db_index=False)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=InCircle(Part.OWN) & Mine("by_id"))


class Adoption(Dated):
    """The proposal stands, with this version, since this moment. Once, for ever."""

    proposal = Bond(Proposal, related_name="adoptions", db_index=False)
    version = Bond(Version, db_index=False)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal",), name="adopted_once"),)


class Withdrawal(Dated):
    """The proposal is off the table."""

    proposal = Bond(Proposal, related_name="withdrawals", db_index=False)
    why = models.TextField(default="", blank=True)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal",), name="withdrawn_once"),)


class Question(Dated):
    """Someone of the table asks a professional something, about a proposal or about the plan as a whole."""

    proposal = Bond(Proposal, null=True, related_name="questions")
    to = Bond("people.Person")
    to_called = models.CharField(max_length=200)
    text = models.TextField()

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES | _GUIDES)


class Information(Dated):
    """What someone knows. It is information, never a decision. ``seat`` is as what they said it."""

    proposal = Bond(Proposal, null=True, related_name="information")
    question = Bond(Question, null=True, related_name="replies")
    seat = models.CharField(max_length=120, default="", blank=True)
    text = models.TextField()

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES | _INFORMS | _GUIDES | _FRAMES)

    class Meta:
        indexes = (models.Index(fields=("circle", "-at"), name="information_of_circle"),)


class Crossing(Dated):
    """Somebody said that one version of a proposal goes over one frame, as that frame read then."""

    proposal = Bond(Proposal, related_name="crossings")
    version = Bond(Version, db_index=False)
    frame_version = Bond("frames.FrameVersion", db_index=False)
    why = models.TextField(default="", blank=True)

    wall: ClassVar[Wall] = Wall(read=_TABLE, add=_DECIDES | _FRAMES)


class StepKind(Worded):
    """What can happen to a crossing after it was stated."""

    REASONED = "reasoned", "de kring geeft de reden"
    ROOM_ASKED = "room_asked", "de kring vraagt om ruimte"
    ROOM_GIVEN = "room_given", "de gemeente geeft ruimte"
    WITHDRAWN = "withdrawn", "de opmerking is teruggenomen"


class CrossingStep(Dated):
    """What happened to a crossing. Room carries its basis and, if agreed, its last day."""

    crossing = Bond(Crossing, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind.choices())
    text = models.TextField(default="", blank=True)
    until = models.DateField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_TABLE,
        add=(_DECIDES & Is("kind", ("reasoned", "room_asked", "withdrawn")))
        | (_FRAMES & Is("kind", ("room_given", "withdrawn"))),
    )
