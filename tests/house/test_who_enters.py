"""Whoever enters brings along which circles are open; what changes on the way counts at once."""

import pytest
from django.db import connection, transaction

from kanteling.apps.people.commands.accounts import account_for_person
from kanteling.apps.people.commands.circles import end_access
from kanteling.apps.people.queries import find_actor
from kanteling.apps.people.tests.makers import Town, town
from kanteling.foundation.actor import Channel, Part
from kanteling.platform.db import tell

pytestmark = pytest.mark.django_db


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


def ask(words: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return list(cursor.fetchall())


def enters(made: Town, name: str) -> None:
    actor = find_actor(account_for_person(person=made.people[name]).pk, None, Channel.PAGE)
    assert actor is not None


def test_the_database_knows_every_part_by_name(made: Town) -> None:
    assert set(ask("select kanteling.parts()")[0][0]) == {part.code for part in Part}  # type: ignore[call-overload]


@pytest.mark.parametrize("name", ["bakker", "samira", "ineke", "truus", "petra"])
def test_what_somebody_brings_along_is_what_was_granted(made: Town, name: str) -> None:
    with transaction.atomic():
        enters(made, name)
        pairs = ask(
            "select kanteling.circles(part), kanteling.granted_circles(part) from unnest(kanteling.parts()) part"
        )
    assert [brought for brought, _granted in pairs] == [granted for _brought, granted in pairs]
    assert any(brought for brought, _granted in pairs) is (name != "petra")


def test_access_that_is_ended_is_gone_in_the_same_transaction(made: Town) -> None:
    with transaction.atomic():
        enters(made, "bakker")
        assert ask("select kanteling.circles('plan')") == [([made.circle],)]
        end_access(actor=made.who("bakker"), circle=made.circle, person=made.people["ineke"])
        assert ask("select current_setting('kanteling.circles_plan')") == [("",)], "asked anew after a change"
        tell(made.who("ineke"))
        assert ask("select kanteling.circles('plan')") == [([],)]


def test_who_acts_next_brings_nothing_of_who_acted_before(made: Town) -> None:
    with transaction.atomic():
        enters(made, "bakker")
        tell(made.who("petra"))
        assert ask("select id from people_circle") == []
    assert ask("select coalesce(current_setting('kanteling.circles_plan', true), '')") == [("",)]
