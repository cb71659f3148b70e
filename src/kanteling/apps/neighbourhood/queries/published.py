"""What was published of own counts: the tables as they were frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.models import Area, PublishedCell
from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.rules import levels
from kanteling.apps.neighbourhood.rules.publishing import Quarter, last_over
from kanteling.foundation.actor import Actor, Role
from kanteling.platform import clock

_QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Told:
    """One area in a table; ``values`` in the order of the quarters."""

    name: str
    here: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """One topic over the last quarters."""

    name: str
    not_said: str
    quarters: tuple[str, ...]
    lines: tuple[Told, ...]
    last: datetime


@dataclass(frozen=True, slots=True)
class CountsPage:
    """The own counts of an area, of what lies around it, and of its buurten."""

    area: AreaView
    tables: tuple[CountTable, ...]
    next: Quarter | None


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
        by_topic.setdefault(cell.publication.topic, []).append(cell)
    tables = tuple(_table(code, those, names) for those in by_topic.values())
    last = last_over(clock.today())
    done = any(cell.publication.quarter == last.code for cell in cells)
    may = Role.FUNCTIONAL_MANAGER in actor.roles and not done
    return CountsPage(area, tables, last if may else None)


def _table(code: str, cells: list[Any], names: Mapping[str, str]) -> CountTable:
    quarters = tuple(dict.fromkeys(cell.publication.quarter for cell in cells))[:_QUARTERS]
    found = {(cell.code, cell.publication.quarter): cell for cell in cells}
    order = sorted({cell.code for cell in cells}, key=lambda each: (each != code, len(each), each))
    newest = cells[0].publication
    return CountTable(
        name=gettext(newest.name),
        not_said=gettext(newest.not_said),
        quarters=tuple(f"{quarter[:4]}, {gettext('kwartaal')} {quarter[-1]}" for quarter in quarters),
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
