"""What happens by itself: each night the owners of what is no longer fresh are asked, in the name of the map keeper."""

from procrastinate.contrib.django import app

from kanteling.apps.social_map.commands.asking import remind_owners
from kanteling.platform.db import acting
from kanteling.platform.keepers import keepers


@app.periodic(cron="40 6 * * *")
@app.task(name="kanteling.social_map.remind", queue="kanteling")
def remind_every_municipality(timestamp: int) -> None:
    """Each morning, for each municipality with somebody who keeps the map."""
    for keeper in keepers():
        with acting(keeper):
            remind_owners(keeper)
