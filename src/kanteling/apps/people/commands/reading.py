"""Who reads the story: opened apart by the resident, until a moment, and ended at once."""

from datetime import datetime

from django.db import transaction

from kanteling.apps.people import events
from kanteling.apps.people.commands.circles import end_grants, give_grant
from kanteling.apps.people.commands.inviting import invite
from kanteling.apps.people.models import Grant, Seat
from kanteling.apps.people.queries import Reader
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.journal import record


@transaction.atomic
def let_read(*, actor: Actor, circle: CircleId, reader: Reader, until: datetime | None, why: str) -> None:
    """The resident lets someone read the story until a moment, or stops it (``until`` is now or earlier).

    A team member who is not at the table yet gets a chair there, to give information. Nobody asks them for a yes
    first: the resident asks the team, and answering is its work.
    """
    if not actor.may(Part.OWN, circle):
        raise NotForYou
    there = Grant.objects.visible_to(actor).filter(
        circle_id=circle, person_id=reader.person, part=Part.STORY.code, ended_at=None
    )
    if end_grants(actor, there, clock.now()):
        record(actor, events.AccessEnded(subject=reader.person, circle=circle, detail=reader.called))
    if until is not None and until <= clock.now():
        return
    if not reader.seated:
        asked = invite(
            actor=actor, circle=circle, called=reader.called, relation=reader.relation,
            kind=SeatKind.PROFESSIONAL, why=why, way="app", person=reader.person, phone=reader.phone,
        )  # fmt: skip
        Seat.objects.filter(pk=asked.seat).update(came_at=clock.now())
    give_grant(
        actor=actor,
        circle=circle,
        person=reader.person,
        called=reader.called,
        part=Part.STORY,
        why=why,
        until=until,
    )
