"""Several people behind one address: after the code that was sent there, one says who one is."""

from uuid import UUID

from allauth.account.views import confirm_login_code
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kanteling.apps.people import commands
from kanteling.apps.people.queries import sharing
from kanteling.apps.people.web.parse import as_id
from kanteling.apps.people.web.views.invitation import BACKEND
from kanteling.foundation.ids import PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest

KEPT, SECONDS = "sharing", 900


def confirm(request: HttpRequest) -> HttpResponse:
    """Fill in the code that came by mail; when several people share that address, say who one is."""
    answer: HttpResponse = confirm_login_code(request)
    if request.method == "POST" and answer.status_code == 302 and request.user.is_authenticated:
        address = request.user.email
        if len(sharing(address)) > 1:
            where = answer.headers["Location"]
            request.session[KEPT] = {"address": address, "at": clock.now().timestamp(), "next": where}
            return redirect("people:who_are_you")
    return answer


@known
@require_http_methods(["GET", "HEAD", "POST"])
def who_are_you(request: KnownRequest) -> HttpResponse:
    """Choose the own name, once and shortly after the code. Who has stronger means to log in uses those."""
    kept = request.session.get(KEPT)
    if not kept or clock.now().timestamp() - kept["at"] > SECONDS:
        return redirect("/")
    people = {one.person: one for one in sharing(kept["address"])}
    if request.method == "POST":
        return _go_on(request, PersonId(as_id(request.POST.get("person"))), set(people), kept["next"])
    open_ = [one for one in people.values() if not one.strong or one.person == request.actor.hand]
    return render(request, "people/who_are_you.html", {"people": open_, "strong": len(people) > len(open_)})


def _go_on(request: KnownRequest, chosen: PersonId, people: set[UUID], where: str) -> HttpResponse:
    strong = {one.person for one in sharing(request.session[KEPT]["address"]) if one.strong}
    if chosen not in people or (chosen in strong and chosen != request.actor.hand):
        raise NotForYou
    del request.session[KEPT]
    if chosen != request.actor.hand:
        login(request, commands.account_for_person(person=chosen), backend=BACKEND)
    return redirect(where)
