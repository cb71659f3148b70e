"""Deciding together, through the commands: what stands, what does not, and what is written down of it."""

from datetime import timedelta

import pytest

from kanteling.apps.deciding import commands
from kanteling.apps.deciding.events import Adopted
from kanteling.apps.deciding.models import Adoption, Answer
from kanteling.apps.deciding.queries.proposals import proposal_of, proposals_of
from kanteling.apps.deciding.rules.aloud import NotAloud, Way
from kanteling.apps.deciding.rules.proposals import NoProposal
from kanteling.apps.deciding.rules.rounds import NoContinuing, NoHandover, NoReminder
from kanteling.apps.deciding.rules.standing import Badge, NotYet, NoVoice, State
from kanteling.apps.deciding.tests.makers import (
    GO_ALONG,
    OBJECT,
    STAND_ASIDE,
    World,
    a_proposal,
    later,
    says,
    world,
)
from kanteling.apps.people.commands import end_access
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock, events
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> World:
    return world()


def state(table: World, proposal: object, name: str = "bakker") -> State:
    actor = table.who(name)
    with acting(actor):
        return proposal_of(actor, proposal).state


def test_a_proposal_stands_the_moment_everyone_goes_along(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    assert state(table, proposal) is State.WAITS
    says(table, "bakker", proposal)
    assert state(table, proposal) is State.STANDS
    with acting(table.who("samira")):
        assert Adoption.objects.get().proposal_id == proposal


def test_making_a_proposal_is_not_an_answer_to_it(table: World) -> None:
    proposal = a_proposal(table, by="ineke")
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    assert state(table, proposal) is State.WAITS


def test_one_objection_keeps_it_out_of_the_plan(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal, OBJECT, "Donderdag werk ik")
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    assert state(table, proposal) is State.OBJECTED


def test_who_objected_can_still_go_along(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal, OBJECT, "Donderdag werk ik")
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    says(table, "ineke", proposal)
    assert state(table, proposal) is State.STANDS


def test_an_objection_without_its_reason_is_asked_for_it(table: World) -> None:
    proposal, ineke = a_proposal(table), table.who("ineke")
    with acting(ineke), pytest.raises(Refused) as refused:
        commands.answer(actor=ineke, proposal=proposal, answer=OBJECT, reason=" ")
    assert refused.value.reasons == (NoVoice.REASON,)


def test_standing_aside_blocks_nothing_but_not_for_the_resident(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "ineke", proposal, STAND_ASIDE)
    says(table, "joop", proposal)
    says(table, "bakker", proposal, STAND_ASIDE)
    assert state(table, proposal) is State.WAITS
    says(table, "bakker", proposal)
    assert state(table, proposal) is State.STANDS


@pytest.mark.parametrize("name", ["samira", "truus", "wim"])
def test_who_does_not_decide_cannot_answer(table: World, name: str) -> None:
    proposal, actor = a_proposal(table), table.who(name)
    with acting(actor), pytest.raises(Refused) as refused:
        commands.answer(actor=actor, proposal=proposal, answer=GO_ALONG)
    assert NoVoice.INFORMS in refused.value.reasons


def test_for_someone_outside_the_circle_it_does_not_exist(table: World) -> None:
    proposal, rob = a_proposal(table), table.who("rob")
    with acting(rob), pytest.raises(NotForYou):
        commands.answer(actor=rob, proposal=proposal, answer=GO_ALONG)


def test_who_informs_cannot_put_forward_or_change(table: World) -> None:
    proposal, samira = a_proposal(table), table.who("samira")
    with acting(samira), pytest.raises(Refused) as refused:
        commands.put_forward(actor=samira, circle=table.circle, kind="action", title="Hulp", text="Hulp")
    assert refused.value.reasons == (NoProposal.INFORMS,)
    with acting(samira), pytest.raises(Refused) as refused:
        commands.change(actor=samira, proposal=proposal, version=1, title="Anders", text="Anders")
    assert refused.value.reasons == (NoProposal.INFORMS,)


def test_a_new_version_asks_everyone_again(table: World) -> None:
    proposal, joop = a_proposal(table), table.who("joop")
    says(table, "ineke", proposal)
    with acting(joop):
        commands.change(
            actor=joop, proposal=proposal, version=1, title="Zaterdag", text="Beter.", why="de bus is nieuw"
        )
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    with acting(joop):
        view = proposal_of(joop, proposal)
    assert view.state is State.WAITS
    assert [seat.called for seat in view.waits_for] == ["Ineke"]
    assert (view.version, view.why) == (2, "de bus is nieuw")


def test_the_same_words_are_no_new_version(table: World) -> None:
    proposal, joop = a_proposal(table), table.who("joop")
    with acting(joop), pytest.raises(Refused) as refused:
        commands.change(
            actor=joop,
            proposal=proposal,
            version=1,
            title="Op zaterdag rijdt Joop",
            text="Op zaterdag rijdt  Joop mij naar de club. ",
        )
    assert refused.value.reasons == (NoProposal.SAME,)


def test_an_answer_to_an_older_text_is_not_taken_for_the_new_one(table: World) -> None:
    proposal, joop, ineke = a_proposal(table), table.who("joop"), table.who("ineke")
    with acting(joop):
        commands.change(actor=joop, proposal=proposal, version=1, title="Z", text="Iets anders")
    with acting(ineke), pytest.raises(ChangedMeanwhile):
        commands.answer(actor=ineke, proposal=proposal, answer=GO_ALONG, version=1)


def test_a_version_made_on_an_old_one_overwrites_nothing(table: World) -> None:
    proposal, joop, ineke = a_proposal(table), table.who("joop"), table.who("ineke")
    with acting(joop):
        commands.change(actor=joop, proposal=proposal, version=1, title="Z", text="Van Joop")
    with acting(ineke), pytest.raises(ChangedMeanwhile):
        commands.change(actor=ineke, proposal=proposal, version=1, title="Z", text="Van Ineke")
    with acting(ineke):
        assert proposal_of(ineke, proposal).text == "Van Joop"


def test_nobody_can_object_any_more_once_it_stands(table: World) -> None:
    proposal = a_proposal(table)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    with pytest.raises(Refused) as refused:
        says(table, "ineke", proposal, OBJECT, "Toch niet")
    assert refused.value.reasons == (NoVoice.STANDS,)


def test_a_voice_handed_over_speaks_along(table: World) -> None:
    proposal, ineke = a_proposal(table), table.who("ineke")
    says(table, "bakker", proposal)
    says(table, "joop", proposal)
    with acting(ineke):
        commands.hand_over(actor=ineke, proposal=proposal, to=table.people["joop"])
    assert state(table, proposal) is State.STANDS


def test_a_voice_goes_to_nobody_who_informs(table: World) -> None:
    proposal, ineke = a_proposal(table), table.who("ineke")
    with acting(ineke), pytest.raises(Refused) as refused:
        commands.hand_over(actor=ineke, proposal=proposal, to=table.people["samira"])
    assert refused.value.reasons == (NoHandover.HOLDER_INFORMS,)


def test_a_voice_can_go_to_another_and_come_back(table: World) -> None:
    proposal, ineke = a_proposal(table), table.who("ineke")
    with acting(ineke):
        commands.hand_over(actor=ineke, proposal=proposal, to=table.people["joop"])
        commands.hand_over(actor=ineke, proposal=proposal, to=table.people["bakker"])
        commands.take_back(actor=ineke, proposal=proposal)
        view = proposal_of(ineke, proposal)
    assert view.seats[0].badge is Badge.SILENT
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    assert state(table, proposal) is State.WAITS


def test_going_on_without_someone_takes_a_reminder_time_and_the_resident(table: World) -> None:
    proposal = a_proposal(table)
    says(table, "joop", proposal)
    says(table, "bakker", proposal)
    with later(days=1), acting(table.who("bakker")) as _, pytest.raises(Refused) as refused:
        commands.remind(actor=table.who("bakker"), proposal=proposal, person=table.people["ineke"])
    assert refused.value.reasons == (NoReminder.TOO_SOON,)
    with later(days=3), acting(table.who("joop")):
        commands.remind(actor=table.who("joop"), proposal=proposal, person=table.people["ineke"])
    with later(days=9):
        with acting(table.who("joop")), pytest.raises(Refused) as refused:
            commands.continue_without(actor=table.who("joop"), proposal=proposal, person=table.people["ineke"])
        assert refused.value.reasons == (NoContinuing.NOT_YOURS,)
        with acting(table.who("bakker")):
            commands.continue_without(actor=table.who("bakker"), proposal=proposal, person=table.people["ineke"])
        assert state(table, proposal) is State.STANDS
    with acting(table.who("bakker")):
        line = JournalEntry.objects.get(what="went_on_without")
        assert line.about_id == table.people["ineke"]


def test_a_withdrawn_proposal_is_off_the_table_and_stays_readable(table: World) -> None:
    proposal, bakker = a_proposal(table), table.who("bakker")
    with acting(bakker):
        commands.withdraw(actor=bakker, proposal=proposal, why="Niet meer nodig")
        assert proposals_of(bakker, table.circle) == ()
        view = proposals_of(bakker, table.circle, only_open=False)[0]
    assert (view.state, view.withdrawn_why) == (State.WITHDRAWN, "Niet meer nodig")


def test_the_guide_writes_down_what_was_said_on_the_phone(table: World) -> None:
    proposal, truus = a_proposal(table), table.who("truus")
    says(table, "ineke", proposal)
    says(table, "bakker", proposal)
    with acting(truus):
        commands.record_aloud(
            actor=truus,
            proposal=proposal,
            speaker=table.people["joop"],
            answer=GO_ALONG,
            way=Way.TELEPHONE,
            heard_by=[table.people["truus"], table.people["ineke"]],
            said_at=clock.now(),
            reason="Ik kom er toch langs",
        )
        view = proposal_of(truus, proposal)
        row = Answer.objects.get(person_id=table.people["joop"])
    joop = next(seat for seat in view.seats if seat.called == "Joop")
    assert joop.heard == "door de telefoon, Ineke, Truus"
    assert (row.by_id, row.reason) == (table.people["truus"], "Ik kom er toch langs")
    assert view.state is State.STANDS, "the word of Joop made it stand, whoever wrote it down"
    with acting(table.who("bakker")):
        line = JournalEntry.objects.get(what="adopted")
    assert (line.person_id, line.hand_called) == (table.people["joop"], "Truus")


def test_a_team_member_cannot_write_down_what_a_decider_said(table: World) -> None:
    proposal, samira = a_proposal(table), table.who("samira")
    with acting(samira), pytest.raises(Refused) as refused:
        commands.record_aloud(
            actor=samira,
            proposal=proposal,
            speaker=table.people["joop"],
            answer=GO_ALONG,
            way=Way.TABLE,
            heard_by=[samira.person],
            said_at=clock.now() - timedelta(minutes=1),
        )
    assert NotAloud.NOT_YOURS in refused.value.reasons


def test_an_objector_who_leaves_the_table_leaves_it_to_the_others_to_settle(table: World) -> None:
    proposal, bakker = a_proposal(table), table.who("bakker")
    says(table, "ineke", proposal)
    says(table, "joop", proposal, OBJECT, "Ik kan niet")
    says(table, "bakker", proposal)
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.settle(actor=bakker, proposal=proposal)
    assert refused.value.reasons == (NotYet.OBJECTED,)
    with acting(bakker):
        end_access(actor=bakker, circle=table.circle, person=table.people["joop"])
        assert proposal_of(bakker, proposal).ready
        commands.settle(actor=bakker, proposal=proposal)
        assert proposal_of(bakker, proposal).adopted_at


def test_what_stands_is_told_to_the_plan_in_the_same_transaction(
    table: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Adopted] = []
    monkeypatch.setitem(events._together, Adopted, [lambda actor, event: heard.append(event)])
    proposal = a_proposal(table)
    for name in ("ineke", "joop", "bakker"):
        says(table, name, proposal)
    assert [(each.subject, each.kind, each.circle) for each in heard] == [(proposal, "action", table.circle)]


def test_when_the_plan_cannot_be_written_nothing_stands(table: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(actor: object, event: object) -> None:
        raise RuntimeError("no plan")

    proposal = a_proposal(table)
    says(table, "ineke", proposal)
    says(table, "joop", proposal)
    monkeypatch.setitem(events._together, Adopted, [breaks])
    with pytest.raises(RuntimeError):
        says(table, "bakker", proposal)
    assert state(table, proposal) is State.WAITS


def test_each_thing_done_is_one_line_in_the_journal(table: World) -> None:
    proposal = a_proposal(table)
    with acting(table.who("bakker")):
        before = JournalEntry.objects.count()
    says(table, "ineke", proposal)
    with acting(table.who("bakker")):
        assert JournalEntry.objects.count() == before + 1
        line = JournalEntry.objects.latest("at")
    assert (line.what, line.subject_id, line.detail) == ("answered", proposal, "Op zaterdag rijdt Joop")
