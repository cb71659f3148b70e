"""From a request to an actor, and from a refusal to an answer.

Every request is one transaction in which PostgreSQL knows who acts. What fails leaves nothing behind, except the line
in the journal that says it was tried.
"""

import logging
import re
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import ProgrammingError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.journal import turned_away
from kanteling.platform.models import Once

log = logging.getLogger(__name__)
NO_RIGHT = "42501"
"""How PostgreSQL says insufficient_privilege (appendix A of its manual)."""
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GetResponse = Callable[[HttpRequest], HttpResponse]


class KnownRequest(HttpRequest):
    """A request of someone who is known."""

    actor: Actor


class ActorMiddleware:
    """Open the transaction, find the actor, remember posted forms, and turn refusals into pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.find = import_string(settings.KANTELING_ACTOR_FINDER)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            actor = self._enter(request)
            request.actor = actor  # type: ignore[attr-defined]
            response = self._once(request, actor) or self.get_response(request)
            if response.status_code >= HTTPStatus.BAD_REQUEST:
                transaction.set_rollback(True)
        tried = getattr(request, "tried", None)
        if tried is not None and actor is not None:
            self._journal_refusal(request, actor, tried)
        return response

    def _enter(self, request: HttpRequest) -> Actor | None:
        user = request.session.get("_auth_user_id")
        if user is None or not request.user.is_authenticated:
            return None
        channel = Channel.API if request.path.startswith("/api/") else Channel.PAGE
        actor: Actor | None = self.find(
            int(user), request.session.get("acting_for"), channel, _first_id(request.path)
        )
        return actor

    def _once(self, request: HttpRequest, actor: Actor | None) -> HttpResponse | None:
        """The answer to a form that was posted before; None when this is the first time."""
        token = request.headers.get("Idempotency-Key")
        if not token and not request.path.startswith("/api/"):
            token = request.POST.get("once")
        if actor is None or not token or request.method == "GET":
            return None
        try:
            known = UUID(token)
        except ValueError:
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into platform_once (id, municipality_id, person_id, token, went_to)"
                " values (gen_random_uuid(), %s, %s, %s, '') on conflict do nothing",
                [actor.municipality, actor.person, known],
            )
            if cursor.rowcount == 1:
                request.once = known  # type: ignore[attr-defined]
                return None
        went_to = Once.objects.visible_to(actor).get(token=known).went_to
        if request.path.startswith("/api/"):
            return JsonResponse({"once": str(known), "done": True})
        return HttpResponseRedirect(went_to or request.path)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a typed refusal into a page or problem+json; anything else stays an error."""
        if isinstance(error, Refused):
            request.tried = error.reasons[0].code  # type: ignore[attr-defined]
            return refusal(request, error)
        if isinstance(error, ChangedMeanwhile):
            return changed_meanwhile(request)
        if isinstance(error, NotForYou | ObjectDoesNotExist | Http404):
            request.tried = "not_for_you"  # type: ignore[attr-defined]
            return missing(request)
        if walled_off(error):
            log.warning(
                "the wall refused what a rule let pass: %s",
                request.resolver_match and request.resolver_match.view_name,
            )
            request.tried = "not_for_you"  # type: ignore[attr-defined]
            return missing(request)
        return None

    def _journal_refusal(self, request: HttpRequest, actor: Actor, tried: str) -> None:
        from kanteling.platform.db import acting

        match = request.resolver_match
        circle = match.kwargs.get("circle") if match else None
        with acting(actor):
            turned_away(actor, f"refused_{tried}"[:80], circle=circle)


def _first_id(path: str) -> UUID | None:
    """The first identifier in an address: of the circle, on nearly every page about one."""
    found = _ID.search(path)
    return UUID(found[0]) if found else None


class WentMiddleware:
    """Remember where a posted form went, inside the same transaction. Stands directly after `ActorMiddleware`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        token = getattr(request, "once", None)
        if token is not None and response.status_code < HTTPStatus.BAD_REQUEST:
            where = response.headers.get("Location") or response.headers.get("HX-Location") or request.path
            Once.objects.visible_to(request.actor).filter(token=token).update(went_to=where[:500])  # type: ignore[attr-defined]
        return response


def walled_off(error: Exception) -> bool:
    """Whether the database itself refused: access ended, or a door closed, between the rule and the write.

    Only when the command was undone to where it began; else the transaction is broken and it stays an error.
    """
    refused = isinstance(error, ProgrammingError) and getattr(error.__cause__, "sqlstate", "") == NO_RIGHT
    return refused and not connection.needs_rollback


def refusal(request: HttpRequest, error: Refused) -> HttpResponse:
    """Why it cannot be done, in the same words on the page and in the API. Status 409."""
    reasons = [{"code": reason.code, "text": gettext(reason.dutch)} for reason in error.reasons]
    if request.path.startswith("/api/"):
        problem = {"type": f"urn:kanteling:{reasons[0]['code']}", "title": reasons[0]["text"], "status": 409}
        return JsonResponse(problem | {"reasons": reasons}, status=409, content_type="application/problem+json")
    return render(request, "layout/refusal.html", {"reasons": reasons, "back": back(request)}, status=409)


def changed_meanwhile(request: HttpRequest) -> HttpResponse:
    """Someone else was first; nothing was overwritten. Status 409."""
    text = gettext("Iemand anders was net eerder. Kijk eerst wat er veranderde. Uw tekst is bewaard.")
    if request.path.startswith("/api/"):
        problem = {"type": "urn:kanteling:changed_meanwhile", "title": text, "status": 409}
        return JsonResponse(problem, status=409, content_type="application/problem+json")
    reasons = [{"code": "changed_meanwhile", "text": text}]
    return render(request, "layout/refusal.html", {"reasons": reasons, "back": back(request)}, status=409)


def missing(request: HttpRequest) -> HttpResponse:
    """The one 404: for what does not exist and for what this actor cannot see."""
    if request.path.startswith("/api/"):
        problem = {
            "type": "urn:kanteling:missing",
            "title": gettext("Dit bestaat niet, of u mag het niet zien."),
        }
        return JsonResponse(problem | {"status": 404}, status=404, content_type="application/problem+json")
    return render(request, "404.html", {"back": back(request)}, status=404)


def see_other(to: str, *args: object) -> HttpResponse:
    """Where to look after a form was posted: an address, or the name of one. Status 303, so that going back is safe."""
    return HttpResponseRedirect(resolve_url(to, *args), status=HTTPStatus.SEE_OTHER)


def address_of(name: str, of: UUID) -> str:
    """The address of one thing. For a row of a list: the pattern is looked up once, not for each row."""
    before, after = _pattern(name)
    return f"{before}{of}{after}"


@cache
def _pattern(name: str) -> tuple[str, str]:
    nothing = UUID(int=0)
    before, _, after = reverse(name, args=[nothing]).partition(str(nothing))
    return before, after


def back(request: HttpRequest) -> str:
    """Where someone came from, if that is one of our own pages; else the home page."""
    from urllib.parse import urlsplit

    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and came.path != request.path else "/"


def today(request: HttpRequest) -> dict[str, object]:
    """Context for every page: the day, and whether this is the demo."""
    return {"today": clock.today(), "is_demo": settings.KANTELING_DEMO}
