"""Which open questions are about the same: what many people ask one by one, they may do together.

A question is about the meanings that its own words name. The meaning that most questions share makes the first group,
and so on with what is left; nobody stands in two groups. Deterministic: the same questions give the same groups.
Source: VNG De Kanteling (collective before individual); domain page, "Reciprocity and matching".
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

LEAST = 2
"""Two people are already company. These are words that their owners let the team read: nothing is hidden by number."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Questions that share a meaning, in the order in which they were given."""

    meaning: str
    questions: tuple[UUID, ...]


def same_questions(meanings: Mapping[UUID, Mapping[str, float]]) -> tuple[Alike, ...]:
    """Groups of at least `LEAST` questions, the largest first. ``meanings``: per question, how much it says of each."""
    left = dict(meanings)
    groups: list[Alike] = []
    while True:
        shared: dict[str, list[float]] = defaultdict(list)
        for said in left.values():
            for meaning, weight in said.items():
                shared[meaning].append(weight)
        best = min(shared, key=lambda each: (-len(shared[each]), -sum(shared[each]), each), default=None)
        if best is None or len(shared[best]) < LEAST:
            return tuple(groups)
        members = tuple(question for question, said in left.items() if best in said)
        groups.append(Alike(best, members))
        left = {question: said for question, said in left.items() if question not in members}
