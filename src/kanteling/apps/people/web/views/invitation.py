"""Coming in with a code, without an account: who asks, what that means, yes or rather not."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kanteling.apps.people import commands
from kanteling.apps.people.queries import InvitationView, actor_of, invitation_with
from kanteling.apps.people.rules.letters import why_not_try_code
from kanteling.apps.people.rules.seats import WHAT_SEAT_DOES, SeatKind
from kanteling.apps.people.web import patience
from kanteling.apps.people.web.forms import CodeForm
from kanteling.foundation.actor import Channel
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock
from kanteling.platform.db import acting

BACKEND = "django.contrib.auth.backends.ModelBackend"
KEPT = "invited"


@require_safe
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """The link of a mail or a square: the code leaves the address at once, so that no page after it leaks it."""
    answer = _try(request, code)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Fill in the code of a letter."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _try(request, form.cleaned_data["code"])
    error = form.errors.get("code", [""])[0] if request.method == "POST" else ""
    return render(request, "people/enter_code.html", {"error": error, "code": ""})


def _try(request: HttpRequest, code: str) -> HttpResponse:
    """Look at a code. Answers 200 also when it is wrong, so that the try is remembered and not rolled back."""
    here, everywhere = patience.wrong_codes(request)
    too_many = why_not_try_code(here, everywhere, clock.today())
    if too_many:
        return render(request, "people/enter_code.html", {"error": _(too_many[0].dutch), "code": ""})
    hashed = commands.hashed(code)
    if invitation_with(hashed) is None:
        patience.remember_wrong_code(request)
        error = _("Deze code werkt niet. Kijk hem na, of vraag een nieuwe brief.")
        return render(request, "people/enter_code.html", {"error": error, "code": code[:20]})
    request.session[KEPT] = hashed
    return redirect("people:invited")


def _kept(request: HttpRequest) -> InvitationView | None:
    return invitation_with(request.session.get(KEPT, ""))


@require_safe
def invited(request: HttpRequest) -> HttpResponse:
    """Who asks you, and what you may do. Nothing of the plan is shown before a yes."""
    found = _kept(request)
    if found is None:
        return redirect("people:invitation")
    kind = SeatKind(found.kind)
    mine = getattr(request, "actor", None)
    known = mine is not None and mine.person != found.person and found.user is None
    context = {
        "asked": found,
        "what": WHAT_SEAT_DOES[kind],
        "where": reverse("people:answer_invitation"),
        "known_as": mine.called if mine is not None and known else "",
    }
    return render(request, "people/invited.html", context)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Yes, or rather not."""
    found = _kept(request)
    if found is None:
        return redirect("people:invitation")
    if request.POST.get("answer") == "come":
        return _come(request, found)
    if request.POST.get("answer") == "also_me":
        return _also_me(request, found)
    actor = actor_of(found.person, Channel.PAGE)
    with acting(actor):
        commands.decline(actor=actor, circle=found.circle)
    request.session.pop(KEPT, None)
    return render(request, "people/declined.html", {"resident": found.resident})


def _also_me(request: HttpRequest, found: InvitationView) -> HttpResponse:
    """Someone who is logged in says that the letter was for them too."""
    mine = getattr(request, "actor", None)
    if mine is None:
        raise NotForYou
    commands.also_me(actor=mine, code_hash=request.session.get(KEPT, ""))
    request.session.pop(KEPT, None)
    return redirect("people:circle", circle=found.circle)


def _come(request: HttpRequest, found: InvitationView) -> HttpResponse:
    """Log in the bearer, unless this person has stronger means to log in: then those are asked first."""
    mine = getattr(request, "actor", None)
    if found.strong and (mine is None or mine.hand != found.person):
        messages.info(request, _("U hebt al een account. Log eerst in."))
        return redirect("/inloggen/?next=/uitnodiging/kijk/")
    actor = actor_of(found.person, Channel.PAGE)
    user = commands.account_for_person(person=found.person)
    with acting(actor):
        commands.come_in(actor=actor, circle=found.circle, code_hash=request.session.get(KEPT, ""))
    request.session.pop(KEPT, None)
    if mine is None or mine.hand != found.person:
        login(request, user, backend=BACKEND)
    request.session.pop("acting_for", None)
    return redirect("people:circle", circle=found.circle)
