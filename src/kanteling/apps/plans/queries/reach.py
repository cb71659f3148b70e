"""What every reading of a plan begins with: the rows of one circle, the actions that stand, whether somebody guides."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL

from kanteling.apps.plans.models import Ended
from kanteling.foundation.actor import Actor, Part
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou

GUIDED = """exists (select from people_seat g where g.circle_id = {circle} and g.kind = 'process_guide'
    and g.came_at is not null and g.left_at is null)"""


def rows(model: type[models.Model], actor: Actor, circle: UUID) -> models.QuerySet[Any]:
    """The rows of one circle that this actor may read; like ``visible_to``, at a cost that does not grow with access."""
    if not actor.may(Part.PLAN, CircleId(circle)):
        raise NotForYou
    found: models.QuerySet[Any] = model._default_manager.filter(
        municipality_id=actor.municipality, circle_id=circle
    )
    return found


def parts_of(actor: Actor, circle: UUID) -> frozenset[Part]:
    """What this actor may do in the circle now."""
    return frozenset(part for part in Part if actor.may(part, CircleId(circle)))


def guided() -> RawSQL:
    return RawSQL(GUIDED.format(circle="plans_start.circle_id"), (), output_field=models.BooleanField())


def all_standing(actions: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Only actions that were not ended, of goals that were not ended."""
    ended = Ended.objects.filter(circle_id=OuterRef("circle_id"))
    return actions.filter(
        ~Exists(ended.filter(action_id=OuterRef("pk"))),
        ~Exists(ended.filter(goal_id=OuterRef("goal_id"), action_id=None)),
    )
