"""How far the work on a list is, and the file that waits with it."""

import tempfile
from dataclasses import dataclass
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.db.models import F, Func, IntegerField

from kanteling.apps.social_map.models import ListWork, SentPart, WaitingList
from kanteling.apps.social_map.rules.exchanging import AT_ONCE_ROWS, Form, NoExchange, Step
from kanteling.apps.social_map.rules.reasons import FileReason
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.foundation.words import Reason
from kanteling.platform import clock

_IN_MEMORY = 2_000_000


@dataclass(frozen=True, slots=True)
class Work:
    """The last work on a list. ``problem`` when it did not end well; ``place`` where in the file."""

    id: UUID
    step: Step
    done: int
    of: int
    busy: bool
    problem: Reason | None
    place: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: in which form, whether it can be looked through now, and the work on it."""

    id: UUID
    file_name: str
    form: Form
    version: int
    ready: bool
    work: Work | None
    outcome: dict[str, Any]


def last_work(actor: Actor, waiting: UUID) -> Work | None:
    """The work that was asked for last; None when there never was any."""
    row = ListWork.objects.visible_to(actor).filter(waiting_id=waiting).order_by("-asked_at", "-pk").first()
    if row is None:
        return None
    return Work(row.pk, Step(row.step), row.done, row.of, row.ended_at is None, _problem(row.problem), row.place)


def _problem(code: str) -> Reason | None:
    """The sentence behind a code, whoever refused."""
    kinds: tuple[type[Reason], ...] = (NoExchange, FileReason)
    every = {each.code: each for kind in kinds for each in kind}
    return every.get(code, NoExchange.MEANWHILE) if code else None


def what_waits(actor: Actor, waiting: UUID) -> Waiting:
    """What waits under this id, without its lines. Raises `NotForYou`."""
    long = Func(F("lines"), function="jsonb_array_length", output_field=IntegerField())
    rows = WaitingList.objects.visible_to(actor).filter(pk=waiting).defer("lines", "fates", "choices")
    row = rows.annotate(many=long).first()
    if row is None:
        raise NotForYou
    form, weighed = Form(row.form), row.weighed == row.version
    if form is Form.SHEET:
        weighed = bool(row.many) and (weighed or row.many <= AT_ONCE_ROWS.on(clock.today()))
    work = last_work(actor, waiting)
    return Waiting(row.pk, row.file_name, form, row.version, weighed, work, row.outcome)


def file_of(actor: Actor, waiting: UUID) -> BinaryIO:
    """The file as it was sent, on the disk when it is large; close it to let it go."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (whoever asked closes it)
    parts = SentPart.objects.visible_to(actor).filter(waiting_id=waiting).order_by("number")
    for number in parts.values_list("number", flat=True):
        file.write(bytes(parts.values_list("content", flat=True).get(number=number)))
    file.seek(0)
    return cast(BinaryIO, file)
