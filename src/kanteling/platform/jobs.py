"""Work for after the commit: a thin layer over procrastinate, which keeps its jobs in our own PostgreSQL.

A job is written in the transaction of the change that asks for it: both are there, or neither. It carries identifiers
only, never a name or an address, and runs with the rights that its asker has by then: who lost access in between
starts nothing any more. Runs at least once, so a job looks first whether its work was done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.db import acting

TRIES = 8
WAIT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Job:
    """A function that can be deferred, under the name by which the worker finds it again."""

    name: str
    run: Callable[..., None]

    def __call__(self, actor: Actor, **ids: UUID) -> None:
        """Run it now, as ``actor``."""
        self.run(actor, **ids)


def job(name: str) -> Callable[[Callable[..., None]], Job]:
    """Make ``run(actor, **ids)`` a job. Tried 8 times, each time after a longer wait (5 s, 25 s, ...)."""

    def make(run: Callable[..., None]) -> Job:
        retry = RetryStrategy(max_attempts=TRIES, exponential_wait=WAIT_SECONDS)

        @app.task(name=name, queue="kanteling", retry=retry)
        def task(person: str, hand: str, ids: dict[str, str]) -> None:
            _work(run, person, hand, ids)

        return Job(name, run)

    return make


def defer(actor: Actor, work: Job, *, after: timedelta | None = None, **ids: UUID | None) -> None:
    """Let ``work`` happen after this transaction, in the name of ``actor``; ``after`` some time, when that is given."""
    plain: dict[str, Any] = {key: str(value) for key, value in ids.items() if value is not None}
    at = clock.now() + after if after else None
    app.configure_task(work.name, queue="kanteling", schedule_at=at).defer(
        person=str(actor.person), hand=str(actor.hand), ids=plain
    )


def _work(run: Callable[..., None], person: str, hand: str, ids: dict[str, str]) -> None:
    """Find out what the asker may do now, and run. Someone who is unknown by now asks nothing any more."""
    find: Callable[..., Actor] = import_string(settings.KANTELING_ACTOR_OF)
    try:
        actor = find(UUID(person), Channel.JOB, hand=UUID(hand))
    except NotForYou:
        return
    arguments: dict[str, Any] = {key: UUID(value) for key, value in ids.items()}
    with acting(actor):
        run(actor, **arguments)


@app.periodic(cron="*/10 * * * *")
@app.task(name="kanteling.take_up", queue="kanteling", pass_context=True)
async def take_up(context: Any, timestamp: int) -> None:
    """Take up what a worker that was killed left half done; a job looks first whether its work was done."""
    manager = context.app.job_manager
    for left in await manager.get_stalled_jobs(queue="kanteling"):
        await manager.retry_job(left)


@app.periodic(cron="17 3 * * *")
@app.task(name="kanteling.tidy", queue="kanteling")
def tidy(timestamp: int) -> None:
    """Throw away sessions that ended, each night."""
    from django.contrib.sessions.models import Session

    Session.objects.filter(expire_date__lt=clock.now()).delete()


@app.periodic(cron="41 3 * * *")
@app.task(name="kanteling.count_words", queue="kanteling")
def count_words(timestamp: int) -> None:
    """Count again, each night, how many entries hold a word: rare words tell more in a search."""
    from django.apps import apps

    from kanteling.platform.search import Findable, recount

    for model in apps.get_models():
        if issubclass(model, Findable):
            recount(model._meta.db_table)
