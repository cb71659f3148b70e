"""Minutes as people say them, and a value by its name."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import formats

register = template.Library()


@register.filter
def as_hours(minutes: int) -> str:
    """Minutes as hours in the language of the page: ``2,5``; whole hours without a fraction."""
    text = f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
    separator = str(formats.get_format("DECIMAL_SEPARATOR"))
    return text.replace(".", separator)


@register.filter
def at(values: Mapping[str, Any], name: str) -> Any:
    """The value under this name; empty when there is none."""
    found = values.get(name, "") if hasattr(values, "get") else ""
    return "" if found is None else found
