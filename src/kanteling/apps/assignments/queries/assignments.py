"""Assignments as everybody may read them: the words, who went along, and how far it is. No name of who was helped."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kanteling.apps.assignments.models import Answer, Assignment, Draft, Stood, Version
from kanteling.apps.assignments.queries.progress import Progress, progress_of, series
from kanteling.apps.assignments.rules.agreement import (
    Answered,
    NoAgreement,
    Party,
    Said,
    State,
    last_words,
    party_of,
    standing,
    waits_for,
    why_not_answer,
    why_not_write,
)
from kanteling.apps.assignments.rules.ladder import To
from kanteling.apps.assignments.rules.writing import Fields
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What someone said last about a version."""

    party: Party
    called: str
    said: Said
    reason: str
    heard_by: str
    at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version with what was said about it."""

    id: UUID
    number: int
    fields: Fields
    called: str
    at: datetime
    stood: datetime | None
    state: State
    waits_for: tuple[Party, ...]
    answers: tuple[AnswerLine, ...]

    @property
    def by_party(self) -> tuple[tuple[Party, tuple[AnswerLine, ...]], ...]:
        """The four parties in their fixed order, each with who spoke for it."""
        return tuple((party, tuple(each for each in self.answers if each.party is party)) for party in Party)


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """An assignment: the ``newest`` version, and the one that is ``agreed`` now (None: none yet)."""

    id: UUID
    programme: UUID
    area: str
    newest: VersionView
    agreed: VersionView | None
    older: tuple[VersionView, ...]
    progress: Progress | None
    why_not: tuple[NoAgreement, ...]
    party: Party | None
    may_write: bool

    @property
    def shown(self) -> VersionView:
        """What holds: the agreed version, or else the newest."""
        return self.agreed or self.newest


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An assignment that is being written."""

    id: UUID
    programme: UUID
    assignment: UUID | None
    fields: Fields
    number: int
    called: str
    at: datetime


def assignments_of(actor: Actor, programme: UUID) -> tuple[AssignmentView, ...]:
    """The assignments of a programme, in the order in which they came. Five queries."""
    rows = Assignment.objects.visible_to(actor).filter(programme_id=programme).select_related("programme")
    return _views(actor, list(rows.order_by("made_at", "pk")))


def assignment_of(actor: Actor, assignment: UUID) -> AssignmentView:
    """One assignment. Five queries. Raises `NotForYou`."""
    rows = Assignment.objects.visible_to(actor).filter(pk=assignment).select_related("programme")
    found = _views(actor, list(rows))
    if not found:
        raise NotForYou
    return found[0]


def standing_now(actor: Actor, day: date) -> tuple[AssignmentView, ...]:
    """The assignments that are agreed and whose period holds ``day``."""
    stood = Stood.objects.visible_to(actor).filter(version__since__lte=day, version__until__gte=day)
    ids = set(stood.values_list("version__assignment_id", flat=True))
    rows = Assignment.objects.visible_to(actor).filter(pk__in=ids).select_related("programme")
    return tuple(
        view
        for view in _views(actor, list(rows.order_by("made_at", "pk")), counted=False)
        if view.agreed and view.agreed.fields.since and view.agreed.fields.until
        if view.agreed.fields.since <= day <= view.agreed.fields.until
    )


def drafts_of(actor: Actor, programme: UUID) -> tuple[DraftLine, ...]:
    """What is being written in a programme, for whoever writes assignments. One query, or none."""
    if why_not_write(actor.roles):
        return ()
    rows = Draft.objects.visible_to(actor).filter(programme_id=programme).order_by("at")
    return tuple(_draft(row) for row in rows)


def draft_of(actor: Actor, draft: UUID) -> DraftLine:
    """One draft. Raises `NotForYou`."""
    row = Draft.objects.visible_to(actor).filter(pk=draft).first()
    if row is None:
        raise NotForYou
    return _draft(row)


def _draft(row: Any) -> DraftLine:
    return DraftLine(
        row.pk, row.programme_id, row.assignment_id, Fields.read(row.fields), row.number, row.called, row.at
    )


