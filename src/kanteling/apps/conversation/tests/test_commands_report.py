"""The report and the clock through commands: only what the resident approved counts."""

from datetime import date, timedelta

import pytest

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import Matter
from kanteling.apps.conversation.queries.facts import table_of
from kanteling.apps.conversation.rules.clock import NoStep, Step
from kanteling.apps.conversation.rules.heard import NotHeard, Way
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.report import NoApproval
from kanteling.apps.conversation.rules.report_parts import NoReport
from kanteling.apps.conversation.rules.rights import NotTold
from kanteling.apps.conversation.rules.table import NoWriting
from kanteling.apps.conversation.tests.makers import (
    MONDAY,
    at_the_table,
    being,
    on,
    own_story,
    reported,
    say,
    tell_all_rights,
    with_samira,
    world,
)
from kanteling.foundation.refusals import ChangedMeanwhile, Refused

pytestmark = pytest.mark.django_db


def test_a_report_waits_until_every_right_was_told() -> None:
    town = world()
    circle = with_samira(town)
    say(town.samira, circle, Question.ASKED, "Hulp in huis.")
    with being(town.samira) as samira, pytest.raises(Refused) as refused:
        commands.make_report(actor=samira, circle=circle)
    assert set(refused.value.reasons) == set(NotTold)


def test_a_report_of_nothing_is_not_made() -> None:
    town = world()
    circle = with_samira(town)
    tell_all_rights(town.samira, circle)
    with being(town.samira) as samira, pytest.raises(Refused) as refused:
        commands.make_report(actor=samira, circle=circle)
    assert refused.value.reasons == (NoReport.EMPTY,)


def test_making_it_again_without_a_change_keeps_the_version() -> None:
    town = world()
    circle = reported(town)
    with being(town.samira) as samira:
        assert commands.make_report(actor=samira, circle=circle) == 1
    say(town.samira, circle, Question.WANTED, "Zaterdag weer naar de club.")
    with being(town.samira) as samira:
        assert commands.make_report(actor=samira, circle=circle) == 2


def test_only_the_resident_says_that_it_is_right() -> None:
    town = world()
    circle = reported(town)
    with being(town.samira) as samira, pytest.raises(Refused) as refused:
        commands.approve_report(actor=samira, circle=circle, number=1)
    assert refused.value.reasons == (NoApproval.NOT_YOURS,)
    with being(town.bakker) as bakker:
        commands.approve_report(actor=bakker, circle=circle, number=1)
        assert table_of(bakker, circle).reports[0].approved_at is not None


def test_a_correction_stands_beside_the_words_and_asks_again() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        commands.approve_report(actor=bakker, circle=circle, number=1)
        assert (
            commands.correct_report(
                actor=bakker, circle=circle, number=1, code="asked", correction="Alleen voor de ramen."
            )
            == 2
        )
        last = table_of(bakker, circle).latest()
    assert last is not None
    asked = next(part for part in last.content if part["code"] == "asked")
    assert (asked["words"], asked["correction"]) == ("Hulp in het huishouden.", "Alleen voor de ramen.")
    assert last.approved_at is None


def test_a_correction_on_an_older_text_changes_nothing() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        commands.correct_report(actor=bakker, circle=circle, number=1, code="asked", correction="Ramen.")
        with pytest.raises(ChangedMeanwhile):
            commands.correct_report(actor=bakker, circle=circle, number=1, code="asked", correction="Vloeren.")


def test_an_approval_said_aloud_is_written_down_with_who_heard_it() -> None:
    town = world()
    circle = at_the_table(town)
    say(town.samira, circle, Question.ASKED, "Iemand om mee te wandelen.")
    tell_all_rights(town.samira, circle)
    with being(town.samira) as samira:
        commands.make_report(actor=samira, circle=circle)
        with pytest.raises(Refused) as refused:
            commands.hear_approval(actor=samira, circle=circle, number=1, way=Way.TABLE)
        assert refused.value.reasons == (NotHeard.ALONE,)
        commands.hear_approval(actor=samira, circle=circle, number=1, way=Way.TABLE, also="Ineke")
        report = table_of(samira, circle).reports[0]
    assert (report.heard_called, report.how) == ("Samira, Ineke", "table")


def test_a_gift_comes_into_the_report_only_when_it_is_offered() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        assert "give" not in [part["code"] for part in table_of(bakker, circle).reports[0].content]
        commands.say_yes(actor=bakker, circle=circle, matter=Matter.GIFT)
        commands.make_report(actor=bakker, circle=circle)
        last = table_of(bakker, circle).latest()
    assert last is not None
    assert "give" in [part["code"] for part in last.content]


def test_a_personal_plan_starts_the_clock_and_stands_in_the_report() -> None:
    town = world()
    with on():
        circle = own_story(town)
        with being(town.bakker) as bakker:
            commands.give_personal_plan(actor=bakker, circle=circle, words="Zaterdag naar de club, met de bus.")
            table = table_of(bakker, circle)
    assert {one.step for one in table.steps} == {Step.NOTIFIED, Step.PERSONAL_PLAN}
    assert table.personal_plan == "Zaterdag naar de club, met de bus."


def test_a_team_member_does_not_write_the_residents_plan() -> None:
    town = world()
    circle = with_samira(town)
    with being(town.samira) as samira, pytest.raises(Refused) as refused:
        commands.give_personal_plan(actor=samira, circle=circle, words="Zijn plan")
    assert refused.value.reasons == (NoWriting.BY_RESIDENT,)


def test_the_research_waits_for_the_rights_and_for_the_week_of_the_personal_plan() -> None:
    town = world()
    with on():
        circle = with_samira(town)
        with being(town.samira) as samira, pytest.raises(Refused) as refused:
            commands.take_step(actor=samira, circle=circle, step=Step.RESEARCH_STARTED)
        assert set(refused.value.reasons) == {NoStep.PLAN_TIME, NotTold.SUPPORT, NotTold.PERSONAL_PLAN}
        tell_all_rights(town.samira, circle)
        with being(town.samira) as samira:
            commands.take_step(actor=samira, circle=circle, step=Step.NO_PERSONAL_PLAN)
            commands.take_step(actor=samira, circle=circle, step=Step.RESEARCH_STARTED)


def test_the_report_stops_the_clock_of_the_research_and_the_application_starts_the_next() -> None:
    town = world()
    with on():
        circle = with_samira(town)
        say(town.samira, circle, Question.ASKED, "Hulp in huis.")
        tell_all_rights(town.samira, circle)
        with being(town.samira) as samira:
            commands.take_step(actor=samira, circle=circle, step=Step.NO_PERSONAL_PLAN)
            commands.take_step(actor=samira, circle=circle, step=Step.RESEARCH_STARTED)
    with on(MONDAY + timedelta(days=8)):
        with being(town.samira) as samira:
            commands.make_report(actor=samira, circle=circle)
        with being(town.bakker) as bakker:
            commands.take_step(actor=bakker, circle=circle, step=Step.APPLIED)
            days = {one.step: one.day for one in table_of(bakker, circle).steps}
    assert days[Step.REPORTED] == days[Step.APPLIED] == date(2026, 3, 10)


def test_a_new_conversation_begins_after_the_former_was_closed() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        commands.close_conversation(actor=bakker, circle=circle)
        assert commands.tell_own_story(actor=bakker) == circle
        assert table_of(bakker, circle).reports == ()
