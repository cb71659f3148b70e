"""The three compilations of a wall agree, on random worlds: definition, queryset, row-level security.

`Wall.holds` says what is meant; `visible_to` is the Django wall, run here without the database's own; raw SQL as the
app role is the database's wall, without Django's.
"""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from worlds import as_app, insertion, make_world, row_of, superuser, tell

from kanteling.foundation.walls import Nobody
from kanteling.platform.models import WalledQuerySet
from kanteling.platform.walls import walled_models

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEEDS = range(int(os.environ.get("KANTELING_WORLDS", "3")))


@pytest.fixture(name="super")
def _super(db: None) -> Iterator[Any]:
    with superuser(os.environ["KANTELING_TEST_SUPER_URL"]) as connection:
        yield connection


@pytest.mark.parametrize("seed", SEEDS)
def test_everyone_reads_exactly_what_the_wall_says_in_django_and_in_the_database(super: Any, seed: int) -> None:
    world = make_world(super, seed)
    seen = 0
    for actor in world.actors():
        with super.cursor() as cursor:
            tell(cursor, actor)
        for model in walled_models():
            meant = world.sees(actor, model)
            ours = {row["id"] for row in world.rows[model]}
            django = set(WalledQuerySet(model, using="super").visible_to(actor).values_list("pk", flat=True)) & ours
            with as_app(super, actor) as cursor:
                database = rows_in(cursor, model) & ours
            assert (meant, meant) == (django, database), (model.__name__, actor)
            seen += len(meant)
    assert seen > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_everyone_adds_changes_and_erases_exactly_what_the_wall_says(super: Any, seed: int) -> None:
    world = make_world(super, seed)
    draw = random.Random(seed)
    for actor in world.actors():
        for model in walled_models():
            wall = model.wall  # type: ignore[attr-defined]
            row = row_of(model, draw, world, draw.choice(world.people).town)
            here = row["municipality_id"] == actor.municipality
            assert adds(super, actor, model, row) == (here and world.holds(wall.add, actor, row)), (
                model,
                actor,
                row,
            )
            for old in draw.sample(world.rows[model], min(3, len(world.rows[model]))):
                home = old["municipality_id"] == actor.municipality and world.holds(wall.read, actor, old)
                may = (home and world.holds(wall.change, actor, old), home and world.holds(wall.erase, actor, old))
                assert (changes(super, actor, model, old), erases(super, actor, model, old)) == may, (model, actor)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_the_database_says_someone_is_agrees_with_the_grants(super: Any, seed: int) -> None:
    world = make_world(super, seed)
    for actor in world.actors():
        if actor.hand != actor.person:
            continue
        with as_app(super, actor) as cursor:
            cursor.execute("select kanteling.who(%s)", [actor.person])
            (found,) = cursor.fetchone()
        found = found if isinstance(found, dict) else __import__("json").loads(found)
        assert {role.code for role in actor.roles} == set(found["roles"])
        given = {(str(circle), part.code) for part, circles in actor.access.items() for circle in circles}
        assert given == {(circle, part) for circle, part, _why in found["grants"]}


def test_without_anyone_acting_every_walled_table_is_empty(super: Any) -> None:
    make_world(super, 0)
    for model in walled_models():
        if not model.wall.shared:  # type: ignore[attr-defined]
            with as_app(super, None) as cursor:
                assert rows_in(cursor, model) == set(), model.__name__


def rows_in(cursor: Any, model: Any) -> set[Any]:
    """Every row of this table that the app role gets to see."""
    if isinstance(model.wall.read, Nobody):
        return set()
    cursor.execute(f"select id from {model._meta.db_table}")
    return {row[0] for row in cursor.fetchall()}


def adds(connection: Any, actor: Any, model: Any, row: dict[str, Any]) -> bool:
    words = insertion(model._meta.db_table, row)
    return tries(connection, actor, words, list(row.values()))


def changes(connection: Any, actor: Any, model: Any, row: dict[str, Any]) -> bool:
    column = (model.wall.columns or ("municipality_id",))[0]
    words = f"update {model._meta.db_table} set {column} = {column} where id = %s"
    return tries(connection, actor, words, [row["id"]])


def erases(connection: Any, actor: Any, model: Any, row: dict[str, Any]) -> bool:
    return tries(connection, actor, f"delete from {model._meta.db_table} where id = %s", [row["id"]])


def tries(connection: Any, actor: Any, words: str, values: list[Any]) -> bool:
    """Whether the app role gets this done for ``actor``: not refused, and one row touched."""
    with as_app(connection, actor) as cursor:
        try:
            with transaction.atomic(using="super"):
                cursor.execute(words, values)
                return bool(cursor.rowcount == 1)
        except ProgrammingError as refused:
            if getattr(refused.__cause__, "sqlstate", "") != "42501":
                raise
            return False
