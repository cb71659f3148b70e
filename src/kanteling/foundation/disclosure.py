"""Counts about people that may be told: what is rounded, what is hidden, and the proof that hiding held.

A count below `SMALLEST` is hidden; every other one is rounded to a multiple of `ROUNDED_TO`. Suppression alone leaks:
a hidden count follows from a total and its other parts. So more is hidden (`Hidden.COVER`) until every hidden count
could still be at least `PROTECTION` away from another possible value: *the feasible interval of a hidden count is never
narrower than* `PROTECTION`, for someone who knows all that was ever published, the tree of areas, this rule, and even
for what reason each count is hidden.

The tables have one tree (gemeente > wijk > buurt) and columns (quarters), with at most one total over columns. Such a
table is a flow through a network (Castro, "Minimum-distance controlled perturbation methods", 2007: tables with one
hierarchical dimension), so the largest and smallest value that a count can have is a maximum flow: exact, in whole
numbers, no approximation. What was published before is fixed; a new column is checked together with all of it.

Not covered: someone who knows single people beforehand, and what the choice of covering counts itself betrays.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kanteling.foundation.words import Worded

SMALLEST = 10
ROUNDED_TO = 5
PROTECTION = 5
ANY = 10**9
"""More than any count: no upper bound."""

Cell = tuple[str, str]
"""Row (an area) and column (a quarter, or the total over the quarters)."""


class Hidden(Worded):
    """Why a count is not told. A reader sees one sign for all three."""

    FEW = "few", "minder dan tien mensen"
    COVER = "cover", "verborgen om een ander aantal te beschermen"
    WITHHELD = "withheld", "niet gepubliceerd"


Shown = int | Hidden


@dataclass(frozen=True, slots=True)
class Tree:
    """Which area lies in which: child to parent. One root, which is nobody's child."""

    parents: Mapping[str, str]

    @property
    def rows(self) -> tuple[str, ...]:
        """Every area, the root included."""
        return tuple(dict.fromkeys([*self.parents, *self.parents.values()]))

    def inside(self) -> dict[str, list[str]]:
        """The children of each area that has any."""
        found: dict[str, list[str]] = {}
        for child, parent in self.parents.items():
            found.setdefault(parent, []).append(child)
        return found


