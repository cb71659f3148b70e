"""Beginning, and who reads the story."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.conversation.models import Conversation
from kanteling.apps.conversation.queries.facts import open_conversation, parts_of
from kanteling.apps.conversation.queries.story import ConversationLine, conversations_for
from kanteling.apps.conversation.rules.table import why_not_start, why_not_write
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class StartPage:
    """``own``: the reader's own conversation, if one is going on; ``others``: those of residents who asked."""

    own: ConversationLine | None
    others: tuple[ConversationLine, ...]
    for_others: bool


def start_page(actor: Actor) -> StartPage:
    """Where one begins; nothing of a conversation's content stands here."""
    lines = conversations_for(actor)
    return StartPage(
        own=next((line for line in lines if line.own), None),
        others=tuple(line for line in lines if not line.own),
        for_others=not why_not_start(actor.roles, "-"),
    )


@dataclass(frozen=True, slots=True)
class BeginPage:
    """A circle in which no conversation is going on now."""

    circle: CircleId
    called: str
    owner: bool
    writes: bool


def to_begin(actor: Actor, circle: UUID) -> BeginPage | None:
    """What to show when no conversation is going on; None when one is. Raises `NotForYou` without the story."""
    parts = parts_of(actor, circle)
    if Part.STORY not in parts:
        raise NotForYou
    if Conversation.objects.visible_to(actor).filter(circle_id=circle, closed_at=None).exists():
        return None
    there = circle_of(actor, circle)
    return BeginPage(there.id, there.called, Part.OWN in parts, not why_not_write(parts))


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Someone who reads the story, or could."""

    person: UUID
    called: str
    relation: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ReadersPage:
    """Who reads along now, who else sits at the table, and whom of the team one could ask."""

    circle: CircleId
    reading: tuple[ReaderLine, ...]
    seated: tuple[ReaderLine, ...]
    team: tuple[ReaderLine, ...]


def readers_page(actor: Actor, circle: UUID) -> ReadersPage:
    """For the resident alone. Raises `NotForYou` for anyone else."""
    if Part.OWN not in parts_of(actor, circle):
        raise NotForYou
    open_conversation(actor, circle)
    there = circle_of(actor, circle, readers=True)
    lines = [(one, ReaderLine(one.person, one.called, one.relation, one.until)) for one in there.readers]
    return ReadersPage(
        circle=there.id,
        reading=tuple(line for one, line in lines if one.reads),
        seated=tuple(line for one, line in lines if one.seated and not one.reads),
        team=tuple(line for one, line in lines if not one.seated and not one.reads),
    )
