"""What other apps and homes get to know."""

from datetime import date, timedelta

import pytest

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries import conversations_for, note_page, story_of
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.parties import Kind
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.tests.makers import (
    MONDAY,
    at_the_table,
    being,
    on,
    reported,
    say,
    share,
    with_samira,
    world,
    write,
)

pytestmark = pytest.mark.django_db


def test_a_story_counts_only_after_the_residents_yes() -> None:
    town = world()
    circle = reported(town)
    with being(town.samira) as samira:
        assert story_of(samira, circle) is None
    with being(town.bakker) as bakker:
        commands.approve_report(actor=bakker, circle=circle, number=1)
        story = story_of(bakker, circle)
    assert story is not None
    assert (story.question, story.beneath) == ("Hulp in het huishouden.", "Er komt toch niemand.")


def test_a_correction_is_what_counts_once_it_was_approved() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        commands.approve_report(actor=bakker, circle=circle, number=1)
        commands.correct_report(actor=bakker, circle=circle, number=1, code="asked", correction="Alleen de ramen.")
        before = story_of(bakker, circle)
        commands.approve_report(actor=bakker, circle=circle, number=2)
        after = story_of(bakker, circle)
    assert before is not None
    assert after is not None
    assert (before.question, after.question) == ("Hulp in het huishouden.", "Alleen de ramen.")


def test_a_story_names_the_network_and_what_is_wanted_line_by_line() -> None:
    town = world()
    circle = reported(town)
    say(town.samira, circle, Question.WANTED, "Een schone vloer.\nZaterdag naar de club.")
    with being(town.samira) as samira:
        commands.add_around(actor=samira, circle=circle, name="Joop", kind=Kind.FRIEND, busy=False)
        commands.add_around(actor=samira, circle=circle, name="Huisarts", kind=Kind.CARE, busy=True)
        number = commands.make_report(actor=samira, circle=circle)
    with being(town.bakker) as bakker:
        commands.approve_report(actor=bakker, circle=circle, number=number)
        story = story_of(bakker, circle)
    assert story is not None
    assert story.wanted == ("Een schone vloer.", "Zaterdag naar de club.")
    assert story.network == ("Joop",)
    assert story.busy == "Huisarts."


def test_a_home_shows_where_each_conversation_is_with_the_nearest_day_first() -> None:
    town = world()
    with on():
        circle = with_samira(town)
    with on(MONDAY + timedelta(days=10)):
        at_the_table(town)
        with being(town.samira) as samira:
            lines = conversations_for(samira)
    assert [line.called for line in lines] == ["Mevrouw Jansen", "Meneer Bakker"]
    bakker = lines[1]
    assert (bakker.circle, bakker.due, bakker.acts, bakker.own) == (circle, date(2026, 4, 13), "team", False)
    assert bakker.state == "Het wijkteam is klaar met het onderzoek op uiterlijk 13 april."


def test_each_reader_counts_the_cards_that_they_may_read() -> None:
    town = world()
    circle = with_samira(town)
    for card in (Card.TALENTS, Card.CARE, Card.WISHES):
        write(town, circle, card, "Iets.")
    share(town, circle, Card.TALENTS)
    with being(town.bakker) as bakker:
        assert conversations_for(bakker)[0].cards == 3
    with being(town.samira) as samira:
        assert conversations_for(samira)[0].cards == 1


def test_what_comes_out_of_the_note_follows_from_the_words() -> None:
    town = world()
    circle = reported(town)
    say(town.samira, circle, Question.WANTED, "Zaterdag weer naar de club.")
    with being(town.samira) as samira:
        comes = note_page(samira, circle).comes
    assert comes.goals == ("Zaterdag weer naar de club.",)
    assert [(theme.code, theme.because) for theme in comes.themes] == [
        ("contacts", "niemand"),
        ("household", "huishouden"),
    ]
    assert comes.report_newer
    assert not comes.gift_offered


def test_the_list_is_one_query(django_assert_num_queries: object) -> None:
    town = world()
    with_samira(town)
    for _ in range(5):
        at_the_table(town)
    with being(town.samira) as samira, django_assert_num_queries(1):  # type: ignore[operator]
        assert len(conversations_for(samira)) == 6
