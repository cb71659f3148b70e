"""What a list that waits would do to the map, before anybody says yes; and what came in before. Writes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from kanteling.apps.social_map.models import (
    Arrival,
    Change,
    Keeper,
    KnownColumns,
    ListWork,
    Organisation,
    WaitingList,
    Withdrawal,
)
from kanteling.apps.social_map.queries.exchange_fates import Fate, Line, fates, meanings
from kanteling.apps.social_map.rules.exchanging import AT_ONCE_ROWS, SHOWN, NoExchange, why_not_bring
from kanteling.apps.social_map.rules.reasons import RowReason, Wrong
from kanteling.apps.social_map.rules.spreadsheet_columns import SKIP, Column, guess, signature
from kanteling.apps.social_map.rules.spreadsheet_rows import read
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock

_GOOD = (Fate.NEW, Fate.CHANGED)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A waiting list as a page shows it. ``lines`` are those that are shown: of a short list all, else some of each fate.

    ``start`` is how many of the good lines come before the first that is shown.
    """

    id: UUID
    version: int
    file_name: str
    organisation: str
    heads: list[str]
    columns: list[Column | None]
    examples: list[str]
    lines: list[Line]
    many: Mapping[Fate, int]
    remembered: bool
    start: int = 0

    def of(self, *wanted: Fate) -> list[Line]:
        """The lines with one of these fates, as far as they are shown."""
        return [line for line in self.lines if line.fate in wanted]


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """One file that came in before."""

    id: UUID
    at: datetime
    called: str
    file_name: str
    made: int
    changed: int
    same: int
    left_out: int
    problems: tuple[Any, ...] = ()


