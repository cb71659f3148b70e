"""Someone who just walks in: what is public is read without a log-in too."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.apps import apps
from django.http import HttpRequest

from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.ids import MunicipalityId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.db import acting

NOBODY = PersonId(UUID(int=0))


def municipality_for_visitor(code: str) -> UUID | None:
    """Of which municipality someone reads who is not logged in: the one with this CBS code, or the only one here."""
    every = apps.get_model("people", "Municipality").objects.order_by("code")
    found = list((every.filter(code=code) if code else every).values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


@contextmanager
def visiting(request: HttpRequest) -> Iterator[Actor]:
    """The actor who reads: who is logged in, or else a visitor of the municipality (``?gemeente=GM0268``, or the only one)."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        yield actor
        return
    municipality = municipality_for_visitor(request.GET.get("gemeente", ""))
    if municipality is None:
        raise NotForYou
    channel = Channel.API if request.path.startswith("/api/") else Channel.PAGE
    visitor = Actor(NOBODY, MunicipalityId(municipality), NOBODY, channel=channel)
    with acting(visitor):
        yield visitor
