"""The look in a real browser: read by axe in every theme and width, by keyboard, narrow, and with a line that breaks.

No database and no Django server: the page with every part is rendered once and served as a file, with a few addresses
that play the server for drafts and live answers.
"""

import threading
from collections.abc import Iterator
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler
from playwright.sync_api import Browser, Page, sync_playwright

from kanteling.platform.look_examples import EXAMPLES

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
STATIC = ROOT / "build" / "static"
AXE = ROOT / "build" / "test" / "axe.min.js"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
FORM = """{% extends "layout/resident.html" %}{% load look %}{% block title %}x{% endblock %}{% block content %}
<form method="post" action="/klaar"><c-textarea question name="story" label="Wie ziet u graag?" value="SAVED" draft="k1" draft_url="/bewaar" />
<c-button kind="primary">Bewaar en ga verder</c-button></form>
<div id="answers" data-live-every="1" data-live-says="Er kwam een antwoord bij.">Antwoorden: COUNT
<a href="/klaar">Bekijk het voorstel</a></div>
<p class="k-said" role="status" data-live-said></p>{% endblock %}
{% block scripts %}<script type="module" src="{% asset 'live.js' %}"></script>{% endblock %}"""


class Played:
    """What the server has, and whether its line is up."""

    saved, answers, up = "", 0, True
    pages: dict[str, str] = {}


