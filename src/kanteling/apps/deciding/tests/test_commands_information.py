"""Information and frames at the table, through the commands."""

from datetime import timedelta
from uuid import UUID

import pytest

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.models import Information
from kanteling.apps.deciding.queries.proposals import proposal_of
from kanteling.apps.deciding.queries.waiting import Wait, waiting_for
from kanteling.apps.deciding.rules.information import NoQuestion
from kanteling.apps.deciding.rules.proposals import NoSecondVeto
from kanteling.apps.deciding.rules.standing import State
from kanteling.apps.deciding.tests.makers import World, a_frame, a_proposal, later, says, world
from kanteling.apps.frames.public import Weight, crossing
from kanteling.apps.people.commands import end_access
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
NoCrossing, NoRoom = crossing.NoCrossing, crossing.NoRoom


@pytest.fixture
def table() -> World:
    return world()


def state(table: World, proposal: UUID) -> State:
    actor = table.who("bakker")
    with acting(actor):
        return proposal_of(actor, proposal).state


def claimed(table: World, proposal: UUID, frame: UUID, name: str = "wim") -> UUID:
    actor = table.who(name)
    with acting(actor):
        return commands.claim_crossing(actor=actor, proposal=proposal, frame=frame, why="Het gaat om een lift")


@pytest.mark.parametrize("name", ["samira", "truus", "wim", "joop"])
def test_everyone_at_the_table_can_say_what_they_know(table: World, name: str) -> None:
    actor = table.who(name)
    with acting(actor):
        commands.inform(actor=actor, circle=table.circle, text="De buurtbus rijdt elk uur.")
        assert Information.objects.get().text == "De buurtbus rijdt elk uur."


def test_who_is_not_at_the_table_cannot(table: World) -> None:
    rob = table.who("rob")
    with acting(rob), pytest.raises(NotForYou):
        commands.inform(actor=rob, circle=table.circle, text="Ik weet iets")


def test_a_question_waits_for_the_professional_until_there_is_an_answer(table: World) -> None:
    bakker, samira = table.who("bakker"), table.who("samira")
    with acting(bakker):
        asked = commands.ask_information(
            actor=bakker, circle=table.circle, to=samira.person, text="Past mijn rollator in de bus?"
        )
    with acting(samira):
        assert [(each.kind, each.question) for each in waiting_for(samira)] == [(Wait.INFORMATION, asked)]
        commands.inform(actor=samira, circle=table.circle, text="Ja, er is een lift.", question=asked)
        assert waiting_for(samira) == ()


def test_a_question_goes_to_someone_who_informs(table: World) -> None:
    bakker = table.who("bakker")
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.ask_information(actor=bakker, circle=table.circle, to=table.people["joop"], text="Kunt u dit?")
    assert refused.value.reasons == (NoQuestion.NOBODY,)


def test_information_about_a_proposal_of_another_table_does_not_exist(table: World) -> None:
    other = world(code="0200")
    strange, samira = a_proposal(other), table.who("samira")
    with acting(samira), pytest.raises(NotForYou):
        commands.inform(actor=samira, circle=table.circle, text="Hm", proposal=strange)


def test_a_hard_frame_keeps_it_open_until_there_is_room(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    remark = claimed(table, proposal, frame)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    assert state(table, proposal) is State.FRAMED
    ineke, wim = table.who("ineke"), table.who("wim")
    with acting(ineke):
        commands.ask_room(actor=ineke, proposal=proposal, crossing=remark, text="Joop rijdt veel")
    with acting(wim):
        assert [each.kind for each in waiting_for(wim)] == [Wait.ROOM]
        commands.grant_room(actor=wim, proposal=proposal, crossing=remark, basis="Artikel 12, lid 3")
        assert waiting_for(wim) == ()
    assert state(table, proposal) is State.STANDS


def test_only_the_municipality_gives_room(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    remark, samira = claimed(table, proposal, frame), table.who("samira")
    with acting(samira), pytest.raises(Refused) as refused:
        commands.grant_room(actor=samira, proposal=proposal, crossing=remark, basis="Het mag")
    assert NoRoom.NOT_YOURS in refused.value.reasons


def test_a_soft_frame_may_be_crossed_with_a_reason(table: World) -> None:
    frame, proposal = a_frame(table, Weight.SOFT), a_proposal(table)
    remark = claimed(table, proposal, frame)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    assert state(table, proposal) is State.FRAMED
    ineke = table.who("ineke")
    with acting(ineke):
        commands.give_reason(actor=ineke, proposal=proposal, crossing=remark, reason="De bus rijdt dan niet")
    assert state(table, proposal) is State.STANDS


def test_a_remark_that_is_taken_back_frees_the_proposal(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    remark = claimed(table, proposal, frame)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    wim = table.who("wim")
    with acting(wim):
        commands.withdraw_crossing(actor=wim, proposal=proposal, crossing=remark)
    assert state(table, proposal) is State.STANDS


def test_a_new_text_is_free_of_a_remark_about_the_old_one(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    claimed(table, proposal, frame)
    ineke = table.who("ineke")
    with acting(ineke):
        commands.change(actor=ineke, proposal=proposal, version=1, title="Z", text="Met de bus")
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    assert state(table, proposal) is State.STANDS


def test_there_is_no_second_veto_once_it_stands(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    with pytest.raises(Refused) as refused:
        claimed(table, proposal, frame)
    assert refused.value.reasons == (NoSecondVeto.STANDS,)


def test_a_frame_of_later_does_not_reach_back(table: World) -> None:
    proposal = a_proposal(table)
    frame = a_frame(table)
    with pytest.raises(Refused) as refused:
        claimed(table, proposal, frame)
    assert NoCrossing.LATER in refused.value.reasons


def test_a_professional_gives_information_instead_of_a_veto(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    with pytest.raises(Refused) as refused:
        claimed(table, proposal, frame, "samira")
    assert refused.value.reasons == (NoCrossing.INFORMS,)


def test_a_voice_given_to_someone_who_leaves_waits_for_its_owner_again(table: World) -> None:
    proposal, ineke, bakker = a_proposal(table), table.who("ineke"), table.who("bakker")
    with acting(ineke):
        commands.hand_over(actor=ineke, proposal=proposal, to=table.people["joop"])
    says(table, "joop", proposal)
    with acting(ineke):
        assert waiting_for(ineke) == ()
    with acting(bakker):
        end_access(actor=bakker, circle=table.circle, person=table.people["joop"])
    with acting(ineke):
        assert [each.id for each in waiting_for(ineke)] == [proposal]


def test_room_that_ended_blocks_again_until_the_circle_settles(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    remark, wim = claimed(table, proposal, frame), table.who("wim")
    with acting(wim):
        commands.grant_room(
            actor=wim,
            proposal=proposal,
            crossing=remark,
            basis="Artikel 12",
            until=clock.today() + timedelta(days=1),
        )
    with later(days=3):
        for name in ("ineke", "joop", "bakker"):
            says(table, name, proposal)
        assert state(table, proposal) is State.FRAMED
