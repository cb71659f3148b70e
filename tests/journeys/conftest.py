"""What the journeys share: a house that runs, a browser, and someone who holds a phone."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.every_page import Company
from tests.journeys.house import House, house
from tests.journeys.tour import Tour
from tests.journeys.visitor import Visitor, enter

from kanteling.launch import under_pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium; it asks nothing from outside by itself."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def town(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A municipality where nobody told anything yet; not a demo."""
    yield from _house("town", tmp_path_factory.mktemp("town"), demo=False)


@pytest.fixture(scope="module")
def neighbourhood(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo with everyone in it."""
    yield from _house("neighbourhood", tmp_path_factory.mktemp("neighbourhood"), demo=True)


def _house(told: str, folder: Path, *, demo: bool) -> Iterator[House]:
    with house(f"{under_pytest.database()}_{told}", told=told, demo=demo, folder=folder) as built:
        yield built


@pytest.fixture(scope="module")
def tour(neighbourhood: House) -> Iterator[Tour]:
    address = os.environ["KANTELING_TEST_SUPER_URL"]
    name = neighbourhood.database.partition("://")[2].partition("/")[2].partition("?")[0]
    with psycopg.connect(
        address.replace(f"/{under_pytest.database()}?", f"/{name}?"), autocommit=True
    ) as everything:
        yield Tour(neighbourhood, everything)


@pytest.fixture(scope="module")
def company(browser: Browser, tour: Tour) -> Iterator[Company]:
    came = Company(browser, tour)
    yield came
    for one in came.there.values():
        one.context.close()


@pytest.fixture
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visitor]]:
    """Let people come, each with a device of their own; afterwards nothing may have gone wrong on any of them."""
    came: list[Visitor] = []
    failed = request.session.testsfailed

    def comes(here: House, **device: object) -> Visitor:
        came.append(enter(browser, here, **device))
        return came[-1]

    yield comes
    if request.session.testsfailed > failed:
        for number, one in enumerate(came):
            print(f"--- screen {number} at {one.path}\n{one.page.inner_text('body')}")
    for one in came:
        one.context.close()
    assert [line for one in came for line in one.wrong] == []
