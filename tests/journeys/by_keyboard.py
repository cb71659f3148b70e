"""Someone who has only keys: Tab to get somewhere, Enter or Space to press, arrows inside a group of choices."""

import re
from typing import Self

from playwright.sync_api import Locator
from tests.journeys.visitor import SLOW, Visitor

MOST = 250
STANDS = """wanted => {
  const one = document.activeElement, seen = one.closest("label, .k-row") || one, box = seen.getBoundingClientRect();
  const ring = (o) => { const s = getComputedStyle(o); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; };
  return {
    there: one === wanted,
    same: one.type === "radio" && one.name === wanted.name && one.form === wanted.form,
    nowhere: one === document.body,
    ring: ring(one) || ring(seen),
    shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    what: one.outerHTML.slice(0, 160),
  };
}"""


class ByKeyboard(Visitor):
    """What has the focus must show it, at every stop on the way."""

    def goes_to(self, wanted: Locator, *, same: bool = False) -> None:
        """Press Tab until it has the focus (``same``: until its group of choices has)."""
        target = wanted.first.element_handle(timeout=SLOW)
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            now = self.page.evaluate(STANDS, target)
            if now["nowhere"]:
                continue
            assert now["ring"], f"{self.path}: no visible focus on {now['what']}"
            assert now["shown"], f"{self.path}: the focus is out of sight on {now['what']}"
            if now["there"] or (same and now["same"]):
                return
        raise AssertionError(f"{self.path}: Tab never comes at {wanted}")

    def taps(self, words: str, about: str = "", inside: str = "body") -> Self:
        """Go there and press Enter; wait for the page that comes."""
        self.goes_to(self.find(words, about, inside))
        with self.page.expect_event("load"):
            self.page.keyboard.press("Enter")
        return self

    def writes(self, label: str, words: str, within: str = "body") -> Self:
        """Go to the field and type."""
        return self._types(self.field(label, within), words)

    def writes_here(self, words: str) -> Self:
        """Go to the only text field and type."""
        return self._types(self.page.locator("main textarea"), words)

    def _types(self, field: Locator, words: str) -> Self:
        self.goes_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        return self

    def picks(self, label: str, words: str, within: str = "body") -> Self:
        """Go to the list and press the arrow until it is there."""
        field = self.field(label, within)
        option = field.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).first
        wanted = option.get_attribute("value")
        self.goes_to(field)
        for _ in range(MOST):
            if field.input_value() == wanted:
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.path}: the arrow never comes at {words}")

    def chooses(self, label: str) -> Self:
        """Go to the group; arrows to the choice, Space when it is not chosen yet."""
        wanted = self.choice(label)
        self.goes_to(wanted, same=True)
        target = wanted.element_handle()
        for _ in range(MOST):
            if self.page.evaluate(STANDS, target)["there"]:
                break
            self.page.keyboard.press("ArrowDown")
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked(), label
        return self