def keeps_of(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The organisations that this actor keeps, by name."""
    rows = Keeper.objects.visible_to(actor).filter(person_id=actor.person, until=None)
    return tuple(rows.order_by("organisation__name").values_list("organisation_id", "organisation__name"))


def door(actor: Actor) -> tuple[bool, tuple[tuple[UUID, str], ...]]:
    """Whether this actor keeps the whole map, and which organisations. Raises `Refused` for who keeps nothing."""
    kept = keeps_of(actor)
    reasons: tuple[NoExchange, ...] = why_not_bring(actor.roles, keeps=bool(kept))
    if reasons:
        raise Refused(reasons)
    return Role.FUNCTIONAL_MANAGER in actor.roles, kept


def arrivals(actor: Actor, most: int = 20) -> tuple[ArrivalLine, ...]:
    """What came in last."""
    rows = Arrival.objects.visible_to(actor).defer("rest", "problems").order_by("-at")[:most]
    return tuple(_arrival(row) for row in rows)


def arrival_of(actor: Actor, arrival: UUID) -> ArrivalLine | None:
    """What came of one file, by the id under which it waited; None when it did not come in."""
    row = Arrival.objects.visible_to(actor).defer("rest").filter(pk=arrival).first()
    return replace(_arrival(row), problems=tuple(row.problems)) if row else None


def _arrival(row: Any) -> ArrivalLine:
    return ArrivalLine(row.pk, row.at, row.called, row.file_name, row.made, row.changed, row.same, row.left_out)


def came_before(actor: Actor, digest: str) -> Any:
    """The arrival of this very file, when nothing on the map was changed after it; else None.

    Whoever may bring a package reads every change, so that none is overlooked.
    """
    found = Arrival.objects.visible_to(actor).filter(digest=digest).order_by("-at").first() if digest else None
    if found is None:
        return None
    after = [Arrival.objects.filter(at__gt=found.at), Change.objects.filter(made_at__gt=found.at)]
    after += [Withdrawal.objects.filter(made_at__gt=found.at), Withdrawal.objects.filter(ended_at__gt=found.at)]
    after += [Organisation.objects.filter(gone_at__gt=found.at)]
    return None if any(rows.visible_to(actor).exists() for rows in after) else found


def waiting_lists(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """Lists on which this actor still works."""
    return tuple(WaitingList.objects.visible_to(actor).order_by("-at").values_list("pk", "file_name"))


def waiting_row(actor: Actor, waiting: UUID) -> Any:
    """The row of a list that waits. Raises `NotForYou`."""
    row = WaitingList.objects.visible_to(actor).filter(pk=waiting).select_related("organisation").first()
    if row is None:
        raise NotForYou
    return row


def why_not_begin(actor: Actor, waiting: UUID) -> tuple[NoExchange, ...]:
    """Why nothing can be begun with a list now: something else is being done with it."""
    open_ = ListWork.objects.visible_to(actor).filter(waiting_id=waiting, ended_at=None)
    return (NoExchange.BUSY,) if open_.exists() else ()


def remembered(actor: Actor, heads: Sequence[str]) -> Mapping[str, str] | None:
    """What columns with these heads meant the last time in this municipality."""
    rows = KnownColumns.objects.visible_to(actor).filter(signature=signature(heads)).order_by("-at")
    found: Mapping[str, str] | None = rows.values_list("columns", flat=True).first()
    return found


def columns_for(actor: Actor, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str]:
    """The meaning of each column: as it was remembered, else as it is guessed."""
    before = remembered(actor, heads)
    if before is not None:
        return [before.get(head, SKIP) for head in heads]
    return [column.code if column else SKIP for column in guess(heads, lines)]


def is_long(row: Any) -> bool:
    """Whether looking through this list is work for a job."""
    return len(row.lines) > AT_ONCE_ROWS.on(clock.today())


def list_page(actor: Actor, waiting: UUID, start: int = 0) -> ListPage:
    """Everything about a waiting list, as it stands after the last repair. A long one as it was weighed by a job."""
    row = waiting_row(actor, waiting)
    if is_long(row):
        many, lines = _weighed(row, start)
    else:
        lines = fates(actor, row)
        many, start = Counter(line.fate for line in lines), _within(start, lines)
    first = row.lines[:30]
    examples = [next((cells[at] for _, cells in first if cells[at].strip()), "") for at in range(len(row.heads))]
    owner = row.organisation.name if row.organisation_id else ""
    return ListPage(
        row.pk, row.version, row.file_name, owner, row.heads, meanings(row), [each[:80] for each in examples], lines,
        many, remembered(actor, row.heads) is not None, start,
    )  # fmt: skip


def _within(start: int, lines: Sequence[Line]) -> int:
    return start if start < sum(line.fate in _GOOD for line in lines) else 0


def kept_fates(lines: Sequence[Line]) -> list[Any]:
    """What is kept of a long list after weighing: number, fate, and for a line that is like another which and why."""
    return [[line.number, line.fate.code, line.like or _twice(line), list(line.why)] for line in lines]


def _twice(line: Line) -> str:
    return next((each.written for each in line.draft.wrong if each.reason is RowReason.TWICE), "")


def _weighed(row: Any, start: int) -> tuple[Mapping[Fate, int], list[Line]]:
    """How many lines have each fate, and those that are shown: read again, so that nothing of them is kept twice."""
    many = Counter(Fate(kept[1]) for kept in row.fates)
    most, seen, chosen = SHOWN.on(clock.today()), Counter[str](), []
    for kept in row.fates:
        group = "good" if Fate(kept[1]) in _GOOD else kept[1]
        seen[group] += 1
        after = start if group == "good" else 0
        if group not in (Fate.SAME.code, Fate.SKIPPED.code) and after < seen[group] <= after + most:
            chosen.append(kept)
    cells_of: dict[int, Sequence[str]] = dict(row.lines)
    return many, [_again(row, cells_of[kept[0]], kept) for kept in chosen]


def _again(row: Any, cells: Sequence[str], kept: Sequence[Any]) -> Line:
    number, fate, like, why = kept
    draft = read(number, cells, meanings(row), clock.today())
    if row.organisation_id:
        draft = replace(draft, organisation=row.organisation.name)
    if Fate(fate) is Fate.WRONG and not draft.wrong:
        draft = replace(draft, wrong=(Wrong(number, RowReason.TWICE, Column.TITLE.code, like),))
    return Line(number, tuple(cells), draft, Fate(fate), like=like, why=tuple(why))
