"""Whether every page is read (every_page.py), and what is no page says so."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.urls import URLResolver, get_resolver, reverse
from playwright.sync_api import Browser
from tests.journeys.every_page import PARTS, Company, part
from tests.journeys.seen import wrong_with
from tests.journeys.tour import ANSWERS_TO_A_FORM, NO_PAGE, STOPS, WITH_A_SECOND_STEP, Tour

pytestmark = pytest.mark.journey


def test_axe_would_see_it(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<main><h1>Kijk</h1><img src='data:,'><p style='width: 900px; color: #ccc'>Bijna niet te lezen</p>"
    )
    assert {line.split(", ")[1].split(":")[0] for line in wrong_with(page)[:-1]} >= {"image-alt", "color-contrast"}
    assert wrong_with(page)[-1].startswith("wider than 320")
    page.close()


def places(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every name in the urlconf with what it asks for, but for those of the API."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inside = f"{each.namespace}:" if each.namespace else ""
            if each.namespace != "api":
                yield from places(each, space + inside)
        elif each.name:
            yield space + each.name, tuple(each.pattern.regex.groupindex)


def test_no_page_is_left_out() -> None:
    toured = {stop.name for stop in STOPS} - {""}
    here = {name for name, _ in places(get_resolver())}
    assert here - toured - ANSWERS_TO_A_FORM - set(NO_PAGE) - WITH_A_SECOND_STEP == set()


def test_what_answers_a_form_is_no_page(tour: Tour, company: Company) -> None:
    one = company.one("Meneer Bakker", "nl", "")
    some = {"question": "asked", "card": "talents", "code": "BU02680616"}
    for name, asked in places(get_resolver()):
        if name in ANSWERS_TO_A_FORM:
            where = reverse(name, kwargs={key: some.get(key, str(uuid4())) for key in asked})
            assert one.context.request.get(one.here.url + where, max_redirects=0).status == 405, name


def test_the_parts_are_the_whole_tour() -> None:
    read = [stop for number in range(PARTS) for stop, _ in part(number)]
    assert [stop for at, stop in enumerate(read) if at == 0 or stop is not read[at - 1]] == list(STOPS)
