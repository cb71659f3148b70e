"""What happens by itself: each night the owners of what is no longer fresh are asked, in the name of the map keeper."""

from django.apps import apps
from django.db.models import Q
from procrastinate.contrib.django import app

from kanteling.apps.people.public import actor_of
from kanteling.apps.social_map.commands.asking import remind_owners
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId, PersonId
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.visiting import NOBODY


@app.periodic(cron="40 6 * * *")
@app.task(name="kanteling.social_map.remind", queue="kanteling")
def remind_every_municipality(timestamp: int) -> None:
    """Each morning, for each municipality with somebody who keeps the map."""
    for here in apps.get_model("people", "Municipality").objects.values_list("pk", flat=True):
        keeper = map_keeper(MunicipalityId(here))
        if keeper is not None:
            with acting(keeper):
                remind_owners(keeper)


def map_keeper(here: MunicipalityId) -> Actor | None:
    """Who keeps the map of this municipality now: the functional manager who was there first; None when nobody is."""
    nobody = Actor(NOBODY, here, NOBODY, channel=Channel.JOB)
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
    return actor_of(PersonId(found), Channel.JOB) if found else None
