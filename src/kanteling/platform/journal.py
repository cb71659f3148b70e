"""The journal: every read and every change, in the transaction in which it happens.

A reader who learns something and a line that says so stand or fall together.
"""

from uuid import UUID

from kanteling.foundation.actor import Actor
from kanteling.foundation.events import Event, Look
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform import clock
from kanteling.platform.events import publish
from kanteling.platform.models import JournalEntry


def record(actor: Actor, event: Event) -> None:
    """Write one line for a change and let the rest of the house react to it."""
    _line(
        actor,
        event.code(),
        circle=event.circle,
        about=event.about,
        subject=event.subject,
        detail=event.detail,
    )
    publish(actor, event)


def looked(
    actor: Actor,
    what: Look,
    *,
    circle: CircleId | None = None,
    about: PersonId | None = None,
    subject: UUID | None = None,
    detail: str = "",
) -> None:
    """Write one line for a read."""
    _line(actor, what.code, circle=circle, about=about, subject=subject, detail=detail, read_only=True)


def turned_away(actor: Actor, what: str, *, circle: CircleId | None = None, about: PersonId | None = None) -> None:
    """Write one line for something that was tried and refused; nothing was read."""
    _line(actor, what, circle=circle, about=about, refused=True)


def _line(
    actor: Actor,
    what: str,
    *,
    circle: CircleId | None = None,
    about: PersonId | None = None,
    subject: UUID | None = None,
    detail: str = "",
    read_only: bool = False,
    refused: bool = False,
) -> None:
    JournalEntry.objects.create(
        municipality_id=actor.municipality,
        at=clock.now(),
        person_id=actor.person,
        hand_id=actor.hand,
        hand_called=actor.called[:200],
        circle_id=circle,
        about_id=about,
        what=what,
        subject_id=subject,
        detail=detail[:200],
        channel=actor.channel.code,
        why=actor.because(circle)[:300],
        read_only=read_only,
        refused=refused,
    )
