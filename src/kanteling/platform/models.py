"""What every table in Kanteling shares, the journal, and the memory of posted forms."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Now

from kanteling.foundation.actor import Actor, Channel, Part, Role
from kanteling.foundation.ids import new_id
from kanteling.foundation.walls import Has, InCircle, Mine, Wall
from kanteling.platform.walls import condition


class WalledQuerySet(models.QuerySet[Any]):
    """Querysets that start from an actor."""

    def visible_to(self, actor: Actor) -> Self:
        """Only the rows that this actor may read."""
        wall: Wall = self.model.wall
        here = models.Q(municipality_id=actor.municipality)
        if wall.shared:
            here |= models.Q(municipality_id=None)
        return self.filter(condition(wall.read, actor), here)


class Walled(models.Model):
    """A table of one municipality, behind a wall that is declared on the model as ``wall``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality_id = models.UUIDField(editable=False)

    objects = WalledQuerySet.as_manager()

    class Meta:
        abstract = True


class JournalEntry(Walled):
    """One line of the journal: who did or read what of whom, when, by which way, and why.

    Append-only: the app role may add and read but never change or erase; a trigger stops the owner too.
    Partitioned by month in the database (migration 0001).
    """

    at = models.DateTimeField()
    person_id = models.UUIDField()
    hand_id = models.UUIDField()
    hand_called = models.CharField(max_length=200)
    circle_id = models.UUIDField(null=True)
    about_id = models.UUIDField(null=True)
    what = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    detail = models.CharField(max_length=200)
    channel = models.CharField(max_length=8, choices=Channel.choices())
    why = models.CharField(max_length=300)
    read_only = models.BooleanField()
    refused = models.BooleanField()

    wall: ClassVar[Wall] = Wall(
        read=Mine("about_id") | InCircle(Part.OWN) | Has(Role.PRIVACY_OFFICER),
        add=Mine("person_id"),
    )

    class Meta:
        managed = False
        db_table = "platform_journal"


class Once(Walled):
    """A form that was posted: the same form posted again changes nothing and goes where the first went."""

    person_id = models.UUIDField()
    token = models.UUIDField()
    went_to = models.CharField(max_length=500, default="")
    at = models.DateTimeField(db_default=Now())

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), change=Mine(), columns=("went_to",))

    class Meta:
        db_table = "platform_once"
        constraints = (
            models.UniqueConstraint(fields=("municipality_id", "person_id", "token"), name="posted_once"),
        )
