"""Letters that ask whether it is still so, who keeps what, and what others propose."""

from typing import ClassVar

from django.db import models

from kanteling.apps.social_map.models.map import Entry, Organisation
from kanteling.apps.social_map.models.walls import BY_LINK, KEEPS, MAP_KEEPER, RUNS, WRITERS
from kanteling.apps.social_map.rules.remarks import Because
from kanteling.foundation.walls import Anyone, Mine, Vouched, Wall
from kanteling.platform.bonds import Bond
from kanteling.platform.models import Walled


class ConfirmationAsked(Walled):
    """A letter with one link, for one entry. Only the hash of its secret is kept."""

    entry = Bond(Entry)
    sent_to = models.EmailField()
    code_hash = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=MAP_KEEPER | BY_LINK,
        add=MAP_KEEPER,
        change=MAP_KEEPER | BY_LINK,
        columns=("answered_at",),
        key=True,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("code_hash",), name="one_letter_per_secret"),)
        indexes = (models.Index(fields=("entry", "asked_at"), name="letters_about_an_entry"),)


class Claim(Walled):
    """Somebody says to write for this organisation; a code goes to the address that the organisation published."""

    organisation = Bond(Organisation)
    person_id = models.UUIDField()
    called = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=Mine() | MAP_KEEPER, add=Mine(), change=Mine(), columns=("tries",), key=True)


class Keeper(Walled):
    """Who keeps the entries of an organisation, since when, until when."""

    organisation = Bond(Organisation)
    person_id = models.UUIDField()
    called = models.CharField(max_length=200)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by_id = models.UUIDField(null=True, help_text="empty: by the code that was sent to the organisation")

    wall: ClassVar[Wall] = Wall(
        read=Mine() | MAP_KEEPER | KEEPS,
        add=MAP_KEEPER | Mine() & Vouched("by_code", "organisation_id", "wie de code van de organisatie heeft"),
        change=MAP_KEEPER | Mine(),
        columns=("until",),
        key=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "person_id"), condition=models.Q(until=None), name="one_keeper_each"
            ),
        )


class ChangeProposal(Walled):
    """Anybody says what should be different, or what is missing. Nobody has to say who they are."""

    entry = Bond(Entry, null=True)
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    words = models.TextField(blank=True)
    changes = models.JSONField(default=dict, help_text="what each field should become")
    by_called = models.CharField(max_length=200, blank=True)
    by_owner = models.BooleanField(default=False, help_text="said by who has the link of the owner")
    made_at = models.DateTimeField()

    wall: ClassVar[Wall] = Wall(read=WRITERS | RUNS, add=Anyone())

    class Meta:
        indexes = (models.Index(fields=("municipality_id", "made_at"), name="proposals_latest"),)


class ProposalAnswer(Walled):
    """What became of a proposal; taking it back is a new row that ends this one."""

    proposal = Bond(ChangeProposal)
    entry_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    taken = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    change_id = models.UUIDField(null=True)
    made_by_id = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    wall: ClassVar[Wall] = Wall(
        read=WRITERS | RUNS, add=WRITERS | RUNS, change=WRITERS | RUNS, columns=("ended_at",)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("proposal",), condition=models.Q(ended_at=None), name="one_answer_per_proposal"
            ),
        )


class Remark(Walled):
    """Not for somebody, because: about the entry. Who said it is not kept anywhere."""

    entry = Bond(Entry)
    organisation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    because = models.CharField(max_length=12, choices=Because.choices())
    on = models.DateField()

    wall: ClassVar[Wall] = Wall(read=WRITERS | RUNS, add=Anyone(), personal=False)

    class Meta:
        indexes = (models.Index(fields=("entry", "on"), name="remarks_about_an_entry"),)