def _views(actor: Actor, rows: Sequence[Any], *, counted: bool = True) -> tuple[AssignmentView, ...]:
    ids = [row.pk for row in rows]
    if not ids:
        return ()
    versions: dict[UUID, list[VersionView]] = defaultdict(list)
    for assignment, view in _versions(actor, ids):
        versions[assignment].append(view)
    agreed = {each: _agreed(found) for each, found in versions.items()}
    shown = series(actor, [each for each, found in agreed.items() if found]) if counted else {}
    return tuple(
        _view(actor, row, versions[row.pk], agreed[row.pk], shown, counted=counted)
        for row in rows
        if versions.get(row.pk)
    )


def _view(
    actor: Actor,
    row: Any,
    versions: list[VersionView],
    agreed: VersionView | None,
    shown: Mapping[UUID, list[tuple[date, int | None]]],
    *,
    counted: bool,
) -> AssignmentView:
    newest = versions[0]
    progress = None
    if counted and agreed and agreed.fields.since and agreed.fields.until:
        fields = agreed.fields
        progress = progress_of(
            fields.people or 0, agreed.fields.since, agreed.fields.until, list(shown.get(row.pk, ()))
        )
    return AssignmentView(
        id=row.pk,
        programme=row.programme_id,
        area=row.programme.area_name,
        newest=newest,
        agreed=agreed,
        older=tuple(versions[1:]),
        progress=progress,
        why_not=why_not_answer(actor.roles, stands=newest.stood is not None, newest=True),
        party=party_of(actor.roles) if actor.person.int else None,
        may_write=not why_not_write(actor.roles),
    )


def _agreed(versions: Sequence[VersionView]) -> VersionView | None:
    return next((version for version in versions if version.stood), None)


def _versions(actor: Actor, assignments: list[UUID]) -> list[tuple[UUID, VersionView]]:
    """The versions of these assignments, the newest first, with their answers. Three queries."""
    rows = list(Version.objects.visible_to(actor).filter(assignment_id__in=assignments).order_by("-number"))
    ids = [row.pk for row in rows]
    stood = dict(Stood.objects.visible_to(actor).filter(version_id__in=ids).values_list("version_id", "at"))
    answers: dict[UUID, list[Any]] = defaultdict(list)
    for answer in Answer.objects.visible_to(actor).filter(version_id__in=ids).order_by("at", "pk"):
        answers[answer.version_id].append(answer)
    newest = {row.assignment_id: row.number for row in reversed(rows)}
    return [
        (row.assignment_id, _version(actor, row, stood.get(row.pk), answers[row.pk], newest[row.assignment_id]))
        for row in rows
    ]


def answered(rows: Sequence[Any]) -> tuple[Answered, ...]:
    """What the rules need to know of answers."""
    return tuple(Answered(Party(row.party), who_said(row), Said(row.said), row.at) for row in rows)


def who_said(row: Any) -> str:
    """Who said it, as one and the same within a version."""
    return str(row.person_id or row.called.lower())


def _version(actor: Actor, row: Any, stood: datetime | None, answers: Sequence[Any], newest: int) -> VersionView:
    facts = answered(answers)
    last = {(each.party, each.who): each for each in last_words(facts)}
    lines = {(Party(each.party), who_said(each)): each for each in answers}
    state = State.STANDS if stood else standing(facts)
    return VersionView(
        id=row.pk,
        number=row.number,
        fields=fields_of(row),
        called=row.called,
        at=row.at,
        stood=stood,
        state=state if row.number == newest or stood else State.REPLACED,
        waits_for=waits_for(facts),
        answers=tuple(
            AnswerLine(
                each.party, lines[key].called, each.said, lines[key].reason, lines[key].heard_by, each.at,
                bool(actor.person.int) and lines[key].person_id == actor.person,
            )
            for key, each in last.items()
        ),
    )  # fmt: skip


def fields_of(row: Any) -> Fields:
    """The words of a version."""
    return Fields(
        goal=row.goal,
        who=row.who,
        rung_low=row.rung_low,
        rung_high=row.rung_high,
        circumstances=row.circumstances,
        people=row.people,
        least=row.least,
        to=tuple(To(code) for code in row.to),
        to_words=row.to_words,
        since=row.since,
        until=row.until,
        approach=row.approach,
        hours=row.hours,
        money=row.money,
        not_do=row.not_do,
        not_how=row.not_how,
        room=row.room,
        changed=row.changed,
    )
