"""Free places: how many are left, and why one cannot be taken."""

from kanteling.foundation.words import Reason


class NoPlace(Reason):
    """Why no place can be taken here now."""

    FULL = "full", "Alle plekken zijn bezet. Bel om te vragen wanneer er weer plek is."
    GONE = "gone", "Dit staat niet meer op de kaart."


def why_not_take(capacity: int | None, taken: int, *, gone: bool) -> tuple[NoPlace, ...]:
    """Why no place can be taken. Without a number of places there is always room."""
    if gone:
        return (NoPlace.GONE,)
    return (NoPlace.FULL,) if capacity is not None and taken >= capacity else ()
