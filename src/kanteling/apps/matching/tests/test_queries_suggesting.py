"""The retired bookkeeper and the club, after an article on tilting the Wmo: found both ways, with a ride on Saturday."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kanteling.apps.deciding.queries.proposals import proposal_of
from kanteling.apps.matching import commands
from kanteling.apps.matching.models import Chosen
from kanteling.apps.matching.queries.suggesting import (
    search_gift,
    search_goal,
    search_role,
    search_together,
    search_words,
)
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind
from kanteling.apps.matching.rules.suggesting import Obstacle, Why
from kanteling.apps.matching.rules.travel import Mode
from kanteling.apps.matching.tests.makers import (
    Neighbourhood,
    Town,
    a_goal,
    a_notice,
    bakker_walks,
    goes_along,
    joop_drives,
    own_circle,
    town,
    with_map,
)
from kanteling.apps.plans.commands import propose
from kanteling.apps.plans.queries import plan_of
from kanteling.apps.plans.rules.contents import EndContent
from kanteling.apps.plans.rules.contents import Kind as Content
from kanteling.apps.social_map.public import entries_by_id
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
BOOKS = "Boekhouden. Als iemand daar wat aan heeft."


@pytest.fixture
def here() -> Town:
    return town()


@pytest.fixture
def there(here: Town) -> Neighbourhood:
    return with_map(here)


def a_gift(here: Town, words: str = BOOKS) -> Any:
    with acting(here.who("bakker")):
        return commands.write_gift(actor=here.who("bakker"), kind=GiftKind.MEAN, words=words)


def test_his_gift_finds_the_open_role_and_nobody_learns_of_it(here: Town, there: Neighbourhood) -> None:
    gift, bakker = a_gift(here), here.who("bakker")
    with acting(bakker):
        _, searched = search_gift(bakker, gift)
    (found,) = searched.found.fits
    assert found.offering.id == there.treasurer
    assert found.because[0].code is Why.WANTS
    assert "boekhouden" in dict(found.because[0].facts)["words"]
    with acting(here.who("joop")), pytest.raises(NotForYou):
        search_gift(here.who("joop"), gift)


def test_the_open_role_finds_him_only_after_he_offered_his_gift(here: Town, there: Neighbourhood) -> None:
    gift, bakker, joop = a_gift(here), here.who("bakker"), here.who("joop")
    with acting(joop):
        assert search_role(joop, there.treasurer).people == ()
    with acting(bakker):
        words = commands.Words(title="Boekhouden", called="Bakker")
        notice = commands.offer_gift(actor=bakker, gift=gift, words=words)
    with acting(joop):
        ((line, _),) = search_role(joop, there.treasurer).people
        assert line.called == "Bakker"
        assert search_role(joop, there.singing).people == ()
    with acting(bakker):
        commands.withdraw(actor=bakker, notice=notice)
    with acting(joop):
        assert search_role(joop, there.treasurer).people == ()


def test_the_saturday_match_needs_a_ride_and_the_combination_says_so(here: Town, there: Neighbourhood) -> None:
    bakker = here.who("bakker")
    bakker_walks(here)
    with acting(bakker):
        searched = search_words(bakker, "voetbal kijken op zaterdag")
    assert [said.code for said in searched.one(there.match).against] == [Obstacle.REACH]
    joop_drives(here)
    with acting(bakker):
        found = search_words(bakker, "voetbal kijken op zaterdag").one(there.match)
    assert found.against == ()
    assert found.lift is not None
    assert found.lift.ride.title == "Joop"
    assert Why.RIDE in [said.code for said in found.because]


def test_with_a_bicycle_nobody_has_to_drive(here: Town, there: Neighbourhood) -> None:
    bakker_walks(here, Mode.BIKE, Mode.TAKEN)
    bakker = here.who("bakker")
    with acting(bakker):
        found = search_words(bakker, "voetbal kijken").one(there.match)
    assert (found.against, found.lift) == ((), None)
    assert found.way is not None
    assert found.way.mode is Mode.BIKE


def test_a_neighbour_stands_above_an_activity(here: Town, there: Neighbourhood) -> None:
    a_notice(here, title="Samen zingen aan de piano", called="Mo", name="mo")
    bakker = here.who("bakker")
    with acting(bakker):
        found = search_words(bakker, "zingen").found.fits
    assert [each.offering.rung for each in found] == [2, 3]


def test_in_one_step_to_a_proposal_and_when_it_stands_the_place_is_taken(here: Town, there: Neighbourhood) -> None:
    circle, bakker = own_circle(here), here.who("bakker")
    goal = a_goal(here, circle)
    bakker_walks(here)
    joop_drives(here)
    with acting(bakker):
        proposal = commands.choose(actor=bakker, circle=circle, goal=goal, thing=there.match)
        view = proposal_of(bakker, proposal)
        assert view.title == "Ik ga naar “Wedstrijd kijken” (VV De Lindeboom), en rijd mee met Joop"
        assert view.content["when"] == "Zaterdag van 14.00 tot 16.00 uur"
        assert free(here, there) == 2, "nothing is taken before the circle decided"
    goes_along(here, proposal)
    assert free(here, there) == 1
    with acting(bakker):
        (action,) = plan_of(bakker, circle).goals[0].actions
        end = EndContent(action.id, Content.ACTION, action.what, "Het was niets")
        stop = propose(actor=bakker, circle=circle, content=end)
    goes_along(here, stop)
    assert free(here, there) == 2


def free(here: Town, there: Neighbourhood) -> int | None:
    with acting(here.who("mo")):
        return entries_by_id(here.who("mo"), [there.match])[there.match].free_places


def test_a_decision_stands_also_when_the_last_place_just_went(here: Town, there: Neighbourhood) -> None:
    circle, bakker = own_circle(here), here.who("bakker")
    goal = a_goal(here, circle, "Ik wil boekhouden")
    with acting(bakker):
        proposal = commands.choose(actor=bakker, circle=circle, goal=goal, thing=there.treasurer)
    with acting(here.who("mo")):
        from kanteling.apps.social_map.public import take_place

        take_place(actor=here.who("mo"), entry=there.treasurer)
    goes_along(here, proposal)
    with acting(bakker):
        assert len(plan_of(bakker, circle).goals[0].actions) == 1
        assert Chosen.objects.visible_to(bakker).get().taken_id is None


def test_only_what_is_suggested_and_only_who_decides(here: Town, there: Neighbourhood) -> None:
    circle, bakker, joop = own_circle(here), here.who("bakker"), here.who("joop")
    goal = a_goal(here, circle)
    with acting(bakker), pytest.raises(NotForYou):
        commands.choose(actor=bakker, circle=circle, goal=goal, thing=there.singing)
    with acting(joop), pytest.raises((NotForYou, Refused)):
        commands.choose(actor=joop, circle=circle, goal=goal, thing=there.match)
    with acting(joop), pytest.raises(NotForYou):
        search_goal(joop, circle, goal)


def test_the_team_sees_what_could_be_met_together(here: Town, there: Neighbourhood) -> None:
    samira = here.who("samira")
    for name, title in (("bakker", "Ik wil zingen"), ("mo", "Samen zingen, wie doet mee?")):
        a_notice(here, name, NoticeKind.REQUEST, title=title, called=name)
    a_notice(here, "joop", NoticeKind.REQUEST, title="Wie repareert mijn kraan?", called="Joop")
    with acting(samira):
        page = search_together(samira)
    assert sorted(each.suggestion.offering.id for each in page.met) == [there.singing, there.singing]
    assert [each.title for each in page.open] == ["Wie repareert mijn kraan?"]
    (same,) = page.same
    assert [each.title for each in same.questions] == ["Ik wil zingen", "Samen zingen, wie doet mee?"]
    assert same.there is not None
    assert same.there.offering.id == there.singing
    with acting(here.who("joop")), pytest.raises(NotForYou):
        search_together(here.who("joop"))


def test_a_search_takes_as_many_statements_with_more_on_the_map(here: Town, there: Neighbourhood) -> None:
    bakker, found = here.who("bakker"), []
    for _ in range(2):
        with acting(bakker), CaptureQueriesContext(connection) as asked:
            search_words(bakker, "zingen")
        found.append(len(asked))
        for number in range(10):
            a_notice(here, title=f"Samen zingen {number}", called="Joop")
    assert found[0] == found[1] <= 9
