"""Writing an assignment, putting it to four parties, and saying what one thinks of it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.assignments import events
from kanteling.apps.assignments.models import Answer, Assignment, Draft, Stood, Version
from kanteling.apps.assignments.queries.assignments import (
    AssignmentView,
    answered,
    assignment_of,
    draft_of,
)
from kanteling.apps.assignments.queries.programmes import programme_line
from kanteling.apps.assignments.rules.agreement import (
    NoAgreement,
    Party,
    Said,
    State,
    party_of,
    standing,
    why_not_answer,
    why_not_write,
    why_not_write_down,
)
from kanteling.apps.assignments.rules.writing import Fields, why_not_ask
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.events import publish
from kanteling.platform.journal import record


@transaction.atomic
def begin_draft(*, actor: Actor, programme: UUID, assignment: UUID | None = None) -> UUID:
    """Begin to write an assignment, or a new version of one; returns the draft. Only those who write can see it."""
    refuse_if(why_not_write(actor.roles))
    line = programme_line(actor, programme)
    fields = Fields(since=max(line.since, clock.today()) if line.until > clock.today() else line.since)
    if assignment is not None:
        view = assignment_of(actor, assignment)
        if view.programme != programme:
            raise NotForYou
        fields = Fields.read({**view.newest.fields.plain(), "changed": ""})
    made = Draft.objects.create(
        municipality_id=actor.municipality,
        programme_id=programme,
        assignment_id=assignment,
        fields=fields.plain(),
        number=1,
        person_id=actor.person,
        called=actor.called[:100],
        at=clock.now(),
    )
    return UUID(str(made.pk))


@transaction.atomic
def write_draft(*, actor: Actor, draft: UUID, number: int, fields: Fields) -> int:
    """Keep what was written; ``number`` is the one that was read. Returns the new one. Raises `ChangedMeanwhile`."""
    hold(draft)
    found = draft_of(actor, draft)
    if found.number != number:
        raise ChangedMeanwhile
    Draft.objects.visible_to(actor).filter(pk=draft).update(
        fields=fields.plain(), number=number + 1, at=clock.now()
    )
    return number + 1


@transaction.atomic
def throw_away(*, actor: Actor, draft: UUID) -> None:
    """Throw a draft away; what was asked already stays."""
    draft_of(actor, draft)
    Draft.objects.visible_to(actor).filter(pk=draft).delete()


@transaction.atomic
def ask(*, actor: Actor, draft: UUID, number: int) -> UUID:
    """Put a draft to the four parties, as a new version of the assignment; returns the assignment. Asks everyone anew."""
    refuse_if(why_not_write(actor.roles))
    hold(draft)
    found = draft_of(actor, draft)
    if found.number != number:
        raise ChangedMeanwhile
    before = assignment_of(actor, found.assignment) if found.assignment else None
    refuse_if(why_not_ask(found.fields, clock.today(), before=before.newest.fields if before else None))
    if before is None:
        assignment = UUID(
            str(
                Assignment.objects.create(
                    municipality_id=actor.municipality,
                    programme_id=found.programme,
                    made_by_id=actor.person,
                    made_at=clock.now(),
                ).pk
            )
        )
    else:
        assignment = before.id
        hold(assignment)
    version = Version.objects.create(
        municipality_id=actor.municipality,
        assignment_id=assignment,
        number=before.newest.number + 1 if before else 1,
        person_id=actor.person,
        called=actor.called[:100],
        at=clock.now(),
        **_columns(found.fields),
    )
    Draft.objects.visible_to(actor).filter(pk=draft).delete()
    record(actor, events.AssignmentAsked(subject=version.pk))
    return assignment


def _columns(fields: Fields) -> dict[str, Any]:
    kept = {name: getattr(fields, name) for name in fields.plain()}
    texts = {name: value.replace("\x00", "").strip() for name, value in kept.items() if isinstance(value, str)}
    kept |= texts | {"to": [to.code for to in fields.to]}
    for name, most in (("goal", 400), ("who", 200), ("to_words", 200), ("changed", 300)):
        kept[name] = kept[name][:most]
    return kept


@transaction.atomic
def answer(*, actor: Actor, assignment: UUID, version: int, said: Said, reason: str = "") -> None:
    """Say for one's own party whether one goes along; ``version`` is the number that was read."""
    hold(assignment)
    view = assignment_of(actor, assignment)
    _same(view, version)
    refuse_if(
        why_not_answer(actor.roles, stands=view.newest.stood is not None, newest=True, said=said, reason=reason)
    )
    party = party_of(actor.roles)
    if party is None:
        raise NotForYou
    _write(actor, view, party, said, reason, person=actor.person, called=actor.called)
    record(actor, events.AssignmentAnswered(subject=view.newest.id))
    _settle(actor, view)


@transaction.atomic
def write_down(
    *,
    actor: Actor,
    assignment: UUID,
    version: int,
    party: Party,
    said: Said,
    called: str,
    heard_by: str,
    reason: str = "",
) -> None:
    """Write down what someone without a screen said aloud, with who heard it and where. Never for the own party."""
    hold(assignment)
    view = assignment_of(actor, assignment)
    _same(view, version)
    refuse_if(why_not_write(actor.roles) and (NoAgreement.NO_PARTY,))
    refuse_if(
        why_not_write_down(
            actor.roles, party, stands=view.newest.stood is not None, newest=True, said=said, called=called,
            heard_by=heard_by, reason=reason,
        )
    )  # fmt: skip
    _write(actor, view, party, said, reason, person=None, called=called.strip(), heard_by=heard_by.strip())
    record(actor, events.AssignmentHeardAloud(subject=view.newest.id))
    _settle(actor, view)


def _same(view: AssignmentView, version: int) -> None:
    if view.newest.number != version:
        raise ChangedMeanwhile


def _write(
    actor: Actor,
    view: AssignmentView,
    party: Party,
    said: Said,
    reason: str,
    *,
    person: UUID | None,
    called: str,
    heard_by: str = "",
) -> None:
    Answer.objects.create(
        municipality_id=actor.municipality,
        version_id=view.newest.id,
        party=party.code,
        said=said.code,
        reason=reason.replace("\x00", "").strip()[:2000],
        person_id=person,
        called=called.replace("\x00", "")[:100],
        heard_by=heard_by.replace("\x00", "")[:200],
        written_by_id=actor.person,
        at=clock.now(),
    )


def _settle(actor: Actor, view: AssignmentView) -> None:
    """The last of the four went along: from this moment it is agreed."""
    rows = Answer.objects.visible_to(actor).filter(version_id=view.newest.id)
    if standing(answered(list(rows))) is State.STANDS:
        Stood.objects.create(municipality_id=actor.municipality, version_id=view.newest.id, at=clock.now())
        publish(actor, events.AssignmentStood(subject=view.newest.id))
