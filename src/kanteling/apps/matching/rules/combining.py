"""For a whole neighbourhood: which open questions could together be met by which offers. A proposal to the team.

First as many questions as possible, then closest by, then fit; an offer takes no more than its places. Solved exactly
(scipy, linear sum assignment, after Crouse 2016), so the answer does not depend on who was asked first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

_NEVER = 1_000_000_000
_PER_RUNG = 2_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and an offer that go together without breaking any hard constraint."""

    question: UUID
    offer: UUID
    rung: int
    fit: int

    @property
    def cost(self) -> int:
        """Closest rung first, then fit (0 to 1000)."""
        return self.rung * _PER_RUNG + 1000 - self.fit


def combine(pairs: Iterable[Pair], places: Mapping[UUID, int]) -> tuple[Pair, ...]:
    """The pairs that together meet most questions. ``places``: how often an offer can be used; once when not named."""
    best = {(pair.question, pair.offer): pair for pair in sorted(pairs, key=lambda pair: -pair.cost)}
    questions = sorted({question for question, _ in best}, key=str)
    if not questions:
        return ()
    seats = [
        offer
        for offer in sorted({offer for _, offer in best}, key=str)
        for _ in range(min(len(questions), max(0, places.get(offer, 1))))
    ]
    costs = [[_cost(best.get((question, seat))) for seat in seats] for question in questions]
    chosen = [best.get((questions[row], seats[column])) for row, column in _solve(costs)]
    return tuple(pair for pair in chosen if pair is not None)


def _cost(pair: Pair | None) -> int:
    return _NEVER if pair is None else pair.cost


def _solve(costs: list[list[int]]) -> list[tuple[int, int]]:
    """Rows and columns of the cheapest assignment. Imported here: only this page needs it, and it takes a while."""
    if not costs or not costs[0]:
        return []
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(costs)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]
