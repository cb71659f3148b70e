"""The homes: parse, ask, show. Which home someone gets follows from who they are."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from kanteling.apps.home import queries
from kanteling.apps.home.web import pages
from kanteling.apps.home.web import paper as everything
from kanteling.apps.plans.events import Looked
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import pdf
from kanteling.platform.access import known
from kanteling.platform.journal import looked, seen_together
from kanteling.platform.web import KnownRequest


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The first page: of someone unknown, of someone who works here, of someone who lives here."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return render(request, "home/door.html")
    if actor.roles:
        return _work(request, actor)
    return _living(request, actor)


@known
@require_GET
def today(request: KnownRequest) -> HttpResponse:
    """The day of someone who works here."""
    return _work(request, request.actor) if request.actor.roles else _living(request, request.actor)


def _living(request: HttpRequest, actor: Actor) -> HttpResponse:
    home = queries.resident_home(actor)
    if home.circle is not None:
        looked(actor, Looked.HOME, circle=home.circle.id)
    seen_together(actor, Looked.HOME, [table.circle for table in home.tables])
    return render(request, "home/resident.html", {"page": pages.resident(actor, home)})


def _work(request: HttpRequest, actor: Actor) -> HttpResponse:
    home = queries.work_home(actor)
    seen_together(
        actor,
        Looked.PEOPLE,
        {line.circle for line in home.people} | {line.circle for line in home.waits if line.kind != "lost"},
    )
    return render(request, "home/today.html", {"page": pages.work(actor, home)})


@known
@require_http_methods(["GET", "HEAD", "POST"])
def people_list(request: KnownRequest) -> HttpResponse:
    """All my people, by name, a hundred at a time.

    Looking for a name is a POST that answers with a page: no name stands in an address, a history or a log.
    """
    if not request.actor.roles:
        raise NotForYou
    matching = request.POST.get("naam", "").strip()[:60]
    page = queries.people_page(request.actor, matching, _after(request))
    seen_together(request.actor, Looked.PEOPLE, [line.circle for line in page.people])
    return render(request, "home/people.html", {"page": pages.people(page)})


def _after(request: HttpRequest) -> tuple[str, UUID] | None:
    """Where the next page starts: the id alone stands in the address; the name comes from the list itself."""
    value = request.POST.get("na") or request.GET.get("na", "")
    try:
        return pages.name_of(request.actor, UUID(value))  # type: ignore[attr-defined]
    except ValueError:
        return None


@known
@require_GET
def paper(request: KnownRequest) -> HttpResponse:
    """Everything of someone on paper: what waits, what comes, the plan, the circle."""
    home = queries.resident_home(request.actor)
    if home.circle is None and not home.tables:
        raise NotForYou
    if home.circle is not None:
        looked(request.actor, Looked.PLAN_PAPER, circle=home.circle.id)
    blocks = everything.blocks(request.actor, home)
    return pdf.answer("alles-op-papier", gettext("Alles op papier"), blocks, phone=pages.phone(home))
