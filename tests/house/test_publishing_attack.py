"""The same attack on what the calendar really published: out of the database, quarter after quarter, and the year.

`test_disclosure` attacks the method. Here whole years go through the command: borders that change in between, a topic
that begins later, what residents chose. And nothing about people leaves the wall of a circle as a number by another door.
"""

import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from tests.house.test_disclosure import attack

from kanteling.apps.neighbourhood.commands import publishing
from kanteling.apps.neighbourhood.commands.publishing import Topic, publish_what_waits
from kanteling.apps.neighbourhood.models import PublishedCell
from kanteling.apps.neighbourhood.rules.publishing import Quarter, quarters_of, table, tree_of
from kanteling.apps.neighbourhood.tests.makers import bring, manager_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.disclosure import PROTECTION, Cell, Hidden, Shown, Tree, limits
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAYS = tuple(datetime(*day, 9, tzinfo=UTC) for day in ((2026, 4, 15), (2026, 7, 20), (2026, 12, 1), (2027, 2, 1)))
COUNTED = {
    "kanteling.told(date)": "own counts, by the calendar",
    "kanteling.chosen(date)": "own counts, by the calendar",
    "kanteling.assignment_series(uuid[])": "its own series, attacked in test_published_series",
    "kanteling.team_hours(uuid,date,date)": "hours of colleagues to their own team, not to the public",
    "kanteling.team_room(uuid,date)": "hours of colleagues to their own team, not to the public",
    "kanteling.team_load(uuid)": "questions at hand to their own team, not to the public",
}
"""Every function with the rights of the owner that counts, and where what it counts goes."""


def some_people(codes: list[str], seed: int) -> dict[tuple[str, str], int]:
    """How many people there were in each area and quarter: none, few, around ten, many."""
    chance = random.Random(seed)
    return {
        (code, quarter.code): chance.choice(
            (0, chance.randint(0, 4), chance.randint(5, 14), chance.randint(0, 300))
        )
        for code in codes
        for year in ("2026", "2027")
        for quarter in quarters_of(year)
    }


def areas(manager: Actor, codes: list[str], year: int) -> None:
    bring(manager, "code,name\n" + "".join(f"{code},G {code[2:]}\n" for code in codes), name=f"w_{year}.csv")


def published(actor: Actor) -> dict[str, dict[Cell, Shown]]:
    """By topic all that anybody can read."""
    found: dict[str, dict[Cell, Shown]] = {}
    with acting(actor):
        for cell in PublishedCell.objects.visible_to(actor).select_related("publication"):
            shown = Hidden(cell.hidden) if cell.shown is None else cell.shown
            found.setdefault(cell.publication.topic, {})[cell.code, cell.publication.quarter] = shown
    return found


def tree_in(told: Mapping[Cell, Shown]) -> Tree:
    tree = tree_of(code for code, _ in told if not code.endswith("~"))
    assert tree is not None
    return tree


@pytest.mark.parametrize("seed", range(6))
def test_whole_years_from_the_database_pin_no_hidden_count(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = ["WK026801", "WK026802", *(f"BU0268{wijk:02}{buurt:02}" for wijk in (1, 2) for buurt in range(1, 4))]
    later = ["WK026803", "BU02680104"]
    people = some_people([*codes[1 - seed % 2 :], *later], seed)
    chosen = {
        what: some_people([*codes, *later], seed + at) for at, what in enumerate(("trust_share", "violence"), 90)
    }

    def count(actor: Actor, quarter: Quarter) -> Mapping[str, int]:
        return {code: many for (code, when), many in people.items() if when == quarter.code}

    def choices(quarter: Quarter) -> dict[str, dict[str, int]]:
        return {
            what: {code: n for (code, when), n in those.items() if when == quarter.code}
            for what, those in chosen.items()
        }

    monkeypatch.setattr(publishing, "_topics", {"many": Topic("many", "Mensen", "Niets.", count)})
    monkeypatch.setattr(publishing, "_chosen", choices)
    with clock.at(datetime(2025, 6, 1, tzinfo=UTC)):
        manager = manager_of()
    areas(manager, codes, 2025)
    for at, day in enumerate(DAYS):
        if at == 2:
            areas(manager, [*codes, *later], 2026)
        with clock.at(day), acting(manager):
            publish_what_waits(manager)
    told = published(manager)
    year = told["many"]
    assert {column for _, column in year} == {"2026K1", "2026K2", "2026K3", "2026K4", "2026"}
    _holds(year, people)
    for what, those in chosen.items():
        every = told.get(f"chosen:{what}", {})
        for column in sorted({column for _, column in every}):
            _holds({cell: shown for cell, shown in every.items() if cell[1] == column}, those)


def _holds(told: dict[Cell, Shown], people: Mapping[tuple[str, str], int]) -> None:
    """What is told is true, and what is hidden could be at least six numbers."""
    tree, truth = tree_in(told), {}
    for column in {column for _, column in told if "K" in column}:
        truth |= table(tree, {code: many for (code, when), many in people.items() if when == column}, column)[0]
    for cell, shown in told.items():
        low, high = limits(shown)
        row, column = cell
        true = truth[cell] if "K" in column else sum(truth[row, q.code] for q in quarters_of(column))
        assert low <= true <= high
    for cell, (least, most) in attack(tree, told).items():
        assert most - least >= PROTECTION - 1e-6, (cell, told[cell], least, most)


def test_nothing_else_with_the_rights_of_the_owner_counts_people() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.oid::regprocedure::text, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
            " where n.nspname = 'kanteling' and p.prosecdef and p.prorettype <> 'trigger'::regtype"
        )
        found: list[tuple[str, Any]] = cursor.fetchall()
    assert len(found) > 10
    counting = {name for name, source in found if re.search(r"\b(count|sum)\s*\(", source)}
    counting -= {name for name in counting if name.startswith("kanteling.found_in_")}  # words in entries
    assert counting - set(COUNTED) == set()
    assert set(COUNTED) & {name for name, _ in found} == set(COUNTED)
