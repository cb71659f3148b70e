"""The function that finds entries belongs to the owner of the database: what the wall hides must never come out of it."""

from typing import Any

import pytest
from django.db import connection

from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.tests.makers import an_entry, town
from kanteling.foundation.actor import Actor
from kanteling.platform.db import acting
from kanteling.platform.jobs import count_words
from kanteling.platform.search import Hit, Lexicon, find, recount, understand, why

pytestmark = pytest.mark.django_db
LEXICON = Lexicon.standard()


def found(actor: Actor, text: str, **how: Any) -> tuple[Hit, ...]:
    with acting(actor):
        return find(Entry.objects.visible_to(actor), understand(text, LEXICON), **how)


def test_entries_of_another_municipality_are_not_found() -> None:
    here, there = town(), town("0344")
    mine, theirs = an_entry(here, title="Budgetspreekuur"), an_entry(there, title="Budgetspreekuur")
    assert [hit.id for hit in found(here.who("bakker"), "de rekeningen stapelen zich op")] == [mine]
    assert [hit.id for hit in found(there.who("bakker"), "de rekeningen stapelen zich op")] == [theirs]


def test_without_an_actor_nothing_is_found() -> None:
    an_entry(town(), title="Budgetspreekuur")
    with acting(None):
        assert find(Entry.objects.all(), understand("budgetspreekuur", LEXICON)) == ()


def test_an_entry_says_by_which_words_it_was_found() -> None:
    here = town()
    an_entry(here, title="Boekhouder gezocht", plain_words="", text="Voor de club.")
    (hit, *_) = found(here.who("bakker"), "ik ben penningmeester geweest")
    assert ("penningmeester", "administratie") in why(hit)


def test_a_name_that_only_this_town_knows_is_found_with_a_slip_in_it() -> None:
    here = town()
    entry = an_entry(here, title="Hofje Wibrantis", plain_words="", text="Een hof.")
    assert found(here.who("bakker"), "wibratis") == ()
    count_words(0)
    assert [hit.id for hit in found(here.who("bakker"), "wibratis")] == [entry]


def test_words_that_were_not_counted_yet_are_found_all_the_same() -> None:
    here = town()
    recount("social_map_entry")
    entry = an_entry(here, title="Hofje Wibrantis", plain_words="", text="Een hof.")
    assert [hit.id for hit in found(here.who("bakker"), "wibrantis")] == [entry]


def test_a_tag_narrows_what_is_found() -> None:
    here = town()
    entry = an_entry(here, title="Schilderen")
    assert [hit.id for hit in found(here.who("bakker"), "schilderen", tags=["@soort:activity"])] == [entry]
    assert found(here.who("bakker"), "schilderen", tags=["@soort:nothing"]) == ()


def test_the_app_may_ask_the_function_but_not_read_its_counts() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select has_table_privilege('kanteling_app', 'kanteling.words_social_map_entry', 'select'), "
            "has_function_privilege('kanteling_app', 'kanteling.recount_social_map_entry()', 'execute')"
        )
        assert cursor.fetchone() == (False, True)
