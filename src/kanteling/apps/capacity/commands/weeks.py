"""Own hours: what was done is remembered by itself, and how the week really was is said by the one who lived it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.models import Deed, Membership, WeekSaid, Weighing
from kanteling.apps.capacity.rules.caseload import Weight
from kanteling.apps.capacity.rules.hours import Did, Kind, week_of, why_not_say
from kanteling.apps.people.public import circles_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.journal import record


def remember(actor: Actor, what: Did) -> None:
    """Keep that a team member did something, for their own week. No line in the journal: the deed has its own."""
    if Role.TEAM_MEMBER in actor.roles:
        Deed.objects.create(
            municipality_id=actor.municipality, person_id=actor.person, day=clock.today(), what=what.code
        )


@transaction.atomic
def say_week(*, actor: Actor, week: date, minutes: Mapping[Kind, int]) -> None:
    """Say how one's own week was; said again replaces it. A kind that is left out is nought."""
    monday = week_of(week)
    member = Membership.objects.visible_to(actor).filter(person_id=actor.person, until=None).first()
    refuse_if(why_not_say(minutes, monday, clock.today(), in_team=member is not None))
    assert member is not None
    said = WeekSaid.objects.create(
        municipality_id=actor.municipality, person_id=actor.person, team_id=member.team_id, week=monday,
        said_at=clock.now(), **{kind.code: minutes.get(kind, 0) for kind in Kind},
    )  # fmt: skip
    record(actor, events.WeekWasSaid(subject=said.pk, about=actor.person))


@transaction.atomic
def weigh(*, actor: Actor, weights: Mapping[UUID, Weight]) -> None:
    """Say how much work one's own questions ask; a circle that is not one's own is passed over."""
    own = {circle.id for circle in circles_of(actor, None, 200)}
    Weighing.objects.visible_to(actor).filter(person_id=actor.person).delete()
    Weighing.objects.bulk_create(
        Weighing(
            municipality_id=actor.municipality, person_id=actor.person, circle_id=circle, weight=weight.code,
            at=clock.now(),
        )
        for circle, weight in weights.items() if circle in own
    )  # fmt: skip
    record(actor, events.QuestionsWeighed(subject=actor.person, about=actor.person))
