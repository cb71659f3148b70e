"""Taking the whole map out as a file: a read, written down like every read of many at once."""

from django.db import transaction

from kanteling.apps.social_map.events import EntriesTakenOut
from kanteling.apps.social_map.queries.exchange_hsds import whole_map
from kanteling.apps.social_map.queries.exchange_tables import as_csv
from kanteling.apps.social_map.rules.exchanging import why_not_keep
from kanteling.apps.social_map.rules.hsds_tables import Tables
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import refuse_if
from kanteling.platform.journal import record


@transaction.atomic
def take_out(*, actor: Actor, also_gone: bool = False) -> Tables:
    """The map in the words of HSDS; the journal holds that it went out, and how much."""
    refuse_if(why_not_keep(actor.roles))
    tables = whole_map(actor, also_gone=also_gone)
    record(actor, EntriesTakenOut(subject=actor.municipality, detail=f"{len(tables['service'])} onderdelen"))
    return tables


@transaction.atomic
def take_list_out(*, actor: Actor) -> bytes:
    """The map as a list for a rekenblad; written down in the journal like any whole of it."""
    refuse_if(why_not_keep(actor.roles))
    record(actor, EntriesTakenOut(subject=actor.municipality, detail="lijst"))
    return as_csv(actor)
