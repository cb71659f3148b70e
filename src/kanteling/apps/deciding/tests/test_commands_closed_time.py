"""Closed time through the commands: the circle writes alone, and no text is lost."""

import pytest

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.queries.closed import closed_time_of
from kanteling.apps.deciding.rules.closed_time import NoClosedTime, NoDraft, Sight
from kanteling.apps.deciding.rules.information import NoInformation
from kanteling.apps.deciding.tests.makers import World, later, world
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> World:
    made = world()
    truus = made.who("truus")
    with acting(truus):
        commands.start_closed_time(actor=truus, circle=made.circle)
    return made


@pytest.mark.parametrize(
    ("name", "sight"),
    [("bakker", Sight.DRAFT), ("ineke", Sight.DRAFT), ("truus", Sight.CLOCK), ("samira", Sight.DOOR)],
)
def test_inside_one_sees_the_draft_the_guide_the_clock_the_others_the_door(
    table: World, name: str, sight: Sight
) -> None:
    inside = table.who("ineke")
    with acting(inside):
        commands.write_draft(actor=inside, circle=table.circle, text="Fatma en ik doen de was.", read=0)
    actor = table.who(name)
    with acting(actor):
        view = closed_time_of(actor, table.circle)
    assert view is not None
    assert view.sight is sight
    assert view.text == ("Fatma en ik doen de was." if sight is Sight.DRAFT else "")


@pytest.mark.parametrize("name", ["samira", "truus", "wim"])
def test_nobody_outside_writes_in_the_draft_or_adds_information(table: World, name: str) -> None:
    actor = table.who(name)
    with acting(actor), pytest.raises(Refused) as refused:
        commands.write_draft(actor=actor, circle=table.circle, text="Beter zo", read=0)
    assert refused.value.reasons == (NoDraft.CLOSED,)
    with acting(actor), pytest.raises(Refused) as refused:
        commands.inform(actor=actor, circle=table.circle, text="Let op")
    assert refused.value.reasons == (NoInformation.CLOSED,)


def test_someone_of_another_table_cannot_even_see_the_door(table: World) -> None:
    rob = table.who("rob")
    with acting(rob), pytest.raises(NotForYou):
        commands.write_draft(actor=rob, circle=table.circle, text="Hallo", read=0)
    with acting(rob):
        assert closed_time_of(rob, table.circle) is None


def test_the_door_opens_by_itself(table: World) -> None:
    samira = table.who("samira")
    with later(minutes=31), acting(samira):
        view = closed_time_of(samira, table.circle)
        assert view is not None
        assert view.open
        commands.inform(actor=samira, circle=table.circle, text="De bus rijdt elk uur.")


def test_ten_minutes_more_keep_it_closed(table: World) -> None:
    ineke, samira = table.who("ineke"), table.who("samira")
    with acting(ineke):
        commands.extend_closed_time(actor=ineke, circle=table.circle)
    with later(minutes=35), acting(samira), pytest.raises(Refused):
        commands.inform(actor=samira, circle=table.circle, text="De bus")
    with later(minutes=41), acting(samira):
        commands.inform(actor=samira, circle=table.circle, text="De bus")


def test_only_who_sits_inside_opens_the_door(table: World) -> None:
    truus, joop = table.who("truus"), table.who("joop")
    with acting(truus), pytest.raises(Refused) as refused:
        commands.end_closed_time(actor=truus, circle=table.circle)
    assert refused.value.reasons == (NoClosedTime.INSIDE_ONLY,)
    with acting(joop):
        commands.end_closed_time(actor=joop, circle=table.circle)
        view = closed_time_of(joop, table.circle)
    assert view is not None
    assert view.open


def test_the_draft_stays_with_the_circle_when_the_door_is_open(table: World) -> None:
    ineke, samira = table.who("ineke"), table.who("samira")
    with acting(ineke):
        commands.write_draft(actor=ineke, circle=table.circle, text="Van ons", read=0)
        commands.end_closed_time(actor=ineke, circle=table.circle)
    with acting(samira):
        view = closed_time_of(samira, table.circle)
        assert view is not None
        assert view.text == ""
        with pytest.raises(Refused) as refused:
            commands.write_draft(actor=samira, circle=table.circle, text="Beter zo", read=1)
    assert refused.value.reasons == (NoDraft.INFORMS,)


def test_two_who_write_at_once_keep_both_texts(table: World) -> None:
    ineke, joop = table.who("ineke"), table.who("joop")
    with acting(ineke):
        first = commands.write_draft(actor=ineke, circle=table.circle, text="Wij doen de was.", read=0)
        mine = commands.write_draft(actor=ineke, circle=table.circle, text="Ineke doet de was.", read=1)
    with acting(joop):
        his = commands.write_draft(actor=joop, circle=table.circle, text="Joop doet de was.", read=1)
        view = closed_time_of(joop, table.circle)
    assert (first.number, mine.number, his.number) == (1, 2, 3)
    assert (his.beside, his.other_by, his.other_text) == (True, "Ineke", "Ineke doet de was.")
    assert view is not None
    assert view.text == "Ineke doet de was."
    assert view.beside == (("Joop", "Joop doet de was."),)
    with acting(joop):
        commands.write_draft(actor=joop, circle=table.circle, text="Samen doen we de was.", read=view.number)
        after = closed_time_of(joop, table.circle)
    assert after is not None
    assert (after.text, after.beside) == ("Samen doen we de was.", ())


def test_a_draft_becomes_a_proposal_that_everyone_reads(table: World) -> None:
    ineke, samira = table.who("ineke"), table.who("samira")
    with acting(ineke):
        commands.write_draft(actor=ineke, circle=table.circle, text="Wij doen de was.", read=0)
        door = closed_time_of(ineke, table.circle)
        assert door is not None
        commands.end_closed_time(actor=ineke, circle=table.circle)
        made = commands.put_forward(
            actor=ineke, circle=table.circle, kind="action", title="De was", text=door.text, draft=door.id
        )
        after = closed_time_of(ineke, table.circle)
    assert after is not None
    assert after.became == made
    from kanteling.apps.deciding.queries.proposals import proposal_of

    with acting(samira):
        assert proposal_of(samira, made).text == "Wij doen de was."
