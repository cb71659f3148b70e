"""Someone with a phone or a screen: reads, taps and writes, by the words that stand on the page."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect
from tests.journeys.house import House

PICTURES = Path(__file__).parents[2] / "docs/gidsen/beelden"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SLOW = 20_000
expect.set_options(timeout=SLOW)


@dataclass
class Visitor:
    """One person on one device. ``wrong`` holds every error of a script and every request to elsewhere."""

    here: House
    context: BrowserContext
    page: Page = field(init=False)
    wrong: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)
    who: str = ""

    def opens(self, path: str) -> Self:
        """Go to an address of the house."""
        self.page.goto(path if path.startswith("http") else self.here.url + path)
        return self

    def logs_in(self, address: str) -> Self:
        """With a code from a real mail."""
        before = len(self.here.letters.mails)
        self.opens("/inloggen/").writes("Uw e-mailadres", address).taps("Stuur mij een code")
        return self.writes("De code uit uw mail", self.code_mailed(address, before)).taps("Ga verder").sees("Dag ")

    def code_mailed(self, address: str, before: int) -> str:
        """The code in the mail that came after so many others."""
        mail = self.here.letters.newest_to(address, after=before)
        code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail, re.MULTILINE)
        assert code, mail
        return code[1]

    def find(self, words: str, about: str = "", inside: str = "body") -> Locator:
        """The button or link with exactly these words; what it is ``about`` may be spoken after a colon."""
        said = rf"\s*:\s*{re.escape(about)}" if about else r"(\s*:.*)?"
        name = re.compile(rf"^\s*{re.escape(words)}{said}\s*$")
        area = self.page.locator(inside).first
        return area.get_by_role("button", name=name).or_(area.get_by_role("link", name=name))

    def taps(self, words: str, about: str = "", inside: str = "body") -> Self:
        """Press the button or link with exactly these words, and wait until the page is there."""
        self.find(words, about, inside).first.click()
        self.page.wait_for_load_state("load")
        return self

    def unfolds(self, words: str) -> Self:
        """Open what is folded away under these words."""
        self.page.locator("summary").filter(has_text=words).first.click()
        return self

    def writes(self, label: str, words: str, within: str = "body") -> Self:
        """Write in the field with this label."""
        self.field(label, within).fill(words)
        return self

    def writes_here(self, words: str) -> Self:
        """Write in the only text field of the page."""
        self.page.locator("main textarea").fill(words)
        return self

    def picks(self, label: str, words: str, within: str = "body") -> Self:
        """Pick from the list with this label what begins with these words."""
        field = self.field(label, within)
        option = field.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).first
        field.select_option(value=option.get_attribute("value"))
        return self

    def field(self, label: str, within: str = "body") -> Locator:
        """The field with this label."""
        area = self.page.locator(within)
        return area.get_by_label(label, exact=True).and_(self.page.locator("input, textarea, select")).first

    def chooses(self, label: str) -> Self:
        """Choose the option whose words begin like this."""
        self.choice(label).check(force=True)
        return self

    def choice(self, label: str) -> Locator:
        """The radio button or box whose words begin like this."""
        name = re.compile(rf"^\s*{re.escape(label)}")
        return self.page.get_by_role("radio", name=name).or_(self.page.get_by_role("checkbox", name=name)).first

    def sees(self, words: str) -> Self:
        """These words stand on the page."""
        expect(self.page.locator("body")).to_contain_text(words, use_inner_text=True)
        return self

    def does_not_see(self, words: str) -> Self:
        """These words do not stand on the page."""
        expect(self.page.locator("body")).not_to_contain_text(words, use_inner_text=True)
        return self

    def refused(self, path: str, status: int = 404) -> Self:
        """An address that answers with a refusal; the browser's own word about that is no mistake of ours."""
        self.expected.add(str(status))
        answer = self.page.goto(self.here.url + path)
        assert answer is not None
        assert answer.status == status, (path, answer.status)
        return self

    def posts(self, path: str, body: dict[str, Any], *, as_json: bool = False) -> int:
        """Send something past the pages, with one's own cookies and token; returns the status."""
        token = next(one["value"] for one in self.context.cookies() if one["name"] == "csrftoken")  # type: ignore[typeddict-item]
        sent: dict[str, Any] = {"data": body} if as_json else {"form": {**body, "csrfmiddlewaretoken": token}}
        answer = self.context.request.post(
            self.here.url + path, headers={"X-CSRFToken": token, "Referer": self.page.url}, max_redirects=0, **sent
        )
        return answer.status

    def gets(self, path: str) -> str:
        """What an address answers, past the pages."""
        return self.context.request.get(self.here.url + path).text()

    def closes_the_page(self) -> None:
        """Close it and take a new one, on the same device."""
        self.page.close()
        self.page = self._new_page()

    def _new_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        return page

    @property
    def path(self) -> str:
        """Where the visitor is now."""
        return self.page.url.removeprefix(self.here.url)

    def picture(self, name: str) -> Self:
        """Take a picture for the guides, when asked for with `KANTELING_PICTURES=1`."""
        if os.environ.get("KANTELING_PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
            size = self.page.viewport_size or PHONE
            part = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 844)}
            self.page.screenshot(path=PICTURES / f"{name}.png", clip=part)  # type: ignore[arg-type]
        return self

    def _heard(self, said: ConsoleMessage) -> None:
        ours = not any(f"status of {status}" in said.text for status in self.expected)
        if said.type == "error" and ours and "ERR_INTERNET_DISCONNECTED" not in said.text:
            self.wrong.append(f"{self.page.url}: {said.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:")):
            self.wrong.append(f"asked elsewhere: {request.url}")


def enter(
    browser: Browser,
    here: House,
    *,
    kind: type[Visitor] = Visitor,
    who: str = "",
    screen: dict[str, int] | None = None,
    script: bool = True,
    **more: Any,
) -> Visitor:
    """Someone comes with a phone (or another ``screen``), knowing nothing yet."""
    context = browser.new_context(
        viewport=screen or PHONE,  # type: ignore[arg-type]
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        java_script_enabled=script,
        reduced_motion="reduce",
        **more,
    )
    context.set_default_timeout(SLOW)
    visitor = kind(here, context, who=who)
    visitor.page = visitor._new_page()
    return visitor
