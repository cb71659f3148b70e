"""A team's room against a colleague of another team with raw SQL as the app role: the database itself knows the team."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from worlds import Person, World, insertion, row_of

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.models import Ask, WhatIf
from kanteling.apps.capacity.rules.room import To
from kanteling.apps.capacity.tests.makers import TUESDAY, Crew, crew, crises, kept
from kanteling.foundation.actor import Actor
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.walls import walled_models

pytestmark = pytest.mark.django_db
WALLED = {model._meta.db_table: model for model in walled_models()}
BY_TEAM = ("reserve", "block", "fate", "ask", "band", "whatif", "weeksaid")
DONE, NO_RIGHT = "", "42501"


@pytest.fixture(name="made")
def _made() -> Iterator[Crew]:
    """The team of Rob; and Vera, of a team of her own."""
    with clock.at(TUESDAY):
        yield two_teams()


def two_teams() -> Crew:
    made = kept(crew())
    rob, vera = made.who("Rob"), made.who("Vera")
    with acting(rob):
        commands.leave_team(actor=rob)
        other = commands.begin_team(actor=rob, name="Team Overdewaal")
        commands.leave_team(actor=rob)
        commands.join_team(actor=rob, team=made.team, hours=0)  # type: ignore[arg-type]
    with acting(vera):
        commands.join_team(actor=vera, team=other, hours=28)
    return made


def adds(actor: Actor, table: str, **said: Any) -> str:
    """The state with which PostgreSQL refuses this row as the app role; empty when it lets it in."""
    model = WALLED[f"capacity_{table}"]
    row = row_of(model, random.Random(1), World([Person(actor.person, actor.municipality, actor.roles)]), actor.municipality) | {
        "made_by_id": actor.person, "person_id": actor.person, "block_id": None, "again_of_id": None, **said,
    }  # fmt: skip
    row = {
        name: value for name, value in row.items() if name in {f.column for f in model._meta.local_concrete_fields}
    }
    try:
        with transaction.atomic(), acting(actor), connection.cursor() as cursor:
            cursor.execute(insertion(model._meta.db_table, row), list(row.values()))
    except Exception as error:
        return str(getattr(error.__cause__, "sqlstate", "") or "?")
    return DONE


@pytest.mark.parametrize("table", BY_TEAM)
def test_nobody_writes_in_the_room_of_another_team(made: Crew, table: str) -> None:
    block = made.blocks["Wandelgroep"]
    ours = {"team_id": made.team, "block_id": block}
    assert adds(made.who("Vera"), table, **ours) == NO_RIGHT
    assert adds(made.who("Samira"), table, **ours) == DONE


def test_who_left_a_team_writes_there_no_more(made: Crew) -> None:
    bert = made.who("Bert")
    with acting(bert):
        commands.leave_team(actor=bert)
    assert adds(bert, "reserve", team_id=made.team) == NO_RIGHT


def test_nobody_writes_for_the_team_in_the_name_of_a_colleague(made: Crew) -> None:
    samira = made.who("Samira")
    assert adds(samira, "reserve", team_id=made.team, made_by_id=made.people["Bert"]) == NO_RIGHT


def test_a_leader_does_not_answer_for_the_municipality(made: Crew) -> None:
    """Whatever the row says of itself: the question knows to whom it was put."""
    crises(made)
    rob, wim, samira = made.who("Rob"), made.who("Wim"), made.who("Samira")
    with acting(samira):
        asks = {To(each.asked_of): each.pk for each in Ask.objects.visible_to(samira)}
    for said in ("leader", "municipality"):
        assert adds(rob, "answer", ask_id=asks[To.MUNICIPALITY], asked_of=said) == NO_RIGHT
        assert adds(samira, "answer", ask_id=asks[To.LEADER], asked_of=said) == NO_RIGHT
    assert adds(rob, "answer", ask_id=asks[To.LEADER], asked_of="leader") == DONE
    assert adds(wim, "answer", ask_id=asks[To.MUNICIPALITY], asked_of="municipality") == DONE


@pytest.mark.parametrize("table", ["batch", "stopped"])
def test_nobody_calculates_or_stops_the_what_if_of_another_team(made: Crew, table: str) -> None:
    samira = made.who("Samira")
    assert adds(samira, "whatif", team_id=made.team) == DONE
    with acting(samira):
        ours = WhatIf.objects.visible_to(samira).get().pk
    assert adds(made.who("Vera"), table, what_if_id=ours) == NO_RIGHT
    assert adds(samira, table, what_if_id=ours) == DONE
