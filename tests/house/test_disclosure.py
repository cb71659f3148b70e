"""An attack on what is published: someone with a solver, all publications, and the rule itself pins no hidden count.

The method finds what a count can be by flows through a network; the attack asks a linear programme (HiGHS) the same of
everything that was published. They share nothing but the meaning of what is told.
"""

import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, identity, kron

from kanteling.foundation.disclosure import (
    PROTECTION,
    ROUNDED_TO,
    SMALLEST,
    Cell,
    Hidden,
    Shown,
    Tree,
    limits,
    protect,
    rounded,
)

pytestmark = pytest.mark.slow

QUARTERS = ("2026K1", "2026K2", "2026K3", "2026K4")
YEAR = ("2026", QUARTERS)
MANY = 100_000
ATTACKED, PUBLISHED = 800, 3000


def a_town(chance: random.Random) -> Tree:
    """A gemeente with one to four wijken, each with none to four buurten."""
    parents = {}
    for wijk in range(chance.randint(1, 4)):
        parents[f"w{wijk}"] = "g"
        parents |= {f"w{wijk}b{buurt}": f"w{wijk}" for buurt in range(chance.randint(0, 4))}
    return Tree(parents)


def a_population(tree: Tree, chance: random.Random, column: str) -> dict[Cell, int]:
    """Counts that add up: many small, some around ten, some large."""
    inside, counts = tree.inside(), {}

    def fill(row: str) -> int:
        few, some = chance.randint(0, 4), chance.randint(5, 14)
        most = chance.randint(0, 300)
        counts[row, column] = sum(map(fill, inside[row])) if row in inside else chance.choice((0, few, some, most))
        return counts[row, column]

    fill("g")
    return counts


def publications(seed: int, naive: bool = False) -> tuple[Tree, dict[Cell, int], dict[Cell, Shown]]:
    """One to four quarters, published one after the other, and the year when it is whole."""
    chance = random.Random(seed)
    tree, truth, told = a_town(chance), {}, {}
    wanted = chance.randint(1, 4)
    for quarter in QUARTERS[:wanted]:
        counts = a_population(tree, chance, quarter)
        if quarter == QUARTERS[-1]:
            whole = truth | counts
            counts |= {(row, YEAR[0]): sum(whole[row, each] for each in QUARTERS) for row in tree.rows}
        truth |= counts
        if naive:
            told |= {cell: rounded(n) if n >= SMALLEST else Hidden.FEW for cell, n in counts.items()}
        else:
            told |= protect(tree, counts, told, YEAR)
    return tree, truth, told


def sums(tree: Tree, told: Mapping[Cell, Shown]) -> tuple[list[Cell], Any]:
    """Everything that is known to add up: parts of an area, quarters of a year. One row each: sum minus parts is 0."""
    cells = sorted(told)
    at = {cell: place for place, cell in enumerate(cells)}
    rows, columns, signs = [], [], []
    for number, (whole, parts) in enumerate(_wholes(tree, told)):
        for cell, sign in [(whole, 1), *((part, -1) for part in parts)]:
            rows.append(number)
            columns.append(at[cell])
            signs.append(sign)
    return cells, csr_matrix((signs, (rows, columns)), shape=(max(rows, default=-1) + 1, len(cells)))


def _wholes(tree: Tree, told: Mapping[Cell, Shown]) -> list[tuple[Cell, list[Cell]]]:
    columns = sorted({column for _, column in told})
    found = [
        ((parent, column), [(child, column) for child in children])
        for parent, children in tree.inside().items()
        for column in columns
    ]
    if YEAR[0] in columns:
        found += [((row, YEAR[0]), [(row, quarter) for quarter in QUARTERS]) for row in tree.rows]
    return found


