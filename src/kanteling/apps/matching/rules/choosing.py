"""The words of an action that comes from a suggestion: Dutch, as the plan is, whatever the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen. ``kind`` is that of the map, or neighbour, or own; ``self``: the resident proposes it."""

    title: str
    kind: str
    called: str = ""
    by: str = ""
    ride: str = ""
    self: bool = True


_DOES: Mapping[str, tuple[str, str]] = {
    "activity": ("ga naar", "gaat naar"),
    "provision": ("gebruik", "gebruikt"),
    "initiative": ("doe mee met", "doet mee met"),
    "role": ("help mee als", "helpt mee als"),
    "ride": ("rijd mee met", "rijdt mee met"),
    "neighbour": ("maak kennis met", "maakt kennis met"),
    "own": ("doe zelf", "doet zelf"),
}


def what_to_do(choice: Choice) -> str:
    """What stands in the plan after the name of who does it."""
    does = _DOES.get(choice.kind, ("doe", "doet"))[0 if choice.self else 1]
    if choice.kind == "neighbour":
        words = f"{does} {choice.called}: “{choice.title}”"
    else:
        words = f"{does} “{choice.title}”"
        if choice.by and choice.by.casefold() not in choice.title.casefold():
            words += f" ({choice.by})"
    if choice.ride:
        words += f", en {'rijd' if choice.self else 'rijdt'} mee met {choice.ride}"
    return words[:2000]
