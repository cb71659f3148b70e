"""What is not shared never leaves: not by a page, the API, the report, a file, the journal or raw SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.models import CardDraft, Conversation, NoteDraft, SharedCard
from kanteling.apps.conversation.queries import conversations_for, note_page, report_page, story_of
from kanteling.apps.conversation.rules.cards import Audience, Card
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.tests.makers import (
    World,
    being,
    browser,
    own_story,
    reported,
    say,
    share,
    tell_all_rights,
    with_joop_in,
    with_samira,
    world,
    write,
)
from kanteling.apps.conversation.web.paper import blocks_of
from kanteling.foundation.ids import CircleId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db


def everything_that_leaves(town: World, circle: CircleId, person: object) -> str:
    """All that one person can get to read of a conversation, over every channel."""
    with being(person) as actor:  # type: ignore[arg-type]
        found = [repr(conversations_for(actor)), repr(story_of(actor, circle))]
        try:
            page = report_page(actor, circle)
            found += [repr(note_page(actor, circle)), repr(page), repr(blocks_of(page))]
        except NotForYou:
            pass
        found += [repr(list(model.objects.values())) for model in (CardDraft, NoteDraft, SharedCard, Conversation)]
        found += [repr(list(JournalEntry.objects.values()))]
    client = browser(person)  # type: ignore[arg-type]
    pages = ("note", "comes", "report", "report_paper", "shared", "prepare", "readers", "clock", "personal_plan")
    found += [client.get(reverse(f"conversation:{name}", args=[circle])).content.decode() for name in pages]
    found += [
        client.get(f"/api/v1/conversation/{circle}{more}").content.decode() for more in ("", "/cards", "/report")
    ]
    found += [client.get("/api/v1/conversation/").content.decode()]
    return "".join(found)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(Card), st.sampled_from(Audience), min_size=1, max_size=6), st.booleans())
def test_an_unshared_card_never_leaves(cards: dict[Card, Audience], make_report: bool) -> None:
    with transaction.atomic():
        town = world()
        circle = with_samira(town)
        with_joop_in(town, circle)
        for card, audience in cards.items():
            write(town, circle, card, f"WOORDEN-{card.code}-")
            share(town, circle, card)
            share(town, circle, card, audience)
        if make_report:
            say(town.samira, circle, Question.ASKED, "Hulp in huis.")
            tell_all_rights(town.samira, circle)
            with being(town.samira) as samira:
                commands.make_report(actor=samira, circle=circle)
        reads = {
            town.samira: {Audience.CONVERSATION, Audience.CIRCLE},
            town.joop: {Audience.CIRCLE},
            town.manager: set(),
            town.guide: set(),
        }
        for person, audiences in reads.items():
            leaves = everything_that_leaves(town, circle, person)
            for card, audience in cards.items():
                if audience not in audiences:
                    assert f"WOORDEN-{card.code}-" not in leaves, (person, card, audience)
        shared = everything_that_leaves(town, circle, town.samira)
        assert all(f"WOORDEN-{card.code}-" in shared for card, a in cards.items() if a is not Audience.ONLY_ME)
        transaction.set_rollback(True)


def test_the_journal_never_holds_what_was_written() -> None:
    town = world()
    circle = reported(town)
    write(town, circle, Card.CARE, "GEHEIM")
    with being(town.bakker) as bakker:
        commands.correct_report(actor=bakker, circle=circle, number=1, code="asked", correction="VERBETERD")
        lines = repr(list(JournalEntry.objects.filter(circle_id=circle).values()))
    for words in ("GEHEIM", "VERBETERD", "Hulp in het huishouden", "Boekhouden"):
        assert words not in lines


def test_access_that_ended_reads_nothing_by_page_api_or_sql() -> None:
    town = world()
    circle = reported(town)
    with being(town.bakker) as bakker:
        commands.stop_reader(actor=bakker, circle=circle, person=town.samira)
    client = browser(town.samira)
    for name in ("note", "report", "report_paper", "report_file", "clock", "comes"):
        assert client.get(reverse(f"conversation:{name}", args=[circle])).status_code == 404
    assert client.get(f"/api/v1/conversation/{circle}").status_code == 404
    assert client.get("/api/v1/conversation/").json() == []
    with being(town.samira), connection.cursor() as cursor:
        for table in ("notedraft", "shareddcard"[:6] + "card", "report", "remark", "clockstep", "conversation"):
            cursor.execute(f"select count(*) from conversation_{table}")
            assert cursor.fetchone() == (0,), table


def test_raw_sql_of_a_professional_finds_no_card_and_writes_none() -> None:
    town = world()
    circle = with_samira(town)
    write(town, circle, Card.CARE, "Mijn knie.")
    with being(town.samira), connection.cursor() as cursor:
        cursor.execute("select count(*) from conversation_carddraft")
        assert cursor.fetchone() == (0,)
        cursor.execute("update conversation_carddraft set words = 'anders'")
        assert cursor.rowcount == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("delete from conversation_carddraft")


def test_raw_sql_of_a_reader_writes_nothing() -> None:
    town = world()
    circle = with_samira(town)
    with_joop_in(town, circle)
    say(town.samira, circle, Question.ASKED, "Hulp in huis.")
    with being(town.bakker) as bakker:
        commands.choose_reader(actor=bakker, circle=circle, person=town.joop, why="Hij helpt mij")
    with being(town.joop), connection.cursor() as cursor:
        cursor.execute("select words from conversation_notedraft")
        assert cursor.fetchall() == [("Hulp in huis.",)]
        cursor.execute("update conversation_notedraft set words = 'anders'")
        assert cursor.rowcount == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("update conversation_report set number = 9")


def test_nobody_knows_nothing() -> None:
    town = world()
    circle = own_story(town)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from conversation_conversation")
        assert cursor.fetchone() == (0,)
    with being(town.joop) as joop:
        assert conversations_for(joop) == ()
        assert story_of(joop, circle) is None
