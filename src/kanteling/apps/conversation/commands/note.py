"""The note of the table: one note from which everything else is made."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from kanteling.apps.conversation import events
from kanteling.apps.conversation.commands.drafts import Kept, keep
from kanteling.apps.conversation.models import Around, Conversation, Matter, NoteDraft, Remark, RightTold, Said, Yes
from kanteling.apps.conversation.queries.facts import open_conversation, parts_of, table_of
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.drafts import Version, same_words
from kanteling.apps.conversation.rules.parties import Aspect, Kind, PartyAtWork, Work, why_not_add_party
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Manner, Right
from kanteling.apps.conversation.rules.table import why_not_remark, why_not_write
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.events import Event
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def write_note(*, actor: Actor, circle: UUID, question: Question, words: str, version: Version) -> Kept:
    """Keep what was said on one question, in the resident's words."""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_write(parts_of(actor, circle), words))
    kept = keep(actor, conversation, NoteDraft, version, words, question=question.code)
    if kept.begun:
        _tell(actor, conversation, events.NoteWritten, detail=question.dutch)
    return kept


@transaction.atomic
def write_notes(
    *, actor: Actor, circle: UUID, answers: Mapping[Question, str], shown: Mapping[Question, str], version: Version
) -> None:
    """Keep a whole page at once: only the answers that differ from what the page had ``shown``."""
    for question, words in answers.items():
        if same_words(words, shown.get(question, "")):
            continue
        write_note(actor=actor, circle=circle, question=question, words=words, version=version)


@transaction.atomic
def add_remark(*, actor: Actor, circle: UUID, question: Question, words: str) -> UUID:
    """Put an own remark below the resident's words, under the own name. Returns its id."""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_remark(parts_of(actor, circle), words))
    remark = Remark.objects.create(
        **_where(actor, conversation),
        question=question.code,
        words=words.strip(),
        by_id=actor.person,
        by_called=actor.called,
    )
    _tell(actor, conversation, events.RemarkAdded, remark.pk, question.dutch)
    return UUID(str(remark.pk))


@transaction.atomic
def take_back_remark(*, actor: Actor, circle: UUID, remark: UUID) -> None:
    """Take away one's own remark."""
    conversation = open_conversation(actor, circle)
    mine = Remark.objects.visible_to(actor).filter(
        pk=remark, conversation_id=conversation.pk, by_id=actor.person, taken_back_at=None
    )
    if not mine.update(taken_back_at=clock.now()):
        raise NotForYou
    _tell(actor, conversation, events.RemarkTakenBack, remark)


@transaction.atomic
def add_around(*, actor: Actor, circle: UUID, name: str, kind: Kind, busy: bool) -> UUID:
    """Write down someone around the resident; ``busy`` when already doing something for them. Returns the id."""
    conversation = open_conversation(actor, circle)
    hold(conversation.pk)
    refuse_if(why_not_write(parts_of(actor, circle)))
    there = Around.objects.visible_to(actor).filter(conversation_id=conversation.pk, busy=busy, removed_at=None)
    refuse_if(why_not_add_party([PartyAtWork(one.name) for one in there], name[:100]))
    one = Around.objects.create(
        **_where(actor, conversation), name=name.strip()[:100], kind=kind.code, busy=busy, by_id=actor.person
    )
    _tell(actor, conversation, events.AroundAdded, one.pk)
    return UUID(str(one.pk))


@transaction.atomic
def remove_around(*, actor: Actor, circle: UUID, one: UUID) -> None:
    """Take someone off the list."""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_write(parts_of(actor, circle)))
    there = Around.objects.visible_to(actor).filter(pk=one, conversation_id=conversation.pk, removed_at=None)
    if not there.update(removed_at=clock.now()):
        raise NotForYou
    _tell(actor, conversation, events.AroundRemoved, one)


@transaction.atomic
def say_work(*, actor: Actor, circle: UUID, work: Work, aspect: Aspect | None = None) -> None:
    """Write down what the resident says: do they work together or past each other?"""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_write(parts_of(actor, circle)))
    said = Said.objects.create(
        **_where(actor, conversation), aspect=aspect.code if aspect else "", work=work.code, by_id=actor.person
    )
    _tell(actor, conversation, events.WorkSaid, said.pk)


@transaction.atomic
def tell_right(*, actor: Actor, circle: UUID, right: Right, manner: Manner = Manner.ALOUD) -> None:
    """Record that a right was told; a second tap changes nothing. A resident who taps has read it on the screen."""
    conversation = open_conversation(actor, circle)
    hold(conversation.pk)
    parts = parts_of(actor, circle)
    refuse_if(why_not_write(parts))
    if RightTold.objects.visible_to(actor).filter(conversation_id=conversation.pk, right=right.code).exists():
        return
    told = RightTold.objects.create(
        **_where(actor, conversation),
        right=right.code,
        manner=(Manner.SCREEN if Part.OWN in parts else manner).code,
        by_id=actor.person,
        by_called=actor.called,
    )
    _tell(actor, conversation, events.RightWasTold, told.pk, right.dutch)


@transaction.atomic
def say_yes(*, actor: Actor, circle: UUID, matter: Matter, card: Card | None = None) -> None:
    """The resident says yes; who writes it down at the table is named as the one who heard it."""
    hold(open_conversation(actor, circle).pk)
    table = table_of(actor, circle)
    parts = parts_of(actor, circle)
    refuse_if(why_not_write(parts))
    if table.said_yes(matter, card) is not None:
        return
    yes = Yes.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        conversation_id=table.id,
        matter=matter.code,
        card=card.code if card else "",
        by_id=actor.person,
        heard_called="" if Part.OWN in parts else actor.called,
        at=clock.now(),
    )
    detail = card.dutch if card else matter.dutch
    record(actor, events.YesSaid(subject=yes.pk, circle=table.circle, detail=detail))


@transaction.atomic
def take_back_yes(*, actor: Actor, circle: UUID, matter: Matter, card: Card | None = None) -> None:
    """Take back a yes, at once and without a reason."""
    conversation = open_conversation(actor, circle)
    refuse_if(why_not_write(parts_of(actor, circle)))
    there = Yes.objects.visible_to(actor).filter(
        conversation_id=conversation.pk, matter=matter.code, card=card.code if card else "", taken_back_at=None
    )
    if there.update(taken_back_at=clock.now()):
        _tell(actor, conversation, events.YesTakenBack, detail=card.dutch if card else matter.dutch)


def _where(actor: Actor, conversation: Conversation) -> dict[str, object]:
    return {
        "municipality_id": actor.municipality,
        "circle_id": conversation.circle_id,
        "conversation_id": conversation.pk,
        "at": clock.now(),
    }


def _tell(
    actor: Actor, conversation: Conversation, kind: type[Event], subject: UUID | None = None, detail: str = ""
) -> None:
    record(actor, kind(subject=subject or conversation.pk, circle=CircleId(conversation.circle_id), detail=detail))
