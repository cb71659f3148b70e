"""Who reads the story: the resident's page."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kanteling.apps.conversation import commands
from kanteling.apps.conversation.queries import readers_page
from kanteling.apps.conversation.web.forms import day_in, id_in
from kanteling.foundation.refusals import Refused
from kanteling.foundation.words import Reason
from kanteling.platform.access import known
from kanteling.platform.web import KnownRequest, see_other


@known
@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Who reads along, and whom the resident could ask."""
    if request.method != "POST":
        return _page(request, circle, ())
    try:
        commands.choose_reader(
            actor=request.actor,
            circle=circle,
            person=id_in(request.POST, "person"),
            why=request.POST.get("why", ""),
            until=day_in(request.POST, "until"),
        )
    except Refused as refused:
        return _page(request, circle, refused.reasons)
    messages.success(request, gettext("Bewaard. U kunt dit altijd stoppen."))
    return see_other("conversation:readers", circle)


@known
@require_POST
def stop(request: KnownRequest, circle: UUID) -> HttpResponse:
    """Stop someone's reading, at once."""
    commands.stop_reader(actor=request.actor, circle=circle, person=id_in(request.POST, "person"))
    messages.success(request, gettext("Gestopt. Deze persoon leest niet meer mee."))
    return see_other("conversation:readers", circle)


def _page(request: KnownRequest, circle: UUID, reasons: tuple[Reason, ...]) -> HttpResponse:
    context = {
        "page": readers_page(request.actor, circle),
        "given": request.POST,
        "errors": [{"field": "why", "text": gettext(reason.dutch)} for reason in reasons],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "conversation/readers.html", context, status=status)
