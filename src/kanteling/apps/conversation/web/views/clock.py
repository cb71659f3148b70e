"""The clock of the Wmo in plain words, and the resident's own plan."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries import note_page
from kanteling.apps.conversation.rules.clock import Step
from kanteling.apps.conversation.web.forms import chosen, day_in
from kanteling.foundation.refusals import Refused
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Where it is, who must act, by when; and writing down a step."""
    if request.method == "POST":
        commands.take_step(
            actor=request.actor,
            circle=circle,
            step=chosen(Step, request.POST.get("step")),
            day=day_in(request.POST, "day"),
        )
        messages.success(request, gettext("Bewaard."))
        return see_other("conversation:clock", circle)
    return render(request, "conversation/clock.html", {"page": note_page(request.actor, circle)})


@known
@require_http_methods(["GET", "HEAD", "POST"])
def personal_plan(request: KnownRequest, circle: UUID) -> HttpResponse:
    """The resident writes and hands in an own plan."""
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            commands.give_personal_plan(actor=request.actor, circle=circle, words=request.POST.get("words", ""))
        except Refused as refused:
            errors = [{"field": "words", "text": gettext(reason.dutch)} for reason in refused.reasons]
        else:
            messages.success(request, gettext("Uw plan is binnen. Het komt in het verslag."))
            return see_other("conversation:clock", circle)
    context = {"page": note_page(request.actor, circle), "errors": errors, "given": request.POST}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "conversation/personal_plan.html", context, status=status)
