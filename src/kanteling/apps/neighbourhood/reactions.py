"""What happens by itself: on its day a quarter is published, in each municipality."""

from procrastinate.contrib.django import app

from kanteling.apps.neighbourhood.commands.at_work import bring_by_job
from kanteling.apps.neighbourhood.commands.publishing import publish_what_waits
from kanteling.platform.db import acting
from kanteling.platform.keepers import keepers

JOBS = (bring_by_job,)
"""Named here so that a worker, which reads no page, knows them."""


@app.periodic(cron="25 5 * * *")
@app.task(name="kanteling.neighbourhood.publish", queue="kanteling")
def publish_on_the_calendar(timestamp: int) -> None:
    """Each morning: most mornings nothing waits. Whoever was away on the day itself is caught up with here."""
    for keeper in keepers():
        with acting(keeper):
            publish_what_waits(keeper)
