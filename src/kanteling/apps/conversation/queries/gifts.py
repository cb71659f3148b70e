"""What a resident told about talents, wishes and what they would do for another: for that resident alone."""

from dataclasses import dataclass
from uuid import UUID

from kanteling.apps.conversation.models import CardDraft, NoteDraft
from kanteling.apps.conversation.rules.cards import STRENGTHS
from kanteling.apps.conversation.rules.drafts import Draft, joined
from kanteling.apps.conversation.rules.questions import Question
from kanteling.foundation.actor import Actor, Part

ABOUT_GIVING = (Question.TALENTS, Question.WISHES, Question.GIVE)


@dataclass(frozen=True, slots=True)
class GiftTold:
    """What was said on one question, in own words. ``question`` is its code: talents, wishes or give."""

    question: str
    words: str


def gifts_told(actor: Actor) -> tuple[GiftTold, ...]:
    """What this actor told about giving, at the table or on an own card. Empty for anyone but the resident. Two queries."""
    own = list(actor.circles(Part.OWN))
    if not own:
        return ()
    found: dict[tuple[str, UUID], list[Draft]] = {}
    notes = NoteDraft.objects.visible_to(actor).filter(
        circle_id__in=own, question__in=[question.code for question in ABOUT_GIVING]
    )
    cards = CardDraft.objects.visible_to(actor).filter(
        circle_id__in=own, card__in=[card.code for card in STRENGTHS]
    )
    for note in notes:
        found.setdefault((note.question, note.conversation_id), []).append(note.draft())
    for card in cards:
        found.setdefault((card.card, card.pk), []).append(card.draft())
    told = [GiftTold(question, joined(drafts).strip()) for (question, _), drafts in found.items()]
    order = [question.code for question in ABOUT_GIVING]
    seen = dict.fromkeys(sorted((each for each in told if each.words), key=lambda each: order.index(each.question)))
    return tuple(seen)
