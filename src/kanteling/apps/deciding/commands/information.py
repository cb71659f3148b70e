"""Giving information and asking for it."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.standing import by, parts_of, said
from kanteling.apps.deciding.models import Information, Proposal, Question
from kanteling.apps.deciding.queries.closed import closed_now
from kanteling.apps.deciding.rules import information as rules
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import live
from kanteling.platform.journal import record


@transaction.atomic
def inform(
    *, actor: Actor, circle: UUID, text: str, proposal: UUID | None = None, question: UUID | None = None
) -> UUID:
    """Add what one knows: about a proposal, as answer to a question, or to the table as a whole."""
    view, text = circle_of(actor, circle), said(text)
    refuse_if(rules.why_not_inform(parts_of(actor, circle), text, closed=closed_now(actor, circle)))
    if question is not None:
        asked = Question.objects.visible_to(actor).filter(pk=question, circle_id=circle).first()
        if asked is None:
            raise NotForYou
        proposal = asked.proposal_id
    _must_be_here(actor, circle, proposal)
    seat = view.seat_of(actor.person)
    added = Information.objects.create(
        proposal_id=proposal,
        question_id=question,
        seat=(seat.relation or seat.kind.dutch) if seat else "",
        text=text,
        **by(actor, view),
    )
    record(actor, events.Informed(subject=added.pk, circle=view.id))
    live.changed(view.id, "information", proposal or added.pk)
    return UUID(str(added.pk))


@transaction.atomic
def ask_information(*, actor: Actor, circle: UUID, to: UUID, text: str, proposal: UUID | None = None) -> UUID:
    """Ask someone who informs at this table; the question waits on that person's home."""
    view, text = circle_of(actor, circle), said(text)
    seat = view.seat_of(to)
    informs = seat is not None and seat.person not in view.deciders
    refuse_if(rules.why_not_ask(parts_of(actor, circle), text, informs=informs, closed=closed_now(actor, circle)))
    _must_be_here(actor, circle, proposal)
    asked = Question.objects.create(
        proposal_id=proposal,
        to_id=to,
        to_called=seat.called if seat else "",
        text=text,
        **by(actor, view),
    )
    record(actor, events.InformationAsked(subject=asked.pk, circle=view.id, about=PersonId(to)))
    live.changed(view.id, "information", proposal or asked.pk)
    return UUID(str(asked.pk))


def _must_be_here(actor: Actor, circle: UUID, proposal: UUID | None) -> None:
    """A proposal of another circle does not exist here."""
    if proposal and not Proposal.objects.visible_to(actor).filter(pk=proposal, circle_id=circle).exists():
        raise NotForYou
