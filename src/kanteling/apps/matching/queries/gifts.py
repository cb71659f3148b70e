"""What someone can and likes to do: for that person alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kanteling.apps.conversation.public import gifts_told
from kanteling.apps.matching.events import Looked
from kanteling.apps.matching.models import Gift, Notice
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked

_KIND = {"talents": GiftKind.CAN, "wishes": GiftKind.LIKES, "give": GiftKind.MEAN}


@dataclass(frozen=True, slots=True)
class GiftLine:
    """One gift of the reader. ``notice`` is the notice by which it hangs on the board, if it does."""

    id: UUID
    kind: GiftKind
    words: str
    source: str
    at: datetime
    notice: UUID | None = None


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What was told in the conversation and can be taken over without typing it again."""

    kind: GiftKind
    words: str


@dataclass(frozen=True, slots=True)
class GiftsPage:
    """Everything of the reader: gifts, what they told, and questions that count along."""

    gifts: tuple[GiftLine, ...]
    told: tuple[ToldLine, ...]


def gifts_page(actor: Actor) -> GiftsPage:
    """The own gifts, the newest first, and what was told but not taken over yet. At most five queries."""
    gifts = gifts_of(actor)
    written = {gift.words for gift in gifts}
    told = tuple(
        ToldLine(_KIND[each.question], each.words) for each in gifts_told(actor) if each.words not in written
    )
    looked(actor, Looked.GIFTS, about=actor.person)
    return GiftsPage(gifts, told)


def gifts_of(actor: Actor) -> tuple[GiftLine, ...]:
    """The own gifts. Two queries."""
    offered = dict(
        Notice.objects.visible_to(actor)
        .filter(person_id=actor.person, kind=NoticeKind.OFFER.code, withdrawn_at=None)
        .exclude(gift_id=None)
        .values_list("gift_id", "pk")
    )
    rows = Gift.objects.visible_to(actor).filter(person_id=actor.person, removed_at=None).order_by("-at", "-pk")
    return tuple(
        GiftLine(row.pk, GiftKind(row.kind), row.words, row.source, row.at, offered.get(row.pk)) for row in rows
    )


def gift_of(actor: Actor, gift: UUID) -> GiftLine:
    """One own gift. Raises `NotForYou` for anyone else's."""
    found = next((each for each in gifts_of(actor) if each.id == gift), None)
    if found is None:
        raise NotForYou
    return found
