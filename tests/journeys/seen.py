"""Reading a page as axe does, and looking whether it fits."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "build/test/axe.min.js"
WIDTHS = (390, 1280)
NARROW = 320


@cache
def _axe() -> str:
    return AXE.read_text()


LOOK = """axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.flatMap(({id, nodes}) =>
  nodes.slice(0, 3).map(({html}) => `${id}: ${html.slice(0, 200)}`)))"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(LOOK)
    return found


def sticks_out(page: Page) -> list[str]:
    """What is wider than a narrow phone."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    widest = (
        "[...document.querySelectorAll('main *')].filter(o => o.getBoundingClientRect().right > innerWidth + 1)"
    )
    return [
        f"wider than {NARROW}: {html}"
        for html in page.evaluate(f"{widest}.slice(-2).map(o => o.outerHTML.slice(0, 160))")
    ]


def wrong_with(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Everything wrong with a page at these widths, and whether it fits at 320."""
    wrong = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{width} px, {line}" for line in violations(page)]
    page.set_viewport_size({"width": NARROW, "height": 800})
    return wrong + sticks_out(page)
