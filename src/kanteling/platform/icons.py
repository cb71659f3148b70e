"""Icons are written in place when a template is loaded.

An icon is the smallest component and the most frequent one: more than fifty on a plan page, 40 microseconds each, and
always the same. So ``<c-icon name="check" />`` with fixed words becomes its drawing once, when the template is read;
an icon whose name is only known later stays a component. Both come from the same file, ``cotton/icon.html``.
"""

import re
from functools import lru_cache

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler
from django_cotton.cotton_loader import Loader as CottonLoader

FIXED = re.compile(r'<c-icon\s+name="(?P<name>[a-z0-9-]+)"(?:\s+class="(?P<css>[a-z0-9 -]+)")?\s*/>')


@lru_cache(maxsize=512)
def drawn(name: str, css: str) -> str:
    """The drawing of one icon."""
    component = CottonCompiler().process(f'<c-icon name="{name}"' + (f' class="{css}"' if css else "") + " />")
    return str(engines["django"].from_string(component).render()).strip()


class Loader(CottonLoader):  # type: ignore[misc]
    """Cotton's own loader, with icons already drawn."""

    def _get_template_string(self, template_name: str) -> str:
        words: str = super()._get_template_string(template_name)
        return FIXED.sub(lambda found: drawn(found["name"], found["css"] or ""), words)
