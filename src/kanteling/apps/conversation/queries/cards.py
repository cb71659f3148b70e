"""The pages on which a resident prepares: all cards, one card, and what was shared with the circle."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kanteling.apps.conversation.events import Looked
from kanteling.apps.conversation.models import CardDraft, Conversation, SharedCard
from kanteling.apps.conversation.queries.facts import Row, moment_in, parts_of, rows_as_json
from kanteling.apps.conversation.rules.cards import CARDS, FACES, Audience, Card, place, why_not_write_card
from kanteling.apps.conversation.rules.drafts import Draft, Version, beside, joined
from kanteling.apps.people.public import CircleView, circle_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.names import addressed
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.journal import looked


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card as its writer sees it. ``newer``: the copy that others read is older than what stands on the card."""

    code: str
    title: str
    question: str
    hint: str
    icon: str
    number: int
    words: str
    saved_at: datetime | None
    beside: bool
    audience: Audience
    newer: bool

    @property
    def shared(self) -> bool:
        """Whether anyone else reads a copy of it."""
        return self.audience is not Audience.ONLY_ME


@dataclass(frozen=True, slots=True)
class CardsPage:
    """All cards of one resident, and who reads what is shared."""

    circle: CircleId
    called: str
    cards: tuple[CardLine, ...]
    readers: tuple[str, ...]
    version: str

    @property
    def filled(self) -> int:
        """On how many cards something stands."""
        return sum(bool(card.words) for card in self.cards)

    @property
    def first_empty(self) -> CardLine | None:
        """The card to go on with."""
        return next((card for card in self.cards if not card.words), None)

    def card(self, card: Card) -> CardLine:
        """One of them."""
        return self.cards[place(card) - 1]

    def after(self, card: Card) -> CardLine | None:
        """The card that follows; None after the last."""
        return self.cards[place(card)] if place(card) < len(self.cards) else None

    def before(self, card: Card) -> CardLine | None:
        """The card before; None before the first."""
        return self.cards[place(card) - 2] if place(card) > 1 else None


def cards_page(actor: Actor, circle: UUID, *, detail: str = "") -> CardsPage:
    """The resident's own cards. Raises `NotForYou` for anyone else, whatever was shared."""
    if why_not_write_card(parts_of(actor, circle)):
        raise NotForYou
    conversation = (
        Conversation.objects.visible_to(actor)
        .filter(circle_id=circle, closed_at=None)
        .annotate(
            drafts=rows_as_json(actor, CardDraft, "card", "pen", "number", "base", "words", "at"),
            copies=rows_as_json(actor, SharedCard, "card", "words", "audience"),
        )
        .first()
    )
    if conversation is None:
        raise NotForYou
    rows: dict[Card, list[Row]] = defaultdict(list)
    for row in conversation.drafts:
        rows[Card(row["card"])].append(row)
    shared = {Card(row["card"]): row for row in conversation.copies}
    there = circle_of(actor, circle, readers=True)
    looked(actor, Looked.CARDS, circle=there.id, detail=detail)
    last = max((row["number"] for row in conversation.drafts), default=0)
    return CardsPage(
        circle=there.id,
        called=conversation.called,
        cards=tuple(_line(card, rows[card], shared.get(card)) for card in CARDS),
        readers=reader_names(there),
        version=str(Version(last, uuid4())),
    )


def reader_names(circle: CircleView) -> tuple[str, ...]:
    """Who reads the story besides the resident, by name; only the resident gets to know."""
    return tuple(addressed(reader.called) for reader in circle.readers if reader.reads)


def _line(card: Card, rows: list[Row], copy: Row | None) -> CardLine:
    drafts = [Draft(UUID(row["pen"]), row["number"], row["base"], row["words"]) for row in rows]
    words, face = joined(drafts), FACES[card]
    return CardLine(
        code=card.code,
        title=card.dutch,
        question=face.question,
        hint=face.hint,
        icon=face.icon,
        number=place(card),
        words=words,
        saved_at=max((moment_in(row["at"]) for row in rows), default=None),
        beside=beside(drafts),
        audience=Audience(copy["audience"]) if copy else Audience.ONLY_ME,
        newer=copy is not None and copy["words"] != words,
    )


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A card that was shared with everyone at the table."""

    title: str
    icon: str
    words: str


def shared_with_circle(actor: Actor, circle: UUID) -> tuple[str, tuple[SharedLine, ...]]:
    """How the resident is called, and the cards they shared with their whole circle."""
    there = circle_of(actor, circle)
    rows = SharedCard.objects.visible_to(actor).filter(circle_id=circle, audience=Audience.CIRCLE.code)
    found = {Card(row.card): row for row in rows}
    looked(actor, Looked.SHARED_CARDS, circle=there.id)
    return there.called, tuple(
        SharedLine(card.dutch, FACES[card].icon, found[card].words) for card in CARDS if card in found
    )
