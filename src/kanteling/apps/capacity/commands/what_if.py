"""Asking what would happen: written down, calculated as jobs of some years each, stopped when asked.

Each job is its own transaction, so that how far it is can be read, and a stop is seen before the next one begins. Chance
follows from the seed and the number of the batch alone: a job that runs twice gives the same years.
"""

import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.capacity import events
from kanteling.apps.capacity.commands.team import in_team, plain
from kanteling.apps.capacity.models import Batch, Stopped, WhatIf
from kanteling.apps.capacity.queries.scenarios import BATCHES, as_json, supposed
from kanteling.apps.capacity.rules.room import NoRoom
from kanteling.apps.capacity.rules.team import Supposed, why_not_suppose
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, Refused, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.jobs import defer, job
from kanteling.platform.journal import record

YEARS = 50
MOST_SCENARIOS = 3


@transaction.atomic
def ask_what_if(
    *, actor: Actor, team: UUID, title: str, scenarios: dict[str, Supposed], seed: int | None = None
) -> UUID:
    """Ask for these scenarios (by name, the present first); they are calculated after this transaction."""
    if not in_team(actor, team):
        raise Refused((NoRoom.NOT_TEAM,))
    for given in scenarios.values():
        refuse_if(why_not_suppose(given))
    made = WhatIf.objects.create(
        municipality_id=actor.municipality, team_id=team, title=plain(title, 120),
        scenarios=[{"name": plain(name, 80), **as_json(given)} for name, given in scenarios.items()][:MOST_SCENARIOS],
        seed=secrets.randbits(48) if seed is None else seed, made_by_id=actor.person, made_at=clock.now(),
    )  # fmt: skip
    record(actor, events.WhatIfAsked(subject=made.pk, detail=made.title))
    defer(actor, calculate, what_if=made.pk)
    return UUID(str(made.pk))


@transaction.atomic
def stop_what_if(*, actor: Actor, what_if: UUID) -> None:
    """Calculate no more of this. What was calculated stays and can be read."""
    found = WhatIf.objects.visible_to(actor).filter(pk=what_if).first()
    if found is None:
        raise NotForYou
    if not in_team(actor, found.team_id):
        raise Refused((NoRoom.NOT_TEAM,))
    if not Stopped.objects.visible_to(actor).filter(what_if_id=what_if).exists():
        Stopped.objects.create(
            municipality_id=actor.municipality, what_if_id=what_if, made_by_id=actor.person, made_at=clock.now()
        )
        record(actor, events.WhatIfStopped(subject=what_if))


@job("capacity.calculate")
def calculate(actor: Actor, what_if: UUID) -> None:
    """Calculate the next batch of every scenario, and ask for the one after it. Who left the team asks no more of it."""
    hold(what_if)
    found = WhatIf.objects.visible_to(actor).filter(pk=what_if).first()
    done = Batch.objects.visible_to(actor).filter(what_if_id=what_if, scenario=0).count()
    stopped = Stopped.objects.visible_to(actor).filter(what_if_id=what_if).exists()
    if found is None or stopped or done >= BATCHES or not in_team(actor, found.team_id):
        return
    for place, scenario in enumerate(found.scenarios):
        Batch.objects.create(
            municipality_id=actor.municipality, what_if_id=what_if, scenario=place, number=done,
            years=years_of(supposed(scenario), found.seed, done), made_by_id=actor.person, made_at=clock.now(),
        )  # fmt: skip
    if done + 1 < BATCHES:
        defer(actor, calculate, what_if=what_if)


def years_of(given: Supposed, seed: int, batch: int) -> dict[str, list[Any]]:
    """The years of one batch of one scenario. numpy is loaded here only: a page needs none of it."""
    import numpy as np

    from kanteling.apps.capacity.rules.chances import Even, draw
    from kanteling.apps.capacity.rules.outlook import counted
    from kanteling.apps.capacity.rules.simulation import simulate

    def streams(place: int) -> Even:
        chance: Callable[[tuple[int, int]], Any] = np.random.Generator(np.random.SFC64([seed, batch, place])).random
        return chance

    return counted(given, simulate(given, draw(given, YEARS, streams)))
