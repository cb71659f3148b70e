"""Putting something to the table, changing its words, taking it off."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.deciding import events
from kanteling.apps.deciding.commands.standing import by, parts_of, said, taken_up
from kanteling.apps.deciding.models import ClosedTime, Proposal, Version, Withdrawal
from kanteling.apps.deciding.rules import proposals as rules
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import events as house
from kanteling.platform import live
from kanteling.platform.journal import record


@transaction.atomic
def put_forward(
    *,
    actor: Actor,
    circle: UUID,
    kind: str,
    title: str,
    text: str,
    content: Mapping[str, Any] | None = None,
    goal: UUID | None = None,
    draft: UUID | None = None,
) -> UUID:
    """Put a proposal to the table; returns its id. ``draft`` is the closed time in which it was written."""
    view, title, text = circle_of(actor, circle), said(title), said(text)
    refuse_if(rules.why_not_propose(parts_of(actor, circle), text))
    if draft and not ClosedTime.objects.visible_to(actor).filter(pk=draft, circle_id=circle).exists():
        raise NotForYou
    proposal, columns = new_id(), by(actor, view)
    Proposal.objects.create(pk=proposal, kind=kind, goal_id=goal, draft_id=draft, **columns)
    Version.objects.create(
        proposal_id=proposal,
        number=1,
        title=_title(title, text),
        text=text,
        content=content or {},
        **columns,
    )
    record(actor, events.PutForward(subject=proposal, circle=view.id, detail=_title(title, text)))
    live.changed(view.id, "proposal", proposal)
    return proposal


@transaction.atomic
def change(
    *,
    actor: Actor,
    proposal: UUID,
    version: int,
    title: str,
    text: str,
    content: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Give it a new text; then everyone is asked again. ``version`` is the number that the writer read.

    Raises `ChangedMeanwhile` when someone else made a newer one; the form keeps the text.
    """
    state, title, text = taken_up(actor, proposal), said(title), said(text)
    newest = state.row.newest
    if version != state.number:
        raise ChangedMeanwhile
    old = _all(newest["title"], newest["text"], newest["content"])
    new = _all(_title(title, text), text, content or {}) if text.strip() else ""
    refuse_if(rules.why_not_new_version(state.table, actor.person, old, new, read=version, current=state.number))
    Version.objects.create(
        proposal_id=state.id,
        number=state.number + 1,
        title=_title(title, text),
        text=text,
        content=content or {},
        why=said(why),
        **by(actor, state.circle),
    )
    record(actor, events.Changed(subject=state.id, circle=state.circle.id, detail=_title(title, text)))
    house.publish(actor, events.Reopened(subject=state.id, circle=state.circle.id))
    live.changed(state.circle.id, "proposal", state.id)


@transaction.atomic
def withdraw(*, actor: Actor, proposal: UUID, why: str = "") -> None:
    """Take it off the table; what was said stays readable."""
    state = taken_up(actor, proposal)
    refuse_if(rules.why_not_withdraw(state.table, actor.person))
    Withdrawal.objects.create(proposal_id=state.id, why=said(why), **by(actor, state.circle))
    title = state.row.newest["title"]
    record(actor, events.Withdrawn(subject=state.id, circle=state.circle.id, detail=title))
    live.changed(state.circle.id, "proposal", state.id)


def _title(title: str, text: str) -> str:
    """The title, or else the first words of the text."""
    if title:
        return title[:200]
    words = text.split("\n", 1)[0]
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"


def _all(title: str, text: str, content: Mapping[str, Any]) -> str:
    """All that a version says, in one line, so that any change counts as one."""
    return "\n".join((title, text.strip(), json.dumps(content, sort_keys=True, default=str)))
