"""What happens by itself: owners of what is no longer fresh are asked, and words are kept as the search knows them now."""

from procrastinate.contrib.django import app

from kanteling.apps.social_map.commands.asking import remind_owners
from kanteling.apps.social_map.commands.exchange_lists import forget_list
from kanteling.apps.social_map.commands.exchange_work import work_on_list
from kanteling.apps.social_map.commands.reading import read_again
from kanteling.apps.social_map.events import EntriesBrought
from kanteling.apps.social_map.models import Entry
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting
from kanteling.platform.events import afterwards
from kanteling.platform.keepers import keepers
from kanteling.platform.search import recount

JOBS = (forget_list, work_on_list)
"""Named here so that a worker, which reads no page, knows them."""


@app.periodic(cron="40 6 * * *")
@app.task(name="kanteling.social_map.remind", queue="kanteling")
def remind_every_municipality(timestamp: int) -> None:
    """Each morning, for each municipality with somebody who keeps the map."""
    for keeper in keepers():
        with acting(keeper):
            remind_owners(keeper)


@app.periodic(cron="20 3 * * *")
@app.task(name="kanteling.social_map.read_again", queue="kanteling")
def read_every_map_again(timestamp: int) -> None:
    """Each night, before words are counted: what was written down by an older thesaurus."""
    for keeper in keepers():
        with acting(keeper):
            read_again(actor=keeper)


@afterwards(EntriesBrought)
def count_what_came(actor: Actor, event: EntriesBrought) -> None:
    """After a list came in: rare words tell more in a search, so the words of the list count from now on."""
    recount(Entry._meta.db_table)
