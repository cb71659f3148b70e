"""Frames in dated versions. Nothing here is ever altered: what changes is a new row."""

from typing import ClassVar

from django.db import models

from kanteling.apps.frames.rules.frames import Weight
from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Anyone, Has, Mine, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_BY_POLICY = Has(Role.POLICY) & Mine("made_by_id")


class Frame(Walled):
    """One thing that the municipality says beforehand; its words live in its versions."""

    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_BY_POLICY, personal=False)


class FrameVersion(Walled):
    """One text of a frame, as everybody could read it from ``made_at`` on."""

    frame = Bond(Frame)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    legal_basis = models.CharField(max_length=200)
    link = models.URLField(max_length=500, default="", blank=True)
    weight = models.CharField(max_length=8, choices=Weight.choices())
    setter = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)
    made_by = Bond("people.Person")
    made_by_called = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_BY_POLICY, personal=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("frame", "number"), name="frame_version_once"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="frame_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=("municipality_id", "since"), name="frames_in_time"),)


class FrameEnd(Walled):
    """The last day of a version, said later than the version itself."""

    version = Bond(FrameVersion)
    last_day = models.DateField()
    why = models.CharField(max_length=300)
    made_by = Bond("people.Person")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_BY_POLICY, personal=False)
