"""Who writes what on the map: the facts that the rules ask, from the database that keeps them."""

from typing import Any
from uuid import UUID

from django.db import connection

from kanteling.apps.social_map.models import Entry, Organisation
from kanteling.apps.social_map.rules.entries import Writer
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou


def writer_of(
    actor: Actor, *, organisation: UUID | None = None, owner: UUID | None = None, entry: UUID | None = None
) -> Writer:
    """What this actor is to this organisation, owner or initiative. One query, or none for the map keeper."""
    keeps = runs = False
    if organisation is not None or entry is not None:
        with connection.cursor() as cursor:
            cursor.execute("select kanteling.keeps(%s), kanteling.runs(%s)", [organisation, entry])
            keeps, runs = cursor.fetchone() or (False, False)
    return Writer(
        manages=Role.FUNCTIONAL_MANAGER in actor.roles,
        team=Role.TEAM_MEMBER in actor.roles,
        keeps=keeps,
        owns=owner is not None and owner == actor.person,
        runs=runs,
        known=actor.person.int != 0,
    )


def entry_row(actor: Actor, entry: UUID) -> Any:
    """The row of an entry, also when it was taken off. Raises `NotForYou` when there is none."""
    found = Entry.objects.visible_to(actor).filter(pk=entry).defer("search_words", "search_weights").first()
    if found is None:
        raise NotForYou
    return found


def organisation_row(actor: Actor, organisation: UUID) -> Any:
    """The row of an organisation. Raises `NotForYou` when there is none."""
    found = Organisation.objects.visible_to(actor).filter(pk=organisation).first()
    if found is None:
        raise NotForYou
    return found


def writer_for(actor: Actor, row: Any) -> Writer:
    """What this actor is to this entry."""
    return writer_of(actor, organisation=row.organisation_id, owner=row.owner_id, entry=row.pk)
