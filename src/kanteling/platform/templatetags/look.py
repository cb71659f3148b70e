"""What templates need to look like Kanteling: the chosen theme, quotation marks, initials, a time of day.

Components take plain prepared values; these filters only set them in type. Words of people keep their own
quotation marks: “…” is the one sign that says "this was said, not made up by the system" (6-look, principle 1).
"""

import hashlib
from collections.abc import Hashable
from datetime import datetime, time
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django import template
from django.contrib.staticfiles import finders
from django.template import Context, engines
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.compiler_regex import CottonCompiler

from kanteling.foundation import names
from kanteling.platform import icons

register = template.Library()

THEMES = ("light", "dark", "contrast")
THEME_COOKIE = "kanteling_theme"


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme this reader chose with the switch; empty means: follow the system."""
    request = context.get("request")
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request is not None else ""
    return chosen if chosen in THEMES else ""


@register.simple_tag
@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """Where a file of the look is, with a mark of what is in it: browsers keep it a year, and never a stale one."""
    found = finders.find(f"kanteling/{name}")
    mark = hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8] if isinstance(found, str) else ""
    return static(f"kanteling/{name}") + (f"?v={mark}" if mark else "")


@register.simple_tag
@lru_cache(maxsize=64)
def rung(step: int, word: str) -> SafeString:
    """The stair with its word, for lists: drawn once for each step and word. Alone on a page, use ``c-rung``."""
    component = CottonCompiler().process('<c-rung :step="step" :word="word" />')
    return SafeString(engines["django"].from_string(component).render({"step": step, "word": word}))


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon whose name is known only now; templates write ``<c-icon :name="..." />``."""
    return SafeString(icons.drawn(name, css))


@register.simple_tag
def drawn(name: str, row: Hashable) -> SafeString:
    """A row of a list by its own template, which knows nothing but ``row`` and the language: drawn once as long as it
    stays the same, so also for the next phone at the table. For frozen rows only; no forms, no time, no reader in it.
    """
    return _drawn(name, row, get_language())


@lru_cache(maxsize=4096)
def _drawn(name: str, row: Hashable, _language: str | None) -> SafeString:
    return SafeString(engines["django"].get_template(name).render({"row": row}))


class Going(NamedTuple):
    """The three answers under a goal: which was chosen, and what was said before."""

    id: str
    name: str
    chosen: str
    said: str
    title: str


@register.simple_tag
def going(*words: str) -> SafeString:
    """The answers of ``c-hows-it-going``, in the order of `Going`."""
    return _drawn("platform/going.html", Going(*words), get_language())


@register.filter
def pressed(chosen: str, value: str) -> str:
    """Whether a button is the chosen one, for ``aria-pressed``."""
    return "true" if chosen == value else "false"


@register.filter
def quoted(words: object) -> str:
    """Someone's own words in “quotation marks”, once; empty stays empty."""
    plain = str(words or "").strip().strip('“”"')
    return f"“{plain}”" if plain else ""


@register.filter
def initials(name: object) -> str:
    """At most two capitals of a name; a question mark where there is none."""
    return names.initials(str(name or "")) or "?"


@register.filter
def clock(moment: object) -> str:
    """A time of day as people say it: 9.00, 14.05."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    if not isinstance(moment, datetime | time):
        return str(moment or "")
    return f"{moment.hour}.{moment.minute:02d}"
