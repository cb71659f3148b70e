"""The API root: thin routers over the same queries and commands as the pages, behind the same actor."""

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.security import APIKeyCookie

from kanteling.apps.conversation.api import router as conversation
from kanteling.apps.deciding.api import router as deciding
from kanteling.apps.frames.api import router as frames
from kanteling.apps.neighbourhood.api import router as neighbourhood
from kanteling.apps.people.api import router as people
from kanteling.apps.plans.api import router as plans
from kanteling.foundation.actor import Actor


class KnownActor(APIKeyCookie):
    """Whoever is logged in; writes also need the CSRF token."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor: Actor | None = getattr(request, "actor", None)
        return actor


api = NinjaAPI(
    title="Kanteling",
    version="1.0.0",
    auth=KnownActor(),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)
for prefix, router in (
    ("/people", people),
    ("/neighbourhood", neighbourhood),
    ("/frames", frames),
    ("/conversation", conversation),
    ("/deciding", deciding),
    ("/plans", plans),
):
    api.add_router(prefix, router)
