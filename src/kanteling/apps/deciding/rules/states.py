"""The states of a proposal and what leads from one to the other, found by trying everything at a table of two.

Nothing here decides: it asks the rules. docs/states.md is made from it, so the drawing cannot differ from the rule.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from kanteling.apps.deciding.rules.standing import Answer, State, Table, standing, why_no_voice, why_not_adopt
from kanteling.foundation.ids import PersonId

TITLE = "Een voorstel"
_ASKED = datetime(2026, 3, 2, tzinfo=UTC)
_RESIDENT, _OTHER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
Edge = tuple[str, str, str]


def transitions() -> frozenset[Edge]:
    """Every (state, what happens, state) that can be reached; staying in a state is left out."""
    edges: set[Edge] = set()
    seen: list[Table] = []
    todo = [Table(_RESIDENT, frozenset({_RESIDENT, _OTHER}), _ASKED)]
    while todo:
        table = todo.pop()
        if table in seen:
            continue
        seen.append(table)
        for what, after in _moves(table):
            settled = replace(after, adopted=_ASKED) if not why_not_adopt(after) else after
            edges.add((standing(table).state.code, what, standing(settled).state.code))
            todo.append(settled)
    return frozenset(edge for edge in edges if edge[0] != edge[2])


def _moves(table: Table) -> Iterator[tuple[str, Table]]:
    if standing(table).state in (State.STANDS, State.WITHDRAWN):
        return
    for person in (_RESIDENT, _OTHER):
        if not why_no_voice(table, person):
            for answer in Answer:
                yield answer.dutch, replace(table, answers={**table.answers, person: answer})
    yield "nieuwe versie", replace(table, answers={}, crossed=frozenset())
    yield "gaat over een vast kader", replace(table, crossed=frozenset({"kader"}))
    yield "de gemeente geeft ruimte", replace(table, crossed=frozenset())
    yield "ingetrokken", replace(table, withdrawn=_ASKED)
