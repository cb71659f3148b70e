"""Undo: one step back, offered on the next page and gone when someone goes on."""

from typing import TypedDict

from django.http import HttpRequest


class Undo(TypedDict):
    """Where to post, the words above the button, and what to undo."""

    url: str
    text: str
    token: str


def offer_undo(request: HttpRequest, *, url: str, text: str, token: str = "") -> None:
    """Show ``text`` with "Ongedaan maken" on the next page; pressing it posts ``token`` to ``url``."""
    request.session["undo"] = Undo(url=url, text=text, token=token)


def take_undo(request: HttpRequest) -> Undo | None:
    """The undo that was offered, once."""
    found: Undo | None = request.session.pop("undo", None)
    return found
