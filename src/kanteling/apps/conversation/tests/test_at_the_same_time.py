"""Two devices at the very same instant, on real connections: nothing is lost and nothing is made twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries.facts import table_of
from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.tests.makers import (
    being,
    own_story,
    pen,
    say,
    tell_all_rights,
    with_samira,
    world,
)

pytestmark = pytest.mark.django_db(transaction=True)


def together(*what: Callable[[], object]) -> None:
    """Let each begin at the same instant, on its own connection."""
    start = Barrier(len(what))

    def run(one: Callable[[], object]) -> None:
        try:
            start.wait()
            one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(what)) as pool:
        for done in [pool.submit(run, one) for one in what]:
            done.result()


def test_two_devices_and_a_team_member_at_once() -> None:
    town = world()
    circle = with_samira(town)

    def card(words: str) -> None:
        with being(town.bakker) as bakker:
            commands.write_card(actor=bakker, circle=circle, card=Card.CARE, words=words, version=pen())

    together(
        lambda: card("Mijn knie."),
        lambda: card("Mijn ogen."),
        lambda: say(town.samira, circle, Question.ASKED, "Hulp in huis."),
        lambda: say(town.bakker, circle, Question.ASKED, "Alleen de ramen."),
    )
    with being(town.bakker) as bakker:
        from kanteling.apps.conversation.queries import cards_page

        assert set(cards_page(bakker, circle).card(Card.CARE).words.split("\n\n")) == {"Mijn knie.", "Mijn ogen."}
        said = table_of(bakker, circle).words(Question.ASKED)
    assert set(said.split("\n\n")) == {"Hulp in huis.", "Alleen de ramen."}

    tell_all_rights(town.samira, circle)

    def report() -> None:
        with being(town.samira) as samira:
            commands.make_report(actor=samira, circle=circle)

    together(report, report, report)
    with being(town.samira) as samira:
        assert len(table_of(samira, circle).reports) == 1


def test_starting_twice_at_once_is_one_conversation() -> None:
    town = world()
    circle = own_story(town)
    with being(town.bakker) as bakker:
        commands.close_conversation(actor=bakker, circle=circle)
    together(lambda: own_story(town), lambda: own_story(town), lambda: own_story(town))
    with being(town.bakker) as bakker:
        assert table_of(bakker, circle).reports == ()
