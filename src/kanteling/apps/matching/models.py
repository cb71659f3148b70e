"""Gifts, the board, first meetings, how one gets somewhere, and what was chosen.

Whose notice it is stands behind the owner's own wall (`Notice` is readable by its owner alone). What hangs on the board
is read through `kanteling.board()` (migration 0002), which leaves out whose it is: so nobody can lay a notice beside a
plan. The same for the two sides of a meeting: `kanteling.other_sides()` gives how to reach the other only when both
said yes, whatever a page or a query asks.
"""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind, SideKind, Source
from kanteling.apps.matching.rules.giving import Side as SideFacts
from kanteling.foundation.actor import Part, Role
from kanteling.foundation.walls import Anyone, Has, InCircle, Mine, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_GUARDS = Has(Role.PROCESS_GUIDE) | Has(Role.FUNCTIONAL_MANAGER)


def _codes() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=20), default=list, blank=True)


class Gift(Walled):
    """What someone can, likes, wants to learn or wants to mean. Nobody else reads this table, ever."""

    person = Bond("people.Person")
    kind = models.CharField(max_length=8, choices=GiftKind.choices())
    words = models.TextField()
    source = models.CharField(max_length=12, choices=Source.choices())
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), change=Mine(), columns=("words", "removed_at"))

    class Meta:
        indexes = (models.Index(fields=("person", "at"), name="gifts_of", condition=models.Q(removed_at=None)),)


class Notice(Walled):
    """A notice on the board, or a question that counts along for the neighbourhood; withdrawn at once by its owner.

    ``near`` is a public place of the social map near which somebody is: there is no address here. A ride says where it
    starts (``near``), where it goes when that is always one place, and how many can come along.
    """

    person = Bond("people.Person")
    kind = models.CharField(max_length=8, choices=NoticeKind.choices())
    gift = Bond(Gift, null=True)
    circle = Bond("people.Circle", null=True)
    goal_id = models.UUIDField(null=True)
    called = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    windows = models.JSONField(default=list)
    languages = _codes()
    near = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    ride = models.BooleanField()
    seats = models.PositiveSmallIntegerField(null=True)
    goes_to = models.CharField(max_length=200, blank=True)
    to_lat = models.FloatField(null=True)
    to_lon = models.FloatField(null=True)
    placed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(read=Mine(), add=Mine(), change=Mine(), columns=("withdrawn_at",), key=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("gift",),
                condition=models.Q(withdrawn_at=None) & ~models.Q(gift=None),
                name="a_gift_is_offered_once",
            ),
            models.UniqueConstraint(
                fields=("goal_id",),
                condition=models.Q(withdrawn_at=None) & ~models.Q(goal_id=None),
                name="a_goal_counts_once",
            ),
        )
        indexes = (
            models.Index(
                fields=("municipality_id", "kind", "-placed_at"),
                name="board_latest",
                condition=models.Q(withdrawn_at=None),
            ),
            models.Index(fields=("person", "-placed_at"), name="notices_of"),
        )


class Removal(Walled):
    """A notice that was taken off the board by who guards it, and why."""

    notice = Bond(Notice)
    why = models.CharField(max_length=300)
    by = Bond("people.Person")
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Anyone(), add=_GUARDS & Mine("by_id"), key=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice",), name="taken_off_once"),)


class Side(Walled):
    """One of the two sides of a first meeting. ``ask`` is the row of who asked: the same for both.

    The place and the moment stand with who asks; ``contact`` reaches the other only when both say yes.
    """

    notice = Bond(Notice)
    ask = models.UUIDField()
    kind = models.CharField(max_length=4, choices=SideKind.choices())
    person = Bond("people.Person")
    called = models.CharField(max_length=60, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    place_id = models.UUIDField(null=True)
    place = models.CharField(max_length=200, blank=True)
    when_words = models.CharField(max_length=200, blank=True)
    brings = models.BooleanField()
    at = models.DateTimeField()
    yes_at = models.DateTimeField(null=True)
    no_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    real = models.BooleanField(null=True)
    thanks = models.TextField(blank=True)

    wall: ClassVar[Wall] = Wall(
        read=Mine(),
        add=Mine(),
        change=Mine(),
        columns=("left_at", "told_at", "real", "thanks"),
        key=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ask", "person"), name="one_side_each"),
            models.UniqueConstraint(
                fields=("notice", "person"),
                condition=models.Q(left_at=None, kind=SideKind.ASKS.code),
                name="asked_once",
            ),
        )
        indexes = (models.Index(fields=("person", "-at"), name="meetings_of"),)

    def facts(self) -> SideFacts:
        """As the rule wants it."""
        return SideFacts(self.yes_at, self.no_at, self.left_at, self.told_at)


class Report(Walled):
    """Something unpleasant on the board or at a meeting. Read by who reported it and by who guards the board."""

    notice = Bond(Notice)
    notice_called = models.CharField(max_length=60)
    notice_title = models.CharField(max_length=120)
    person = Bond("people.Person")
    words = models.TextField()
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = Bond("people.Person", null=True)
    answer = models.CharField(max_length=300, blank=True)

    wall: ClassVar[Wall] = Wall(
        read=Mine() | _GUARDS,
        add=Mine(),
        change=_GUARDS,
        columns=("handled_at", "handled_by_id", "answer"),
    )

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "-at"), name="reports_latest"),)


class Reach(Walled):
    """How someone gets somewhere, told once: by what, how long, when, in which language, for how much.

    ``circle`` only when its owner lets the table read it.
    """

    person = Bond("people.Person")
    circle = Bond("people.Circle", null=True)
    near_id = models.UUIDField(null=True)
    near = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    modes = _codes()
    longest = models.PositiveSmallIntegerField()
    windows = models.JSONField(default=list)
    languages = _codes()
    needs = _codes()
    most_cents = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=Mine() | InCircle(Part.STORY),
        add=Mine(),
        change=Mine(),
        erase=Mine(),
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person",), name="one_reach_each"),)


class Chosen(Walled):
    """A suggestion that became a proposal, and the place that was taken on the map when everyone went along."""

    circle = Bond("people.Circle")
    proposal = Bond("deciding.Proposal")
    entry_id = models.UUIDField()
    ride_id = models.UUIDField(null=True)
    title = models.CharField(max_length=300)
    by = Bond("people.Person")
    at = models.DateTimeField()
    taken_id = models.UUIDField(null=True)
    taken_by = Bond("people.Person", null=True)
    freed_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=InCircle(Part.PLAN),
        add=InCircle(Part.DECIDE) & Mine("by_id"),
        change=InCircle(Part.PLAN),
        columns=("taken_id", "taken_by_id", "freed_at"),
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal",), name="chosen_once"),)
        indexes = (models.Index(fields=("circle", "-at"), name="chosen_of_circle"),)


def row(municipality: Any, **columns: Any) -> dict[str, Any]:
    """Columns of a new row, without the one sign that no database takes."""
    plain = {
        key: value.replace("\x00", "").strip() if isinstance(value, str) else value
        for key, value in columns.items()
    }
    return {"municipality_id": municipality, **plain}
