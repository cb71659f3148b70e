"""In whose name something happens by itself: that of the functional manager who was there first."""

from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.visiting import NOBODY


def keeper_of(here: UUID) -> Actor | None:
    """The functional manager of this municipality who was there first, as a job acts; None when there is nobody now."""
    nobody = Actor(NOBODY, MunicipalityId(here), NOBODY, channel=Channel.JOB)
    now = clock.now()
    with acting(nobody):
        found = (
            apps.get_model("people", "RoleGiven")
            .objects.visible_to(nobody)
            .filter(Q(until=None) | Q(until__gt=now), role=Role.FUNCTIONAL_MANAGER.code, since__lte=now)
            .order_by("since", "pk")
            .values_list("person_id", flat=True)
            .first()
        )
    if found is None:
        return None
    actor: Actor = import_string(settings.KANTELING_ACTOR_OF)(found, Channel.JOB)
    return actor


def keepers() -> Iterator[Actor]:
    """One for each municipality that has somebody."""
    for here in apps.get_model("people", "Municipality").objects.values_list("pk", flat=True):
        keeper = keeper_of(here)
        if keeper is not None:
            yield keeper
