"""A helper of one's own choice (gemachtigde): given and ended; and a yes that was spoken, written down."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from kanteling.apps.people import events
from kanteling.apps.people.commands.circles import parts_in
from kanteling.apps.people.models import Invitation, Mandate, RoleGiven, Seat, SpokenYes
from kanteling.apps.people.queries import actor_of, circle_of
from kanteling.apps.people.rules.helpers import Mandate as Agreement
from kanteling.apps.people.rules.helpers import Paper, why_not_act_for, why_not_appoint, why_not_write_mandate
from kanteling.apps.people.rules.seats import DECIDING_SEATS
from kanteling.apps.people.rules.spoken import Spoken, Way, why_not_write_down
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import CircleId, PersonId
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.journal import record


@transaction.atomic
def give_mandate(*, actor: Actor, helper: PersonId, helper_called: str, how: str, called: str) -> UUID:
    """Let a helper of one's own choice act for oneself, until ended. A helper cannot choose the next one."""
    now = clock.now()
    agreement = Agreement(actor.person, helper, now, how)
    refuse_if(why_not_appoint(agreement, actor.hand, for_work=_for_work(actor, helper)))
    mandate = Mandate(
        municipality_id=actor.municipality,
        principal_id=actor.person,
        principal_called=called,
        helper_id=helper,
        helper_called=helper_called,
        how=how,
        since=now,
    )
    mandate.save(force_insert=True)
    record(actor, events.MandateGiven(subject=mandate.pk, about=actor.person, detail=helper_called))
    return UUID(str(mandate.pk))


def _for_work(actor: Actor, helper: PersonId) -> bool:
    """Whether the helper has a role here, or sits with the actor because of work."""
    seats = Seat.objects.visible_to(actor).filter(circle__resident_id=actor.person, person_id=helper, left_at=None)
    return _has_role(actor, helper) or seats.exclude(kind__in=[kind.code for kind in DECIDING_SEATS]).exists()


@transaction.atomic
def write_down_mandate(
    *,
    actor: Actor,
    circle: UUID,
    helper: PersonId,
    how: str,
    since: date,
    until: date | None,
    where: str,
    seen_by: str,
) -> UUID:
    """A signed paper says who may act for the resident: the process guide writes it down, with who saw it.

    ``until`` is the last day on which it holds.
    """
    view = circle_of(actor, circle)
    chair = view.seat_of(helper)
    if chair is None:
        raise NotForYou
    start, end = _midnight(since), _midnight(until + timedelta(days=1)) if until else None
    agreement = Agreement(view.resident, helper, start, how, end)
    paper = Paper(where, seen_by, actor.person, parts_in(actor, circle))
    for_work = chair.kind not in DECIDING_SEATS or _has_role(actor, helper)
    refuse_if(why_not_write_mandate(agreement, paper, clock.now(), for_work=for_work))
    mandate = Mandate.objects.create(
        municipality_id=actor.municipality,
        principal_id=view.resident,
        principal_called=view.called,
        helper_id=helper,
        helper_called=chair.called,
        how=how.strip(),
        circle_id=view.id,
        written_by_id=actor.person,
        paper=where.strip(),
        seen_by=seen_by.strip(),
        since=start,
        until=end,
    )
    record(
        actor,
        events.MandateWrittenDown(subject=mandate.pk, circle=view.id, about=view.resident, detail=chair.called),
    )
    return UUID(str(mandate.pk))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.AMSTERDAM)


@transaction.atomic
def act_for(*, actor: Actor, person: PersonId) -> None:
    """Begin to do things for someone who asked for it; from here on their rights count, and their name stands above."""
    now = clock.now()
    with acting(actor_of(actor.hand, actor.channel)):
        held = list(Mandate.objects.filter(helper_id=actor.hand, principal_id=person, ended_at=None))
    agreed = [
        Agreement(PersonId(each.principal_id), PersonId(each.helper_id), each.since, each.how, each.until)
        for each in held
    ]
    refuse_if(why_not_act_for(agreed, actor.hand, person, now))
    record(actor, events.HelperSwitched(subject=person, about=person))


def _has_role(actor: Actor, person: PersonId) -> bool:
    now = clock.now()
    held = RoleGiven.objects.visible_to(actor).filter(person_id=person, since__lte=now).exclude(until__lte=now)
    return bool(held.exists())


@transaction.atomic
def end_mandate(*, actor: Actor, mandate: UUID) -> None:
    """Stop letting someone act: both sides may, and the process guide who hears it from the resident."""
    found = Mandate.objects.visible_to(actor).filter(pk=mandate, ended_at=None).first()
    if found is None:
        raise NotForYou
    Mandate.objects.filter(pk=found.pk).update(ended_at=clock.now())
    record(
        actor,
        events.MandateEnded(
            subject=found.pk,
            circle=CircleId(found.circle_id) if found.circle_id else None,
            about=PersonId(found.principal_id),
            detail=found.helper_called,
        ),
    )


@transaction.atomic
def write_down_yes(
    *, actor: Actor, seat: UUID, way: Way, heard_by: str, said_at: datetime, words: str = ""
) -> None:
    """Someone without a screen said aloud that they come: the process guide writes it down, with who heard it."""
    chair = Seat.objects.visible_to(actor).filter(pk=seat, left_at=None).first()
    if chair is None:
        raise NotForYou
    circle, now = CircleId(chair.circle_id), clock.now()
    spoken = Spoken(PersonId(chair.person_id), actor.hand, parts_in(actor, circle), heard_by, said_at)
    refuse_if(why_not_write_down(spoken, chair.invited_at, now, came=chair.came_at is not None))
    SpokenYes.objects.create(
        municipality_id=actor.municipality,
        circle_id=circle,
        seat_id=seat,
        way=way.code,
        heard_by=heard_by,
        words=words,
        said_at=said_at,
        written_by_id=actor.hand,
        written_at=now,
    )
    Seat.objects.filter(pk=seat).update(came_at=now)
    Invitation.objects.visible_to(actor).filter(seat_id=seat, used_at=None).update(used_at=now)
    record(actor, events.YesWrittenDown(subject=seat, circle=circle, detail=chair.called))
