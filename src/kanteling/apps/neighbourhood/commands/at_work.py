"""A large file comes in by a job that tells how far it is and can be stopped: all of it, or nothing.

The job is one transaction. How far it is is said beside that transaction, and there it also hears that somebody stopped
it. That it ended well is written inside it, so that stopping and ending cannot both be true.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.db import transaction

from kanteling.apps.neighbourhood.commands.waiting import say_yes
from kanteling.apps.neighbourhood.models import Bringing
from kanteling.apps.neighbourhood.queries.bringing import waiting_name
from kanteling.apps.neighbourhood.rules.bringing import NotBrought
from kanteling.apps.neighbourhood.rules.reasons import FileRefused
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.beside import beside
from kanteling.platform.db import hold
from kanteling.platform.jobs import defer, job


class Halted(Exception):
    """Somebody stopped this work."""


@transaction.atomic
def ask_to_bring(
    *,
    actor: Actor,
    waiting: UUID,
    year: int | None,
    source: str,
    skip_bad: bool,
    mapping: Mapping[str, str] | None = None,
) -> UUID:
    """Let the file that waits come in by a job; asked twice it is the same work."""
    name = waiting_name(actor, waiting)
    hold(waiting)
    busy = Bringing.objects.visible_to(actor).filter(file=waiting, ended_at=None).first()
    if busy is not None:
        return UUID(str(busy.pk))
    made = Bringing.objects.create(
        municipality_id=actor.municipality,
        person_id=actor.person,
        file=waiting,
        file_name=name,
        year=year,
        source=source,
        skip_bad=skip_bad,
        mapping=dict(mapping or {}),
        asked_at=clock.now(),
    )
    defer(actor, bring_by_job, asked=made.pk)
    return UUID(str(made.pk))


@transaction.atomic
def stop(*, actor: Actor, asked: UUID) -> bool:
    """Let the work end; nothing comes in. Returns whether it was in time."""
    mine = Bringing.objects.visible_to(actor).filter(pk=asked)
    if not mine.exists():
        raise NotForYou
    open_ = mine.filter(ended_at=None)
    return bool(open_.update(ended_at=clock.now(), problem=NotBrought.STOPPED.code))


@job("neighbourhood.bring_in")
def bring_by_job(actor: Actor, asked: UUID) -> None:
    """Bring in what was asked, all of it or nothing, and write down how it ended."""
    mine = Bringing.objects.visible_to(actor).filter(pk=asked, ended_at=None)
    row = mine.first()
    if row is None:
        return
    problem, place = NotBrought.GONE.code, ""
    try:
        with transaction.atomic():
            brought = say_yes(
                actor=actor,
                waiting=row.file,
                year=row.year,
                source=row.source,
                skip_bad=row.skip_bad,
                mapping=row.mapping,
                progress=_sayer(actor, asked),
            )
            came = {"arrival_id": brought.arrival, "areas": brought.areas, "figures": brought.figures}
            if not mine.update(ended_at=clock.now(), done=brought.rows, **came):
                raise Halted
        return
    except Halted:
        return  # whoever stopped it wrote that down
    except FileRefused as no:
        problem, place = no.reason.code, no.where[:200]
    except NotForYou:
        pass
    mine.update(ended_at=clock.now(), problem=problem, place=place)


def _sayer(actor: Actor, asked: UUID) -> Callable[[int], None]:
    """Writes down how many rows were read, and ends the work when somebody stopped it."""

    def say(done: int) -> None:
        mine = Bringing.objects.visible_to(actor).filter(pk=asked)

        def tell() -> bool:
            mine.filter(ended_at=None).update(done=done)
            return mine.exclude(ended_at=None).exists()

        if beside(actor, tell):
            raise Halted

    return say
