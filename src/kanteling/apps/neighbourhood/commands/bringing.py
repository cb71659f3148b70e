"""Bringing in a file of areas and figures: all of it, or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kanteling.apps.neighbourhood.commands import storing
from kanteling.apps.neighbourhood.events import AreasArrived
from kanteling.apps.neighbourhood.models import Arrival
from kanteling.apps.neighbourhood.queries.files import Told, understand
from kanteling.apps.neighbourhood.rules import indicators, numbers
from kanteling.apps.neighbourhood.rules.bringing import why_not_bring
from kanteling.apps.neighbourhood.rules.reasons import BadRow, FileReason, FileRefused
from kanteling.apps.neighbourhood.rules.rows import AreaRow
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import new_id
from kanteling.foundation.refusals import refuse_if
from kanteling.platform import clock
from kanteling.platform.db import hold
from kanteling.platform.journal import record

ONE_AT_A_TIME = UUID("6b8e8a52-0000-7000-8000-617265617321")
_AT_ONCE = 1000


@dataclass(slots=True)
class Brought:
    """What came of a file. ``arrival`` is None when everything stood there already; ``unknown`` columns were passed by."""

    name: str
    year: int
    source: str
    label: str = "Regel"
    arrival: UUID | None = None
    rows: int = 0
    areas: int = 0
    figures: int = 0
    left_out: int = 0
    problems: list[BadRow] = field(default_factory=list)
    unknown: tuple[str, ...] = ()


class BadRows(FileRefused):
    """There are rows that cannot be taken in; ``brought`` names them. Nothing was written."""

    def __init__(self, brought: Brought) -> None:
        super().__init__(FileReason.BAD_ROWS, str(brought.left_out))
        self.brought = brought


@transaction.atomic
def bring_in(
    *,
    actor: Actor | None,
    stream: BinaryIO,
    name: str,
    year: int | None = None,
    source: str = "",
    skip_bad: bool = False,
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda many: None,
) -> Brought:
    """Take in a file for the actor's municipality, or for all of them when the operator does it (no actor).

    Raises `FileRefused` for a file that cannot be read, `BadRows` when rows are wrong and ``skip_bad`` is not set.
    """
    if actor is not None:
        refuse_if(why_not_bring(actor.roles))
    elif not settings.AS_OWNER:
        raise PermissionError("only the owner of the database brings areas for every municipality")
    told = understand(stream, name, year, source, mapping)
    hold(ONE_AT_A_TIME)
    brought = Brought(told.name, told.year, "", told.table.label, unknown=told.columns.unknown)
    used: dict[str, indicators.Indicator] = {}
    _go_through(told, brought, used, progress, keep_going=skip_bad)
    brought.source = told.source
    if brought.left_out and (not skip_bad or brought.left_out == brought.rows):
        raise BadRows(brought)
    _keep(actor, told, brought, used)
    return brought


def _go_through(
    told: Told,
    brought: Brought,
    used: dict[str, indicators.Indicator],
    progress: Callable[[int], None],
    *,
    keep_going: bool,
) -> None:
    """Read every row; let the good ones arrive, as long as there is a chance that they will stay."""
    most = numbers.SHOWN_BAD_ROWS.on(clock.today())
    waiting: list[AreaRow] = []
    named: set[str] = set()
    for row in told.rows():
        brought.rows += 1
        if isinstance(row, AreaRow):
            used.update((indicator.code, indicator) for indicator, _ in row.figures)
            waiting.append(row)
        else:
            brought.left_out += 1
            brought.problems += row[: most - len(brought.problems)]
        if len(waiting) >= _AT_ONCE:
            if keep_going or not brought.left_out:
                storing.let_arrive(waiting, named)
            waiting.clear()
        if brought.rows % _AT_ONCE == 0:
            progress(brought.rows)
    if keep_going or not brought.left_out:
        storing.let_arrive(waiting, named)
    progress(brought.rows)


def _keep(actor: Actor | None, told: Told, brought: Brought, used: dict[str, indicators.Indicator]) -> None:
    """Write what is new or changed, and who brought it; write nothing when everything stood there already."""
    here = actor.municipality if actor else None
    arrival = new_id()
    with storing.line_comes_last():
        brought.areas, brought.figures = storing.take_in(
            here, arrival, told.year, numbers.COUNTRY_AREAS.on(clock.today())
        )
        if not (storing.define(here, arrival, used) or brought.areas or brought.figures):
            return
        Arrival.objects.create(
            pk=arrival,
            municipality_id=here,
            at=clock.now(),
            person_id=actor.person if actor else None,
            called=actor.called[:100] if actor else "beheer",
            file_name=told.name,
            digest=told.digest,
            source=brought.source,
            year=told.year,
            rows=brought.rows,
            areas=brought.areas,
            figures=brought.figures,
            left_out=brought.left_out,
            problems=[bad.dutch(brought.label) for bad in brought.problems],
        )
    brought.arrival = arrival
    if actor is not None:
        record(actor, AreasArrived(subject=arrival, detail=told.name))
