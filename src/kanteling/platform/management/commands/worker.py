"""``manage worker``: do the jobs that were deferred, until stopped.

Also takes up what a killed worker left half done, and each night throws away sessions that ended.
"""

import asyncio
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from procrastinate.contrib.django import app


class Command(BaseCommand):
    """Takes jobs from PostgreSQL as they come; SIGTERM lets the one in hand finish."""

    requires_system_checks: tuple[
        str, ...
    ] = ()  # tests did them; they would read every page and the whole API into memory
    help = "Do the jobs that were deferred (mail, reactions), until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when there is nothing left to do")
        parser.add_argument("--at-a-time", type=int, default=2, metavar="N", help="how many jobs at once")

    def handle(self, *args: Any, **options: Any) -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
            asyncio.run(self._work(worker, wait=not options["once"], many=options["at_a_time"]))

    async def _work(self, worker: Any, *, wait: bool, many: int) -> None:
        async with worker.open_async():
            for left in await worker.job_manager.get_stalled_jobs(queue="kanteling"):
                await worker.job_manager.retry_job(left)
            await worker.run_worker_async(
                queues=["kanteling"],
                wait=wait,
                concurrency=many,
                name="kanteling",
                delete_jobs="successful",
                shutdown_graceful_timeout=8,
            )
