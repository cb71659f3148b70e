"""The conversation: cards that only the resident reads, what is shared, the note of the table, the report, the clock.

Two walls inside one circle. What is written on a card is the resident's alone (`CardDraft`, part own). What is shared
is a copy that the resident puts on the table (`SharedCard`, part story) and can take away again.
"""

from typing import ClassVar

from django.db import models

from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.drafts import Draft
from kanteling.apps.conversation.rules.parties import Aspect, Kind, Work
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Manner, Right, Told
from kanteling.foundation.actor import Part
from kanteling.foundation.ids import PersonId
from kanteling.foundation.walls import InCircle, Is, Mine, Wall
from kanteling.foundation.words import Worded
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled

_STORY = InCircle(Part.STORY)
_OWN = InCircle(Part.OWN)
_WRITES = _OWN | (_STORY & (InCircle(Part.INFORM) | InCircle(Part.GUIDE)))


class Start(Worded):
    """How a conversation began."""

    HOME = "home", "thuis voorbereid"
    TABLE = "table", "aan de keukentafel"
    TELEPHONE = "telephone", "door de telefoon"


class Matter(Worded):
    """What the resident said yes to: each apart, and it can be taken back."""

    THEME = "theme", "dit onderwerp telt mee zonder naam"
    GIFT = "gift", "dit wil ik aanbieden"


class Conversation(Walled):
    """One conversation with one resident; ``called`` is how the circle calls the resident."""

    circle = Bond("people.Circle")
    called = models.CharField(max_length=100)
    start = models.CharField(max_length=10, choices=Start.choices())
    started_by = Bond("people.Person")
    started_called = models.CharField(max_length=100)
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_STORY, add=_WRITES & Mine("started_by_id"), change=_WRITES, columns=("closed_at",)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("circle",), condition=models.Q(closed_at=None), name="one_open_conversation"
            ),
        )


class Written(Walled):
    """What one pen wrote last: the pen's own row is replaced while typing, so that nothing typed and wiped is kept."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    pen = models.UUIDField()
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    writer = Bond("people.Person")
    writer_called = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def draft(self) -> Draft:
        """As the rule wants it."""
        return Draft(self.pen, self.number, self.base, self.words)


class CardDraft(Written):
    """The resident's words on a card. Nobody else reads this table, whatever is shared."""

    card = models.CharField(max_length=12, choices=Card.choices())

    wall: ClassVar[Wall] = Wall(
        read=_OWN, add=_OWN & Mine("writer_id"), change=_OWN & Mine("writer_id"), columns=("number", "words", "at")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("conversation", "card", "pen"), name="one_card_each_pen"),
            models.UniqueConstraint(fields=("conversation", "card", "number"), name="one_card_each_number"),
        )


class SharedCard(Walled):
    """The copy of a card that the resident shared. Taking it back erases the row; the journal keeps that it was."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    card = models.CharField(max_length=12, choices=Card.choices())
    words = models.TextField()
    audience = models.CharField(max_length=12, choices=Audience.choices())
    shared_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(
        read=_STORY | (Is("audience", (Audience.CIRCLE.code,)) & InCircle(Part.PLAN)),
        add=_OWN,
        change=_OWN,
        erase=_OWN,
        columns=("words", "audience", "shared_at"),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("conversation", "card"), name="one_copy_each_card"),
            models.CheckConstraint(condition=~models.Q(audience=Audience.ONLY_ME.code), name="shared_is_shared"),
        )


class NoteDraft(Written):
    """What was said at the table on one question, in the resident's words, whoever typed."""

    question = models.CharField(max_length=12, choices=Question.choices())

    wall: ClassVar[Wall] = Wall(
        read=_STORY,
        add=_WRITES & Mine("writer_id"),
        change=_WRITES & Mine("writer_id"),
        columns=("number", "words", "at"),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("conversation", "question", "pen"), name="one_answer_each_pen"),
            models.UniqueConstraint(fields=("conversation", "question", "number"), name="one_answer_each_number"),
        )


class Remark(Walled):
    """What a professional adds, under the resident's words and under the own name."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    question = models.CharField(max_length=12, choices=Question.choices())
    words = models.TextField()
    by = Bond("people.Person")
    by_called = models.CharField(max_length=100)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_STORY, add=_WRITES & Mine("by_id"), change=_WRITES & Mine("by_id"), columns=("taken_back_at",)
    )


class Around(Walled):
    """Someone around the resident; ``busy`` when already doing something for them."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind.choices())
    busy = models.BooleanField()
    by = Bond("people.Person")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"), change=_WRITES, columns=("removed_at",))


class Said(Walled):
    """Whether those who are busy work together, as the resident said: per aspect, or overall (no aspect). Last counts."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    aspect = models.CharField(max_length=8, choices=Aspect.choices(), default="", blank=True)
    work = models.CharField(max_length=8, choices=Work.choices())
    by = Bond("people.Person")
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"))


class RightTold(Walled):
    """A right was told: by whom, when and how."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    right = models.CharField(max_length=16, choices=Right.choices())
    manner = models.CharField(max_length=10, choices=Manner.choices())
    by = Bond("people.Person")
    by_called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conversation", "right"), name="each_right_once"),)

    def told(self) -> Told:
        """As the rule wants it."""
        return Told(Right(self.right), self.at, PersonId(self.by_id), Manner(self.manner))


class Yes(Walled):
    """The resident said yes, by themself or aloud to the one who wrote it down, and may take it back."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    matter = models.CharField(max_length=8, choices=Matter.choices())
    card = models.CharField(max_length=12, choices=Card.choices(), default="", blank=True)
    by = Bond("people.Person")
    heard_called = models.CharField(max_length=100, default="", blank=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=_STORY, add=_WRITES & Mine("by_id"), change=_WRITES, columns=("taken_back_at",)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("conversation", "matter", "card"),
                condition=models.Q(taken_back_at=None),
                name="one_yes_each",
            ),
        )


class ClockStep(Walled):
    """A step on the clock of the Wmo, on its day."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    step = models.CharField(max_length=20, choices=Step.choices())
    day = models.DateField()
    by = Bond("people.Person")
    by_called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conversation", "step"), name="each_step_once"),)


class PersonalPlan(Walled):
    """The plan that the resident wrote alone, before the research (Wmo 2015 art. 2.3.2-2)."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    words = models.TextField()
    by = Bond("people.Person")
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_OWN & Mine("by_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conversation",), name="one_personal_plan"),)


class Report(Walled):
    """One version of the report: made from the note, or an older one with a correction beside it.

    ``content`` is a list of parts ``{code, title, words, correction, remarks: [{by, words}]}``.
    """

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    by = Bond("people.Person")
    hand = Bond("people.Person")
    by_called = models.CharField(max_length=100)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conversation", "number"), name="one_report_each_number"),)


class Approval(Walled):
    """The resident said that a version is right: by themself, or aloud to the one who wrote that down and ``how``."""

    circle = Bond("people.Circle")
    conversation = Bond(Conversation)
    report = Bond(Report)
    by = Bond("people.Person")
    heard_called = models.CharField(max_length=100, default="", blank=True)
    how = models.CharField(max_length=300, default="", blank=True)
    at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=_STORY, add=_WRITES & Mine("by_id"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report",), name="one_approval_each"),)
