"""What people here say for something: the words that a municipality adds to those that everybody knows."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def widened(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The question with, for each lay word in it, also what that means. ``pairs``: what is said, what is meant."""
    padded = f" {' '.join(_WORD.findall(text.lower()))} "
    meant = [means for word, means in pairs if f" {' '.join(_WORD.findall(word.lower()))} " in padded]
    return " ".join([text, *dict.fromkeys(meant)])
