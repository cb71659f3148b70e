"""Residents say which figures matter in an area. Each choice is a dated row; it can be ended."""

from collections.abc import Set

from django.db import transaction

from kanteling.apps.neighbourhood.models import Choice
from kanteling.apps.neighbourhood.queries.areas import area_of
from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.profile import FIGURES
from kanteling.apps.neighbourhood.rules.voices import NoChoosing, why_not_choose
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold


@transaction.atomic
def choose(*, actor: Actor, code: str, indicators: Set[str]) -> None:
    """Let exactly these figures matter to the actor in this area; what mattered before ends today.

    Leaves no line in the journal: it is the actor's own list, about nobody else.
    """
    area = area_of(actor, code)
    if indicators - FIGURES:
        refuse_if((NoChoosing.UNKNOWN,))
    refuse_if(why_not_choose(actor.roles, len(indicators) - 1, numbers.CHOSEN.on(clock.today())))
    hold(actor.person)
    mine = Choice.objects.visible_to(actor).filter(code=area.code, person_id=actor.person, ended_at=None)
    there = set(mine.values_list("indicator", flat=True))
    mine.filter(indicator__in=there - indicators).update(ended_at=clock.now())
    Choice.objects.bulk_create(
        Choice(
            municipality_id=actor.municipality,
            person_id=actor.person,
            code=area.code,
            indicator=each,
            at=clock.now(),
        )
        for each in sorted(indicators - there)
    )
