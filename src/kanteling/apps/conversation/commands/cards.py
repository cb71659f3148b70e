"""Preparing at home: the resident writes on cards, and shares a copy of a card when they choose to."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.commands.drafts import Kept, keep
from kanteling.apps.conversation.models import CardDraft, Conversation, SharedCard
from kanteling.apps.conversation.queries.facts import open_conversation, parts_of
from kanteling.apps.conversation.rules.cards import Audience, Card, why_not_share_card, why_not_write_card
from kanteling.apps.conversation.rules.drafts import Version, joined
from kanteling.apps.conversation.rules.table import why_not_write
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.journal import record


@transaction.atomic
def write_card(
    *, actor: Actor, circle: UUID, card: Card, words: str, version: Version, finished: bool = False
) -> Kept:
    """Keep what the resident typed on a card.

    While typing only the resident's own row changes, also when the card is shared; ``finished`` (the button) brings
    the copy on the table up to date, as the page said it would.
    """
    conversation = open_conversation(actor, circle)
    parts = parts_of(actor, circle)
    refuse_if(why_not_write_card(parts))
    refuse_if(why_not_write(parts, words))
    kept = keep(actor, conversation, CardDraft, version, words, card=card.code)
    if kept.begun:
        record(
            actor,
            events.CardWritten(subject=conversation.pk, circle=CircleId(conversation.circle_id), detail=card.dutch),
        )
    if finished:
        _refresh(actor, conversation, card, kept.words)
    return kept


@transaction.atomic
def share_card(*, actor: Actor, circle: UUID, card: Card, audience: Audience) -> None:
    """Put a copy of a card on the table for ``audience``, or take it back (`Audience.ONLY_ME`)."""
    conversation = open_conversation(actor, circle)
    words = card_words(actor, conversation, card)
    refuse_if(why_not_share_card(parts_of(actor, circle), words, audience))
    copy = SharedCard.objects.visible_to(actor).filter(conversation_id=conversation.pk, card=card.code)
    if audience is Audience.ONLY_ME:
        if copy.delete()[0]:
            _tell(actor, conversation, card, events.CardTakenBack)
        return
    new = {"words": words, "audience": audience.code, "shared_at": clock.now()}
    if not copy.update(**new):
        SharedCard.objects.create(
            municipality_id=actor.municipality,
            circle_id=conversation.circle_id,
            conversation_id=conversation.pk,
            card=card.code,
            **new,
        )
    _tell(actor, conversation, card, events.CardShared)


def card_words(actor: Actor, conversation: Conversation, card: Card) -> str:
    """What now stands on a card; empty for anyone but the resident."""
    rows = CardDraft.objects.visible_to(actor).filter(conversation_id=conversation.pk, card=card.code)
    return joined(row.draft() for row in rows)


def _refresh(actor: Actor, conversation: Conversation, card: Card, words: str) -> None:
    copy = SharedCard.objects.visible_to(actor).filter(conversation_id=conversation.pk, card=card.code).first()
    if copy is None or copy.words == words:
        return
    share_card(
        actor=actor,
        circle=conversation.circle_id,
        card=card,
        audience=Audience(copy.audience) if words.strip() else Audience.ONLY_ME,
    )


def _tell(
    actor: Actor, conversation: Conversation, card: Card, kind: type[events.CardShared | events.CardTakenBack]
) -> None:
    record(actor, kind(subject=conversation.pk, circle=CircleId(conversation.circle_id), detail=card.dutch))


def known_card(code: str) -> Card:
    """The card with this code. Raises `NotForYou` when there is none."""
    try:
        return Card(code)
    except ValueError as unknown:
        raise NotForYou from unknown
