"""What the database publishes of an assignment is what the rule says, for random histories, and nothing more."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.house.worlds import World, as_app, free_tables, insertion, make_world, superuser

from kanteling.apps.assignments.models import Assignment, Evidence, Yes
from kanteling.apps.assignments.rules.disclosure import publication_days, published
from kanteling.apps.assignments.rules.progress import Fact, Kind, counted
from kanteling.foundation.ids import new_id

pytestmark = pytest.mark.django_db
START, UNTIL = datetime(2025, 10, 12, 9, tzinfo=UTC), date(2026, 3, 10)


@pytest.fixture(name="super")
def _super(db: None) -> Iterator[Any]:
    with superuser(os.environ["KANTELING_TEST_SUPER_URL"]) as connection:
        yield connection


def a_history(cursor: Any, draw: random.Random, town: UUID) -> tuple[UUID, list[Fact]]:
    """An assignment with people who took steps, said yes, took it back, were not done after all, some of it twice."""
    assignment, facts = new_id(), []
    _add(cursor, Assignment, {"id": assignment, "municipality_id": town, "programme_id": new_id(), "made_at": START,
                              "made_by_id": new_id()})  # fmt: skip
    for _person in range(draw.choice([8, 11, 30])):
        person, step, circle = new_id(), new_id(), new_id()
        for _time in range(draw.choice([1, 1, 2])):
            began, row = _moment(draw), {"municipality_id": town, "step_id": step, "circle_id": circle}
            gone = draw.choice([None, None, None, began + timedelta(days=draw.randint(0, 60))])
            tick = new_id()
            if draw.random() < 0.5 or _time == 0:
                _add(cursor, Evidence, row | {"id": new_id(), "tick_id": tick, "day": began.date(), "person_id": person,
                                              "at": began, "undone_at": gone})  # fmt: skip
                facts += _facts(person, step, Kind.DONE, Kind.UNDONE, began, gone, str(tick))
        said = _moment(draw)
        back = draw.choice([None, None, None, said + timedelta(days=draw.randint(1, 60))])
        _add(cursor, Yes, {"id": new_id(), "municipality_id": town, "step_id": step, "circle_id": circle, "at": said,
                           "assignment_id": assignment, "person_id": person, "heard_by": "", "ended_at": back})  # fmt: skip
        facts += _facts(person, step, Kind.YES, Kind.NO, said, back, "")
    return assignment, facts


def _facts(
    person: UUID, step: UUID, on: Kind, off: Kind, since: datetime, until: datetime | None, what: str
) -> list[Fact]:
    found = [Fact(person, step, on, since.date(), what)]
    return [*found, Fact(person, step, off, until.date(), what)] if until else found


def _moment(draw: random.Random) -> datetime:
    return START + timedelta(days=draw.randint(0, 140), hours=draw.randint(0, 3))


def _add(cursor: Any, model: Any, row: dict[str, Any]) -> None:
    cursor.execute(insertion(model._meta.db_table, row), list(row.values()))


def test_the_database_publishes_what_the_rule_says_and_only_to_its_own_town(super: Any) -> None:
    world: World = make_world(super, 1)
    draw, rose = random.Random(7), 0
    here, elsewhere = world.people[0], world.people[-1]
    with super.cursor() as cursor:
        free_tables(cursor)
        histories = [a_history(cursor, draw, here.town) for _ in range(12)]
    days = publication_days(START.date(), UNTIL)
    for assignment, facts in histories:
        by_month = [len(counted(fact for fact in facts if fact.at < day)) for day in days]
        shown = _asked(super, world.actor(here), assignment)
        assert shown == list(zip(days, published(by_month), strict=True))
        rose += sum(many is not None for _, many in shown)
        assert _asked(super, world.actor(elsewhere), assignment) == []
        assert _asked(super, None, assignment) == []
    assert rose > 10


def _asked(connection: Any, actor: Any, assignment: UUID) -> list[tuple[date, int | None]]:
    with as_app(connection, actor) as cursor:
        cursor.execute("select day, shown from kanteling.assignment_series(%s::uuid[])", [[assignment]])
        return list(cursor.fetchall())
