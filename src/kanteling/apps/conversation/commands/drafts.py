"""Keeping what is typed: one pen replaces its own row, another pen's words stay beside it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from kanteling.apps.conversation.models import Conversation, Written
from kanteling.apps.conversation.rules.drafts import Version, beside, joined
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile
from kanteling.platform import clock
from kanteling.platform.db import hold


@dataclass(frozen=True, slots=True)
class Kept:
    """What the server now has: ``words`` of everyone, when it was kept, and whether two wrote at the same time.

    ``begun``: this pen wrote here for the first time, which is what the journal tells (not each stroke).
    """

    words: str
    at: datetime
    beside: bool
    begun: bool


def last_written(actor: Actor, conversation: UUID, model: type[Written]) -> int:
    """The number of the last save anywhere in the conversation, so that one number says how far a page had read."""
    rows = model.objects.visible_to(actor).filter(conversation_id=conversation)
    return int(rows.aggregate(last=Max("number"))["last"] or 0)


def keep(
    actor: Actor, conversation: Conversation, model: type[Written], version: Version, words: str, **where: str
) -> Kept:
    """Keep ``words`` of one pen in ``model``; two at the same instant wait for each other and both stay.

    Raises `ChangedMeanwhile` when the pen is someone else's.
    """
    hold(conversation.pk)
    words = words.replace("\x00", "").replace("\r\n", "\n")
    rows: list[Any] = list(model.objects.visible_to(actor).filter(conversation_id=conversation.pk, **where))
    drafts = [row.draft() for row in rows]
    mine = next((row for row in rows if row.pen == version.pen), None)
    if mine is not None and mine.writer_id != actor.person:
        raise ChangedMeanwhile
    if mine is None and words.strip() == joined(drafts):
        return Kept(joined(drafts), max((row.at for row in rows), default=clock.now()), beside(drafts), False)
    number = last_written(actor, conversation.pk, model) + 1
    if mine is None:
        mine = model.objects.create(
            municipality_id=actor.municipality,
            circle_id=conversation.circle_id,
            conversation_id=conversation.pk,
            pen=version.pen,
            number=number,
            base=min(version.base, number - 1),
            words=words,
            writer_id=actor.person,
            writer_called=actor.called,
            at=clock.now(),
            **where,
        )
        drafts.append(mine.draft())
        return Kept(joined(drafts), mine.at, beside(drafts), True)
    at = clock.now()
    model.objects.visible_to(actor).filter(pk=mine.pk).update(number=number, words=words, at=at)
    mine.number, mine.words = number, words
    drafts = [row.draft() for row in rows]
    return Kept(joined(drafts), at, beside(drafts), False)
