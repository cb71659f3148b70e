"""Icons are written in place when a template is loaded.

An icon is the smallest component and the most frequent one: more than fifty on a plan page, 40 microseconds each, and
always the same. So ``<c-icon name="check" />`` with fixed words becomes its drawing once, when the template is read;
an icon whose name is only known later becomes a tag that remembers the drawing of each name. All come from the same
file, ``cotton/icon.html``.
"""

import re
from functools import lru_cache

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler
from django_cotton.cotton_loader import Loader as CottonLoader

FIXED = re.compile(r'<c-icon\s+name="(?P<name>[a-z0-9-]+)"(?:\s+class="(?P<css>[a-z0-9 -]+)")?\s*/>')
NAMED = re.compile(r'<c-icon\s+:name="(?P<name>[a-z_.]+)"(?:\s+class="(?P<css>[a-z0-9 -]+)")?\s*/>')
NAME = re.compile(r"[a-z0-9-]+")


@lru_cache(maxsize=512)
def drawn(name: str, css: str) -> str:
    """The drawing of one icon. Raises `ValueError` for what cannot be a name."""
    if not NAME.fullmatch(name):
        raise ValueError(f"no icon is called {name!r}")
    component = CottonCompiler().process(f'<c-icon name="{name}"' + (f' class="{css}"' if css else "") + " />")
    return str(engines["django"].from_string(component).render()).strip()


class Loader(CottonLoader):  # type: ignore[misc]
    """Cotton's own loader, with icons already drawn."""

    def _get_template_string(self, template_name: str) -> str:
        words: str = super()._get_template_string(template_name)
        words = FIXED.sub(lambda found: drawn(found["name"], found["css"] or ""), words)
        return NAMED.sub(lambda found: f'{{% icon {found["name"]} "{found["css"] or ""}" %}}', words)
