"""In the demo only: stand in the shoes of one of the invented people, by the strip on top or by a link."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kanteling.apps.people.commands import account_for_person
from kanteling.apps.people.queries.layout import demo_people
from kanteling.foundation.ids import PersonId

SALT = "kanteling.demo"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Look as someone else of the demo."""
    return _become(request, request.POST.get("person", ""))


@require_safe
def become_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """One click from the list that the start command prints."""
    try:
        person = signing.loads(token, salt=SALT)
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    return _become(request, str(person))


def login_link(person: UUID) -> str:
    """The path that logs in as this invented person; works in the demo only."""
    return reverse("demo-link", kwargs={"token": signing.dumps(str(person), salt=SALT)})


def _become(request: HttpRequest, person: str) -> HttpResponse:
    invented = {str(each.id) for each in demo_people()} if settings.KANTELING_DEMO else set()
    if person not in invented:
        raise Http404
    user = account_for_person(person=PersonId(UUID(person)))
    logout(request)
    login(request, user, backend=BACKEND)
    where = request.POST.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()})
    return redirect(where if safe else "/")