def attack(tree: Tree, told: Mapping[Cell, Shown]) -> dict[Cell, tuple[float, float]]:
    """From the least to the most that each hidden count can be. One programme: a copy of the table per question."""
    cells, matrix = sums(tree, told)
    hidden = [place for place, cell in enumerate(cells) if isinstance(told[cell], Hidden)]
    if not hidden:
        return {}
    wide, questions = len(cells), 2 * len(hidden)
    asked = np.zeros(questions * wide)
    for number, place in enumerate(hidden):
        asked[2 * number * wide + place] = 1
        asked[(2 * number + 1) * wide + place] = -1
    bounds = [(low, min(high, MANY)) for low, high in (limits(told[cell]) for cell in cells)]
    equal = kron(identity(questions), matrix, format="csr")
    found = linprog(asked, A_eq=equal, b_eq=np.zeros(equal.shape[0]), bounds=bounds * questions, method="highs")
    assert found.status == 0, found.message
    tables = found.x.reshape(questions, wide)
    return {
        cells[place]: (tables[2 * number][place], tables[2 * number + 1][place])
        for number, place in enumerate(hidden)
    }


@pytest.mark.parametrize("part", range(4))
def test_everything_published_never_pins_a_hidden_count(part: int) -> None:
    for seed in range(part * ATTACKED // 4, (part + 1) * ATTACKED // 4):
        tree, truth, told = publications(seed)
        for cell, (least, most) in attack(tree, told).items():
            assert least - 1e-6 <= truth[cell] <= most + 1e-6
            assert most - least >= PROTECTION - 1e-6, (seed, cell, told[cell], least, most)


def test_nor_in_whole_numbers() -> None:
    """A table of one tree and one total is a network: whole numbers say no more than fractions do."""
    for seed in range(1000, 1040):
        tree, _, told = publications(seed)
        cells, matrix = sums(tree, told)
        low, high = np.array([limits(told[cell]) for cell in cells]).T
        bounds, add_up = Bounds(low, np.minimum(high, MANY)), LinearConstraint(matrix, 0, 0)
        for place, cell in enumerate(cells):
            if told[cell] is Hidden.FEW:
                one = np.zeros(len(cells))
                one[place] = 1
                ends = [milp(way * one, constraints=add_up, bounds=bounds, integrality=1).fun for way in (1, -1)]
                assert -ends[1] - ends[0] >= PROTECTION - 1e-6, (seed, cell)


def test_the_attack_bites_when_counts_are_only_rounded_and_small_ones_hidden() -> None:
    pinned = [
        cell
        for seed in range(60)
        for tree, _, told in [publications(seed, naive=True)]
        for cell, (least, most) in attack(tree, told).items()
        if most - least < PROTECTION - 1e-6
    ]
    assert len(pinned) > 20


def test_thousands_of_populations_are_told_truly_and_mostly_told() -> None:
    told_, covered = 0, 0
    for seed in range(PUBLISHED):
        _, truth, told = publications(seed + 10_000)
        for cell, shown in told.items():
            low, high = limits(shown)
            assert low <= truth[cell] <= high
            assert shown is Hidden.FEW or truth[cell] >= SMALLEST or shown is Hidden.WITHHELD
            told_ += isinstance(shown, int)
            covered += shown is Hidden.COVER
    assert covered < 0.25 * told_


def test_what_was_published_stays_and_is_never_published_again() -> None:
    tree = Tree({"w": "g", "v": "g"})
    first = protect(tree, {("g", "1"): 40, ("w", "1"): 30, ("v", "1"): 10})
    with pytest.raises(ValueError, match="never published again"):
        protect(tree, {("g", "1"): 41, ("w", "1"): 30, ("v", "1"): 11}, first)
    with pytest.raises(ValueError, match="not the sum"):
        protect(tree, {("g", "2"): 41, ("w", "2"): 30, ("v", "2"): 10}, first)


def test_a_part_covers_what_a_total_would_give_away() -> None:
    tree = Tree({"w": "g", "v": "g"})
    far = protect(tree, {("g", "1"): 22, ("w", "1"): 13, ("v", "1"): 9})
    assert (far["w", "1"], far["v", "1"], far["g", "1"]) == (15, Hidden.FEW, 20)  # 20 - 15 leaves 1 to 9
    near = protect(tree, {("g", "1"): 21, ("w", "1"): 12, ("v", "1"): 9})
    assert (near["w", "1"], near["v", "1"], near["g", "1"]) == (
        Hidden.COVER,
        Hidden.FEW,
        20,
    )  # 10 would leave 6 to 9


@pytest.mark.parametrize(("count", "shown"), [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (203, 205)])
def test_counts_are_rounded_to_five(count: int, shown: int) -> None:
    assert rounded(count) == shown
    assert shown % ROUNDED_TO == 0
