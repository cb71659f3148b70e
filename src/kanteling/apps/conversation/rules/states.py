"""The states of the Wmo clock and what leads from one to the other, found by trying every step.

Nothing here decides: it asks the rules. docs/states.md is made from it, so the drawing cannot differ from the rule.
"""

from datetime import date, timedelta

from kanteling.apps.conversation.rules.clock import Happened, Step, read, why_not_step

TITLE = "De klok van de Wmo"
_DAY = date(2026, 3, 2)
_LONG = timedelta(days=90)
Edge = tuple[str, str, str]


def transitions() -> frozenset[Edge]:
    """Every (state, what happens, state) that can be reached; staying in a state is left out."""
    edges: set[Edge] = set()
    seen: set[frozenset[Step]] = set()
    todo: list[tuple[Happened, ...]] = [()]
    while todo:
        happened = todo.pop()
        taken = frozenset(one.step for one in happened)
        if taken in seen:
            continue
        seen.add(taken)
        here = read(happened, _DAY).state
        edges.add((here.code, "de tijd gaat voorbij", read(happened, _DAY + _LONG).state.code))
        for day in (_DAY, _DAY + _LONG):
            for step in Step:
                if not why_not_step(happened, step, day, day):
                    after = (*happened, Happened(step, day))
                    edges.add((read(happened, day).state.code, step.dutch, read(after, day).state.code))
                    todo += [after] if day == _DAY else []
    return frozenset(edge for edge in edges if edge[0] != edge[2])
