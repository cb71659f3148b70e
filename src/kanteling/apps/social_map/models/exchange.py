"""Lists and packages that come in: what waits, what came, what was one thing written twice."""

from typing import ClassVar

from django.db import models

from kanteling.apps.social_map.models.map import Entry, Organisation
from kanteling.apps.social_map.models.walls import MAP_KEEPER
from kanteling.apps.social_map.rules.exchanging import Form, Step
from kanteling.foundation.walls import Anyone, Mine, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled


class Arrival(Walled):
    """One file that came in: by whom, what it did, and what of it hangs under nothing on the map."""

    at = models.DateTimeField()
    person_id = models.UUIDField()
    called = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    made = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    same = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    problems = models.JSONField(default=list)
    rest = models.JSONField(default=dict, help_text="rows of HSDS that belong to no entry, by table")

    wall: ClassVar[Wall] = Wall(read=Mine() | MAP_KEEPER, add=Mine(), personal=False)

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "-at"), name="arrivals_on_the_map"),)


class WaitingList(Walled):
    """A list that someone sent and still works on: nothing of it is on the map. Gone when published or thrown away.

    ``lines`` holds pairs of line number and cells, as they stand after repair; ``columns`` what each column means;
    ``choices`` what to do with lines that look like something that is there already.
    """

    person_id = models.UUIDField()
    organisation = Bond(Organisation, null=True, help_text="filled: everything in it is theirs")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    heads = models.JSONField(default=list)
    lines = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    form = models.CharField(max_length=8, choices=Form.choices(), default=Form.SHEET.code)
    fates = models.JSONField(default=list, help_text="of a long list: what becomes of each line")
    weighed = models.PositiveIntegerField(default=0, help_text="the version that fates and outcome are about")
    outcome = models.JSONField(default=dict, help_text="of a package: what it would do")
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), change=Mine(), erase=Mine(), personal=False)


class SentPart(Walled):
    """A piece of a file that was sent, as long as its list waits: a worker may run on another machine."""

    waiting = Bond(WaitingList, on_delete=models.CASCADE)
    person_id = models.UUIDField()
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), erase=Mine(), personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("waiting", "number"), name="each_part_once"),)


class ListWork(Walled):
    """One piece of work on a list that waits: how far it is, and how it ended."""

    waiting = Bond(WaitingList, on_delete=models.CASCADE)
    person_id = models.UUIDField()
    step = models.CharField(max_length=8, choices=Step.choices())
    asked_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=40, blank=True, help_text="why it did not end well: a code")
    place = models.CharField(max_length=200, blank=True, help_text="where in the file")

    wall: ClassVar[Wall] = Wall(
        read=Mine(),
        add=Mine(),
        change=Mine(),
        erase=Mine(),
        columns=("done", "of", "ended_at", "problem", "place"),
        personal=False,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("waiting",), condition=models.Q(ended_at=None), name="one_work_at_a_time"
            ),
        )


class KnownColumns(Walled):
    """What the columns of a list with these heads meant the last time, for everybody in the municipality."""

    signature = models.CharField(max_length=1000)
    columns = models.JSONField(default=dict, help_text="head -> meaning")
    person_id = models.UUIDField()
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=Mine(), personal=False)

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "signature", "-at"), name="known_columns_latest"),)


class Merge(Walled):
    """Two entries were one: the second was taken off; ended when that was undone."""

    kept = Bond(Entry)
    gone = Bond(Entry)
    change_id = models.UUIDField(null=True, help_text="what the kept one said before")
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=MAP_KEEPER, add=MAP_KEEPER, change=MAP_KEEPER, columns=("ended_at",), personal=False
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("gone",), condition=models.Q(ended_at=None), name="merged_away_once"),
        )


class Apart(Walled):
    """Somebody looked and said: these look alike, and are two things."""

    one = Bond(Entry)
    other = Bond(Entry)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=MAP_KEEPER, add=MAP_KEEPER, personal=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="said_apart_once"),)
