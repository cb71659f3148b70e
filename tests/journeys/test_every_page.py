"""Every page, read by axe on a phone and a screen, in two languages; nothing may stick out, fail or ask elsewhere."""

import os
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.urls import URLResolver, get_resolver, reverse
from playwright.sync_api import Browser
from tests.journeys.house import House
from tests.journeys.seen import wrong_with
from tests.journeys.tour import ANSWERS_TO_A_FORM, NO_PAGE, STOPS, WITH_A_SECOND_STEP, Stop, Tour
from tests.journeys.visitor import Visitor, enter

from kanteling.launch import under_pytest

pytestmark = pytest.mark.journey
READ = [("nl", ""), ("en", "")]
LOOKS = [(stop, look) for stop in STOPS for look in READ + [("nl", "dark"), ("nl", "contrast")] * stop.main]


@pytest.fixture(scope="module")
def tour(neighbourhood: House) -> Iterator[Tour]:
    address = os.environ["KANTELING_TEST_SUPER_URL"]
    name = neighbourhood.database.partition("://")[2].partition("/")[2].partition("?")[0]
    with psycopg.connect(
        address.replace(f"/{under_pytest.database()}?", f"/{name}?"), autocommit=True
    ) as everything:
        yield Tour(neighbourhood, everything)


class Company:
    """Everyone who has come in, each once per language and colour."""

    def __init__(self, browser: Browser, tour: Tour) -> None:
        self.browser, self.tour = browser, tour
        self.there: dict[tuple[str, str, str], Visitor] = {}

    def one(self, who: str, language: str, theme: str) -> Visitor:
        key = (who, language, theme)
        if key not in self.there:
            one = self.there[key] = enter(self.browser, self.tour.here, who=who)
            cookies = {"kanteling_language": language, "kanteling_theme": theme}
            one.context.add_cookies(
                [
                    {"name": name, "value": value, "url": self.tour.here.url}
                    for name, value in cookies.items()
                    if value
                ]
            )
            if who:
                one.opens(self.tour.door(who))
        return self.there[key]


@pytest.fixture(scope="module")
def company(browser: Browser, tour: Tour) -> Iterator[Company]:
    came = Company(browser, tour)
    yield came
    for one in came.there.values():
        one.context.close()


def goes_to(tour: Tour, one: Visitor, stop: Stop) -> None:
    if stop.status >= 400:
        one.expected.add(str(stop.status))
    if stop.by:
        stop.by(tour, one)
        return
    answer = one.page.goto(one.here.url + tour.address(stop))
    assert answer is not None
    assert answer.status == stop.status, (one.path, answer.status)


@pytest.mark.parametrize(
    ("stop", "look"), LOOKS, ids=lambda one: "-".join(one) if isinstance(one, tuple) else str(one)
)
def test_nothing_is_wrong_with(tour: Tour, company: Company, stop: Stop, look: tuple[str, str]) -> None:
    one = company.one(stop.who, *look)
    del one.wrong[:]
    goes_to(tour, one, stop)
    assert one.page.get_attribute("html", "lang") == look[0]
    wrong = wrong_with(one.page)
    assert wrong + one.wrong == []


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
