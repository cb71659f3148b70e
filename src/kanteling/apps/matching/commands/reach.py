"""Telling once how one gets somewhere, and taking it away again."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from kanteling.apps.matching import events
from kanteling.apps.matching.models import Reach, row
from kanteling.apps.matching.queries.board import windows_out
from kanteling.apps.matching.rules.times import Window
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.people.public import own_circle
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.journal import record


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells about getting somewhere. ``near``: a public place by id, name and point."""

    near: tuple[UUID, str, Spot] | None = None
    modes: tuple[Mode, ...] = ()
    longest: int = 0
    windows: tuple[Window, ...] = ()
    languages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    most_cents: int | None = None
    shared: bool = False


@transaction.atomic
def tell_reach(*, actor: Actor, told: Told) -> None:
    """Keep what was told; the former goes. ``shared`` lets the own table read it."""
    circle = own_circle(actor) if told.shared else None
    Reach.objects.visible_to(actor).filter(person_id=actor.person).delete()
    made = Reach.objects.create(
        **row(
            actor.municipality,
            person_id=actor.person,
            circle_id=circle.id if circle else None,
            near_id=told.near[0] if told.near else None,
            near=told.near[1][:200] if told.near else "",
            lat=told.near[2].lat if told.near else None,
            lon=told.near[2].lon if told.near else None,
            modes=[mode.code for mode in told.modes],
            longest=told.longest,
            windows=windows_out(told.windows),
            languages=list(told.languages),
            needs=list(told.needs),
            most_cents=told.most_cents,
            at=clock.now(),
        )
    )
    record(actor, events.ReachTold(subject=made.pk, about=actor.person))
