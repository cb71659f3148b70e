"""When own counts are told: once per quarter, after it ended, and never again. Nobody chooses another cut.

The tree is fixed: gemeente > wijk > buurt. What belongs to a wijk but to none of its buurten is a part that is never
told ("the wijk itself"), so that sums stay true.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from kanteling.apps.neighbourhood.rules.levels import Level, level_of, municipality_of, parent_of
from kanteling.foundation.actor import Role
from kanteling.foundation.disclosure import Cell, Tree
from kanteling.foundation.words import Reason

SELF = "~"
_QUARTER = re.compile(r"(20\d\d)K([1-4])")


class NoPublishing(Reason):
    """Why counts cannot be published now."""

    NOT_MANAGER = "not_manager", "De functioneel beheerder publiceert aantallen."
    NOT_OVER = "not_over", "Dit kwartaal is nog niet voorbij. Daarna pas."
    DONE = "done", "Dit kwartaal is al gepubliceerd. Dat blijft staan."
    ODD = "odd", "Dit is geen kwartaal, zoals 2026K1."
    NO_AREAS = "no_areas", "Er zijn nog geen wijken ingelezen."


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months: ``start`` is in, ``end`` is not."""

    code: str
    start: date
    end: date


def quarter_in(code: str) -> Quarter | None:
    """The quarter that a code names; None when it names none."""
    found = _QUARTER.fullmatch(code)
    if not found:
        return None
    year, number = int(found[1]), int(found[2])
    end = date(year + (number == 4), number % 4 * 3 + 1, 1)
    return Quarter(code, date(year, number * 3 - 2, 1), end)


def last_over(today: date) -> Quarter:
    """The last quarter that is over."""
    number = (today.month - 1) // 3
    code = f"{today.year}K{number}" if number else f"{today.year - 1}K4"
    found = quarter_in(code)
    assert found is not None
    return found


def why_not_publish(
    roles: Set[Role], quarter: Quarter | None, today: date, *, done: bool, areas: bool
) -> tuple[NoPublishing, ...]:
    """Why this quarter cannot be published; empty means it can."""
    if Role.FUNCTIONAL_MANAGER not in roles:
        return (NoPublishing.NOT_MANAGER,)
    if quarter is None:
        return (NoPublishing.ODD,)
    if quarter.end > today:
        return (NoPublishing.NOT_OVER,)
    if done:
        return (NoPublishing.DONE,)
    return () if areas else (NoPublishing.NO_AREAS,)


def tree_of(codes: Iterable[str]) -> Tree | None:
    """The tree of one gemeente from the codes of its wijken and buurten; None without any wijk."""
    known = sorted(set(codes))
    wijken = {code for code in known if level_of(code) is Level.DISTRICT}
    if not wijken:
        return None
    gemeente = municipality_of(next(iter(sorted(wijken))))
    parents = dict.fromkeys(sorted(wijken), gemeente)
    for code in known:
        if level_of(code) is Level.QUARTER and parent_of(code) in wijken:
            parents[code] = parent_of(code)
    for code in sorted({*parents.values()}):
        parents[code + SELF] = code
    return Tree(parents)


def table(tree: Tree, counted: Mapping[str, int], column: str) -> tuple[dict[Cell, int], set[Cell]]:
    """Counts for every area of the tree that add up, and which of them are never told."""
    inside = tree.inside()
    cells: dict[Cell, int] = {}

    def fill(row: str) -> int:
        own = counted.get(row.removesuffix(SELF), 0) if row.endswith(SELF) or row not in inside else 0
        cells[row, column] = own + sum(fill(child) for child in inside.get(row, ()))
        return cells[row, column]

    root = next(row for row in tree.rows if row not in tree.parents)
    fill(root)
    return cells, {cell for cell in cells if cell[0].endswith(SELF)}
