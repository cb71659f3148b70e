"""A volunteer's list of 300 activities comes in as it is; twenty lines are mended; a resident finds what was meant."""

import re
from collections.abc import Callable

import pytest
from tests.journeys.house import House
from tests.journeys.seen import wrong_with
from tests.journeys.story import TABLET
from tests.journeys.visitor import Visitor

from kanteling.apps.social_map.tests.messy_list import as_bytes
from kanteling.apps.social_map.tests.test_exchange_work import long_list, package

pytestmark = pytest.mark.journey
GOOD = {"title": "Iets leuks", "when": "di 10-12u", "cost": "gratis"}


def test_a_messy_list_is_mended_published_and_found(town: House, visitor: Callable[..., Visitor]) -> None:
    petra = visitor(town, screen=TABLET).logs_in("petra@voorbeeld.example")
    wijk = a_wijk(visitor(town))
    she_sends_it(petra, as_bytes(area=wijk))
    petra.sees("280 regels zijn nieuw").sees("20 regels kloppen nog niet").sees("Regel 7: Naaicafé 1")
    she_mends_the_twenty(petra)
    petra.does_not_see("kloppen nog niet").sees("Er staat nog niets op de kaart")
    she_says_what_is_not_double(petra)
    petra.page.get_by_role("button", name=re.compile(r"Zet \d+ regels op de kaart")).click()
    petra.sees("300 staan er nu bij")
    resident = visitor(town).opens("/kaart/")
    resident.picks("Waar bent u?", wijk) if resident.page.locator("select[name=wijk]").count() else None
    resident.writes("Wat zoekt u?", "iets met muziek op dinsdag dichtbij")
    resident.page.locator("main form button").first.click()
    resident.sees("Samen muziek maken")


def a_wijk(one: Visitor) -> str:
    """The first wijk that the map offers."""
    page = one.opens("/kaart/").page
    names = page.locator("select[name=wijk] option").all_inner_texts()
    return names[1].strip() if len(names) > 1 else ""


def she_sends_it(petra: Visitor, content: bytes, name: str = "lijst.csv", kind: str = "text/csv") -> None:
    page = petra.opens("/kaart/lijsten/").page
    page.set_input_files("input[type=file]", files=[{"name": name, "mimeType": kind, "buffer": content}])
    petra.taps("Bekijk het eerst")


def she_mends_the_twenty(petra: Visitor) -> None:
    """Each wrong cell gets words that can be understood; the rest of the list stays as it is."""
    for at, cell in enumerate(petra.page.locator("main input[name^='cel-']").all()):
        meaning = str(cell.get_attribute("name")).rsplit("-", 1)[1]
        cell.fill(f"{GOOD[meaning]} {at}" if meaning == "title" else GOOD[meaning])
    petra.taps("Bewaar en kijk opnieuw")


def she_says_what_is_not_double(petra: Visitor) -> None:
    """Lines that look like others are other things here."""
    while petra.page.locator("main input[type=radio][value=new]").count():
        for each in petra.page.locator("main input[type=radio][value=new]").all():
            each.check(force=True)
        petra.taps("Bewaar en kijk opnieuw")


def test_long_work_a_package_and_what_came_of_it_are_read_by_everyone(
    town: House, visitor: Callable[..., Visitor]
) -> None:
    petra = visitor(town, screen=TABLET).logs_in("petra@voorbeeld.example")
    with town.while_the_worker_rests():
        she_sends_it(petra, long_list())
        petra.sees("Wij zijn ermee bezig").sees("Stop ermee")
        assert wrong_with(petra.page) == []
        petra.taps("Stop ermee")
        petra.sees("Hier bleef het bij")
    assert wrong_with(petra.page) == []
    she_sends_it(petra, package(), "pakket.zip", "application/zip")
    petra.sees("Wat gebeurt er met dit pakket?").sees("1 dienst is nieuw.")
    assert wrong_with(petra.page) == []
    petra.page.locator("main form[action$='/zet-op-de-kaart/'] button").click()
    petra.sees("Het staat op de kaart").sees("1 staat er nu bij.")
    assert wrong_with(petra.page) == []
