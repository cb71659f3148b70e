"""The second wall: raw SQL as the app role, past every command. What PostgreSQL refuses, no code can allow."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.queries.state import state_of
from kanteling.apps.deciding.rules.standing import why_not_adopt
from kanteling.apps.deciding.tests.makers import (
    OBJECT,
    STAND_ASIDE,
    World,
    a_frame,
    a_proposal,
    later,
    says,
    world,
)
from kanteling.apps.frames.public import Weight
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


ADOPT = f"insert into deciding_adoption ({BY}, proposal_id, version_id) values (%s,%s,%s,%s,%s,%s,%s,%s)"


def newest(table: World, proposal: UUID) -> object:
    found = "select id from deciding_version where proposal_id = %s order by number desc limit 1"
    return rows(table.who("bakker"), found, proposal)[0][0]


def adopts(table: World, name: str, proposal: UUID, version: object = None) -> bool:
    """Whether someone gets an adoption in with raw SQL, past every command."""
    actor = table.who(name)
    return not refused(actor, ADOPT, *by(table, actor), proposal, version or newest(table, proposal))


def changes_text(table: World, proposal: UUID) -> None:
    bakker = table.who("bakker")
    with acting(bakker):
        commands.change(actor=bakker, proposal=proposal, version=1, title="T", text="Nieuw")


DECIDERS = ("bakker", "ineke", "joop")


@pytest.mark.parametrize("name", DECIDERS)
def test_nobody_lets_a_proposal_stand_in_sql_while_someone_is_silent(table: World, name: str) -> None:
    proposal = a_proposal(table)
    assert not adopts(table, name, proposal)
    says(table, "bakker", proposal)
    says(table, "ineke", proposal)
    assert not adopts(table, name, proposal)


@pytest.mark.parametrize("name", DECIDERS)
def test_nobody_lets_a_proposal_stand_in_sql_while_someone_objects(table: World, name: str) -> None:
    proposal = a_proposal(table)
    says(table, "bakker", proposal)
    says(table, "ineke", proposal, OBJECT)
    says(table, "joop", proposal)
    assert not adopts(table, name, proposal)


@pytest.mark.parametrize("name", DECIDERS)
def test_nobody_lets_a_proposal_stand_in_sql_that_the_resident_stood_aside_for(table: World, name: str) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    says(table, "bakker", proposal, STAND_ASIDE)
    assert not adopts(table, name, proposal)


def test_what_was_withdrawn_never_stands_in_sql(table: World) -> None:
    proposal = almost(table)
    with acting(table.who("bakker")):
        commands.withdraw(actor=table.who("bakker"), proposal=proposal)
    leaves(table, "joop")
    assert not adopts(table, "ineke", proposal)


def almost(table: World) -> UUID:
    """A proposal with every yes but that of Joop."""
    proposal = a_proposal(table)
    says(table, "bakker", proposal)
    says(table, "ineke", proposal)
    return proposal


def leaves(table: World, name: str) -> None:
    """Leave the table; then nobody has written down yet that what is left may stand."""
    assert not refused(
        table.who(name), "update people_seat set left_at = now() where person_id = %s", table.people[name]
    )


def test_what_nobody_keeps_out_stands_in_sql_too_and_once(table: World) -> None:
    proposal = almost(table)
    leaves(table, "joop")
    assert adopts(table, "ineke", proposal)
    assert not adopts(table, "ineke", proposal)


def test_a_text_that_was_changed_never_stands_in_sql(table: World) -> None:
    proposal = almost(table)
    old = newest(table, proposal)
    leaves(table, "joop")
    changes_text(table, proposal)
    assert not adopts(table, "ineke", proposal, old)
    assert not adopts(table, "ineke", proposal)


def over_a_frame(table: World, weight: Weight) -> tuple[UUID, UUID]:
    """A proposal of which Wim said that it goes over a frame; only that keeps it out."""
    frame, wim = a_frame(table, weight), table.who("wim")
    with later(minutes=1):
        proposal = almost(table)
        with acting(wim):
            crossing = commands.claim_crossing(actor=wim, proposal=proposal, frame=frame, why="Dit gaat erover")
        leaves(table, "joop")
    return proposal, crossing


@pytest.mark.parametrize("weight", list(Weight))
def test_what_goes_over_a_frame_never_stands_in_sql(table: World, weight: Weight) -> None:
    proposal, _ = over_a_frame(table, weight)
    with later(minutes=2):
        assert not adopts(table, "ineke", proposal)


STEP = f"insert into deciding_crossingstep ({BY}, crossing_id, kind, text, until) values (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)"


@pytest.mark.parametrize(
    ("weight", "who", "kind", "text", "days", "stands"),
    [
        (Weight.HARD, "wim", "room_given", "Artikel 1", None, True),
        (Weight.HARD, "wim", "room_given", "Artikel 1", 0, True),
        (Weight.HARD, "wim", "room_given", "Artikel 1", -1, False),
        (Weight.HARD, "wim", "withdrawn", "", None, True),
        (Weight.HARD, "ineke", "room_asked", "Mag het?", None, False),
        (Weight.HARD, "ineke", "reasoned", "Toch wel", None, False),
        (Weight.SOFT, "ineke", "reasoned", "Toch wel", None, True),
        (Weight.SOFT, "ineke", "reasoned", " ", None, False),
    ],
)
def test_room_or_a_reason_lets_it_stand_in_sql_as_the_rules_say(
    table: World, weight: Weight, who: str, kind: str, text: str, days: int | None, stands: bool
) -> None:
    proposal, crossing = over_a_frame(table, weight)
    with later(minutes=2):
        until = None if days is None else clock.today() + timedelta(days=days)
        actor = table.who(who)
        assert not refused(actor, STEP, *by(table, actor), crossing, kind, text, until)
        ineke = table.who("ineke")
        with acting(ineke):
            assert (why_not_adopt(state_of(ineke, proposal).table) == ()) == stands
        assert adopts(table, "ineke", proposal) == stands


def test_a_row_never_points_into_another_municipality(table: World) -> None:
    other = world(code="0200")
    strange, joop = a_proposal(other), table.who("joop")
    text = f"insert into deciding_version ({BY}, proposal_id, number, title, text, content, why) values (%s,%s,%s,%s,%s,%s,%s,2,'x','x','{{}}','')"
    assert refused(joop, text, *by(table, joop), strange)
