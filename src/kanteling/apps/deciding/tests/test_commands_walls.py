"""The second wall: raw SQL as the app role, past every command. What PostgreSQL refuses, no code can allow."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.tests.makers import World, a_proposal, says, world
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
BY = "id, municipality_id, circle_id, by_id, by_called, at"


@pytest.fixture
def table() -> World:
    return world()


def rows(actor: Any, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def refused(actor: Any, sql: str, *values: object) -> bool:
    """Whether PostgreSQL refuses this statement (an error, or no row touched)."""
    with acting(actor):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, values)
                return bool(cursor.rowcount == 0)
        except DatabaseError:
            return True


def by(table: World, actor: Any) -> tuple[object, ...]:
    return (uuid4(), actor.municipality, table.circle, actor.person, "x", clock.now())


def test_a_draft_is_nowhere_for_who_does_not_decide(table: World) -> None:
    ineke = table.who("ineke")
    with acting(ineke):
        commands.start_closed_time(actor=ineke, circle=table.circle)
        commands.write_draft(actor=ineke, circle=table.circle, text="Geheim", read=0)
    assert rows(table.who("joop"), "select text from deciding_draftrevision") == [("Geheim",)]
    for name in ("samira", "truus", "wim", "rob"):
        assert rows(table.who(name), "select text from deciding_draftrevision") == []
        assert rows(table.who(name), "select count(*) from deciding_draftrevision") == [(0,)]


def closed(table: World) -> UUID:
    ineke = table.who("ineke")
    with acting(ineke):
        return commands.start_closed_time(actor=ineke, circle=table.circle)


@pytest.mark.parametrize("name", ["samira", "truus", "wim"])
def test_nobody_outside_writes_a_draft_in_sql(table: World, name: str) -> None:
    door, actor = closed(table), table.who(name)
    insert = f"insert into deciding_draftrevision ({BY}, closed_time_id, number, text, beside) values (%s,%s,%s,%s,%s,%s,%s,1,'x',false)"
    assert refused(actor, insert, *by(table, actor), door)
    assert not refused(table.who("joop"), insert, *by(table, table.who("joop")), door)


INFORM = f"insert into deciding_information ({BY}, seat, text) values (%s,%s,%s,%s,%s,%s,'','x')"


@pytest.mark.parametrize("name", ["samira", "truus", "wim"])
def test_while_the_door_is_closed_nothing_comes_in_from_outside(table: World, name: str) -> None:
    actor = table.who(name)
    assert not refused(actor, INFORM, *by(table, actor))
    closed(table)
    assert refused(actor, INFORM, *by(table, actor))
    joop = table.who("joop")
    assert not refused(joop, INFORM, *by(table, joop))


def test_the_door_opens_in_the_database_too(table: World) -> None:
    closed(table)
    samira = table.who("samira")
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert not refused(samira, INFORM, *by(table, samira))


@pytest.mark.parametrize("name", ["samira", "truus", "wim", "rob"])
def test_who_does_not_decide_adds_no_answer_version_proposal_or_adoption(table: World, name: str) -> None:
    proposal, actor = a_proposal(table), table.who(name)
    version = rows(table.who("bakker"), "select id from deciding_version")[0][0]
    answer = f"""insert into deciding_answer ({BY}, proposal_id, version_id, person_id, answer, reason, way, heard_by,
        heard_called) values (%s,%s,%s,%s,%s,%s,%s,%s,%s,'go_along','','screen','{{}}','')"""
    assert refused(actor, answer, *by(table, actor), proposal, version, actor.person)
    assert refused(actor, answer, *by(table, actor), proposal, version, table.people["joop"])
    text = f"insert into deciding_version ({BY}, proposal_id, number, title, text, content, why) values (%s,%s,%s,%s,%s,%s,%s,2,'x','x','{{}}','')"
    assert refused(actor, text, *by(table, actor), proposal)
    new = f"insert into deciding_proposal ({BY}, kind) values (%s,%s,%s,%s,%s,%s,'action')"
    assert refused(actor, new, *by(table, actor))
    adopt = f"insert into deciding_adoption ({BY}, proposal_id, version_id) values (%s,%s,%s,%s,%s,%s,%s,%s)"
    assert refused(actor, adopt, *by(table, actor), proposal, version)


def test_nobody_answers_in_the_name_of_another(table: World) -> None:
    proposal, joop = a_proposal(table), table.who("joop")
    version = rows(joop, "select id from deciding_version")[0][0]
    answer = f"""insert into deciding_answer ({BY}, proposal_id, version_id, person_id, answer, reason, way, heard_by,
        heard_called) values (%s,%s,%s,%s,%s,%s,%s,%s,%s,'go_along','','screen','{{}}','')"""
    assert refused(joop, answer, *by(table, joop), proposal, version, table.people["ineke"])
    assert not refused(joop, answer, *by(table, joop), proposal, version, joop.person)


@pytest.mark.parametrize("name", ["bakker", "ineke", "samira", "truus", "wim"])
@pytest.mark.parametrize("what", ["deciding_answer", "deciding_version", "deciding_proposal", "deciding_adoption"])
def test_what_was_said_is_never_altered_or_erased(table: World, name: str, what: str) -> None:
    proposal = a_proposal(table)
    for each in ("ineke", "joop", "bakker"):
        says(table, each, proposal)
    assert refused(table.who(name), f"update {what} set by_called = 'x'")
    assert refused(table.who(name), f"delete from {what}")


@pytest.mark.parametrize(
    "what",
    ["proposal", "version", "answer", "adoption", "closedtime", "information", "question", "crossing", "voice"],
)
def test_without_a_grant_every_table_is_empty(table: World, what: str) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal)
    closed(table)
    assert rows(table.who("rob"), f"select count(*) from deciding_{what}") == [(0,)]
    assert rows(None, f"select count(*) from deciding_{what}") == [(0,)]


def test_a_proposal_stands_at_most_once_whatever_the_code_does(table: World) -> None:
    proposal, joop = a_proposal(table), table.who("joop")
    version = rows(joop, "select id from deciding_version")[0][0]
    adopt = f"insert into deciding_adoption ({BY}, proposal_id, version_id) values (%s,%s,%s,%s,%s,%s,%s,%s)"
    assert not refused(joop, adopt, *by(table, joop), proposal, version)
    assert refused(joop, adopt, *by(table, joop), proposal, version)


def test_a_row_never_points_into_another_municipality(table: World) -> None:
    other = world(code="0200")
    strange, joop = a_proposal(other), table.who("joop")
    text = f"insert into deciding_version ({BY}, proposal_id, number, title, text, content, why) values (%s,%s,%s,%s,%s,%s,%s,2,'x','x','{{}}','')"
    assert refused(joop, text, *by(table, joop), strange)
