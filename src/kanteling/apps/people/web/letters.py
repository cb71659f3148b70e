"""The code of a letter that was just made: kept in the maker's session, so that it can be printed and no one else reads it."""

from uuid import UUID

from django.http import HttpRequest

MOST = 5


def remember_letter(request: HttpRequest, seat: UUID, code: str) -> None:
    """Keep the code of this seat's letter for this session; only the last few."""
    letters = dict(request.session.get("letters", {}))
    letters.pop(str(seat), None)
    letters[str(seat)] = code
    request.session["letters"] = dict(list(letters.items())[-MOST:])


def letter_of(request: HttpRequest, seat: UUID) -> str:
    """The code, as long as this session remembers it; empty when it does not."""
    return str(request.session.get("letters", {}).get(str(seat), ""))
