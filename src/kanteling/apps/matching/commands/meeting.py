"""A safe first meeting, saying how it went, and reporting something unpleasant."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.matching import events
from kanteling.apps.matching.models import Removal, Report, Side, row
from kanteling.apps.matching.queries.board import (
    GUARDS,
    MeetingLine,
    asked_already,
    meeting_of,
    meetings,
    notice_of,
    reports,
)
from kanteling.apps.matching.rules import giving
from kanteling.apps.matching.rules.giving import SideKind
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def ask(
    *,
    actor: Actor,
    notice: UUID,
    called: str,
    contact: str,
    place: tuple[UUID, str] | None,
    when: str,
    brings: bool = False,
    words: str = "",
) -> UUID:
    """Ask to meet, at a public place (its id and name). How to be reached goes nowhere until the other says yes."""
    hold(notice)
    found = notice_of(actor, notice)
    refuse_if(
        giving.why_not_ask(
            own=found.mine,
            there=True,
            asked=asked_already(actor, notice),
            place=place is not None,
            when=when,
            contact=contact,
            called=called,
        )
    )
    made, now = new_id(), clock.now()
    Side.objects.create(
        **row(
            actor.municipality,
            pk=made,
            notice_id=notice,
            ask=made,
            kind=SideKind.ASKS.code,
            person_id=actor.person,
            called=called[:60],
            contact=contact[:200],
            words=words[:2000],
            place_id=place[0] if place else None,
            place=place[1][:200] if place else "",
            when_words=when[:200],
            brings=brings,
            at=now,
            yes_at=now,
        )
    )
    record(actor, events.MeetingAsked(subject=made, about=actor.person))
    return made


@transaction.atomic
def answer(*, actor: Actor, ask: UUID, yes: bool, called: str = "", contact: str = "", words: str = "") -> None:
    """The owner of the notice says yes or no. At yes both learn how to reach each other; a no says nothing."""
    hold(ask)
    found = _meeting(actor, ask)
    if not found.i_own:
        raise NotForYou
    refuse_if(giving.why_not_answer(found.facts, yes=yes, contact=contact, called=called))
    now = clock.now()
    Side.objects.create(
        **row(
            actor.municipality,
            notice_id=found.notice,
            ask=ask,
            kind=SideKind.OWNS.code,
            person_id=actor.person,
            called=called[:60] if yes else "",
            contact=contact[:200] if yes else "",
            words=words[:2000] if yes else "",
            brings=False,
            at=now,
            yes_at=now if yes else None,
            no_at=None if yes else now,
        )
    )
    record(actor, events.MeetingAnswered(subject=ask, about=actor.person))


@transaction.atomic
def leave(*, actor: Actor, ask: UUID) -> None:
    """See off it, at any moment and without a reason; the other no longer sees how to reach this person."""
    hold(ask)
    _meeting(actor, ask)
    mine = Side.objects.visible_to(actor).filter(ask=ask, person_id=actor.person, left_at=None)
    if not mine.update(left_at=clock.now()):
        raise NotForYou
    record(actor, events.MeetingLeft(subject=ask, about=actor.person))


@transaction.atomic
def tell(*, actor: Actor, ask: UUID, real: bool, thanks: str = "") -> None:
    """Say whether it was real, and thank the other. Nothing is counted with it."""
    hold(ask)
    found = _meeting(actor, ask)
    if found.mine is None:
        raise NotForYou
    refuse_if(giving.why_not_tell(found.facts, found.mine))
    Side.objects.visible_to(actor).filter(ask=ask, person_id=actor.person).update(
        told_at=clock.now(), real=real, thanks=thanks.replace("\x00", "").strip()[:2000]
    )
    record(actor, events.MeetingTold(subject=ask, about=actor.person))


@transaction.atomic
def report(*, actor: Actor, notice: UUID, words: str) -> UUID:
    """Report something unpleasant about a notice or a meeting that came from it, to who guards the board."""
    refuse_if(giving.why_not_report(words))
    met = next((each for each in meetings(actor) if each.notice == notice), None)
    found = met or notice_of(actor, notice)
    made = Report.objects.create(
        **row(
            actor.municipality,
            notice_id=notice,
            notice_called=found.called,
            notice_title=found.title,
            person_id=actor.person,
            words=words[:2000],
            at=clock.now(),
        )
    )
    record(actor, events.UnpleasantReported(subject=made.pk, about=actor.person))
    return UUID(str(made.pk))


@transaction.atomic
def handle(*, actor: Actor, reported: UUID, answer: str, take_off: bool) -> None:
    """Say what was done with a report; ``take_off`` takes the notice off the board."""
    hold(reported)
    found = next((each for each in reports(actor) if each.id == reported), None)
    if found is None:
        raise NotForYou
    refuse_if(giving.why_not_handle(guards=bool(actor.roles & GUARDS), handled=found.handled_at is not None))
    if take_off and not Removal.objects.visible_to(actor).filter(notice_id=found.notice).exists():
        Removal.objects.create(
            **row(actor.municipality, notice_id=found.notice, why=answer[:300], by_id=actor.person, at=clock.now())
        )
    Report.objects.visible_to(actor).filter(pk=reported).update(
        handled_at=clock.now(), handled_by_id=actor.person, answer=answer.replace("\x00", "").strip()[:300]
    )
    record(actor, events.ReportHandled(subject=reported))


def _meeting(actor: Actor, ask: UUID) -> MeetingLine:
    return meeting_of(actor, ask)
