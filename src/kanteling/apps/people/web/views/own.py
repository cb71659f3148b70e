"""One's own data: correct them, read them, take them along."""

from typing import Any

from django.conf import settings as config
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kanteling.apps.people import commands
from kanteling.apps.people.queries.own_data import OwnData, copy_of_own_data, own_data
from kanteling.apps.people.web import proof
from kanteling.apps.people.web.forms import OwnDataForm
from kanteling.apps.people.web.parse import errors_of
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest


@known
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: KnownRequest) -> HttpResponse:
    """Correct one's own data, and see who helps whom."""
    mine = own_data(request.actor)
    form = OwnDataForm(request.POST or _initial(mine))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        address = given.pop("email").strip()
        commands.correct_own_data(actor=request.actor, **given)
        answer = redirect(_address(request, mine, address))
        answer.set_cookie(config.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Bewaard."))
        return answer
    context = {
        "mine": mine,
        "form": form,
        "errors": errors_of(form) if request.method == "POST" else [],
        "languages": [{"value": "nl", "label": "Nederlands"}, {"value": "en", "label": "English"}],
    }
    return render(request, "people/settings.html", context)


def _address(request: KnownRequest, mine: OwnData, address: str) -> str:
    """Where to go on: a new address is asked to prove itself first; no address needs no proof."""
    if address.lower() == mine.email.lower():
        return "people:settings"
    if not address:
        commands.change_own_address(actor=request.actor, address="")
        return "people:settings"
    proof.ask(request, address)
    return "people:prove_address"


@known
@require_http_methods(["GET", "HEAD", "POST"])
def prove_address(request: KnownRequest) -> HttpResponse:
    """Fill in the code that was sent to the new address."""
    address = proof.waiting(request)
    if not address:
        return redirect("people:settings")
    error = ""
    if request.method == "POST":
        if proof.given(request, request.POST.get("code", "")):
            commands.change_own_address(actor=request.actor, address=address)
            messages.success(request, _("Bewaard."))
            return redirect("people:settings")
        error = _("Deze code klopt niet. Kijk nog eens in uw mail.")
    return render(request, "people/prove_address.html", {"address": address, "error": error})


def _initial(mine: OwnData) -> dict[str, Any]:
    return {name: getattr(mine, name) for name in ("called", "full_name", "email", "phone", "language")}


@known
@require_safe
def copy(request: KnownRequest) -> HttpResponse:
    """Everything about oneself, to read or print."""
    return render(request, "people/copy.html", {"copy": copy_of_own_data(request.actor)})


@known
@require_safe
def copy_file(request: KnownRequest) -> HttpResponse:
    """The same as a file that a program can read."""
    answer = JsonResponse(copy_of_own_data(request.actor), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer.headers["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return answer
