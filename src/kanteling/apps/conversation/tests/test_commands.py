"""Starting, preparing, sharing and noting: what holds through commands on a real database."""

from datetime import date

import pytest

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import CardDraft, Matter, SharedCard, Start
from kanteling.apps.conversation.queries.facts import table_of
from kanteling.apps.conversation.rules.cards import Audience, Card, NoReading
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.rules.parties import Kind, NoParty, Work, how_they_work
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.rights import Manner, Right
from kanteling.apps.conversation.rules.table import NoReader, NoStart, NoWriting
from kanteling.apps.conversation.tests.makers import (
    at_the_table,
    being,
    on,
    own_story,
    pen,
    say,
    share,
    with_joop_in,
    with_samira,
    world,
    write,
)
from kanteling.apps.people.public import actor_of, circle_of
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db


def steps(person: object, circle: object) -> dict[Step, date]:
    with being(person) as actor:  # type: ignore[arg-type]
        return {one.step: one.day for one in table_of(actor, circle).steps}  # type: ignore[arg-type]


def test_a_resident_starts_alone_and_nobody_else_reads_anything() -> None:
    town = world()
    circle = own_story(town)
    with being(town.samira) as samira, pytest.raises(NotForYou):
        table_of(samira, circle)
    assert steps(town.bakker, circle) == {}


def test_starting_twice_goes_on_in_the_same_conversation() -> None:
    town = world()
    assert own_story(town) == own_story(town)


def test_a_helper_begins_in_the_name_of_the_resident() -> None:
    town = world()
    son = actor_of(town.bakker, hand=town.joop)
    with acting(son):
        circle = commands.tell_own_story(actor=son)
    with being(town.bakker) as bakker:
        assert circle_of(bakker, circle).called == "Meneer Bakker"
        assert table_of(bakker, circle).called == "Meneer Bakker"


def test_a_team_member_begins_for_somebody_new_and_the_clock_runs_from_the_day_of_the_question() -> None:
    town = world()
    with on(), being(town.samira) as samira:
        circle = commands.start_for_new_resident(
            actor=samira, called="Mevrouw Jansen", start=Start.TABLE, asked_on=date(2026, 2, 26)
        )
    with on(), being(town.samira) as samira:
        assert table_of(samira, circle).called == "Mevrouw Jansen"
    assert steps(town.samira, circle) == {Step.NOTIFIED: date(2026, 2, 26)}


def test_a_process_guide_begins_by_telephone() -> None:
    town = world()
    with being(town.guide) as guide:
        circle = commands.start_for_new_resident(actor=guide, called="Meneer Smit", start=Start.TELEPHONE)
    say(town.guide, circle, Question.ASKED, "Ik wil vaker naar buiten.")
    with being(town.guide) as guide:
        assert table_of(guide, circle).words(Question.ASKED) == "Ik wil vaker naar buiten."


def test_somebody_without_such_work_cannot_begin_for_another() -> None:
    town = world()
    with being(town.joop) as joop, pytest.raises(Refused) as refused:
        commands.start_for_new_resident(actor=joop, called="De buurvrouw")
    assert refused.value.reasons == (NoStart.NOT_TEAM,)


def test_asking_the_team_is_the_question_and_starts_the_clock() -> None:
    town = world()
    with on():
        circle = with_samira(town)
    assert steps(town.samira, circle) == {Step.NOTIFIED: date(2026, 3, 2)}


def test_only_the_resident_lets_someone_read_and_ends_it_at_once() -> None:
    town = world()
    circle = with_samira(town)
    with_joop_in(town, circle)
    with being(town.samira) as samira, pytest.raises(Refused) as refused:
        commands.choose_reader(actor=samira, circle=circle, person=town.joop, why="Handig")
    assert NoReader.NOT_YOURS in refused.value.reasons
    with being(town.bakker) as bakker:
        commands.stop_reader(actor=bakker, circle=circle, person=town.samira)
    with being(town.samira) as samira, pytest.raises(NotForYou):
        table_of(samira, circle)


