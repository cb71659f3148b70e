"""A resident finds music on Tuesday and says what is not right; the keeper takes it over, mends a list and makes two one."""

from collections.abc import Callable

import pytest
from tests.journeys.house import House
from tests.journeys.story import TABLET
from tests.journeys.test_giving import comes_in
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
MENDED = {"cost": "gratis", "title": "Zaterdagkoffie", "when": "za 14-16u"}


def test_what_somebody_says_is_taken_over_and_a_waiting_list_comes_on_the_map(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    someone = visitor(neighbourhood).opens("/kaart/").picks("Waar bent u?", "Hatert")
    someone.writes("Wat zoekt u?", "iets met muziek op dinsdag dichtbij").taps("Zoek")
    someone.sees("Muziek op dinsdag").picture("kaart-gevonden")
    someone.taps("Muziek op dinsdag").taps("Stel een wijziging voor")
    someone.writes("Vertel het in uw eigen woorden", "Het begint nu om half drie.").picture("organisatie-voorstel")
    someone.taps("Laat het weten")
    petra = comes_in(neighbourhood, visitor, "Petra Willemsen").opens("/kaart/bijhouden/")
    petra.sees("Het begint nu om half drie.").picture("organisatie-bijhouden")
    petra.opens("/kaart/lijsten/").sees("Hier was u nog mee bezig").picture("kaart-lijsten")
    petra.page.get_by_role("link", name="activiteiten wijkraad najaar.csv").first.click()
    petra.sees("3 regels kloppen nog niet").picture("kaart-lijst")
    mend(petra)
    petra.does_not_see("kloppen nog niet")
    petra.page.locator("main form[action$='/zet-op-de-kaart/'] button").click()
    petra.sees("14 staan er nu bij.").picture("kaart-ingelezen")
    two_become_one_and_two_again(visitor(neighbourhood, screen=TABLET), petra)


def mend(petra: Visitor) -> None:
    """Each wrong cell gets words that are understood, and what looks like another is another."""
    for cell in petra.page.locator("main input[name^='cel-']").all():
        cell.fill(MENDED[str(cell.get_attribute("name")).rsplit("-", 1)[1]])
    petra.taps("Bewaar en kijk opnieuw")
    while petra.page.locator("main input[type=radio][value=new]").count():
        for each in petra.page.locator("main input[type=radio][value=new]").all():
            each.check(force=True)
        petra.taps("Bewaar en kijk opnieuw")


def two_become_one_and_two_again(passer: Visitor, petra: Visitor) -> None:
    """While they are one, who passes finds one; undone, both are there again."""
    petra.opens("/kaart/dubbel/")
    petra.page.locator("main a[href*='/dubbel/']").filter(has_text="Muziekmiddag op dinsdag").first.click()
    petra.sees("Is dit één ding?").picture("kaart-dubbel").taps("Dit is één ding")
    petra.sees("Samengevoegd")
    passer.opens("/kaart/?vraag=muziek op dinsdag")
    assert passer.page.locator("main a").filter(has_text="op dinsdag").count() == 1
    petra.taps("Haal weer uit elkaar").sees("Ze staan weer allebei op de kaart.")
    passer.opens("/kaart/?vraag=muziek op dinsdag")
    assert passer.page.locator("main a").filter(has_text="op dinsdag").count() == 2
