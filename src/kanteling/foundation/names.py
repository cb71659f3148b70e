"""Names of people in a sentence: one spelling on a page, on paper and in a mail."""

from collections.abc import Iterable

TITLES = frozenset({"meneer", "mevrouw", "familie", "dhr.", "mevr.", "mw.", "fam."})
"""How a table may call someone, and what loses its capital behind another word. Source: Taalunie, "mevrouw"."""


def addressed(name: str) -> str:
    """A name as it stands inside a sentence: ``meneer Bakker``, but ``Ineke`` and ``Kees van Loon``."""
    title, _, rest = name.partition(" ")
    if title.lower() == "de" and rest.split(" ")[0] == "heer":
        return f"de {rest}"
    return f"{title.lower()} {rest}" if rest and title.lower() in TITLES else name


def listed(names: Iterable[str]) -> str:
    """Names after each other, the first with its capital: ``Meneer Bakker, mevrouw Okafor, Ineke``."""
    return ", ".join(name if place == 0 else addressed(name) for place, name in enumerate(names))
