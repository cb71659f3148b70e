"""What residents run themselves."""

from datetime import timedelta
from uuid import UUID

import pytest

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.commands import PlaceWords
from kanteling.apps.social_map.queries.initiatives import InitiativeView, initiative_of
from kanteling.apps.social_map.queries.views import entry_view
from kanteling.apps.social_map.rules.entries import Kind
from kanteling.apps.social_map.rules.initiatives import Hurdle, Joins, NoInitiative
from kanteling.apps.social_map.tests.makers import Town, town, words
from kanteling.foundation.refusals import Refused
from kanteling.platform import clock
from kanteling.platform.areas import initiatives_here
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


def started(made: Town) -> UUID:
    fatma = made.who("fatma")
    with acting(fatma):
        return commands.start_initiative(
            actor=fatma, words=words(kind=Kind.INITIATIVE, title="Buurtmoestuin"), need="Een waterpunt"
        )


def seen(made: Town, name: str, entry: UUID) -> InitiativeView:
    who = made.who(name)
    with acting(who):
        return initiative_of(who, entry_view(who, entry))


def test_who_takes_part_counts_and_is_named_only_when_they_say_so(made: Town) -> None:
    entry, bakker, samira = started(made), made.who("bakker"), made.who("samira")
    with acting(bakker):
        commands.join_initiative(actor=bakker, entry=entry, joins=Joins.COMES)
    with acting(samira):
        commands.join_initiative(actor=samira, entry=entry, joins=Joins.HELPS, called="Samira")
    found = seen(made, "fatma", entry)
    assert (found.runs, found.helps, found.comes) == (1, 1, 1)
    assert found.named == (("Samira", "helpt mee"),)
    with acting(bakker), pytest.raises(Refused) as refused:
        commands.join_initiative(actor=bakker, entry=entry, joins=Joins.HELPS)
    assert refused.value.reasons == (NoInitiative.JOINED,)


def test_who_runs_it_lets_a_helper_run_it_too_and_then_can_leave(made: Town) -> None:
    entry, bakker, fatma = started(made), made.who("bakker"), made.who("fatma")
    with acting(fatma), pytest.raises(Refused) as refused:
        commands.leave_initiative(actor=fatma, entry=entry)
    assert refused.value.reasons == (NoInitiative.LAST,)
    with acting(bakker):
        commands.join_initiative(actor=bakker, entry=entry, joins=Joins.HELPS, called="Bakker")
        with pytest.raises(Refused):
            commands.change_initiative(
                actor=bakker, entry=entry, read=1, need="x", budget_cents=None, budget_text=""
            )
    ((joined, _),) = seen(made, "fatma", entry).could_run
    with acting(fatma):
        commands.let_run(actor=fatma, entry=entry, joined=joined)
        commands.leave_initiative(actor=fatma, entry=entry)
    with acting(bakker):
        commands.change_initiative(
            actor=bakker, entry=entry, read=1, need="Gieters", budget_cents=5000, budget_text=""
        )
        commands.change_entry(actor=bakker, entry=entry, read=1, words=words(kind=Kind.INITIATIVE, title="Tuin"))
    assert seen(made, "samira", entry).need == "Gieters"


def test_an_obstacle_has_an_addressee_a_day_and_one_answer(made: Town) -> None:
    entry, fatma, samira, bakker = started(made), made.who("fatma"), made.who("samira"), made.who("bakker")
    soon = clock.today() + timedelta(days=14)
    with acting(bakker), pytest.raises(Refused):
        commands.raise_obstacle(
            actor=bakker,
            entry=entry,
            kind=Hurdle.OBSTACLE,
            words="Geen water",
            addressee="Gemeente",
            answer_by=soon,
        )
    with acting(fatma):
        with pytest.raises(Refused) as refused:
            commands.raise_obstacle(
                actor=fatma,
                entry=entry,
                kind=Hurdle.OBSTACLE,
                words="Geen water",
                addressee="",
                answer_by=clock.today(),
            )
        assert refused.value.reasons == (NoInitiative.ADDRESSEE, NoInitiative.ANSWER_BY)
        asked = commands.raise_obstacle(
            actor=fatma, entry=entry, kind=Hurdle.CHALLENGE, words="Wij doen het groen", addressee="Gemeente",
            answer_by=soon, offer="Elke week",
        )  # fmt: skip
    with acting(samira):
        commands.answer_obstacle(actor=samira, obstacle=asked, words="Dat mag, voor een jaar", called="Groenbeheer")
        with pytest.raises(Refused):
            commands.answer_obstacle(actor=samira, obstacle=asked, words="Toch niet", called="")
    (hurdle,) = seen(made, "bakker", entry).hurdles
    assert (hurdle.answer, hurdle.answered_by, hurdle.late) == ("Dat mag, voor een jaar", "Groenbeheer", False)


def test_a_neighbourhood_shows_what_its_initiatives_need_and_for_whose_answer_they_wait(made: Town) -> None:
    fatma = made.who("fatma")
    with acting(fatma):
        spot = commands.add_place(
            actor=fatma, words=PlaceWords(name="Het veld", area_code="BU02680616", lon=5.83, lat=51.81), own=True
        )
        initiative = words(kind=Kind.INITIATIVE, title="Buurtmoestuin", place=spot)
        entry = commands.start_initiative(actor=fatma, words=initiative, need="Een waterpunt")
        answer_by = clock.today() + timedelta(30)
        commands.raise_obstacle(
            actor=fatma, entry=entry, kind=Hurdle.OBSTACLE, words="Er is geen water.", addressee="De gemeente",
            answer_by=answer_by,
        )  # fmt: skip
        for code in ("BU02680616", "WK026806", "GM0268"):
            (found,), many = initiatives_here(fatma, code, 5)
            assert (found.title, found.need, found.people, many) == ("Buurtmoestuin", "Een waterpunt", 1, 1)
            assert (found.addressee, found.answer_by, found.late, found.answered) == (
                "De gemeente",
                answer_by,
                False,
                False,
            )
        assert initiatives_here(fatma, "WK026808", 5) == ((), 0)
    with clock.at(clock.now() + timedelta(31)), acting(fatma):
        assert initiatives_here(fatma, "WK026806", 5)[0][0].late