def test_reading_ends_by_itself_after_the_last_day() -> None:
    town = world()
    circle = with_samira(town)
    with_joop_in(town, circle)
    from kanteling.platform import clock

    with being(town.bakker) as bakker:
        commands.choose_reader(
            actor=bakker, circle=circle, person=town.joop, why="Hij helpt mij", until=clock.today()
        )
    with being(town.joop) as joop:
        assert table_of(joop, circle).called == "Meneer Bakker"
    from datetime import timedelta

    with on(clock.now() + timedelta(days=2)), being(town.joop) as joop, pytest.raises(NotForYou):
        table_of(joop, circle)


def test_who_reads_along_does_not_write() -> None:
    town = world()
    circle = with_samira(town)
    with_joop_in(town, circle)
    with being(town.bakker) as bakker:
        commands.choose_reader(actor=bakker, circle=circle, person=town.joop, why="Hij helpt mij")
    with being(town.joop) as joop, pytest.raises(Refused) as refused:
        commands.write_note(actor=joop, circle=circle, question=Question.ASKED, words="Nee hoor", version=pen())
    assert refused.value.reasons == (NoWriting.READER,)


def test_a_card_is_the_residents_alone_until_it_is_shared() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CONTACTS, "Joop van de club zag ik elke zaterdag.")
    with being(town.samira) as samira:
        assert table_of(samira, circle).shared == ()
        assert not CardDraft.objects.filter(circle_id=circle).exists()
    share(town, circle, Card.CONTACTS)
    with being(town.samira) as samira:
        assert table_of(samira, circle).words(Question.NETWORK) == "Joop van de club zag ik elke zaterdag."
        assert not CardDraft.objects.filter(circle_id=circle).exists()


def test_typing_on_a_shared_card_stays_private_until_the_button() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CONTACTS, "Joop")
    share(town, circle, Card.CONTACTS)
    version = pen(1)
    with being(town.bakker) as bakker:
        commands.write_card(actor=bakker, circle=circle, card=Card.CONTACTS, words="Joop en", version=version)
    with being(town.samira) as samira:
        assert table_of(samira, circle).shared[0].words == "Joop"
    with being(town.bakker) as bakker:
        commands.write_card(
            actor=bakker, circle=circle, card=Card.CONTACTS, words="Joop en Fatma", version=version, finished=True
        )
    with being(town.samira) as samira:
        assert table_of(samira, circle).shared[0].words == "Joop en Fatma"


def test_a_card_taken_back_is_gone_from_the_table() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CARE, "Mijn knie.")
    share(town, circle, Card.CARE)
    share(town, circle, Card.CARE, Audience.ONLY_ME)
    with being(town.samira) as samira:
        assert table_of(samira, circle).words(Question.HAPPENED) == ""
        assert not SharedCard.objects.filter(circle_id=circle).exists()


def test_nobody_but_the_resident_writes_or_shares_a_card() -> None:
    town = world()
    circle = with_samira(town)
    with being(town.samira) as samira:
        with pytest.raises(Refused) as refused:
            commands.write_card(actor=samira, circle=circle, card=Card.CARE, words="Zijn knie", version=pen())
        assert refused.value.reasons == (NoReading.NOT_YOURS,)
        with pytest.raises(Refused):
            commands.share_card(actor=samira, circle=circle, card=Card.CARE, audience=Audience.CIRCLE)


def test_an_empty_card_cannot_be_shared() -> None:
    town = world()
    circle = own_story(town)
    with being(town.bakker) as bakker, pytest.raises(Refused) as refused:
        commands.share_card(actor=bakker, circle=circle, card=Card.CARE, audience=Audience.CONVERSATION)
    assert refused.value.reasons == (NoReading.EMPTY,)


def test_two_devices_at_the_same_time_lose_nothing() -> None:
    town = world()
    circle = own_story(town)
    phone, tablet = pen(), pen()
    for version, words in ((phone, "Ineke belt"), (tablet, "Joop komt"), (phone, "Ineke belt elke dag")):
        with being(town.bakker) as bakker:
            kept = commands.write_card(
                actor=bakker, circle=circle, card=Card.CONTACTS, words=words, version=version
            )
    assert kept.beside
    assert set(kept.words.split("\n\n")) == {"Joop komt", "Ineke belt elke dag"}


