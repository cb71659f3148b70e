"""A draft typed is never lost, also with two devices or two people at one table.

Each opened page writes with a *pen* of its own and replaces only what that pen wrote. What others wrote without that
page having seen it stays beside it, until someone writes on from a page that showed both. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """What one pen wrote last. ``number`` grows with every save; ``base`` is the number its page had read."""

    pen: UUID
    number: int
    base: int
    words: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a form carries: how far its page had read, and the pen it writes with. As text: ``4.<uuid>``."""

    base: int
    pen: UUID

    @classmethod
    def read(cls, text: str) -> "Version | None":
        """The version in a form field; None when it is not one."""
        base, _, pen = text.partition(".")
        if not base.isdecimal() or len(base) > 9:
            return None
        try:
            return cls(int(base), UUID(pen))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.base}.{self.pen}"


def last_number(drafts: Iterable[Draft]) -> int:
    """How far someone has read who sees all of ``drafts``; 0 when there are none."""
    return max((draft.number for draft in drafts), default=0)


def standing(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Those that no other pen wrote on from, oldest first: one normally, more when two wrote at the same time."""
    there = sorted(drafts, key=lambda draft: draft.number)
    return tuple(
        draft
        for draft in there
        if not any(other.pen != draft.pen and other.base >= draft.number for other in there)
    )


def joined(drafts: Iterable[Draft]) -> str:
    """The words as they now are; of what was written at the same time all is kept, below each other."""
    kept: list[str] = []
    for draft in standing(drafts):
        words = draft.words.strip()
        kept = [one for one in kept if one not in words]
        if words and not any(words in one for one in kept):
            kept.append(words)
    return "\n\n".join(kept)


def beside(drafts: Iterable[Draft]) -> bool:
    """Whether two wrote at the same time, so that the words need a look."""
    return len([draft for draft in standing(drafts) if draft.words.strip()]) > 1


def mark_of(words: str) -> str:
    """A short mark of a text, so that a form can say what its page had shown without carrying it twice."""
    return sha256("\n".join(words.split("\r\n")).strip().encode()).hexdigest()[:16]


def same_words(words: str, shown: str) -> bool:
    """Whether ``words`` are what the page had ``shown`` (a mark): then nobody typed anything."""
    return mark_of(words) == (shown or mark_of(""))
