"""Free places: taken and given back, as dated rows. Who has a place is not on the map."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map import events
from kanteling.apps.social_map.models import PlaceFreed, PlaceHolder, PlaceTaken
from kanteling.apps.social_map.queries.views import places_taken
from kanteling.apps.social_map.queries.writing import entry_row
from kanteling.apps.social_map.rules.places import why_not_take
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def take_place(*, actor: Actor, entry: UUID) -> UUID:
    """Take one of the free places; returns the id of the place, with which it can be given back."""
    hold(entry)
    row = entry_row(actor, entry)
    taken = places_taken(actor, [entry]).get(entry, 0)
    refuse_if(why_not_take(row.capacity, taken, gone=row.withdrawn_at is not None))
    made = PlaceTaken.objects.create(municipality_id=actor.municipality, entry_id=entry, taken_at=clock.now())
    PlaceHolder.objects.create(municipality_id=actor.municipality, taken_id=made.pk, person_id=actor.person)
    record(actor, events.PlaceWasTaken(subject=entry, detail=row.title))
    return UUID(str(made.pk))


@transaction.atomic
def free_place(*, actor: Actor, taken: UUID) -> None:
    """Give a place back; doing so again changes nothing. Only who took it can."""
    place = PlaceTaken.objects.visible_to(actor).filter(pk=taken).select_related("entry").first()
    if place is None:
        raise NotForYou
    hold(place.entry_id)
    if PlaceFreed.objects.visible_to(actor).filter(taken_id=taken).exists():
        return
    mine = PlaceHolder.objects.visible_to(actor).filter(taken_id=taken).exists()
    if not mine:
        raise NotForYou
    PlaceFreed.objects.create(
        municipality_id=actor.municipality,
        taken_id=taken,
        entry_id=place.entry_id,
        organisation_id=place.entry.organisation_id,
        owner_id=place.entry.owner_id,
        freed_at=clock.now(),
    )
    record(actor, events.PlaceWasFreed(subject=place.entry_id, detail=place.entry.title))
