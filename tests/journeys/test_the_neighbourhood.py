"""Someone who never saw the pie reads it by eye, by keyboard and aloud, and puts own words beside the figures."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.journeys.house import House
from tests.journeys.test_giving import comes_in
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
HATERT = "/wijk/BU02680616/profiel/"
WORDS = "De bank bij de vijver is weer heel."


def test_the_pie_is_read_by_eye_by_keyboard_and_aloud(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    bakker = comes_in(neighbourhood, visitor, "Meneer Bakker").opens(HATERT)
    bakker.sees("minder dan gemiddeld").sees("Wat mensen zeggen").sees("Verzonnen voor de demo")
    bakker.picture("inwoner-taart")
    pie = bakker.page.get_by_role("group", name="Profieltaart van Hatert")
    expect(pie).to_be_visible()
    slice_ = pie.get_by_role("link", name="Schoon en heel: minder dan gemiddeld")
    slice_.focus()
    bakker.page.keyboard.press("Enter")
    bakker.sees("hoger cijfer, minder: Schoon en heel").sees("Zo komt het teken tot stand").sees(
        "Verzonnen voor de demo"
    )
    bakker.opens(HATERT)
    row = bakker.page.get_by_role("row", name="Schoon en heel")
    expect(row).to_contain_text("minder dan gemiddeld")
    bakker.page.emulate_media(media="print")
    expect(bakker.page.locator("svg.taart").first).to_be_visible()


def test_own_words_come_beside_the_figures_when_someone_else_read_them(
    neighbourhood: House, visitor: Callable[..., Visitor]
) -> None:
    bakker = comes_in(neighbourhood, visitor, "Meneer Bakker").opens(HATERT).taps("Voeg toe wat u ziet of hoort")
    bakker.chooses("Iets dat ik zag").writes("In uw woorden", WORDS).taps("Stuur in").sees("Wordt nog gelezen")
    bakker.opens(HATERT).does_not_see(WORDS)
    truus = comes_in(neighbourhood, visitor, "Truus Verhoeven").opens("/wijk/gezegd/")
    sheet = truus.page.locator("section").filter(has_text=WORDS).first
    sheet.get_by_role("button", name="Laat het zien").click()
    truus.sees("Het staat nu bij de wijk.")
    bakker.opens(HATERT).sees(WORDS)
