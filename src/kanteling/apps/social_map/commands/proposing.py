"""What anybody can say of an entry: that something must change, or that it did not fit. And what becomes of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands.entries import rewrite, undo_change
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.commands.storing import plain
from kanteling.apps.social_map.models import ChangeProposal, ProposalAnswer, Remark
from kanteling.apps.social_map.queries.views import views
from kanteling.apps.social_map.queries.writing import entry_row, writer_for, writer_of
from kanteling.apps.social_map.rules.entries import why_not_change
from kanteling.apps.social_map.rules.remarks import Because, NoProposal, why_not_answer_proposal
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

FIELDS = ("title", "text", "for_whom", "cost_text", "next_step", "phone", "mail", "link")
"""What a proposal can change by itself once it is taken over; the rest is said in words."""


@transaction.atomic
def propose_change(
    *, actor: Actor, entry: UUID | None, words: str = "", changes: Mapping[str, str] | None = None, called: str = ""
) -> UUID:
    """Say what must change about an entry, or what is missing on the map. Nobody has to say who they are."""
    row = entry_row(actor, entry) if entry else None
    now = {} if row is None else {name: getattr(row, name) for name in FIELDS}
    asked = {name: plain(value) for name, value in (changes or {}).items() if name in FIELDS}
    asked = {name: value for name, value in asked.items() if value != now.get(name, "")}
    refuse_if(() if words.strip() or asked else (NoProposal.EMPTY,))
    made = propose(actor, row, words, asked, called)
    record(actor, events.ChangeProposed(subject=made, detail=row.title if row else ""))
    return made


def propose(
    actor: Actor, row: Any, words: str, changes: Mapping[str, str], called: str, *, by_owner: bool = False
) -> UUID:
    """Write a proposal down."""
    made = ChangeProposal(
        municipality_id=actor.municipality,
        entry_id=row.pk if row else None,
        organisation_id=row.organisation_id if row else None,
        owner_id=row.owner_id if row else None,
        words=plain(words, 4000),
        changes=dict(changes),
        by_called=plain(called, 200),
        by_owner=by_owner,
        made_at=clock.now(),
    )
    made.save(force_insert=True)
    return UUID(str(made.pk))


@transaction.atomic
def answer_proposal(*, actor: Actor, proposal: UUID, take: bool, words: str = "") -> UUID:
    """Take a proposal over (what it changes is changed at once) or put it aside; returns the id of the answer."""
    hold(proposal)
    asked = ChangeProposal.objects.visible_to(actor).filter(pk=proposal).first()
    if asked is None:
        raise NotForYou
    row = entry_row(actor, asked.entry_id) if asked.entry_id else None
    writer = writer_for(actor, row) if row else writer_of(actor)
    answered = ProposalAnswer.objects.visible_to(actor).filter(proposal_id=proposal, ended_at=None).exists()
    refuse_if(why_not_answer_proposal(may_change=writer.may_change, answered=answered))
    change = _taken_over(actor, row, asked) if take and row is not None and asked.changes else None
    made = ProposalAnswer.objects.create(
        municipality_id=actor.municipality,
        proposal_id=proposal,
        entry_id=asked.entry_id,
        organisation_id=asked.organisation_id,
        owner_id=asked.owner_id,
        taken=take,
        words=plain(words, 300),
        change_id=change,
        made_by_id=actor.person,
        made_at=clock.now(),
    )
    record(actor, events.ProposalAnswered(subject=proposal, detail=row.title if row else ""))
    return UUID(str(made.pk))


def _taken_over(actor: Actor, row: Any, asked: Any) -> UUID:
    hold(row.pk)
    (view,) = views(actor, [row])
    words = replace(words_of(view), **{name: value for name, value in asked.changes.items() if name in FIELDS})
    refuse_if(why_not_change(writer_for(actor, row), words.said, gone=row.withdrawn_at is not None))
    change = rewrite(actor, row, words, why="voorstel overgenomen")
    record(actor, events.EntryChanged(subject=row.pk, detail=row.title))
    return change


@transaction.atomic
def undo_answer(*, actor: Actor, answer: UUID) -> None:
    """Take an answer back: the proposal waits again, and the entry says what it said before."""
    given = ProposalAnswer.objects.visible_to(actor).filter(pk=answer, ended_at=None).first()
    if given is None:
        raise NotForYou
    hold(given.proposal_id)
    if given.change_id:
        undo_change(actor=actor, change=given.change_id)
    ProposalAnswer.objects.visible_to(actor).filter(pk=answer).update(ended_at=clock.now())
    record(actor, events.ProposalAnswered(subject=given.proposal_id))


@transaction.atomic
def remark(*, actor: Actor, entry: UUID, because: Because) -> None:
    """Say why it did not fit. Who said it is not kept, and not journalled: it is about the entry alone."""
    row = entry_row(actor, entry)
    made = Remark(
        municipality_id=actor.municipality,
        entry_id=row.pk,
        organisation_id=row.organisation_id,
        owner_id=row.owner_id,
        because=because.code,
        on=clock.today(),
    )
    made.save(force_insert=True)
