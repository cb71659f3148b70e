"""Every page, read by axe on a phone and a screen, in two languages; nothing may stick out, fail or ask elsewhere.

In parts, each a file of its own, so that test processes can take them side by side.
"""

from playwright.sync_api import Browser
from tests.journeys.seen import wrong_with
from tests.journeys.tour import STOPS, Stop, Tour
from tests.journeys.visitor import Visitor, enter

PARTS = 4
READ = [("nl", ""), ("en", "")]
Look = tuple[str, str]


def part(number: int) -> list[tuple[Stop, Look]]:
    """One of the parts: neighbours on the tour, so that few people have to log in."""
    stops = STOPS[len(STOPS) * number // PARTS : len(STOPS) * (number + 1) // PARTS]
    return [(stop, look) for stop in stops for look in READ + [("nl", "dark"), ("nl", "contrast")] * stop.main]


def named(one: object) -> str:
    """How a test is called."""
    return "-".join(one) if isinstance(one, tuple) else str(one)


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


def goes_to(tour: Tour, one: Visitor, stop: Stop) -> None:
    if stop.status >= 400:
        one.expected.add(str(stop.status))
    if stop.by:
        stop.by(tour, one)
        return
    answer = one.page.goto(one.here.url + tour.address(stop))
    assert answer is not None
    assert answer.status == stop.status, (one.path, answer.status)


def read(tour: Tour, company: Company, stop: Stop, look: Look) -> None:
    """Go there and look: nothing is wrong."""
    one = company.one(stop.who, *look)
    del one.wrong[:]
    goes_to(tour, one, stop)
    assert one.page.get_attribute("html", "lang") == look[0]
    wrong = wrong_with(one.page)
    assert wrong + one.wrong == [], wrong + one.wrong
