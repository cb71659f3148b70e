"""What every page of the whole site shares: who looks, where they can go, whom they can call.

Everything is found only when a template asks for it, and once per page: at most two extra queries (whom to call, and
in the demo the invented people).
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from kanteling.apps.people.queries.layout import Callee, demo_people, someone_to_call
from kanteling.config.navigation import nav
from kanteling.foundation.actor import Actor
from kanteling.platform.undo import take_undo

FIRST = 3
"""Of those who live here, and of those who work here next to the team: who stand first at the door of the demo."""


def layout(request: HttpRequest) -> dict[str, Any]:
    """Context for the layouts: ``me``, ``nav``, ``call``, ``demo``, ``undo``, ``helping``, ``may_help`` and ``page_layout``.

    ``page_layout`` is the layout for someone like this reader: one column, or the wide one for who works here.
    """
    actor: Actor | None = getattr(request, "actor", None)
    works = actor is not None and bool(actor.roles)
    return {
        "actor": actor,
        "me": {"name": actor.called, "initials": ""} if actor else None,
        "nav": nav(request.path, actor) if actor and works else None,
        "call": SimpleLazyObject(lambda: _call(request, actor)),
        "demo": SimpleLazyObject(lambda: _demo(request, actor)) if settings.KANTELING_DEMO else None,
        "undo": SimpleLazyObject(lambda: take_undo(request)),
        "helping": _helping(actor),
        "may_help": _may_help(request, actor),
        "page_layout": "layout/wide.html" if works else "layout/resident.html",
    }


def _call(request: HttpRequest, actor: Actor | None) -> Callee | None:
    """Found once per request, also when several templates ask."""
    if not hasattr(request, "_call"):
        found = None
        if actor is None or not actor.roles:
            match = request.resolver_match
            circle = match.kwargs.get("circle") if match else None
            found = someone_to_call(actor, circle if isinstance(circle, UUID) else None)
        request._call = found  # type: ignore[attr-defined]
    return request._call  # type: ignore[attr-defined,no-any-return]


def _demo(request: HttpRequest, actor: Actor | None) -> dict[str, object]:
    people: list[dict[str, object]] = [
        {
            "id": each.id,
            "name": each.name,
            "what": each.what,
            "works": each.works,
            "current": actor is not None and each.id == actor.hand,
        }
        for each in demo_people()
    ]
    current = next((person["name"] for person in people if person["current"]), "")
    lives = [person for person in people if not person["works"]]
    works = [person for person in people if person["works"]]
    return {
        "people": people,
        "current": current or (actor.called if actor else ""),
        "first": (*lives[:FIRST], *works[:1], *works[2 : 2 + FIRST]),
        "rest": (*lives[FIRST:], *works[1:2], *works[2 + FIRST :]),
    }


def _helping(actor: Actor | None) -> str:
    """For whom this reader acts now, as a helper; empty when for themselves."""
    if actor is None or actor.hand == actor.person:
        return ""
    return actor.helps.get(actor.person) or gettext("iemand anders")


def _may_help(request: HttpRequest, actor: Actor | None) -> list[dict[str, object]]:
    """On the first page: whom this reader may do things for."""
    if actor is None or request.path != "/" or actor.hand != actor.person:
        return []
    return [{"id": person, "name": called} for person, called in actor.helps.items()]
