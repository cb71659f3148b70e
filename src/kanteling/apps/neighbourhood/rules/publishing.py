"""When own counts are told: once per quarter, on a fixed day after it ended, and never again. Nobody chooses another cut.

A year is told with its last quarter, as the sum of the four: only then do quarters and year hold each other in check.
The tree is fixed for a year: gemeente > wijk > buurt. What belongs to a wijk but to none of its buurten is a part that is never
told ("the wijk itself"), so that sums stay true.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from kanteling.apps.neighbourhood.rules import numbers
from kanteling.apps.neighbourhood.rules.levels import Level, around, level_of, municipality_of, parent_of
from kanteling.foundation.actor import Role
from kanteling.foundation.disclosure import Cell, Shown, Tree, limits
from kanteling.foundation.words import Reason

SELF = "~"
CHOSEN = "chosen:"
"""Before the code of a figure: the table of how many chose it."""
_QUARTER = re.compile(r"(20\d\d)K([1-4])")


class NoPublishing(Reason):
    """Why counts cannot be published now."""

    NOT_MANAGER = "not_manager", "De functioneel beheerder publiceert aantallen."
    NOT_OVER = "not_over", "Dit kwartaal is nog niet aan de beurt. Op de kalender staat wanneer."
    DONE = "done", "Dit kwartaal is al gepubliceerd. Dat blijft staan."
    ODD = "odd", "Dit is geen kwartaal, zoals 2026K1."
    NO_AREAS = "no_areas", "Er zijn nog geen wijken ingelezen."


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months: ``start`` is in, ``end`` is not."""

    code: str
    start: date
    end: date

    @property
    def year(self) -> str:
        """The year of which it is a part."""
        return self.code[:4]

    @property
    def day(self) -> date:
        """On which day it is published."""
        return self.end + timedelta(numbers.PUBLISHING_DAY.on(self.end) - 1)


def quarter_in(code: str) -> Quarter | None:
    """The quarter that a code names; None when it names none."""
    found = _QUARTER.fullmatch(code)
    if not found:
        return None
    year, number = int(found[1]), int(found[2])
    end = date(year + (number == 4), number % 4 * 3 + 1, 1)
    return Quarter(code, date(year, number * 3 - 2, 1), end)


def quarters_of(year: str) -> tuple[Quarter, ...]:
    """The four quarters of a year."""
    found = (quarter_in(f"{year}K{number}") for number in range(1, 5))
    return tuple(quarter for quarter in found if quarter)


def last_over(today: date) -> Quarter:
    """The last quarter of which the day of publication came."""
    every = (*quarters_of(str(today.year - 1)), *quarters_of(str(today.year)))
    return max((quarter for quarter in every if quarter.day <= today), key=lambda quarter: quarter.end)


def next_over(today: date) -> Quarter:
    """The quarter that is published next."""
    every = (*quarters_of(str(today.year - 1)), *quarters_of(str(today.year)))
    return min((quarter for quarter in every if quarter.day > today), key=lambda quarter: quarter.end)


def waiting(today: date, done: Set[str]) -> tuple[Quarter, ...]:
    """The quarters that should stand by now and do not, the oldest first. Before the first there is nothing to make up."""
    last = last_over(today)
    if not done:
        return (last,)
    years = range(int(min(done)[:4]), today.year + 1)
    every = [quarter for year in years for quarter in quarters_of(str(year))]
    return tuple(q for q in every if min(done) < q.code <= last.code and q.code not in done)


def why_not_publish(
    roles: Set[Role], quarter: Quarter | None, today: date, *, done: bool, areas: bool
) -> tuple[NoPublishing, ...]:
    """Why this quarter cannot be published; empty means it can."""
    if Role.FUNCTIONAL_MANAGER not in roles:
        return (NoPublishing.NOT_MANAGER,)
    if quarter is None:
        return (NoPublishing.ODD,)
    if quarter.day > today:
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
    counted = _within(tree, counted)
    cells: dict[Cell, int] = {}

    def fill(row: str) -> int:
        own = counted.get(row.removesuffix(SELF), 0) if row.endswith(SELF) or row not in inside else 0
        cells[row, column] = own + sum(fill(child) for child in inside.get(row, ()))
        return cells[row, column]

    root = next(row for row in tree.rows if row not in tree.parents)
    fill(root)
    return cells, {cell for cell in cells if cell[0].endswith(SELF)}


def _within(tree: Tree, counted: Mapping[str, int]) -> dict[str, int]:
    """The same counts by the areas of the tree: an area that is newer than the tree counts for what lies around it."""
    found: dict[str, int] = {}
    rows = set(tree.rows)
    for code, many in counted.items():
        where = next((each for each in (code, *around(code)) if each in rows), "")
        if where:
            found[where] = found.get(where, 0) + many
    return found


def fits(counts: Mapping[Cell, int], told: Mapping[Cell, Shown]) -> bool:
    """Whether what is counted again can still be what was told: not when people were erased since."""
    return all(low <= counts[cell] <= high for cell in told for low, high in (limits(told[cell]),))