def rounded(count: int) -> int:
    """The nearest multiple of five."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def limits(shown: Shown) -> tuple[int, int]:
    """From the least to the most that a count can be, given how it was told."""
    if isinstance(shown, int):
        return max(SMALLEST, shown - ROUNDED_TO // 2), shown + ROUNDED_TO // 2
    if shown is Hidden.FEW:
        return 0, SMALLEST - 1
    return (SMALLEST, ANY) if shown is Hidden.COVER else (0, ANY)


def protect(
    tree: Tree,
    counts: Mapping[Cell, int],
    earlier: Mapping[Cell, Shown] | None = None,
    total: tuple[str, Sequence[str]] | None = None,
    unseen: Iterable[Cell] = (),
) -> dict[Cell, Shown]:
    """How each new count is told. ``total`` names the column that is the sum of other columns; ``unseen`` cells are
    never told. Raises `ValueError` when counts do not add up.
    """
    earlier = earlier or {}
    _check_sums(tree, counts, earlier, total)
    told: dict[Cell, Shown] = {
        cell: rounded(count) if count >= SMALLEST else Hidden.FEW for cell, count in counts.items()
    }
    told |= dict.fromkeys(unseen, Hidden.WITHHELD)
    network = _Network(tree, dict(earlier) | told, total)
    waiting = deque(cell for cell, shown in network.told.items() if isinstance(shown, Hidden))
    while waiting:
        cell = waiting.popleft()
        while (width := network.width(cell)) < PROTECTION:
            chosen = _cover(network, counts, told)
            if chosen is None:
                raise ArithmeticError(f"{cell} cannot be protected: {width}")
            told[chosen] = Hidden.COVER if isinstance(told[chosen], int) else Hidden.WITHHELD
            network.widen(chosen, told[chosen])
            waiting.append(chosen)
    return told


def _cover(network: "_Network", counts: Mapping[Cell, int], told: Mapping[Cell, Shown]) -> Cell | None:
    """The new count that holds the hidden one in and is the least loss: the smallest that is told, else one withheld."""
    held = [cell for cell in network.holding if cell in told and told[cell] is not Hidden.WITHHELD]
    open_ = [cell for cell in held if isinstance(told[cell], int)]
    few = [cell for cell in held if told[cell] is Hidden.FEW]
    best = open_ or few or [cell for cell in held if told[cell] is Hidden.COVER]
    return min(best, key=lambda cell: (counts[cell], cell), default=None)


def _check_sums(
    tree: Tree, counts: Mapping[Cell, int], earlier: Mapping[Cell, Shown], total: tuple[str, Sequence[str]] | None
) -> None:
    columns = {column for _, column in counts}
    for parent, children in tree.inside().items():
        for column in columns:
            if counts[parent, column] != sum(counts[child, column] for child in children):
                raise ValueError(f"{parent} in {column} is not the sum of its parts")
    if set(counts) & set(earlier):
        raise ValueError("what was published is never published again")
    if total and total[0] in columns and all(each in columns for each in total[1]):
        for row in tree.rows:
            if counts[row, total[0]] != sum(counts[row, each] for each in total[1]):
                raise ValueError(f"{row} is not the sum of its quarters")


@dataclass(slots=True)
class _Arc:
    """One direction of a count in the network: where it goes and how much more it can carry."""

    to: int
    room: int
    back: int


@dataclass
class _Network:
    """The table as a flow: a count is what runs through its arc; sums are what runs through a knot."""

    tree: Tree
    told: dict[Cell, Shown]
    total: tuple[str, Sequence[str]] | None
    arcs: list[_Arc] = field(default_factory=list)
    out: list[list[int]] = field(default_factory=list)
    knots: dict[object, int] = field(default_factory=dict)
    at: dict[Cell, int] = field(default_factory=dict)
    cell_of: dict[int, Cell] = field(default_factory=dict)
    holding: list[Cell] = field(default_factory=list)

    def __post_init__(self) -> None:
        surplus: dict[int, int] = {}
        for cell, (start, end) in self._ways().items():
            least, most = limits(self.told[cell])
            self.at[cell] = self._add(start, end, most - least)
            self.cell_of[self.at[cell]] = self.cell_of[self.at[cell] + 1] = cell
            surplus[end] = surplus.get(end, 0) + least
            surplus[start] = surplus.get(start, 0) - least
        self._settle(surplus)

    def _knot(self, name: object) -> int:
        if name not in self.knots:
            self.knots[name] = len(self.out)
            self.out.append([])
        return self.knots[name]

    def _add(self, start: int, end: int, room: int) -> int:
        at = len(self.arcs)
        self.arcs += [_Arc(end, room, at + 1), _Arc(start, 0, at)]
        self.out[start].append(at)
        self.out[end].append(at + 1)
        return at

    def _ways(self) -> dict[Cell, tuple[int, int]]:
        """Between which knots each count runs: down the tree per column, and up again in the column of the total."""
        inside, outside = self.tree.inside(), self._knot("outside")
        up, parts = (self.total[0], set(self.total[1])) if self.total else ("", set())
        if up and not any(column == up for _, column in self.told):
            up, parts = "", set()
        ways = {}
        for row, column in self.told:
            above = self.tree.parents.get(row)
            top = self._knot((above, column)) if above else outside
            if row in inside:
                bottom = self._knot((row, column))
            else:
                bottom = self._knot(("leaf", row)) if column in parts or column == up else outside
            ways[row, column] = (bottom, top) if column == up else (top, bottom)
        return ways

    def _settle(self, surplus: Mapping[int, int]) -> None:
        """Find some table that fits everything told: carry what the lower limits leave over to where it lacks."""
        source, sink = self._knot("source"), self._knot("sink")
        wanted, extra = 0, []
        for knot, much in surplus.items():
            if much > 0:
                extra.append(self._add(source, knot, much))
                wanted += much
            elif much < 0:
                extra.append(self._add(knot, sink, -much))
        moved, _ = self._push(source, sink, ANY * 10, ())
        if moved < wanted:
            raise ArithmeticError("what was told does not fit together")
        for at in extra:
            self.arcs[at].room = self.arcs[at + 1].room = 0

    def _push(self, start: int, end: int, most: int, without: tuple[int, ...]) -> tuple[int, set[int]]:
        """Carry up to ``most`` from one knot to another; returns how much, and where one gets when no more goes."""
        moved = 0
        while True:
            came: dict[int, int] = {start: -1}
            line = deque([start])
            while line and end not in came:
                here = line.popleft()
                for at in self.out[here]:
                    arc = self.arcs[at]
                    if arc.room > 0 and arc.to not in came and at not in without:
                        came[arc.to] = at
                        line.append(arc.to)
            if end not in came or moved >= most:
                return moved, set(came)
            path, here = [], end
            while here != start:
                path.append(came[here])
                here = self.arcs[self.arcs[came[here]].back].to
            step = min(most - moved, *(self.arcs[at].room for at in path))
            for at in path:
                self.arcs[at].room -= step
                self.arcs[self.arcs[at].back].room += step
            moved += step

    def width(self, cell: Cell) -> int:
        """How far apart the least and most possible values of a count are, as far as `PROTECTION`.

        Leaves in ``holding`` the counts that keep it from going further.
        """
        at = self.at[cell]
        arc, back = self.arcs[at], self.arcs[at + 1]
        before = [each.room for each in self.arcs]
        self.holding = []
        width = 0
        for room, start, end in ((arc.room, arc.to, back.to), (back.room, back.to, arc.to)):
            if width >= PROTECTION or room <= 0:
                continue
            most = min(room, PROTECTION - width)
            moved, reached = self._push(start, end, most, (at, at + 1)) if start != end else (most, set())
            width += moved
            if moved < most:
                self.holding += self._edge(reached)
            for each, room_ in zip(self.arcs, before, strict=True):
                each.room = room_
        return width

    def _edge(self, reached: set[int]) -> list[Cell]:
        """The counts on the edge of what can be reached: each of them holds."""
        found = [
            self.cell_of[at]
            for knot in sorted(reached)
            for at in self.out[knot]
            if self.arcs[at].to not in reached and at in self.cell_of
        ]
        return list(dict.fromkeys(found))

    def widen(self, cell: Cell, shown: Shown) -> None:
        """Tell less about a count: its limits only get wider, so what fitted still fits."""
        (low, high), (least, most) = limits(self.told[cell]), limits(shown)
        self.arcs[self.at[cell]].room += most - high
        self.arcs[self.at[cell] + 1].room += low - least
        self.told[cell] = shown
