"""Whole pages: what one reads before answering, in one prepared piece."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, TextField, UUIDField, Value

from kanteling.apps.deciding.events import Looked
from kanteling.apps.deciding.models import SCREEN, Answer, Information, Question, Version
from kanteling.apps.deciding.queries.closed import closed_now
from kanteling.apps.deciding.queries.proposals import ProposalView, presented, view_of
from kanteling.apps.deciding.queries.state import State, Stated, put_forward, state_of
from kanteling.apps.deciding.rules import information as informing
from kanteling.apps.deciding.rules import proposals as making
from kanteling.apps.deciding.rules import rounds, standing
from kanteling.apps.deciding.rules.aloud import Way
from kanteling.apps.frames.public import FrameView, frames_of
from kanteling.apps.people.public import CircleView
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.platform import clock, journal

MOST = 30
"""So many pieces of information and questions on one page; a table that talks more than that reads the newest."""


@dataclass(frozen=True, slots=True)
class Adviser:
    """Someone who thinks along and does not decide."""

    person: PersonId
    called: str
    relation: str
    initials: str
    kind: str
    you: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of information; ``asked`` is the question that it answers."""

    id: UUID
    by_called: str
    seat: str
    text: str
    at: datetime
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that nobody answered yet."""

    id: UUID
    by_called: str
    to: PersonId
    to_called: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """What can be done about someone who said nothing: now, or from when (None: not by this reader)."""

    person: PersonId
    called: str
    remind: bool
    remind_from: datetime | None
    reminded_at: datetime | None
    go_on: bool
    go_on_from: datetime | None


@dataclass(frozen=True, slots=True)
class May:
    """What this reader can do here; each from the rule that also guards the command."""

    answer: bool
    change: bool
    withdraw: bool
    inform: bool
    ask: bool
    claim: bool
    aloud: bool
    settle: bool
    take_back: bool
    frame: bool
    decide: bool
    hand_over_to: tuple[tuple[PersonId, str], ...]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """Everything on the page of one proposal."""

    circle: CircleId
    called: str
    own: bool
    call: tuple[str, str] | None
    proposal: ProposalView
    mine: standing.Answer | None
    advisers: tuple[Adviser, ...]
    information: tuple[Told, ...]
    questions: tuple[Asked, ...]
    frames: tuple[FrameView, ...]
    crossings: tuple[Stated, ...]
    turns: tuple[Turn, ...]
    may: May


def proposal_page(actor: Actor, proposal: UUID, *, again: bool = False) -> ProposalPage:
    """The page of a proposal; raises `NotForYou` when it is not visible.

    ``again``: the same reader looks at the same page, which was already written in the journal.
    """
    every = frames_of(actor)
    state = state_of(actor, proposal, every)
    told, asked = information_of(actor, state.circle.id, proposal)
    frames = every.on(put_forward(state.row).date())
    crossed = {each.frame.frame for each in state.crossings}
    if not again:
        title = state.row.newest["title"]
        journal.looked(actor, Looked.PROPOSAL, circle=state.circle.id, subject=proposal, detail=title)
    return ProposalPage(
        circle=state.circle.id,
        called=state.circle.called,
        own=actor.person == state.circle.resident,
        call=someone_to_call(state.circle, actor),
        proposal=view_of(actor, state),
        mine=state.table.answers.get(actor.person),
        advisers=advisers(actor, state.circle),
        information=told,
        questions=asked,
        frames=tuple(frame for frame in frames if frame.frame not in crossed),
        crossings=state.crossings,
        turns=_turns(actor, state),
        may=_may(actor, state),
    )


def someone_to_call(circle: CircleView, actor: Actor) -> tuple[str, str] | None:
    """Name and phone of someone at this table who is there for questions; None when nobody gave a number."""
    seats = [seat for seat in circle.seats if seat.came and seat.phone and seat.person not in circle.deciders]
    order = ("professional", "process_guide", "municipality")
    seats.sort(key=lambda seat: order.index(seat.kind.code))
    return next(((seat.called, seat.phone) for seat in seats if seat.person != actor.person), None)


def advisers(actor: Actor, circle: CircleView) -> tuple[Adviser, ...]:
    """Those at the table who do not decide."""
    return tuple(
        Adviser(
            person=seat.person,
            called=seat.called,
            relation=seat.relation or seat.kind.dutch,
            initials=seat.initials,
            kind=seat.kind.code,
            you=seat.person == actor.person,
        )
        for seat in circle.seats
        if seat.came and seat.person not in circle.deciders
    )


def information_of(actor: Actor, circle: UUID, proposal: UUID | None) -> tuple[tuple[Told, ...], tuple[Asked, ...]]:
    """What was told and what is still asked, about a proposal (with it, the plan as a whole) or about all. One statement."""
    about = Q(circle_id=circle)
    if proposal is not None:
        about &= Q(proposal_id=proposal) | Q(proposal_id=None)
    told = Information.objects.visible_to(actor).filter(about).order_by("-at")
    waits = Question.objects.visible_to(actor).filter(about, replies=None).order_by("at")
    same = ("pk", "by_called", "at", "text")
    rows = list(
        told.values_list(*same, "seat", "question__text", Value(None, UUIDField()))[:MOST].union(
            waits.values_list(*same, "to_called", Value(None, TextField()), "to_id")[:MOST], all=True
        )
    )
    rows.sort(key=lambda row: row[2])
    return (
        tuple(
            Told(pk, name, seat, text, at, asked or "")
            for pk, name, at, text, seat, asked, to in rows
            if to is None
        ),
        tuple(
            Asked(pk, name, PersonId(to), called, text, at)
            for pk, name, at, text, called, asked, to in rows
            if to is not None
        ),
    )


def _turns(actor: Actor, state: State) -> tuple[Turn, ...]:
    """What this reader can do about each silent seat."""
    table, now, found = state.table, clock.now(), []
    if not ({actor.person} & (table.deciders | table.guides)) or table.adopted or table.withdrawn:
        return ()
    for person in sorted(state.standing.waits_for - {actor.person}, key=str):
        line = state.circle.seat_of(person)
        blocked = rounds.why_not_continue_without(table, actor.person, person, now)
        soon = {rounds.NoContinuing.TOO_SOON}
        reminders = [each.at for each in table.reminders if each.person == person]
        too_soon = rounds.why_not_remind(table, actor.person, person, now)
        waiting = set(blocked) <= soon
        found.append(
            Turn(
                person=person,
                called=line.called if line else "",
                remind=not too_soon,
                remind_from=rounds.remind_from(table, person)
                if too_soon == (rounds.NoReminder.TOO_SOON,)
                else None,
                reminded_at=max(reminders, default=None),
                go_on=not blocked,
                go_on_from=rounds.continue_from(table, person) if waiting and blocked else None,
            )
        )
    return tuple(found)


def _may(actor: Actor, state: State) -> May:
    table, person = state.table, actor.person
    circle = state.circle.id
    parts = frozenset(part for part in Part if actor.may(part, circle))
    is_open = table.adopted is None and table.withdrawn is None
    decides = person in table.deciders
    seated = advisers(actor, state.circle)
    return May(
        answer=not standing.why_no_voice(table, person),
        change=decides and is_open,
        withdraw=not making.why_not_withdraw(table, person),
        inform=not informing.why_not_inform(parts, "…", closed=False),
        ask=not informing.why_not_ask(parts, "…", informs=bool(seated), closed=False),
        claim=is_open and (Part.FRAME in parts or (decides and person == table.proposer)),
        aloud=is_open and Part.GUIDE in parts,
        settle=is_open and decides and not standing.why_not_adopt(table),
        take_back=not rounds.why_not_take_back(table, person),
        frame=Part.FRAME in parts,
        decide=decides,
        hand_over_to=tuple(
            (other, line.called if line else "")
            for other in table.deciders - {person}
            if not rounds.why_not_hand_over(table, person, other)
            for line in [state.circle.seat_of(other)]
        ),
    )


@dataclass(frozen=True, slots=True)
class Earlier:
    """One version, with what was said about it."""

    number: int
    title: str
    text: str
    presented: tuple[tuple[str, str], ...]
    why: str
    by_called: str
    at: datetime
    answers: tuple[tuple[str, standing.Answer, str, datetime, str], ...]
    newest: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All versions of a proposal, the newest first."""

    proposal: ProposalView
    versions: tuple[Earlier, ...]


