"""Lists as work: what is long is read, weighed and put on the map by jobs that tell how far they are and can be stopped.

One job is one transaction: stopped, killed or refused, it leaves the map as it was. How far it is is said beside that
transaction, and there it also hears that somebody stopped it. What is short is done at once, by the very same functions.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map.commands import exchange_lists as lists
from kanteling.apps.social_map.commands.exchange_hsds import BadRows, bring_hsds, weigh_hsds
from kanteling.apps.social_map.commands.exchange_lists import new_waiting, publish_list, read_in, weigh
from kanteling.apps.social_map.models import ListWork, SentPart, WaitingList
from kanteling.apps.social_map.queries.exchange_fates import Say, quiet
from kanteling.apps.social_map.queries.exchange_lists import is_long, waiting_row, why_not_begin
from kanteling.apps.social_map.queries.exchange_packages import read_stream
from kanteling.apps.social_map.queries.exchange_sheets import digest_of, form_of
from kanteling.apps.social_map.queries.exchange_work import file_of
from kanteling.apps.social_map.rules.exchanging import (
    AT_ONCE_BYTES,
    PAGE_BYTES,
    PAGE_UNPACKED,
    SHOWN,
    Form,
    NoExchange,
    Step,
)
from kanteling.apps.social_map.rules.reasons import FileReason, FileRefused
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused, refuse_if
from kanteling.platform import clock
from kanteling.platform.beside import beside
from kanteling.platform.jobs import defer, job

_PART = 1_000_000


class Halted(Exception):
    """Somebody stopped this work."""


@transaction.atomic
def send(*, actor: Actor, stream: BinaryIO, name: str, organisation: UUID | None = None) -> UUID:
    """Take in a list or a package: looked through at once when it is small, else by a job. Raises `FileRefused`."""
    size = stream.seek(0, 2)
    if size == 0:
        raise FileRefused(FileReason.EMPTY)
    if size > PAGE_BYTES.on(clock.today()):
        raise FileRefused(FileReason.TOO_BIG, f"meer dan {PAGE_BYTES.on(clock.today()) // 1_000_000} MB")
    form = form_of(stream)
    row = new_waiting(actor, name, organisation, form)
    small = size <= AT_ONCE_BYTES.on(clock.today())
    if form is Form.HSDS or not small:
        _keep(actor, row, stream)
    if not small:
        _ask(actor, row, Step.READ)
    elif form is Form.HSDS:
        _look_through(actor, row, stream, quiet)
    else:
        read_in(actor, row, stream)
    return UUID(str(row.pk))


def _keep(actor: Actor, row: Any, stream: BinaryIO) -> None:
    """In pieces in the database: whoever does the work may run on another machine."""
    stream.seek(0)
    number = 0
    while content := stream.read(_PART):
        SentPart.objects.create(
            municipality_id=actor.municipality,
            waiting=row,
            person_id=actor.person,
            number=number,
            content=content,
        )
        number += 1


@transaction.atomic
def publish(*, actor: Actor, waiting: UUID, read: int) -> None:
    """Put on the map what waits, as it was when it had this version: at once, or by a job when it is long."""
    row = waiting_row(actor, waiting)
    refuse_if(why_not_begin(actor, row.pk))
    if row.version != read:
        raise ChangedMeanwhile
    if row.form == Form.HSDS.code:
        refuse_if(() if row.weighed == row.version and "wrong" not in row.outcome else (NoExchange.NOT_READ,))
        small = row.outcome.get("size", 0) <= AT_ONCE_BYTES.on(clock.today())
    else:
        small = not is_long(row)
    if small:
        _STEPS[Step.PUBLISH](actor, row, quiet)
    else:
        _ask(actor, row, Step.PUBLISH)


@transaction.atomic
def repair(
    *,
    actor: Actor,
    waiting: UUID,
    read: int,
    cells: Mapping[tuple[int, str], str],
    choices: Mapping[int, str],
) -> None:
    """`exchange_lists.repair`, and look a long list through again."""
    lists.repair(actor=actor, waiting=waiting, read=read, cells=cells, choices=choices)
    weigh_again(actor=actor, waiting=waiting)


@transaction.atomic
def name_columns(*, actor: Actor, waiting: UUID, read: int, columns: Sequence[str]) -> None:
    """`exchange_lists.name_columns`, and look a long list through again."""
    lists.name_columns(actor=actor, waiting=waiting, read=read, columns=columns)
    weigh_again(actor=actor, waiting=waiting)


@transaction.atomic
def weigh_again(*, actor: Actor, waiting: UUID) -> None:
    """Look a list through again that was stopped, or that was repaired and is long."""
    row = waiting_row(actor, waiting)
    refuse_if(why_not_begin(actor, row.pk))
    if row.form == Form.HSDS.code or not row.lines:
        _ask(actor, row, Step.READ)
    elif is_long(row):
        _ask(actor, row, Step.WEIGH)


@transaction.atomic
def stop(*, actor: Actor, waiting: UUID) -> None:
    """Let the work on this list end; the map stays as it was."""
    waiting_row(actor, waiting)
    open_ = ListWork.objects.visible_to(actor).filter(waiting_id=waiting, ended_at=None)
    open_.update(ended_at=clock.now(), problem=NoExchange.STOPPED.code)


def _ask(actor: Actor, row: Any, step: Step) -> None:
    made = ListWork.objects.create(
        municipality_id=actor.municipality,
        waiting=row,
        person_id=actor.person,
        step=step.code,
        asked_at=clock.now(),
    )
    defer(actor, work_on_list, asked=made.pk)


@job("social_map.work_on_list")
def work_on_list(actor: Actor, asked: UUID) -> None:
    """Do what was asked, all of it or nothing, and write down how it ended."""
    found = ListWork.objects.visible_to(actor).filter(pk=asked, ended_at=None).first()
    if found is None:
        return
    problem, place = "", ""
    try:
        with transaction.atomic():
            _STEPS[Step(found.step)](actor, waiting_row(actor, found.waiting_id), _sayer(actor, asked))
    except Halted:
        problem = NoExchange.STOPPED.code
    except FileRefused as no:
        problem, place = no.reason.code, no.where
        SentPart.objects.visible_to(actor).filter(waiting_id=found.waiting_id).delete()
    except (ChangedMeanwhile, NotForYou):
        problem = NoExchange.MEANWHILE.code
    except Refused as no:
        problem = no.reasons[0].code
    ended = {"ended_at": clock.now(), "problem": problem, "place": place}
    ListWork.objects.visible_to(actor).filter(pk=asked, ended_at=None).update(**ended)


def _sayer(actor: Actor, work: UUID) -> Say:
    """Writes down how far the work is, and ends it when somebody stopped it."""

    def say(done: int, of: int) -> None:
        mine = ListWork.objects.visible_to(actor).filter(pk=work)

        def tell() -> bool:
            mine.filter(ended_at=None).update(done=done, of=of)
            return mine.exclude(ended_at=None).exists()

        if beside(actor, tell):
            raise Halted

    return say


def _read(actor: Actor, row: Any, say: Say) -> None:
    with file_of(actor, row.pk) as stream:
        if row.form == Form.HSDS.code:
            _look_through(actor, row, stream, say)
            return
        say(0, 0)
        read_in(actor, row, stream, say)
    SentPart.objects.visible_to(actor).filter(waiting_id=row.pk).delete()


def _look_through(actor: Actor, row: Any, stream: BinaryIO, say: Say) -> None:
    """What a package would do; one with bad rows waits too, so that it can be told which."""
    digest, size = digest_of(stream), stream.seek(0, 2)
    say(0, 0)
    tables = read_stream(stream, PAGE_UNPACKED.on(clock.today()))
    many = len(tables["service"])
    try:
        found = weigh_hsds(actor=actor, tables=tables, digest=digest, progress=lambda done: say(done, many))
        outcome: dict[str, Any] = {
            name: getattr(found, name)
            for name in ("made", "changed", "same", "organisations", "places", "examples")
        }
    except BadRows as bad:
        first = bad.problems[: SHOWN.on(clock.today())]
        problems = [[each.column, each.line, each.written, each.reason.code] for each in first]
        outcome = {"wrong": len(bad.problems), "problems": problems}
    told = {"digest": digest, "outcome": {**outcome, "size": size}, "weighed": row.version}
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).update(**told)


def _publish(actor: Actor, row: Any, say: Say) -> None:
    if row.form != Form.HSDS.code:
        publish_list(actor=actor, waiting=row.pk, read=row.version, say=say)
        return
    with file_of(actor, row.pk) as stream:
        tables = read_stream(stream, PAGE_UNPACKED.on(clock.today()))
    many = len(tables["service"])
    bring_hsds(
        actor=actor,
        tables=tables,
        name=row.file_name,
        digest=row.digest,
        progress=lambda done: say(done, many),
        waited=row.pk,
    )
    WaitingList.objects.visible_to(actor).filter(pk=row.pk).delete()


_STEPS: dict[Step, Callable[[Actor, Any, Say], None]] = {
    Step.READ: _read,
    Step.WEIGH: weigh,
    Step.PUBLISH: _publish,
}
