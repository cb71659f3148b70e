"""The journal: every read and every change, in the transaction in which it happens.

A reader who learns something and a line that says so stand or fall together.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

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


_seen: dict[tuple[UUID, UUID, str, str], date] = {}
_MOST_SEEN = 200_000


def seen_together(actor: Actor, what: Look, circles: Iterable[UUID]) -> None:
    """Write one line per circle for a list in which several stood, once a day each: a list that one opens ten times
    a day must not drown the reads that matter. Remembered per process, and only after the commit, so never too few.
    """
    today = clock.today()
    keys = {circle: (actor.hand, circle, what.code, actor.channel.code) for circle in circles}
    new = [circle for circle, key in keys.items() if _seen.get(key) != today]
    if not new:
        return
    JournalEntry.objects.bulk_create(
        _entry(actor, what.code, circle=CircleId(circle), read_only=True) for circle in new
    )

    def remember() -> None:
        if len(_seen) > _MOST_SEEN:
            _seen.clear()
        _seen.update({keys[circle]: today for circle in new})

    transaction.on_commit(remember)


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
    _entry(
        actor,
        what,
        circle=circle,
        about=about,
        subject=subject,
        detail=detail,
        read_only=read_only,
        refused=refused,
    ).save(force_insert=True)


def _entry(
    actor: Actor,
    what: str,
    *,
    circle: CircleId | None = None,
    about: PersonId | None = None,
    subject: UUID | None = None,
    detail: str = "",
    read_only: bool = False,
    refused: bool = False,
) -> JournalEntry:
    return JournalEntry(
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