def test_typing_is_one_line_in_the_journal_and_wiped_words_are_not_kept() -> None:
    town = world()
    circle = own_story(town)
    version = pen()
    for words in ("I", "Ineke", "Ineke is boos", "Ineke"):
        with being(town.bakker) as bakker:
            commands.write_card(actor=bakker, circle=circle, card=Card.CONTACTS, words=words, version=version)
    with being(town.bakker):
        assert JournalEntry.objects.filter(what="card_written").count() == 1
        assert [row.words for row in CardDraft.objects.filter(circle_id=circle)] == ["Ineke"]


def test_a_remark_carries_the_name_and_only_its_writer_takes_it_back() -> None:
    town = world()
    circle = with_samira(town)
    with being(town.samira) as samira:
        remark = commands.add_remark(
            actor=samira, circle=circle, question=Question.ASKED, words="Ik bel de huisarts."
        )
        assert table_of(samira, circle).remarks[0].by_called == "Samira"
    with being(town.bakker) as bakker, pytest.raises(NotForYou):
        commands.take_back_remark(actor=bakker, circle=circle, remark=remark)
    with being(town.samira) as samira:
        commands.take_back_remark(actor=samira, circle=circle, remark=remark)
        assert table_of(samira, circle).remarks == ()


def test_who_is_around_and_how_they_work() -> None:
    town = world()
    circle = with_samira(town)
    with being(town.samira) as samira:
        commands.add_around(actor=samira, circle=circle, name="Ineke", kind=Kind.FAMILY, busy=True)
        huisarts = commands.add_around(actor=samira, circle=circle, name="Huisarts", kind=Kind.CARE, busy=True)
        commands.add_around(actor=samira, circle=circle, name="Joop", kind=Kind.FRIEND, busy=False)
        commands.say_work(actor=samira, circle=circle, work=Work.TOGETHER)
        commands.say_work(actor=samira, circle=circle, work=Work.PAST)
        table = table_of(samira, circle)
        assert [one.name for one in table.network()] == ["Ineke", "Joop"]
        assert how_they_work(table.parties()) is Work.PAST
        with pytest.raises(Refused) as refused:
            commands.add_around(actor=samira, circle=circle, name=" huisarts", kind=Kind.CARE, busy=True)
        assert refused.value.reasons == (NoParty.TWICE,)
        commands.remove_around(actor=samira, circle=circle, one=huisarts)
        assert [party.name for party in table_of(samira, circle).parties().names] == ["Ineke"]


def test_a_right_is_told_once_with_who_and_how() -> None:
    town = world()
    circle = with_samira(town)
    for person in (town.samira, town.samira, town.bakker):
        with being(person) as actor:
            commands.tell_right(actor=actor, circle=circle, right=Right.SUPPORT)
    with being(town.bakker) as bakker:
        commands.tell_right(actor=bakker, circle=circle, right=Right.BUDGET)
        told = {one.right: (one.manner, called) for one, called in table_of(bakker, circle).told}
    assert told == {
        Right.SUPPORT: (Manner.ALOUD, "Samira"),
        Right.BUDGET: (Manner.SCREEN, "Meneer Bakker"),
    }


def test_a_yes_said_aloud_names_who_heard_it_and_can_be_taken_back() -> None:
    town = world()
    circle = with_samira(town)
    with being(town.samira) as samira:
        commands.say_yes(actor=samira, circle=circle, matter=Matter.THEME, card=Card.HOUSEHOLD)
        commands.say_yes(actor=samira, circle=circle, matter=Matter.THEME, card=Card.HOUSEHOLD)
    with being(town.bakker) as bakker:
        yes = table_of(bakker, circle).said_yes(Matter.THEME, Card.HOUSEHOLD)
        assert yes is not None
        assert yes.heard_called == "Samira"
        commands.take_back_yes(actor=bakker, circle=circle, matter=Matter.THEME, card=Card.HOUSEHOLD)
        assert table_of(bakker, circle).said_yes(Matter.THEME, Card.HOUSEHOLD) is None


def test_a_resident_without_an_account_is_heard_at_the_table() -> None:
    town = world()
    circle = at_the_table(town)
    say(town.samira, circle, Question.TALENTS, "Breien.")
    with being(town.samira) as samira:
        assert table_of(samira, circle).words(Question.TALENTS) == "Breien."
        assert circle_of(samira, circle).called == "Mevrouw Jansen"
