"""Names of people in a sentence: one spelling on a page, on paper and in a mail."""

from collections.abc import Iterable

TITLES = frozenset({"meneer", "mevrouw", "familie", "dhr.", "mevr.", "mw.", "fam."})
"""How a table may call someone, and what loses its capital behind another word. Source: Taalunie, "mevrouw"."""


SURNAME_BEGINS = frozenset({"el", "al", "ait", "ben", "bin", "abu", "ould"})
"""Words with a capital with which a surname begins. Dutch ones (van, de, ten) keep a small letter behind a name."""
MOST = 2


def initials(name: str) -> str:
    """One or two capitals: of the name and of the surname (``Jan van der Berg`` is JB, ``Samira El Idrissi`` SE)."""
    words = [
        word for word in name.split() if word[:1].isupper() and word.lower() not in TITLES | {"mr", "dhr", "fam"}
    ]
    if len(words) < MOST:
        return words[0][0] if words else name.strip()[:1].upper()
    surname = next((word for word in words[1:] if word.lower() in SURNAME_BEGINS), words[-1])
    return words[0][0] + surname[0]


def addressed(name: str) -> str:
    """A name as it stands inside a sentence: ``meneer Bakker``, but ``Ineke`` and ``Kees van Loon``."""
    title, _, rest = name.partition(" ")
    if title.lower() == "de" and rest.split(" ")[0] == "heer":
        return f"de {rest}"
    return f"{title.lower()} {rest}" if rest and title.lower() in TITLES else name


def listed(names: Iterable[str]) -> str:
    """Names after each other, the first with its capital: ``Meneer Bakker, mevrouw Okafor, Ineke``."""
    return ", ".join(name if place == 0 else addressed(name) for place, name in enumerate(names))
