"""The main path again, by keyboard alone: everything can be reached, and one always sees where one is."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.journeys.by_keyboard import ByKeyboard
from tests.journeys.house import House
from tests.journeys.story import AMONG, Story, go_along
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def test_the_whole_path_goes_by_keyboard_alone(town: House, visitor: Callable[..., Visitor]) -> None:
    story = Story.begins(town, partial(visitor, kind=ByKeyboard))
    story.prepares_at_home()
    story.at_the_kitchen_table()
    story.reads_it_back()
    ineke = story.comes_in_by_mail()
    joop = story.comes_in_by_code(story.asks("Joop", "van de club", "Hij kent mij van vroeger", "Ik zeg het zelf"))
    everyone = (story.bakker, ineke, joop)
    go_along(story.proposes_wish(AMONG, "ik op zaterdag weer in de kantine zit"), *everyone)
    story.closes_the_door("Wat als Joop mij op zaterdag ophaalt?")
    story.bakker.taps("We zijn klaar").taps("Maak hier een voorstel van").taps("Wie doet wat")
    lift = story.proposes_action(
        story.bakker, AMONG, who="Joop", what="haalt mij op", when="Zaterdag", rung="Met mijn mensen"
    )
    go_along(lift, story.bakker, joop)
    story.objects(ineke, lift, "En als Joop niet kan?")
    story.makes_it_better(ineke, lift, "haalt mij op, of ik neem de bus", "De bus is nieuw.")
    go_along(lift, *everyone)
    story.bakker.opens(f"/plan/{story.circle}/").sees("haalt mij op, of ik neem de bus")
    story.bakker.taps("Beter").sees("Bewaard: beter").taps("Ongedaan maken").sees("Tik wat past.")
    story.bakker.opens("/").taps("Wie keek er in mijn plan?").sees("Ineke")
    _the_words_on_top_open_and_close(story.samira)


def _the_words_on_top_open_and_close(one: Visitor) -> None:
    assert isinstance(one, ByKeyboard)
    word = one.opens("/").page.locator(".k-nav summary:visible").first
    one.goes_to(word)
    one.page.keyboard.press("Enter")
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Escape")
    assert word.evaluate("word => word === document.activeElement && !word.parentElement.open")
    one.page.keyboard.press("Enter")
    one.taps("Sociale kaart").sees("Wat is er in de buurt?")