def versions_page(actor: Actor, proposal: UUID) -> VersionsPage:
    """What was proposed before, and what was said about it."""
    state = state_of(actor, proposal)
    mine = {"proposal_id": proposal}
    answers: dict[UUID, list[Answer]] = {}
    for row in Answer.objects.visible_to(actor).filter(**mine).order_by("at", "pk"):
        answers.setdefault(row.version_id, []).append(row)
    versions = Version.objects.visible_to(actor).filter(**mine).order_by("-number")
    title = state.row.newest["title"]
    journal.looked(actor, Looked.VERSIONS, circle=state.circle.id, subject=proposal, detail=title)
    return VersionsPage(
        proposal=view_of(actor, state),
        versions=tuple(
            Earlier(
                number=row.number,
                title=row.title,
                text=row.text,
                presented=presented(state.row.kind, row.content),
                why=row.why,
                by_called=row.by_called,
                at=row.at,
                answers=tuple(_said(state.circle, each) for each in answers.get(row.pk, [])),
                newest=row.number == state.number,
            )
            for row in versions
        ),
    )


def _said(circle: CircleView, row: Answer) -> tuple[str, standing.Answer, str, datetime, str]:
    line = circle.seat_of(row.person_id)
    heard = "" if row.way == SCREEN else f"{Way(row.way).dutch}, {row.heard_called}"
    called = line.called if line else (row.by_called if row.way == SCREEN else "")
    return called, standing.Answer(row.answer), row.reason, row.at, heard


@dataclass(frozen=True, slots=True)
class AloudPage:
    """For writing down what someone said: who can have spoken, who can have heard it."""

    proposal: ProposalView
    speakers: tuple[tuple[PersonId, str], ...]
    listeners: tuple[tuple[PersonId, str], ...]
    may: bool


def aloud_page(actor: Actor, proposal: UUID) -> AloudPage:
    """The process guide's form for paper and telephone."""
    state = state_of(actor, proposal)
    circle = state.circle
    return AloudPage(
        proposal=view_of(actor, state),
        speakers=tuple((seat.person, seat.called) for seat in circle.seats if seat.person in circle.deciders),
        listeners=tuple((seat.person, seat.called) for seat in circle.seats if seat.came),
        may=actor.may(Part.GUIDE, circle.id),
    )


def paper_page(actor: Actor, proposal: UUID) -> ProposalPage:
    """The same, made for paper; the journal says so."""
    page = proposal_page(actor, proposal, again=True)
    journal.looked(actor, Looked.PAPER, circle=page.circle, subject=proposal, detail=page.proposal.title)
    return page


def door_closed(actor: Actor, circle: UUID) -> bool:
    """Whether this reader stands outside a closed door."""
    return not actor.may(Part.DECIDE, CircleId(circle)) and closed_now(actor, circle)
