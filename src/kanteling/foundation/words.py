"""Codes that carry their own Dutch.

A code is what the database and the API hold; the Dutch beside it is what a person reads. Having both in one
line keeps them from drifting apart, and lets the glossary and the English translation be made from the code.
"""

from enum import Enum
from typing import Self

Dutch = str
"""Annotates a table of Dutch words: they are gathered for the translation, and translated where they are shown."""


def dutch(words: Dutch) -> Dutch:
    """Dutch that is translated where it is shown; the catalogue of sentences finds it here."""
    return words


class Worded(Enum):
    """An enumeration whose members are ``CODE = "code", "Dutch words"``.

    The value is the code alone, so ``Kind("code")`` finds the member again.
    """

    dutch: str

    def __new__(cls, code: str, dutch: str = "") -> Self:
        # The default only lets type checkers read ``Kind("code")`` as finding a member.
        if not dutch:
            raise TypeError(f"{cls.__name__} {code!r} has no Dutch words")
        member = object.__new__(cls)
        member._value_ = code
        member.dutch = dutch
        return member

    @property
    def code(self) -> str:
        """The code as stored and sent."""
        return str(self.value)

    def __str__(self) -> str:
        return self.code

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of code and Dutch, in the order of declaration."""
        return [(member.code, member.dutch) for member in cls]


class Reason(Worded):
    """Why something cannot be done now: a code for the API, a sentence for the person.

    The sentence says what is the case and, where there is one, the step that helps.
    """