class Handler(BaseHTTPRequestHandler):
    played: Played

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith("/static/"):
            found = STATIC / path.removeprefix("/static/")
            return self._answer(200, found.read_bytes(), KINDS[found.suffix])
        page = self.played.pages.get(path, "")
        page = page.replace("SAVED", self.played.saved).replace("COUNT", str(self.played.answers))
        return self._answer(200 if page else 404, page.encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self.played.up:
            return self._answer(503, b"Even niet.", "text/plain")
        if self.path == "/bewaar":
            self.played.saved = body.split('name="story"')[1].split("\r\n\r\n", 1)[1].rsplit("\r\n--", 1)[0]
            return self._answer(204, b"", "text/plain")
        return self._answer(200, self.played.pages["/klaar"].encode(), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@lru_cache
def rendered(source: str | None, theme: str = "") -> str:
    asked = RequestFactory().get("/onderdelen")
    asked.session = {}
    asked.COOKIES["kanteling_theme"] = theme
    template = (
        engines["django"].from_string(CottonCompiler().process(source))
        if source
        else engines["django"].get_template("platform/parts.html")
    )
    return template.render({"demo": None, "undo": None, "call": None, **EXAMPLES}, asked)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def played() -> Iterator[tuple[Played, str]]:
    """The played server and its address."""
    state = Played()
    state.pages = {f"/{theme}": rendered(None, theme) for theme in ("light", "dark", "contrast")}
    state.pages["/vraag"] = rendered(FORM)
    state.pages["/klaar"] = rendered(FORM.split("<form")[0] + "<h1>Bewaard</h1>{% endblock %}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Playing", (Handler,), {"played": state}))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield state, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that fails the test on any error of a script or refusal by the policy."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="nl")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_on_the_page_with_every_part(
    browser: Browser, played: tuple[Played, str], theme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    opened = context.new_page()
    opened.goto(f"{played[1]}/{theme}")
    opened.evaluate(AXE.read_text())
    found = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    wide = opened.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert wide <= width


def test_the_first_tab_leads_past_the_head_of_the_page(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "story"


def test_what_has_focus_shows_two_rings(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    page.focus("#story")
    ring = page.evaluate(
        "(({outlineWidth, boxShadow}) => [outlineWidth, boxShadow])(getComputedStyle(document.activeElement))"
    )
    assert ring[0] == "3px"
    assert "rgb(255, 201, 60)" in ring[1]


def test_a_draft_is_saved_while_typing(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    page.fill("#story", "Joop van de club")
    page.get_by_text("Bewaard om").wait_for()
    assert played[0].saved == "Joop van de club"
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_survives_a_broken_line_and_a_closed_page(page: Page, played: tuple[Played, str]) -> None:
    state, address = played
    page.goto(f"{address}/vraag")
    state.up = False
    page.fill("#story", "Joop van de club")
    page.get_by_text("Bewaard op dit apparaat").wait_for()
    page.goto(f"{address}/light")
    page.goto(f"{address}/vraag")
    assert page.input_value("#story") == "Joop van de club"
    state.up = True
    page.get_by_text("Bewaard om").wait_for()
    assert state.saved == "Joop van de club"


def test_two_texts_that_both_changed_are_both_kept(page: Page, played: tuple[Played, str]) -> None:
    state, address = played
    page.goto(f"{address}/vraag")
    state.up = False
    page.fill("#story", "van dit apparaat")
    state.saved = "van een ander apparaat"
    page.reload()
    assert page.input_value("#story") == "van een ander apparaat\n\nvan dit apparaat"


def test_a_draft_leaves_the_device_when_the_form_was_taken(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    page.fill("#story", "Joop van de club")
    page.click("text=Bewaar en ga verder")
    page.get_by_role("heading", name="Bewaard").wait_for()
    page.wait_for_function("localStorage.length === 0")  # the script of the new page takes it away


def test_a_draft_stays_when_the_form_was_not_taken(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    played[0].up = False
    page.fill("#story", "Joop van de club")
    page.click("text=Bewaar en ga verder")
    page.goto(f"{played[1]}/vraag")
    assert page.input_value("#story") == "Joop van de club"


def test_without_a_connection_a_form_stays_and_says_so(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    page.context.set_offline(True)
    page.fill("#story", "Joop van de club")
    page.click("text=Bewaar en ga verder")
    page.get_by_text("Geen verbinding. Er is niets verstuurd.").wait_for()
    assert page.input_value("#story") == "Joop van de club"


def test_what_others_say_appears_by_itself_and_is_said_aloud(page: Page, played: tuple[Played, str]) -> None:
    page.goto(f"{played[1]}/vraag")
    played[0].answers = 3
    page.get_by_text("Antwoorden: 3").wait_for()
    assert page.inner_text("[data-live-said]") == "Er kwam een antwoord bij."


def test_whoever_stands_on_a_link_stays_there_when_the_page_changes_around_it(
    page: Page, played: tuple[Played, str]
) -> None:
    page.goto(f"{played[1]}/vraag")
    page.locator("#answers a").focus()
    played[0].answers = 4
    page.get_by_text("Antwoorden: 4").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Bekijk het voorstel"


def test_reading_aloud_follows_the_page_and_leaves_out_initials(page: Page, played: tuple[Played, str]) -> None:
    page.add_init_script(
        "window.said = []; speechSynthesis.cancel = () => {};"
        "speechSynthesis.speak = (one) => { said.push(one.text); setTimeout(() => one.onend(), 0); };"
    )
    page.goto(f"{played[1]}/vraag")
    page.click("[data-read-aloud]")
    page.wait_for_function("said.length >= 3")
    assert page.evaluate("said")[:3] == [
        "Wie ziet u graag?",
        "Bewaar en ga verder",
        "Antwoorden: 0 Bekijk het voorstel",
    ]


def test_speaking_is_not_offered_where_sound_would_leave_the_device(page: Page, played: tuple[Played, str]) -> None:
    page.add_init_script("window.webkitSpeechRecognition = class {}; window.SpeechRecognition = class {};")
    page.goto(f"{played[1]}/light")
    assert page.locator("[data-speak]").count() == 1
    assert not page.locator("[data-speak]").is_visible()


def test_nothing_is_asked_from_elsewhere(page: Page, played: tuple[Played, str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{played[1]}/light")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((played[1], "data:"))] == []


def test_nothing_moves_for_who_asked_for_stillness(browser: Browser, played: tuple[Played, str]) -> None:
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(f"{played[1]}/light")
    moving = opened.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    )
    context.close()
    assert moving == 0
