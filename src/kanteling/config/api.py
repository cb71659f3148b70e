"""The API root: thin routers over the same queries and commands as the pages, behind the same actor."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.parser import Parser
from ninja.security import APIKeyCookie

from kanteling.apps.assignments.api import router as assignments
from kanteling.apps.capacity.api import router as capacity
from kanteling.apps.conversation.api import router as conversation
from kanteling.apps.deciding.api import router as deciding
from kanteling.apps.frames.api import router as frames
from kanteling.apps.matching.api import router as matching
from kanteling.apps.neighbourhood.api import router as neighbourhood
from kanteling.apps.people.api import router as people
from kanteling.apps.plans.api import router as plans
from kanteling.apps.social_map.api import router as social_map
from kanteling.foundation.actor import Actor


class KnownActor(APIKeyCookie):
    """Whoever is logged in; writes also need the CSRF token."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor: Actor | None = getattr(request, "actor", None)
        return actor


class PlainText(Parser):
    """Only text that a database can keep: no sign nought and no half of a pair (RFC 8259, section 8.2). Status 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = super().parse_body(request)
        _plain(body)
        return body

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        found = super().parse_querydict(data, list_fields, request)
        _plain(found)
        return found


def _plain(value: Any) -> None:
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value)):
        raise HttpError(400, "Send text without nought signs and without half pairs.")
    if isinstance(value, dict):
        for name, one in value.items():
            _plain(name)
            _plain(one)
    elif isinstance(value, list):
        for one in value:
            _plain(one)


api = NinjaAPI(
    title="Kanteling",
    parser=PlainText(),
    version="1.0.0",
    auth=KnownActor(),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)


@api.exception_handler(RawPostDataException)
def not_json(request: HttpRequest, error: RawPostDataException) -> HttpResponse:
    """A form was sent where JSON is asked. Status 415."""
    problem = {"type": "urn:kanteling:not_json", "title": "Send JSON.", "status": 415}
    return JsonResponse(problem, status=415, content_type="application/problem+json")


for prefix, router in (
    ("/people", people),
    ("/neighbourhood", neighbourhood),
    ("/frames", frames),
    ("/conversation", conversation),
    ("/deciding", deciding),
    ("/plans", plans),
    ("/social-map", social_map),
    ("/matching", matching),
    ("/capacity", capacity),
    ("/assignments", assignments),
):
    api.add_router(prefix, router)

urlpatterns = api.urls[0]
