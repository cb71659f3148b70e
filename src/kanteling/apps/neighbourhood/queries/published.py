"""What was published of own counts: the tables as they were frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, Publication, PublishedCell
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.rules import levels
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.publishing import CHOSEN, Quarter, next_over, quarter_in, waiting
from kanteling.foundation.actor import Actor, Role
from kanteling.platform import clock

_QUARTERS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """One area in a table; ``values`` in the order of the quarters."""

    name: str
    here: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """One topic over the last quarters and years; ``head`` stands above the first column."""

    name: str
    head: str
    not_said: str
    quarters: tuple[str, ...]
    lines: tuple[Told, ...]
    last: datetime


@dataclass(frozen=True, slots=True)
class CountsPage:
    """The own counts of an area, of what lies around it, and of its buurten; and when the next ones come.

    ``next`` is a quarter that should stand already and that the reader may publish by hand.
    """

    area: AreaView
    tables: tuple[CountTable, ...]
    next: Quarter | None
    coming: str
    day: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure that residents chose, and by how many at the end of a quarter. Never fewer than ten."""

    indicator: str
    people: int


def chosen_in(actor: Actor, code: str) -> tuple[str, tuple[Chosen, ...]]:
    """What residents chose in an area as last published, most chosen first, and over which quarter. One query."""
    cells = PublishedCell.objects.visible_to(actor).filter(code=code, publication__topic__startswith=CHOSEN)
    newest = Publication.objects.visible_to(actor).order_by("-quarter").filter(quarter__contains="K")
    rows = list(
        cells.filter(publication__quarter=newest.values("quarter")[:1], shown__isnull=False).select_related(
            "publication"
        )
    )
    order = list(INDICATORS)
    found = [Chosen(row.publication.topic.removeprefix(CHOSEN), row.shown) for row in rows]
    found = [each for each in found if each.indicator in INDICATORS]
    found.sort(key=lambda each: (-each.people, order.index(each.indicator)))
    return (in_words(rows[0].publication.quarter) if rows else "", tuple(found))


def next_day() -> date:
    """The day of the next publication."""
    return next_over(clock.today()).day


def in_words(column: str) -> str:
    """A quarter, or a year, as a head of a table."""
    quarter = quarter_in(column)
    return (
        f"{column[:4]}, {gettext('kwartaal')} {column[-1]}" if quarter else f"{column}, {gettext('heel het jaar')}"
    )


def counts_page(actor: Actor, code: str) -> CountsPage:
    """The frozen tables in which an area stands. Raises `NotForYou` when it is not known."""
    area = areas.area_of(actor, code)
    around = [each for each in levels.around(code) if each != levels.COUNTRY]
    cells = list(
        PublishedCell.objects.visible_to(actor)
        .filter(Q(code__in=[code, *around]) | Q(parent=code))
        .exclude(code__endswith="~")
        .select_related("publication")
        .order_by("-publication__quarter", "code")
    )
    there = {cell.code for cell in cells}
    rows = areas.newest(Area.objects.visible_to(actor).filter(code__in=there).defer("outline")) if there else []
    names = {row.code: row.name for row in rows}
    by_topic: dict[str, list[Any]] = {}
    for cell in cells:
        if cell.publication.topic.startswith(CHOSEN):
            by_topic.setdefault(CHOSEN, []).append(cell)
        else:
            by_topic.setdefault(cell.publication.topic, []).append(cell)
    chosen = by_topic.pop(CHOSEN, [])
    tables = [_table(code, those, names) for those in by_topic.values()]
    coming = next_over(clock.today())
    done = {cell.publication.quarter for cell in cells if quarter_in(cell.publication.quarter)}
    late = waiting(clock.today(), done) if Role.FUNCTIONAL_MANAGER in actor.roles else ()
    return CountsPage(
        area,
        (*tables, *_chosen([cell for cell in chosen if cell.code == code])),
        late[0] if late else None,
        in_words(coming.code),
        coming.day,
    )


def _chosen(cells: list[Any]) -> Iterator[CountTable]:
    """What was chosen in one area: a line for each figure that was told in some quarter."""
    told = {cell.publication.topic for cell in cells if cell.shown is not None}
    if not told:
        return
    quarters = tuple(dict.fromkeys(cell.publication.quarter for cell in cells))[:_QUARTERS]
    found = {(cell.publication.topic, cell.publication.quarter): cell for cell in cells}
    names = {cell.publication.topic: gettext(cell.publication.name) for cell in cells}
    yield CountTable(
        name=gettext("Wat bewoners belangrijk vinden"),
        head=gettext("Cijfer"),
        not_said=gettext(cells[0].publication.not_said),
        quarters=tuple(in_words(quarter) for quarter in quarters),
        lines=tuple(
            Told(names[topic], False, tuple(_said(found.get((topic, quarter))) for quarter in quarters))
            for topic in sorted(told, key=lambda topic: names[topic])
        ),
        last=cells[0].publication.at,
    )


def _table(code: str, cells: list[Any], names: Mapping[str, str]) -> CountTable:
    quarters = tuple(dict.fromkeys(cell.publication.quarter for cell in cells))[:_QUARTERS]
    found = {(cell.code, cell.publication.quarter): cell for cell in cells}
    order = sorted({cell.code for cell in cells}, key=lambda each: (each != code, len(each), each))
    newest = cells[0].publication
    return CountTable(
        name=gettext(newest.name),
        head=gettext("Gebied"),
        not_said=gettext(newest.not_said),
        quarters=tuple(in_words(quarter) for quarter in quarters),
        lines=tuple(
            Told(
                names.get(each, each),
                each == code,
                tuple(_said(found.get((each, quarter))) for quarter in quarters),
            )
            for each in order
        ),
        last=newest.at,
    )


def _said(cell: Any) -> str:
    if cell is None:
        return ""
    if cell.shown is None:
        return gettext("verborgen")
    return formats.number_format(cell.shown, force_grouping=True)
