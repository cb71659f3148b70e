"""Organisations and places: adding and changing them."""

from typing import Any
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map import events
from kanteling.apps.social_map.commands.storing import leave_behind, organisation_columns, place_columns
from kanteling.apps.social_map.commands.words import OrganisationWords, PlaceWords
from kanteling.apps.social_map.models import Entry, Organisation, Place
from kanteling.apps.social_map.queries.writing import organisation_row, writer_of
from kanteling.apps.social_map.rules.entries import NoEntry, in_country
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record


@transaction.atomic
def add_organisation(*, actor: Actor, words: OrganisationWords, organisation_id: UUID | None = None) -> UUID:
    """Put an organisation on the map; returns its id."""
    writer = writer_of(actor)
    refuse_if(_reasons(writer.manages or writer.team, words))
    made = Organisation.objects.create(
        pk=organisation_id or new_id(),
        municipality_id=actor.municipality,
        made_by_id=actor.person,
        made_at=clock.now(),
        **organisation_columns(words),
    )
    record(actor, events.OrganisationAdded(subject=made.pk, detail=made.name))
    return UUID(str(made.pk))


@transaction.atomic
def change_organisation(
    *, actor: Actor, organisation: UUID, read: int, words: OrganisationWords, why: str = ""
) -> None:
    """Let an organisation say something else of itself; ``read`` is the version that the writer saw."""
    hold(organisation)
    row = organisation_row(actor, organisation)
    refuse_if(_reasons(writer_of(actor, organisation=organisation).may_change, words))
    _same(row.version, read)
    before = {name: getattr(row, name) for name in organisation_columns(words)}
    leave_behind(actor, row, before, organisation=organisation, why=why)
    Organisation.objects.visible_to(actor).filter(pk=organisation).update(
        **organisation_columns(words), version=row.version + 1
    )
    record(actor, events.OrganisationChanged(subject=organisation, detail=words.name[:200]))


@transaction.atomic
def add_place(
    *,
    actor: Actor,
    words: PlaceWords,
    organisation: UUID | None = None,
    own: bool = False,
    place_id: UUID | None = None,
) -> UUID:
    """Put a place on the map; returns its id. ``own``: it is the actor's own as a resident."""
    owner = actor.person if own else None
    writer = writer_of(actor, organisation=organisation, owner=owner)
    refuse_if(_place_reasons(writer.may_change or writer.team, words))
    made = Place.objects.create(
        pk=place_id or new_id(),
        municipality_id=actor.municipality,
        organisation_id=organisation,
        owner_id=owner,
        made_by_id=actor.person,
        made_at=clock.now(),
        **place_columns(words),
    )
    record(actor, events.PlaceAdded(subject=made.pk, detail=made.name))
    return UUID(str(made.pk))


@transaction.atomic
def change_place(*, actor: Actor, place: UUID, read: int, words: PlaceWords, why: str = "") -> None:
    """Let a place say something else; the entries that are there move along on the map."""
    hold(place)
    row = Place.objects.visible_to(actor).filter(pk=place).first()
    if row is None:
        raise NotForYou
    writer = writer_of(actor, organisation=row.organisation_id, owner=row.owner_id)
    refuse_if(_place_reasons(writer.may_change, words))
    _same(row.version, read)
    columns = place_columns(words)
    before = {name: getattr(row, name) for name in columns}
    leave_behind(actor, row, before, organisation=row.organisation_id, owner=row.owner_id, why=why)
    Place.objects.visible_to(actor).filter(pk=place).update(**columns, version=row.version + 1)
    point = {name: columns[name] for name in ("lon", "lat", "area_code")}
    Entry.objects.visible_to(actor).filter(place_id=place).update(**point)
    record(actor, events.PlaceChanged(subject=place, detail=words.name[:200]))


def _same(version: int, read: int) -> None:
    if version != read:
        raise ChangedMeanwhile


def _reasons(may: bool, words: OrganisationWords) -> tuple[NoEntry, ...]:
    found = [] if may else [NoEntry.NOT_YOURS]
    if not words.name.strip():
        found.append(NoEntry.NO_NAME)
    return tuple(found)


def _place_reasons(may: bool, words: PlaceWords) -> tuple[Any, ...]:
    found = [] if may else [NoEntry.NOT_YOURS]
    if not words.name.strip() and not words.address.strip():
        found.append(NoEntry.TITLE)
    if words.lon is not None and words.lat is not None and not in_country(words.lon, words.lat):
        found.append(NoEntry.POINT)
    return tuple(found)
