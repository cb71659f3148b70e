"""A file on a page waits for a yes: nothing comes in before someone saw what it will do."""

from collections.abc import Callable, Mapping
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from kanteling.apps.neighbourhood.commands.bringing import Brought, bring_in
from kanteling.apps.neighbourhood.models import Bringing, Waiting
from kanteling.apps.neighbourhood.queries.bringing import waiting_file
from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.bringing import why_not_bring
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock


@transaction.atomic
def put_ready(*, actor: Actor, stream: BinaryIO, name: str) -> UUID:
    """Keep a file until its bringer says yes; what the same person left lying before goes."""
    refuse_if(why_not_bring(actor.roles))
    most = numbers.PAGE_BYTES.on(clock.today())
    content = stream.read(most + 1)
    if not content:
        raise FileRefused(FileReason.EMPTY)
    if len(content) > most:
        raise FileRefused(FileReason.TOO_BIG, f"meer dan {most // 1_000_000} MB")
    Waiting.objects.visible_to(actor).delete()
    Bringing.objects.visible_to(actor).exclude(ended_at=None).delete()
    clean = "".join(letter for letter in name if letter.isprintable())[-200:]
    row = Waiting.objects.create(
        municipality_id=actor.municipality,
        person_id=actor.person,
        file_name=clean or "bestand",
        content=content,
        at=clock.now(),
    )
    return UUID(str(row.pk))


@transaction.atomic
def say_yes(
    *,
    actor: Actor,
    waiting: UUID,
    year: int | None,
    source: str,
    skip_bad: bool,
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda many: None,
) -> Brought:
    """Bring in the file that waits, and let it go."""
    name, stream = waiting_file(actor, waiting)
    brought = bring_in(
        actor=actor,
        stream=stream,
        name=name,
        year=year,
        source=source,
        skip_bad=skip_bad,
        mapping=mapping,
        progress=progress,
    )
    Waiting.objects.visible_to(actor).filter(pk=waiting).delete()
    return brought


@transaction.atomic
def throw_away(*, actor: Actor, waiting: UUID) -> None:
    """Do not bring it in after all."""
    Waiting.objects.visible_to(actor).filter(pk=waiting).delete()
