"""Someone who just walks in: frames are public, so a visitor without a log-in reads them too."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest

from kanteling.apps.frames.queries import municipality_for_visitor
from kanteling.foundation.actor import Actor
from kanteling.foundation.ids import MunicipalityId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.db import acting

NOBODY = PersonId(UUID(int=0))


@contextmanager
def visiting(request: HttpRequest) -> Iterator[Actor]:
    """The actor who reads: who is logged in, or else a visitor of the municipality (``?gemeente=0268``, or the only one)."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        yield actor
        return
    municipality = municipality_for_visitor(request.GET.get("gemeente", ""))
    if municipality is None:
        raise NotForYou
    visitor = Actor(NOBODY, MunicipalityId(municipality), NOBODY)
    with acting(visitor):
        yield visitor
